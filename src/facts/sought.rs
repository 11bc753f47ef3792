//! Words that names are looked for by, and whether a phrase is made of them: in any of its forms, whatever their case and accents.

use super::words::{PerLang, Words};
use crate::language::Lang;
use crate::language::inflect;
use crate::text::fold::bare;

/// Words that names are looked for by.
#[derive(Clone, Debug)]
pub(crate) struct Sought(Vec<String>);

impl Sought {
    /// The words of a text, or the parts of a name.
    pub(crate) fn new(text: &str) -> Self {
        Self(parts(text).map(bare).collect())
    }

    /// The words.
    pub(crate) fn words(&self) -> &[String] {
        &self.0
    }
}

/// What tells of a thing in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase<'w> {
    text: &'w str,
    lang: Lang,
    /// Whether its first word is a verb.
    verb: bool,
}

impl<'w> Phrase<'w> {
    /// A phrase that is no verb's.
    pub(crate) const fn new(text: &'w str, lang: Lang) -> Self {
        Self { text, lang, verb: false }
    }

    /// The phrases that tell of a thing.
    pub(crate) fn all(words: &'w PerLang<Words>) -> impl Iterator<Item = Self> {
        words.iter().flat_map(|(lang, words)| {
            let others = words.nouns.iter().chain(&words.phrases).map(|text| Self::new(text, *lang));
            others.chain(words.verbs.iter().map(|text| Self { verb: true, ..Self::new(text, *lang) }))
        })
    }

    /// How many words it has.
    pub(crate) fn length(self) -> usize {
        self.words().count()
    }

    /// Whether these words, in their order, are all of it.
    pub(crate) fn is(self, sought: &[String]) -> bool {
        !sought.is_empty()
            && self.length() == sought.len()
            && self.words().zip(sought).enumerate().all(|(at, (own, sought))| self.is_form(at, own, sought))
    }

    /// Whether a word stands in it.
    pub(crate) fn has(self, sought: &str) -> bool {
        self.words().enumerate().any(|(at, own)| self.is_form(at, own, sought))
    }

    fn words(self) -> impl Iterator<Item = &'w str> {
        parts(self.text).filter(|part| !LIGHT.iter().any(|light| part.eq_ignore_ascii_case(light)))
    }

    /// Whether a word is a form of the phrase's own.
    fn is_form(self, at: usize, own: &str, sought: &str) -> bool {
        let plain = bare(own);
        // The forms of nearly every word begin as it does, and to make them takes a while.
        plain.chars().next() == sought.chars().next()
            && (singular(&plain) == singular(sought) || self.forms(at, own).iter().any(|form| bare(form) == sought))
    }

    fn forms(self, at: usize, own: &str) -> Vec<String> {
        if self.verb && at == 0 {
            inflect::verb(own, self.lang).into_iter().map(|form| form.form).collect()
        } else {
            inflect::nominal(own, self.lang)
        }
    }
}

/// Words that a phrase isn't known by: articles, and what makes a verb reflexive.
const LIGHT: [&str; 11] = ["le", "la", "les", "l", "un", "une", "the", "a", "an", "se", "s"];

/// The words of a phrase, or the parts of a name.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

/// A word without the `s` of a plural.
pub(crate) fn singular(word: &str) -> &str {
    word.trim_end_matches('s')
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Sought};
    use crate::language::Lang;

    fn verb(text: &str, lang: Lang) -> Phrase<'_> {
        Phrase { verb: true, ..Phrase::new(text, lang) }
    }

    #[test]
    fn a_word_is_found_in_any_form_case_and_accents_aside() {
        assert!(Phrase::new("directeur général", Lang::Fr).has("directrice"));
        assert!(Phrase::new("CEO", Lang::En).has("ceo"));
        assert!(Phrase::new("l'élu", Lang::Fr).has("elues"));
        assert!(verb("tuer par balles", Lang::Fr).has("tuees") && verb("win", Lang::En).has("won"));
        assert!(!Phrase::new("majorité", Lang::Fr).has("major") && !verb("s'unir", Lang::Fr).has("s"));
    }

    #[test]
    fn a_phrase_is_all_of_its_words() {
        let is = |phrase: Phrase<'_>, text: &str| phrase.is(Sought::new(text).words());
        assert!(is(Phrase::new("the share of the vote", Lang::En), "share-of-vote"));
        assert!(is(verb("se noyer", Lang::Fr), "noyé"));
        assert!(!is(Phrase::new("market share", Lang::En), "share"));
    }
}
