//! What is named where in a desk's files: sources, entities, facts, attributes, vocabularies and their terms.
//!
//! Made from a file's words and what the desk knows of attributes, so that it works while the file is being typed.

use crate::facts::outline::{Entry, Header, Part, outline};
use crate::facts::{Attribute, Base, ValueType};
use crate::text::Span;
use crate::text::whole;
use std::collections::BTreeMap;

/// A thing of a desk by its kind and id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// A source.
    Source(String),
    /// An entity.
    Entity(String),
    /// A fact.
    Fact(String),
    /// An attribute.
    Attribute(String),
    /// A vocabulary.
    Vocabulary(String),
    /// A term of a vocabulary.
    Term(String, String),
}

impl Thing {
    /// Its id; a term's in its vocabulary.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Source(id) | Self::Entity(id) | Self::Fact(id) | Self::Attribute(id) | Self::Vocabulary(id) | Self::Term(_, id) => id,
        }
    }

    /// Whether a file may name it: its id, or the first part of that, stands in it. Where there are escapes, it may be written with some;
    /// an attribute's name may be parted in several ways.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        let part = self.id().split('.').next().unwrap_or_default();
        matches!(self, Self::Attribute(_)) || text.contains('\\') || whole(text, part).is_some()
    }
}

/// A place where a thing is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What is named.
    pub(super) thing: Thing,
    /// Where, in bytes of the file.
    pub(super) span: Span,
    /// Whether it is declared there.
    pub(super) declares: bool,
    /// Whether it is a fact of an array: its id ends in a number that the file doesn't write.
    pub(super) numbered: bool,
}

/// The names in a file, in its order, each place once for each thing.
pub(super) fn names(text: &str, base: &Base) -> Vec<Name> {
    let mut reader = Reader { base, found: Vec::new(), counts: BTreeMap::new() };
    for entry in outline(text) {
        reader.read(&entry);
    }
    let mut found = reader.found;
    found.sort_by_key(|name| (name.span, !name.declares));
    found.dedup_by(|a, b| a.span == b.span && a.thing == b.thing);
    found
}

/// Keys that end a fact's name.
pub(super) const FACT_KEYS: [&str; 12] =
    ["is", "says", "as-of", "valid", "status", "text", "words", "with", "derive", "note", "checked", "by"];

struct Reader<'b> {
    base: &'b Base,
    found: Vec<Name>,
    /// How many tables of an array of facts there were.
    counts: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn read(&mut self, entry: &Entry) {
        let Some((kind, rest)) = entry.path.split_first() else { return };
        let Some((first, tail)) = rest.split_first() else { return };
        match kind.text.as_str() {
            "sources" => self.add(Thing::Source(first.text.clone()), first.span, true),
            "entities" => self.entity(first, tail, entry.value.as_ref()),
            "facts" => self.fact(first, tail, entry),
            "attributes" => self.attribute(rest, entry.value.as_ref()),
            "vocabularies" => self.vocabulary(first, tail),
            _ => {}
        }
    }

    fn add(&mut self, thing: Thing, span: Span, declares: bool) {
        self.found.push(Name { thing, span, declares, numbered: false });
    }

    fn entity(&mut self, id: &Part, tail: &[Part], value: Option<&Part>) {
        self.add(Thing::Entity(id.text.clone()), id.span, true);
        let (Some(key), Some(value)) = (tail.first(), value) else { return };
        match key.text.as_str() {
            "of" | "within" => self.add(Thing::Entity(value.text.clone()), value.span, false),
            "event" => self.add(Thing::Term("event".to_owned(), value.text.clone()), value.span, false),
            _ => {}
        }
    }

    fn attribute(&mut self, rest: &[Part], value: Option<&Part>) {
        let cut = rest.iter().position(|part| ATTRIBUTE_KEYS.contains(&part.text.as_str())).unwrap_or(rest.len());
        let Some(last) = rest[..cut].last() else { return };
        self.add(Thing::Attribute(joined(&rest[..cut])), last.span, true);
        if let (Some(key), Some(value)) = (rest.get(cut), value)
            && key.text == "vocabulary"
        {
            self.add(Thing::Vocabulary(value.text.clone()), value.span, false);
        }
    }

    fn vocabulary(&mut self, id: &Part, tail: &[Part]) {
        self.add(Thing::Vocabulary(id.text.clone()), id.span, true);
        if let [key, term, ..] = tail
            && key.text == "terms"
        {
            self.add(Thing::Term(id.text.clone(), term.text.clone()), term.span, true);
        }
    }

    fn fact(&mut self, entity: &Part, tail: &[Part], entry: &Entry) {
        self.add(Thing::Entity(entity.text.clone()), entity.span, false);
        let cut = tail.iter().position(|part| FACT_KEYS.contains(&part.text.as_str())).unwrap_or(tail.len());
        let (name, keys) = tail.split_at(cut);
        let Some(last) = name.last() else { return };
        let path = format!("{}.{}", entity.text, joined(name));
        if entry.header == Header::Array && keys.is_empty() {
            *self.counts.entry(path.clone()).or_default() += 1;
        }
        let number = self.counts.get(&path).map(|count| format!(".{count}")).unwrap_or_default();
        let attribute = attribute(self.base, name);
        if let Some((attribute, parts)) = attribute {
            self.add(Thing::Attribute(attribute.name.clone()), name[0].span.cover(name[parts - 1].span), false);
        }
        self.found.push(Name { numbered: !number.is_empty(), thing: Thing::Fact(path + &number), span: last.span, declares: true });
        self.keys(attribute.map(|(attribute, _)| attribute), keys, entry.value.as_ref());
    }

    fn keys(&mut self, attribute: Option<&Attribute>, keys: &[Part], value: Option<&Part>) {
        let says = keys.first().is_some_and(|key| key.text == "says");
        if let (true, Some(source)) = (says, keys.get(1)) {
            self.add(Thing::Source(source.text.clone()), source.span, false);
        }
        let key = keys.get(if says { 2 } else { 0 }).map(|key| key.text.as_str());
        match (key, attribute, value) {
            (Some("with"), _, Some(value)) => self.add(Thing::Entity(value.text.clone()), value.span, false),
            (Some("is"), Some(attribute), Some(value)) => self.value(attribute, value),
            _ => {}
        }
    }

    /// A value that names an entity or a term, by the attribute's type.
    fn value(&mut self, attribute: &Attribute, value: &Part) {
        let vocabulary = attribute.vocabulary.map(|id| self.base.vocabulary(id).name.clone());
        match (attribute.value, vocabulary) {
            (ValueType::Order, _) => self.last_word(value),
            (ValueType::Entity, _) | (ValueType::Set, None) => self.add(Thing::Entity(value.text.clone()), value.span, false),
            (ValueType::Term | ValueType::PartOfDay | ValueType::Set, Some(vocabulary)) => {
                let (start, term) = term(&value.text);
                let span = Span::new(value.span.start + start, value.span.start + start + term.len());
                self.add(Thing::Term(vocabulary, term.to_owned()), span, false);
                if value.text.contains(" of ") {
                    self.last_word(value);
                }
            }
            _ => {}
        }
    }

    /// The entity that ends « mayor of X » or « before X ».
    fn last_word(&mut self, value: &Part) {
        if let Some((before, id)) = value.text.rsplit_once(' ') {
            let start = value.span.start + before.len() + 1;
            self.add(Thing::Entity(id.to_owned()), Span::new(start, start + id.len()), false);
        }
    }
}

