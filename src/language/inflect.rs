//! The forms a word takes, by language.

use super::Lang;
pub use super::verb::{Mood, Tense, VerbForm, VerbUse, VerbUses};

/// The forms of a verb given by its infinitive or base form.
#[must_use]
pub fn verb(word: &str, lang: Lang) -> Vec<VerbForm> {
    match lang {
        Lang::Fr => super::fr::verb::conjugate(word),
        Lang::En => super::en::verb::conjugate(word),
    }
}

/// A phrase for a man as it is said of a woman, as it stands where nothing tells how: « préfète », « directrice générale », "mayor".
#[must_use]
pub fn feminine(phrase: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => super::fr::nominal::feminine(phrase),
        Lang::En => phrase.to_owned(),
    }
}

/// Singular, plural, masculine and feminine of a noun or adjective.
#[must_use]
pub fn nominal(word: &str, lang: Lang) -> Vec<String> {
    match lang {
        Lang::Fr => super::fr::nominal::inflect(word),
        Lang::En => super::en::nominal::inflect(word),
    }
}
