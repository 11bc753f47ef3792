//! The words of what a language's file lists, as they are looked up: folded, and borrowed from the file where they stand in it so.

use crate::text::fold::{self, bare_of, is_folded_words};
use crate::text::tokens;
use std::borrow::Cow;

/// A folded word of a language's file.
pub(super) type Word = Cow<'static, str>;

/// The words of a phrase, accents kept.
pub(super) fn norms(phrase: &'static str) -> Vec<Word> {
    if is_folded_words(phrase) {
        return phrase.split(' ').map(Word::Borrowed).collect();
    }
    tokens(phrase).iter().map(|token| token.norm.to_string().into()).collect()
}

/// The words of a phrase without their accents; an elision at its end needs a word after it to be one.
pub(super) fn bares(phrase: &'static str) -> Vec<Word> {
    if is_folded_words(phrase) {
        return phrase.split(' ').map(bare_word).collect();
    }
    let open = phrase.ends_with('\'');
    let text = if open { format!("{phrase}x").into() } else { Word::Borrowed(phrase) };
    let mut words: Vec<Word> = tokens(&text).iter().map(|token| token.bare.to_string().into()).collect();
    if open {
        words.pop();
    }
    words
}

/// One word, accents and marks in it kept.
pub(super) fn norm(word: &'static str) -> Word {
    if is_folded_words(word) { word.into() } else { fold::norm(word).into() }
}

/// The same without its accents.
pub(super) fn bare(word: &'static str) -> Word {
    if is_folded_words(word) { bare_word(word) } else { fold::bare(word).into() }
}

fn bare_word(folded: &'static str) -> Word {
    if folded.is_ascii() { folded.into() } else { bare_of(folded).into() }
}

#[cfg(test)]
mod tests {
    use super::{Word, bare, bares, norms};

    #[test]
    fn words_are_borrowed_where_they_stand_folded() {
        assert!(norms("après que").iter().all(|word| matches!(word, Word::Borrowed(_))));
        assert_eq!(norms("Alors qu'"), ["alors", "qu'"]);
        assert_eq!(bares("près d'"), ["pres", "d'"]);
        assert_eq!((bares("été"), bare("Août"), bare("a.m.")), (vec!["ete".into()], "aout".into(), "a.m.".into()));
    }

    proptest::proptest! {
        #[test]
        fn words_are_the_tokens_of_the_phrase(phrase in "[a-fA-F0-9à-ÿ×œ'.% -]{0,12}") {
            let phrase: &'static str = phrase.leak();
            let tokens = crate::text::tokens(phrase);
            assert!(norms(phrase).iter().eq(tokens.iter().map(|token| token.norm.as_str())));
            assert!(phrase.ends_with('\'') || bares(phrase).iter().eq(tokens.iter().map(|token| token.bare.as_str())));
        }
    }
}
