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

/// The first of some words, and the others; nothing where there are none.
pub(super) fn parted(words: Words) -> Option<(Words, Words)> {
    let blank = words.bytes().position(|byte| byte == b' ');
    let parts = blank.map_or((words, ""), |blank| (&words[..blank], &words[blank + 1..]));
    (!words.is_empty()).then_some(parts)
}

/// How many words they are.
pub(super) fn count(words: Words) -> usize {
    if words.is_empty() { 0 } else { 1 + words.bytes().filter(|byte| *byte == b' ').count() }
}

/// The number of tokens that some words take, if a text starts with them; its tokens are compared as they are `written`.
pub(super) fn ahead(words: &str, tokens: &[Token], written: impl Fn(&Token) -> &str) -> Option<usize> {
    let mut rest = words;
    for (nth, token) in tokens.iter().enumerate() {
        if rest.is_empty() {
            return Some(nth);
        }
        let after = rest.strip_prefix(written(token))?;
        rest = if after.is_empty() { after } else { after.strip_prefix(' ')? };
    }
    rest.is_empty().then_some(tokens.len())
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
        assert_eq!((parted("tout de suite"), parted("tout"), parted("")), (Some(("tout", "de suite")), Some(("tout", "")), None));
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
            assert_eq!(norms(phrase), tokens.iter().map(|token| token.norm.as_str()).collect::<Vec<_>>().join(" "));
            let bare = tokens.iter().map(|token| token.bare.as_str()).collect::<Vec<_>>().join(" ");
            assert!(phrase.ends_with('\'') || bares(phrase) == bare);
        }

        #[test]
        fn words_are_ahead_where_each_is(phrase in "[ab]{1,2}( [ab]{1,2}){0,2}", text in "[ab]{1,2}( [ab]{1,2}){0,3}") {
            let tokens = tokens(&text);
            let words: Vec<&str> = phrase.split(' ').collect();
            let each = tokens.len() >= words.len() && tokens.iter().zip(&words).all(|(token, word)| *token.norm == **word);
            assert_eq!(ahead(&phrase, &tokens, |token| &token.norm), each.then_some(words.len()));
        }
    }
}
