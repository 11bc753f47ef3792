//! Ways to look up what a base holds.

use super::compiled::loose::{self, Chunk, Shared};
use super::derive;
use super::gathered::Gathered;
use super::index::Index;
use super::links::Links;
use super::model::{
    Attribute, AttributeId, Base, Entity, EntityId, EntityKind, Fact, FactId, FactValue, Group, Reading, Slot, Source, SourceId,
};
use super::store::{Iter, Store};
use super::vocabulary::{TermId, Vocabulary, VocabularyId};
use super::words::Words;
use crate::language::Lang;
use jiff::civil::Date;
use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

static NO_ATTRIBUTE: LazyLock<Attribute> = LazyLock::new(Attribute::default);
static REVISIONS: AtomicU64 = AtomicU64::new(1);

impl Base {
    /// Groups the facts and indexes the words: to be called once everything is in.
    #[must_use]
    pub fn compile(mut self) -> Self {
        // Which file gave what isn't known of records that were put together otherwise.
        self.shares = Store::default();
        let gathered = Gathered::of(&self);
        self.compile_of(gathered)
    }

    /// The same, by what was gathered from all that is in.
    pub(super) fn compile_of(mut self, mut gathered: Gathered) -> Self {
        let derived = derive::derived(&self, &gathered);
        derived.iter().for_each(|fact| gathered.fact(&self, EntityKind::Event, fact));
        self.facts.extend(derived);
        let facts = gathered.grouped();
        let (mut packed, mut grouped) = (Chunk::default(), Vec::with_capacity(facts.len()));
        for group in facts.chunk_by(|one, other| one.0 == other.0) {
            let (entity, attribute) = group[0].0;
            grouped.push((entity, attribute));
            packed.add(&Group { entity, attribute, facts: group.iter().map(|(_, fact)| *fact).collect() });
        }
        self.groups = loose::store(vec![packed], Shared::default());
        self.links = Links::build(&self, &gathered, &grouped);
        self.index = Index::build(&self, &gathered);
        self.revision = Self::next_revision();
        self
    }

    /// A number that no other base of this process has.
    pub(super) fn next_revision() -> u64 {
        REVISIONS.fetch_add(1, Ordering::Relaxed)
    }

    /// Whether all of the compiled file that it is read out of is as it was written. It looks at every page of it.
    pub(super) fn is_whole(&self) -> bool {
        self.links.is_whole()
    }

