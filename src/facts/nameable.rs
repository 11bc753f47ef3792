//! What a fact file may name beside sources and entities: attributes, events, vocabularies and their terms, built in or the desk's own.

use super::model::{Attribute, Base, ValueType};
use super::sought::{Phrase, Sought};
use super::vocabulary::{Term, Vocabulary};
use super::words::{PerLang, Words};
use crate::language::Lang;

/// Something that a fact file may name.
#[derive(Clone, Copy, Debug)]
pub enum Nameable<'b> {
    /// What can be said of an entity.
    Attribute(&'b Attribute),
    /// A hierarchy of terms.
    Vocabulary(&'b Vocabulary),
    /// A term with its vocabulary.
    Term(&'b Vocabulary, &'b Term),
}

/// The vocabulary of kinds of event.
const EVENT: &str = "event";

impl Base {
    /// What a fact file may name: attributes by their names, events, then vocabularies by theirs, each with its terms in their order.
    #[must_use]
    pub fn nameables(&self) -> Vec<Nameable<'_>> {
        let mut attributes: Vec<&Attribute> = self.attributes.iter().collect();
        attributes.sort_by_key(|attribute| &attribute.name);
        let mut vocabularies: Vec<&Vocabulary> = self.vocabularies.iter().filter(|vocabulary| !is_unnamed(self, vocabulary)).collect();
        vocabularies.sort_by_key(|vocabulary| (vocabulary.name != EVENT, &vocabulary.name));
        let with_terms = |vocabulary| std::iter::once(Nameable::Vocabulary(vocabulary)).chain(terms(vocabulary));
        attributes.into_iter().map(Nameable::Attribute).chain(vocabularies.into_iter().flat_map(with_terms)).collect()
    }
}

/// The terms that a fact may have for a value: yes and no are `true` and `false` there.
fn terms(vocabulary: &Vocabulary) -> impl Iterator<Item = Nameable<'_>> {
    let is_answer = |term: &Term| matches!(term.id.as_str(), "yes" | "no");
    let values = if vocabulary.terms.iter().all(is_answer) { &[] } else { vocabulary.terms.as_slice() };
    values.iter().map(|term| Nameable::Term(vocabulary, term))
}

/// Whether a vocabulary was made of the words of one of the desk's own attributes: no file can name it.
fn is_unnamed(base: &Base, vocabulary: &Vocabulary) -> bool {
    let wordless = vocabulary.term("no").is_some_and(|no| vocabulary.get(no).words.is_empty());
    wordless && base.attributes.iter().any(|attribute| attribute.value == ValueType::YesNo && attribute.name == vocabulary.name)
}

impl<'b> Nameable<'b> {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'b str {
        match self {
            Self::Attribute(attribute) => &attribute.name,
            Self::Vocabulary(vocabulary) => &vocabulary.name,
            Self::Term(_, term) => &term.id,
        }
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Attribute(_) => "attribute",
            Self::Vocabulary(_) => "vocabulary",
            Self::Term(vocabulary, _) if vocabulary.name == EVENT => "event",
            Self::Term(..) => "term",
        }
    }

    /// The vocabulary of its values, or that it belongs to.
    #[must_use]
    pub fn vocabulary(self, base: &'b Base) -> Option<&'b Vocabulary> {
        match self {
            Self::Attribute(attribute) => attribute.vocabulary.map(|id| base.vocabulary(id)),
            Self::Vocabulary(_) => None,
            Self::Term(vocabulary, _) => Some(vocabulary),
        }
    }

    /// How a message names it.
    #[must_use]
    pub fn label(self, lang: Lang) -> Option<&'b str> {
        match self {
            Self::Attribute(attribute) => attribute.label.get(&lang).map(String::as_str),
            Self::Vocabulary(_) => None,
            Self::Term(_, term) => term.words.get(&lang).and_then(Words::label),
        }
    }

    /// The words and phrases that tell it, by language.
    #[must_use]
    pub fn told(self, base: &'b Base) -> PerLang<Vec<&'b str>> {
        let mut out: PerLang<Vec<&str>> = PerLang::new();
        for (lang, words) in self.words(base).into_iter().flatten() {
            out.entry(*lang).or_default().extend([&words.nouns, &words.verbs, &words.phrases].into_iter().flatten().map(String::as_str));
        }
        out
    }

    /// Whether each of some words is one that it is called or told by.
    #[must_use]
    pub fn is_called(self, base: &Base, words: &[String]) -> bool {
        let phrases = self.phrases(base);
        words.iter().flat_map(|word| Sought::new(word).words().to_vec()).all(|word| phrases.iter().any(|phrase| phrase.has(&word)))
    }

    /// All that it is called or told by, in any language.
    pub(crate) fn phrases(self, base: &'b Base) -> Vec<Phrase<'b>> {
        let words = self.words(base).into_iter().flat_map(Phrase::all);
        let labels = match self {
            Self::Attribute(attribute) => attribute.label.iter().map(|(lang, label)| Phrase::new(label, *lang)).collect(),
            _ => Vec::new(),
        };
        // A tie of kinship is a relation: what terms are called by is what their vocabulary's attribute is called by too.
        let values = self.vocabulary(base).filter(|_| matches!(self, Self::Attribute(_))).map(|vocabulary| vocabulary.name.as_str());
        let names = std::iter::once(self.name()).chain(values).map(|name| Phrase::new(name, Lang::En));
        names.chain(labels).chain(words).collect()
    }

    /// The words that tell it. Of an attribute, those of the event that it is told of too, and those that say yes or no.
    fn words(self, base: &'b Base) -> Vec<&'b PerLang<Words>> {
        match self {
            Self::Vocabulary(_) => Vec::new(),
            Self::Term(_, term) => vec![&term.words],
            Self::Attribute(attribute) => {
                let events = || base.vocabularies.iter().find(|vocabulary| vocabulary.name == EVENT);
                let event = attribute.event.and_then(|event| Some(&events()?.get(event).words));
                let answers = self.vocabulary(base).filter(|_| attribute.value == ValueType::YesNo);
                let answers = answers.into_iter().flat_map(|vocabulary| &vocabulary.terms).map(|term| &term.words);
                std::iter::once(&attribute.words).chain(event).chain(answers).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::builtin;

    fn called(words: &[&str]) -> Vec<String> {
        let base = &builtin::BASE.base;
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let found = base.nameables().into_iter().filter(|nameable| nameable.is_called(base, &words));
        found.map(|nameable| format!("{} {}", nameable.kind(), nameable.name())).collect()
    }

    #[test]
    fn what_is_told_so_is_found_in_either_language() {
        assert!(called(&["tué"]).contains(&"attribute deaths".to_owned()));
        assert!(called(&["TUE"]).contains(&"event killing".to_owned()));
        assert!(called(&["directrice"]).contains(&"term finance-director".to_owned()));
        assert!(called(&["majorité"]).contains(&"term presidential-camp".to_owned()));
        assert!(called(&["sorry"]).contains(&"attribute apologised".to_owned()));
        assert!(called(&["kinship"]).starts_with(&["attribute relation".to_owned(), "vocabulary kinship".to_owned()]));
    }

    #[test]
    fn each_word_narrows_them() {
        assert_eq!(called(&["vote", "share"]), ["attribute vote-share"]);
        assert_eq!(called(&["nombre de morts"]), ["attribute deaths"]);
        assert_eq!(called(&["no", "such", "word"]), [""; 0]);
    }
}
