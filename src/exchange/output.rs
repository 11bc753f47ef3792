//! Where readers put what they made: text in the desk format, handed out in parts, each of whole records.
//!
//! What the desk has already is never declared again, nor is anything twice; to know that, a hash of every table's name is kept.

use super::record::{Entity, Fact, Record, Source, Term};
use super::tally::Tally;
use crate::facts::Base;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::BuildHasher;
use std::io;

/// Bytes after which a part is handed out.
const PART: usize = 1 << 20;

/// Keeps parts, in order.
pub trait Keep {
    /// Takes a part, and the counts of the run up to its end.
    ///
    /// # Errors
    /// When it can't be kept.
    fn part(&mut self, text: &str, tally: &Tally) -> io::Result<()>;
}

/// What readers write to.
pub struct Output<'a> {
    /// The desk that the output is for.
    pub base: &'a Base,
    desk: Declared<'a>,
    declared: FxHashSet<u64>,
    text: String,
    tally: Tally,
    /// Records of the input so far, those of an earlier run among them.
    at: u64,
    /// Records that an earlier run has done.
    done: u64,
    part: usize,
    keep: &'a mut dyn Keep,
}

/// What the desk declares itself.
struct Declared<'a> {
    entities: FxHashSet<&'a str>,
    sources: FxHashSet<&'a str>,
    /// Entities and attributes of which there are facts.
    facts: FxHashSet<(&'a str, &'a str)>,
}

impl<'a> Output<'a> {
    /// An output for a desk.
    pub fn new(base: &'a Base, keep: &'a mut dyn Keep) -> Self {
        let of_fact = |fact: &crate::facts::Fact| (base.entity(fact.entity).id.as_str(), base.attribute(fact.attribute).name.as_str());
        let desk = Declared {
            entities: base.entities.iter().map(|entity| entity.id.as_str()).collect(),
            sources: base.sources.iter().map(|source| source.id.as_str()).collect(),
            facts: base.facts.iter().map(of_fact).collect(),
        };
        let declared = FxHashSet::default();
        Self { base, desk, declared, text: String::new(), tally: Tally::default(), at: 0, done: 0, part: PART, keep }
    }

    /// The same, with parts of another size.
    #[must_use]
    pub fn in_parts_of(self, bytes: usize) -> Self {
        Self { part: bytes, ..self }
    }

    /// Goes on where an earlier run was stopped, by its counts.
    #[must_use]
    pub fn after(self, tally: Tally) -> Self {
        Self { done: tally.records, tally, ..self }
    }

    /// Takes note of what a part of that run declares.
    pub fn remember(&mut self, part: &str) {
        self.declared.extend(part.lines().filter(|line| line.starts_with('[')).map(hash));
    }

    /// Takes note of the next record of the input, and says whether it is still to be read.
    ///
    /// # Errors
    /// When a part is full and can't be kept.
    pub fn is_next_new(&mut self) -> io::Result<bool> {
        if self.text.len() >= self.part {
            self.hand_out()?;
        }
        self.at += 1;
        let is_new = self.at > self.done;
        self.tally.records += u64::from(is_new);
        Ok(is_new)
    }

    /// Puts what a record gives.
    pub fn put(&mut self, record: &Record) {
        record.sources.iter().for_each(|source| self.source(source));
        record.terms.iter().for_each(|term| self.term(term));
        record.entities.iter().for_each(|entity| self.entity(entity));
        record.facts.iter().for_each(|fact| self.fact(fact));
    }

    /// Counts something that is left out.
    pub fn leave(&mut self, reason: &str, example: impl AsRef<str>) {
        self.tally.leave(reason, example.as_ref());
    }

    /// Whether a source is there, on the desk or among what was put.
    #[must_use]
    pub fn has_source(&self, id: &str) -> bool {
        self.desk.sources.contains(id) || self.declared.contains(&hash(&Source { id: id.to_owned(), ..Source::default() }.header()))
    }

    /// Whether an entity is there, on the desk or among what was put.
    #[must_use]
    pub fn has_entity(&self, id: &str) -> bool {
        self.desk.entities.contains(id) || self.declared.contains(&hash(&Entity { id: id.to_owned(), ..Entity::default() }.header()))
    }

    /// Whether a vocabulary has a term, on the desk or among what was put.
    #[must_use]
    pub fn has_term(&self, vocabulary: &'static str, id: &str) -> bool {
        let known = self.base.vocabulary_named(vocabulary).map(|known| self.base.vocabulary(known));
        let term = Term { vocabulary, id: id.to_owned(), ..Term::default() };
        known.is_some_and(|known| known.term(id).is_some()) || self.declared.contains(&hash(&term.header()))
    }

    /// Hands out what is left, and says how the run went.
    ///
    /// # Errors
    /// When the last part can't be kept.
    pub fn end(mut self) -> io::Result<Tally> {
        if !self.text.is_empty() || self.at > self.done {
            self.hand_out()?;
        }
        Ok(self.tally)
    }

    fn hand_out(&mut self) -> io::Result<()> {
        self.keep.part(&self.text, &self.tally)?;
        self.text.clear();
        Ok(())
    }

    fn source(&mut self, source: &Source) {
        if !self.desk.sources.contains(source.id.as_str()) && self.declared.insert(hash(&source.header())) {
            source.write(&mut self.text);
            self.tally.sources += 1;
        }
    }

    fn term(&mut self, term: &Term) {
        if !self.is_term(term) && self.declared.insert(hash(&term.header())) {
            term.write(&mut self.text);
            self.tally.terms += 1;
        }
    }

    fn is_term(&self, term: &Term) -> bool {
        self.base.vocabulary_named(term.vocabulary).is_some_and(|id| self.base.vocabulary(id).term(&term.id).is_some())
    }

    fn entity(&mut self, entity: &Entity) {
        if self.desk.entities.contains(entity.id.as_str()) {
            self.leave("the desk has this entity already; its new facts are added", &entity.id);
        } else if self.declared.insert(hash(&entity.header())) {
            entity.write(&mut self.text);
            self.tally.entities += 1;
        }
    }

    fn fact(&mut self, fact: &Fact) {
        let (entity, attribute) = (fact.entity.as_str(), fact.attribute.as_str());
        if self.desk.facts.contains(&(entity, attribute)) {
            self.leave("the desk has a fact of this entity and attribute already", format!("{entity}.{attribute}"));
        } else if !self.has_entity(entity) {
            self.leave("a fact of an entity that was left out", format!("{entity}.{attribute}"));
        } else if self.declared.insert(hash(&fact.header())) {
            fact.write(&mut self.text);
            self.tally.facts += 1;
        } else {
            self.leave("a second fact of one entity and attribute", format!("{entity}.{attribute}"));
        }
    }
}

fn hash(header: &str) -> u64 {
    FxBuildHasher.hash_one(header)
}