/// The term of « former mayor of X », and where it starts.
fn term(text: &str) -> (usize, &str) {
    let start = ["former ", "outgoing "].iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len());
    let rest = &text[start..];
    (start, rest.split_once(" of ").map_or(rest, |(term, _)| term))
}

/// The attribute with the longest name at the start of a fact's path, and how many parts it has.
pub(super) fn attribute<'b>(base: &'b Base, path: &[Part]) -> Option<(&'b Attribute, usize)> {
    (1..=path.len()).rev().find_map(|parts| {
        let name = joined(&path[..parts]);
        let named = |name: &str| base.attributes.iter().rev().find(|attribute| attribute.name == name);
        Some((named(&name).or_else(|| named(&name.replace('.', "-")))?, parts))
    })
}

/// The attribute with the longest name at the start of a fact's path as a text.
pub(super) fn attribute_of<'b>(base: &'b Base, path: &str) -> Option<&'b Attribute> {
    let starts = |attribute: &&Attribute| path.strip_prefix(&attribute.name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    base.attributes.iter().filter(starts).max_by_key(|attribute| attribute.name.len())
}

const ATTRIBUTE_KEYS: [&str; 12] =
    ["type", "slot", "subject", "vocabulary", "event", "words", "label", "yearly", "change", "limit", "several", "note"];

fn joined(path: &[Part]) -> String {
    path.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::{Thing, names};
    use crate::facts::{Buffers, Desk};
    use std::path::Path;

    const TEXT: &str = "[sources.003]\n[entities.anna]\nof = \"anna\"\n[facts.anna.age]\nis = 22\nsays.003 = { is = 23 }\n[[facts.anna.office]]\nis = \"former mayor of anna\"\n[[facts.anna.office]]\nis = \"mayor\"\n";

    fn named(wanted: &Thing) -> Vec<(String, bool)> {
        let files = Buffers {
            texts: [("factlint.toml".to_owned(), String::new()), ("facts/a.toml".to_owned(), TEXT.to_owned())].into(),
            below: None,
        };
        let desk = Desk::open_with(Path::new("/d"), &files);
        let found = names(TEXT, &desk.base).into_iter().filter(|name| name.thing == *wanted);
        found.map(|name| (name.span.of(TEXT).to_owned(), name.declares)).collect()
    }

    #[test]
    fn things_are_found_where_they_are_declared_and_used() {
        let (used, declared) = (|text: &str| (text.to_owned(), false), |text: &str| (text.to_owned(), true));
        assert_eq!(named(&Thing::Source("003".into())), [declared("003"), used("003")]);
        let anna = ["anna"; 6].map(|text| (text.to_owned(), false)).to_vec();
        assert_eq!(named(&Thing::Entity("anna".into())), [vec![declared("anna")], anna[1..].to_vec()].concat());
        assert_eq!(named(&Thing::Fact("anna.age".into())), [declared("age")]);
        assert_eq!(named(&Thing::Fact("anna.office.2".into())), [declared("office")]);
        assert_eq!(named(&Thing::Term("office".into(), "mayor".into())), [used("mayor"), used("mayor")]);
    }
}
