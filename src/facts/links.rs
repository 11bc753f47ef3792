//! What leads from what a text mentions to what the desk knows of it, so that a reader looks at that alone.

use super::model::{AttributeId, Base, EntityId, EntityKind, FactValue, Slot};
use super::vocabulary::{TermId, Vocabulary, VocabularyId};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Ways through a base, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The vocabulary of kinds of event.
    event: Option<VocabularyId>,
    /// For each kind of event those that are it, above it or below it.
    kin: Vec<Vec<TermId>>,
    /// What belongs to an entity or is about it.
    belongings: FxHashMap<EntityId, Vec<EntityId>>,
    /// What is measured or told at an entity: the attribute and whose it is.
    keyed: FxHashMap<EntityId, Vec<(AttributeId, EntityId)>>,
    /// The events of a kind.
    events: FxHashMap<TermId, Vec<EntityId>>,
    /// For each attribute of the desk's own that one event alone has, a role that somebody or something fills: that event.
    sole: FxHashMap<AttributeId, Option<EntityId>>,
    /// Those who hold a title that one person at most holds at a time.
    holders: FxHashMap<(VocabularyId, TermId), Vec<EntityId>>,
    /// Where an entity's groups of facts stand.
    groups: FxHashMap<EntityId, Range<usize>>,
    /// The groups that hold quotations, and those that hold names.
    quoted: Vec<usize>,
    expanded: Vec<usize>,
}

impl Links {
    /// Works out the ways through a base whose groups are made.
    #[must_use]
    pub fn build(base: &Base) -> Self {
        let event = base.vocabulary_named("event");
        let mut links = Self { event, kin: event.map(|id| kin(base.vocabulary(id))).unwrap_or_default(), ..Self::default() };
        for (at, entity) in base.entities.iter().enumerate() {
            let id = EntityId(at as u32);
            entity.of.iter().for_each(|of| links.belongings.entry(*of).or_default().push(id));
            if let Some(term) = entity.event.filter(|_| entity.kind == EntityKind::Event) {
                links.events.entry(term).or_default().push(id);
            }
        }
        for fact in &base.facts {
            fact.with.iter().for_each(|with| links.keyed.entry(*with).or_default().push((fact.attribute, fact.entity)));
        }
        for fact in &base.facts {
            if let [FactValue::Term(held)] = fact.is.as_slice()
                && base.vocabulary(held.vocabulary).get(held.term).sole.is_some()
            {
                links.holders.entry((held.vocabulary, held.term)).or_default().push(fact.entity);
            }
        }
        for (at, group) in base.groups.iter().enumerate() {
            links.groups.entry(group.entity).and_modify(|range| range.end = at + 1).or_insert(at..at + 1);
        }
        let own = |id: AttributeId| base.attribute(id).own && base.attribute(id).slot == Slot::Filler;
        for group in base.groups.iter().filter(|group| own(group.attribute)) {
            let event = (base.entity(group.entity).kind == EntityKind::Event).then_some(group.entity);
            links.sole.entry(group.attribute).and_modify(|sole| *sole = None).or_insert(event);
        }
        let of_slot = |slot: Slot| -> Vec<usize> {
            let groups = base.groups.iter().enumerate().filter(move |(_, group)| base.attribute(group.attribute).slot == slot);
            groups.map(|(at, _)| at).collect()
        };
        links.quoted = of_slot(Slot::Quotation);
        links.expanded = of_slot(Slot::Name).into_iter().chain(of_slot(Slot::Eponym)).collect();
        links
    }

    /// The vocabulary of kinds of event.
    #[must_use]
    pub const fn event(&self) -> Option<VocabularyId> {
        self.event
    }

    /// Whether a kind of event is the other or stands above or below it.
    #[must_use]
    pub fn same_event(&self, a: TermId, b: TermId) -> bool {
        a == b || self.kin.get(a.0 as usize).is_some_and(|kin| kin.binary_search(&b).is_ok())
    }

    /// The events that a word for a kind of event may tell of.
    pub fn events_of(&self, term: TermId) -> impl Iterator<Item = EntityId> {
        let kin = self.kin.get(term.0 as usize).map_or(&[][..], Vec::as_slice);
        kin.iter().flat_map(|term| self.events.get(term).map_or(&[][..], Vec::as_slice)).copied()
    }

    /// What belongs to an entity or is about it.
    #[must_use]
    pub fn belongings(&self, entity: EntityId) -> &[EntityId] {
        self.belongings.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// What facts hold together with an entity, « 171 km/h à Belle-Île »: the attribute and whose it is.
    #[must_use]
    pub fn keyed(&self, entity: EntityId) -> &[(AttributeId, EntityId)] {
        self.keyed.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// The one event that has an attribute of the desk's own, a role that somebody or something fills.
    #[must_use]
    pub fn sole(&self, attribute: AttributeId) -> Option<EntityId> {
        self.sole.get(&attribute).copied().flatten()
    }

    /// Those who hold a title that one person at most holds at a time.
    #[must_use]
    pub fn holders(&self, vocabulary: VocabularyId, title: TermId) -> &[EntityId] {
        self.holders.get(&(vocabulary, title)).map_or(&[], Vec::as_slice)
    }

    /// Where an entity's groups of facts stand among the base's.
    #[must_use]
    pub fn groups_of(&self, entity: EntityId) -> Range<usize> {
        self.groups.get(&entity).cloned().unwrap_or_default()
    }

    /// The groups that hold quotations.
    #[must_use]
    pub fn quoted(&self) -> &[usize] {
        &self.quoted
    }

    /// The groups that hold names and expansions.
    #[must_use]
    pub fn expanded(&self) -> &[usize] {
        &self.expanded
    }
}

/// For each term those that are it, above it or below it, sorted.
fn kin(vocabulary: &Vocabulary) -> Vec<Vec<TermId>> {
    let ids = || (0..vocabulary.terms.len()).map(|at| TermId(at as u32));
    let mut out: Vec<Vec<TermId>> = ids().map(|id| vec![id]).collect();
    for id in ids() {
        for above in vocabulary.above(id).into_iter().filter(|above| *above != id) {
            out[id.0 as usize].push(above);
            out[above.0 as usize].push(id);
        }
    }
    for list in &mut out {
        list.sort_unstable();
        list.dedup();
    }
    out
}
