//! Folding: the forms in which words are compared.
//!
//! `norm` keeps accents (« tue » is not « tué »), `bare` drops them (« Ecologistes », « ETAT »).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, composed, one apostrophe, ligatures opened; accents kept.
#[must_use]
pub fn norm(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfc().flat_map(char::to_lowercase).flat_map(|c| open(c).chars().collect::<Vec<_>>()).collect()
}

/// `norm` without accents.
#[must_use]
pub fn bare(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    norm(word).nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Whether a character is an apostrophe in any of its typographic forms.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

/// Whether a character is a hyphen that joins the parts of a word.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn open(c: char) -> Opened {
    match c {
        'œ' => Opened::Two("oe"),
        'æ' => Opened::Two("ae"),
        'ß' => Opened::Two("ss"),
        c if is_apostrophe(c) => Opened::One('\''),
        c => Opened::One(c),
    }
}

enum Opened {
    One(char),
    Two(&'static str),
}

impl Opened {
    fn chars(&self) -> Box<dyn Iterator<Item = char>> {
        match self {
            Self::One(c) => Box::new(std::iter::once(*c)),
            Self::Two(text) => Box::new(text.chars()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, norm};

    #[test]
    fn accents_are_kept_by_norm_and_dropped_by_bare() {
        assert_eq!(norm("Évacué"), "évacué");
        assert_eq!(bare("Évacué"), "evacue");
    }

    #[test]
    fn ligatures_apostrophes_and_decomposed_letters_come_to_one_form() {
        assert_eq!(norm("Sœur"), "soeur");
        assert_eq!(norm("L\u{2019}"), "l'");
        assert_eq!(norm("e\u{301}"), "é");
    }
}
