//! What the items of a dump are, so that a line can refer to another wherever it stands.

use super::item::Item;
use super::knowledge::{Class, KNOWLEDGE};
use super::{id, names};
use crate::exchange::value::{attribute, term};
use crate::facts::{Base, EntityKind, Sole, TermId};
use rustc_hash::FxHashMap;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Entity(EntityKind),
    /// By its term, if the vocabulary knows it.
    Office(Option<Office>),
    Party(Option<TermId>),
}

/// An office: its term and, for one that a single person holds at a time, the place that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Office {
    term: TermId,
    of: Option<u32>,
}

/// What the items that are kept are, by number.
pub(super) struct Known<'b> {
    base: &'b Base,
    kinds: FxHashMap<u32, Kind>,
}

impl<'b> Known<'b> {
    pub(super) fn of(base: &'b Base) -> Self {
        Self { base, kinds: FxHashMap::default() }
    }

    /// Takes note of an item.
    pub(super) fn note(&mut self, item: &Item) {
        if let (Some(number), Some(class)) = (item.number(), class(item)) {
            let kind = match class {
                Class::Entity(_) | Class::Party if names(item.names(None), false).0.is_empty() => return,
                Class::Entity(kind) => Kind::Entity(kind),
                Class::Party => Kind::Party(self.term("party", item.names(None))),
                Class::Office => Kind::Office(self.office(item)),
            };
            self.kinds.insert(number, kind);
        }
    }

    pub(super) fn kind(&self, number: u32) -> Option<Kind> {
        self.kinds.get(&number).copied()
    }

    /// The id of an item that is an entity.
    pub(super) fn entity(&self, number: u32) -> Option<String> {
        matches!(self.kind(number)?, Kind::Entity(_) | Kind::Party(_)).then(|| id(number))
    }

    /// The id of an item as a term of the vocabulary of parties.
    pub(super) fn party(&self, number: u32) -> Option<String> {
        match self.kind(number)? {
            Kind::Party(Some(term)) => Some(self.term_id("party", term)),
            Kind::Party(None) => Some(id(number)),
            _ => None,
        }
    }

    /// An office as a fact has it: `mayor of q1`.
    pub(super) fn office_held(&self, number: u32) -> Option<String> {
        let Kind::Office(Some(Office { term, of })) = self.kind(number)? else { return None };
        let of = of.and_then(|place| self.entity(place)).map(|place| format!(" of {place}")).unwrap_or_default();
        Some(format!("{}{of}", self.term_id("office", term)))
    }

    /// The coarser place that a place lies in, if it is kept.
    pub(super) fn within(&self, item: &Item) -> Option<String> {
        let is_place = |number: &u32| self.kind(*number) == Some(Kind::Entity(EntityKind::Place)) && item.number() != Some(*number);
        item.items("P131").chain(item.items("P17")).find(is_place).map(id)
    }

    fn office(&self, item: &Item) -> Option<Office> {
        let term = self.term("office", item.names(None)).or_else(|| self.term("office", item.names(None).filter_map(head)))?;
        let vocabulary = self.base.vocabulary(self.base.vocabulary_named("office")?);
        let is_sole = vocabulary.get(term).sole == Some(Sole::Place);
        Some(Office { term, of: item.items("P1001").next().filter(|_| is_sole) })
    }

    fn term<'n>(&self, name: &str, mut words: impl Iterator<Item = &'n str>) -> Option<TermId> {
        let of = attribute(self.base, name, EntityKind::Person)?;
        let found = words.find_map(|words| term(self.base, of, words))?;
        self.base.vocabulary(of.vocabulary?).term(&found)
    }

    fn term_id(&self, vocabulary: &str, term: TermId) -> String {
        self.base.vocabulary_named(vocabulary).map(|id| self.base.vocabulary(id).get(term).id.clone()).unwrap_or_default()
    }
}

/// « maire de Lyon », "mayor of Lyon": the words before what it is of.
fn head(words: &str) -> Option<&str> {
    [" of ", " de ", " du ", " des ", " d'", " d’"].iter().filter_map(|of| words.find(of)).min().map(|at| &words[..at])
}

fn class(item: &Item) -> Option<Class> {
    let known = item.items("P31").find_map(|class| KNOWLEDGE.classes.get(&class).copied());
    let is_office = || item.items("P279").any(|above| KNOWLEDGE.offices_above.contains(&above));
    known.or_else(|| is_office().then_some(Class::Office))
}