    /// Whether the compiled file that it is read out of has shown to be damaged: nothing it has said can be believed.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.links.is_damaged()
    }

    /// The same with every word indexed that some attribute or vocabulary could need.
    #[must_use]
    pub fn compile_whole(self) -> Self {
        let base = self.compile();
        Self { index: Index::whole(&base, &Gathered::of(&base)), ..base }
    }

    /// A vocabulary by its name.
    #[must_use]
    pub fn vocabulary_named(&self, name: &str) -> Option<VocabularyId> {
        self.links.vocabulary_named(name)
    }

    /// The vocabulary of kinds of event.
    #[must_use]
    pub fn event_vocabulary(&self) -> Option<&Vocabulary> {
        self.links.event().map(|id| self.vocabulary(id))
    }

    /// A kind of event by its id.
    #[must_use]
    pub fn event_named(&self, id: &str) -> Option<TermId> {
        self.event_vocabulary().and_then(|vocabulary| vocabulary.term(id))
    }

    /// Whether a kind of event is a death.
    #[must_use]
    pub fn is_death(&self, event: TermId) -> bool {
        self.event_vocabulary().is_some_and(|vocabulary| vocabulary.term("death").is_some_and(|death| vocabulary.is_under(event, death)))
    }

    /// The vocabularies that name institutions.
    pub fn bodies(&self) -> impl Iterator<Item = &Vocabulary> {
        super::index::KNOWN_BODIES.iter().filter_map(|name| self.vocabulary_named(name)).map(|id| self.vocabulary(id))
    }

    /// The fact that says when an event happened.
    #[must_use]
    pub fn date_of(&self, event: EntityId) -> Option<FactId> {
        let dated = |group: &&Group| self.attribute(group.attribute).slot == Slot::When;
        self.groups_of(event).find(dated).and_then(|group| group.facts.first()).copied()
    }

    /// The day of an event, where the desk holds one alone.
    #[must_use]
    pub fn day_of(&self, event: EntityId) -> Option<Date> {
        match self.fact(self.date_of(event)?).is.as_slice() {
            [FactValue::Plain(value)] => value.single_day(),
            _ => None,
        }
    }

    /// All that the desk holds of an entity.
    pub fn values_of(&self, entity: EntityId) -> impl Iterator<Item = &FactValue> {
        self.groups_of(entity).flat_map(|group| &group.facts).flat_map(|fact| &self.fact(*fact).is)
    }

    /// Where the desk has an event happen, or a thing be, as far as it knows it by name.
    pub fn places_of(&self, entity: EntityId) -> impl Iterator<Item = EntityId> {
        let told = self.groups_of(entity).filter(|group| self.attribute(group.attribute).slot == Slot::Where);
        let values = told.flat_map(|group| &group.facts).flat_map(|fact| &self.fact(*fact).is);
        values.filter_map(|value| if let FactValue::Entity(place) = value { Some(*place) } else { None })
    }

    /// The facts that some files tell; where it is known which file tells which, only those are looked at.
    pub fn facts_of(&self, is_meant: impl Fn(&str) -> bool) -> Vec<&Fact> {
        if self.shares.is_empty() {
            return self.facts.iter().filter(|fact| fact.derived_from.is_empty() && is_meant(&fact.place.path)).collect();
        }
        let meant = self.shares.iter().filter(|share| is_meant(&share.path));
        meant.flat_map(|share| self.facts.part(share.facts.range())).collect()
    }

    /// The files that tell facts; one may come several times.
    pub fn fact_files(&self) -> impl Iterator<Item = &str> {
        let told = self.shares.iter().filter(|share| share.facts.count > 0).map(|share| share.path.as_str());
        let unknown = self.shares.is_empty().then(|| self.facts.iter().map(|fact| fact.place.path.as_str()));
        told.chain(unknown.into_iter().flatten())
    }

    /// The groups of facts of an entity.
    #[must_use]
    pub fn groups_of(&self, entity: EntityId) -> Iter<'_, Group> {
        self.groups.part(self.places_of_groups(entity))
    }

    /// Where the groups of facts of an entity stand among all.
    #[must_use]
    pub fn places_of_groups(&self, entity: EntityId) -> Range<usize> {
        let Range { start, end } = self.links.groups_of(entity);
        // A compiled base that is damaged leads no further than there are groups.
        start..end.min(self.groups.len())
    }

    /// Whether an entity's own name tells that a draft is about the desk's story.
    #[must_use]
    pub fn is_anchor(&self, entity: EntityId) -> bool {
        super::anchor::is_anchor(self.entity(entity))
    }

    /// The facts of one attribute of one entity.
    #[must_use]
    pub fn group(&self, entity: EntityId, attribute: AttributeId) -> Option<&Group> {
        self.groups_of(entity).find(|group| group.attribute == attribute)
    }

    /// Whether these words name a city or country of the built-in gazetteer.
    #[must_use]
    pub fn is_city(&self, words: &str) -> bool {
        let tokens = crate::text::tokens(words);
        self.index.places(&tokens).contains(&(0..tokens.len()))
    }

    /// Whether these words name a town of the built-in gazetteer: nothing lies in it.
    #[must_use]
    pub fn is_town(&self, words: &str) -> bool {
        let cities = self.vocabulary_named("city").map(|id| self.vocabulary(id));
        self.is_city(words) && cities.is_some_and(|cities| cities.named(words).is_some_and(|term| !cities.has_finer(term)))
    }

    /// The readings of a fact by the source's id, in order.
    #[must_use]
    pub fn reading_of<'a>(&self, fact: &'a Fact, source: SourceId) -> Option<&'a Reading> {
        fact.says.iter().find(|reading| reading.source == source)
    }
    /// The source behind an index.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// The entity behind an index.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The attribute behind an index.
    #[must_use]
    pub fn attribute(&self, id: AttributeId) -> &Attribute {
        // One that isn't there is one of a compiled desk that is damaged.
        self.attributes.get(id.0 as usize).unwrap_or(&NO_ATTRIBUTE)
    }

    /// The vocabulary behind an index.
    #[must_use]
    pub fn vocabulary(&self, id: VocabularyId) -> &Vocabulary {
        &self.vocabularies[id.0 as usize]
    }

    /// The fact behind an index.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.0 as usize]
    }

    /// How a message names an entity.
    #[must_use]
    pub fn entity_label(&self, id: EntityId, lang: Lang) -> &str {
        self.entity(id).label(lang)
    }
}

impl Entity {
    /// How a message names it.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        let called = || self.called.get(&lang).or_else(|| self.called.values().next()).and_then(Words::label);
        self.names.first().map(String::as_str).or_else(called).unwrap_or(&self.id)
    }
}
