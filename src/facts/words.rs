//! Cue words: how a thing is said in a language.

use crate::language::Lang;
use std::collections::BTreeMap;

/// One `T` for each language that has one.
pub type PerLang<T> = BTreeMap<Lang, T>;

/// Words and phrases of one language, by how they inflect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Nominal phrases: plural and feminine forms are generated.
    pub nouns: Vec<String>,
    /// Verb phrases: the first word is an infinitive, its forms are generated, the rest is its complement.
    pub verbs: Vec<String>,
    /// Phrases that don't inflect.
    pub phrases: Vec<String>,
}

impl Words {
    /// Whether nothing is listed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.nouns.is_empty() && self.verbs.is_empty() && self.phrases.is_empty()
    }

    /// The word that stands for the rest in a message.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.nouns.first().or_else(|| self.verbs.first()).or_else(|| self.phrases.first()).map(String::as_str)
    }
}
