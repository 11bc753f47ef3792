//! The words of what a language's file lists, as they are looked up: folded, and the file's own where they stand in it so.

use crate::text::fold::{self, bare_of, is_folded_words};
use crate::text::{Token, tokens};

/// A folded word of a language's file, or several, a blank between them. They are of the program for as long as it runs.
pub(super) type Words = &'static str;

/// The words of a phrase, accents kept.
pub(super) fn norms(phrase: &'static str) -> Words {
    if is_folded_words(phrase) { phrase } else { joined(&tokens(phrase), |token| &token.norm) }
}

/// The words of a phrase without their accents; an elision at its end needs a word after it to be one.
pub(super) fn bares(phrase: &'static str) -> Words {
    if is_folded_words(phrase) {
        return bare_words(phrase);
    }
    if phrase.ends_with('\'') {
        let tokens = tokens(&format!("{phrase}x"));
        return joined(tokens.split_last().map_or(&[], |(_, words)| words), |token| &token.bare);
    }
    joined(&tokens(phrase), |token| &token.bare)
}

/// One word, accents and marks in it kept.
pub(super) fn norm(word: &'static str) -> Words {
    if is_folded_words(word) { word } else { fold::norm(word).leak() }
}

/// The same without its accents.
pub(super) fn bare(word: &'static str) -> Words {
    if is_folded_words(word) { bare_words(word) } else { fold::bare(word).leak() }
}

/// The first of some words, and the others.
pub(super) fn parted(words: Words) -> (Words, Words) {
    match words.bytes().position(|byte| byte == b' ') {
        Some(blank) => (&words[..blank], &words[blank + 1..]),
        None => (words, ""),
    }
}

/// How many they are.
pub(super) fn count(words: Words) -> usize {
    if words.is_empty() { 0 } else { 1 + words.bytes().filter(|byte| *byte == b' ').count() }
}

/// How many tokens some words are that a text starts with, as its tokens are `written`.
pub(super) fn ahead(words: &str, tokens: &[Token], written: impl Fn(&Token) -> &str) -> Option<usize> {
    let mut left = words;
    for (nth, token) in tokens.iter().enumerate() {
        if left.is_empty() {
            return Some(nth);
        }
        let after = left.strip_prefix(written(token))?;
        left = if after.is_empty() { after } else { after.strip_prefix(' ')? };
    }
    left.is_empty().then_some(tokens.len())
}

fn joined(tokens: &[Token], written: impl Fn(&Token) -> &str) -> Words {
    tokens.iter().map(written).collect::<Vec<_>>().join(" ").leak()
}

fn bare_words(folded: Words) -> Words {
    if folded.is_ascii() { folded } else { bare_of(folded).leak() }
}

#[cfg(test)]
mod tests {
    use super::{ahead, bare, bares, count, norms, parted};
    use crate::text::tokens;

    #[test]
    fn words_are_the_files_own_where_they_stand_folded() {
        let phrase = "après que";
        assert!(std::ptr::eq(norms(phrase), phrase));
        assert_eq!(norms("Alors qu'"), "alors qu'");
        assert_eq!(bares("près d'"), "pres d'");
        assert_eq!((bares("été"), bare("Août"), bare("a.m.")), ("ete", "aout", "a.m."));
    }

    #[test]
    fn words_are_parted_and_counted() {
        assert_eq!((parted("tout de suite"), parted("tout"), parted("")), (("tout", "de suite"), ("tout", ""), ("", "")));
        assert_eq!((count("tout de suite"), count("tout"), count("")), (3, 1, 0));
    }

    #[test]
    fn whole_words_are_ahead() {
        let ahead = |words: &str, text: &str| ahead(words, &tokens(text), |token| &token.norm);
        assert_eq!(ahead("de suite", "De suite après"), Some(2));
        assert_eq!(ahead("de suite", "de suite"), Some(2));
        assert_eq!(ahead("", "de"), Some(0));
        assert_eq!([ahead("de suite", "de"), ahead("de suite", "de suites"), ahead("de suites", "de suite")], [None; 3]);
    }

    proptest::proptest! {
        #[test]
        fn words_are_the_tokens_of_the_phrase(phrase in "[a-fA-F0-9à-ÿ×œ'.% -]{0,12}") {
            let phrase: &'static str = phrase.leak();
            let tokens = tokens(phrase);
            assert!(norms(phrase).split(' ').filter(|word| !word.is_empty()).eq(tokens.iter().map(|token| token.norm.as_str())));
            let bares = || bares(phrase).split(' ').filter(|word| !word.is_empty());
            assert!(phrase.ends_with('\'') || bares().eq(tokens.iter().map(|token| token.bare.as_str())));
        }
    }
}
