//! What leads from what a text mentions to what the desk knows of it, so that a reader looks at that alone.

use super::compiled::image::Origin;
use super::compiled::pack::record;
use super::flat::{Lists, Numbers};
use super::gathered::Gathered;
use super::model::{AttributeId, Base, Entity, EntityId, EntityKind, Fact, FactId, FactValue, Slot, SourceId};
use super::moved::Moved;
use super::spoken::Spoken;
use super::vocabulary::{TermId, Vocabulary, VocabularyId};
use jiff::civil::Date;
use std::ops::Range;

/// Ways through a base, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// The names of the vocabularies.
    names: Vec<String>,
    /// The vocabulary of kinds of event.
    event: Option<VocabularyId>,
    /// For each kind of event those that are it, above it or below it, sorted.
    kin: Lists<1>,
    /// The events of a kind.
    events: Lists<1>,
    /// What belongs to an entity or is about it.
    belongings: Lists<1>,
    /// What is measured or told at an entity: the attribute and whose it is.
    keyed: Lists<2>,
    /// The facts of an attribute that are told of an entity beside their own.
    paired: Lists<1>,
    /// Where an entity's groups of facts start, and the last end.
    groups: Numbers,
    /// For each attribute of the desk's own that one event alone has, a role that somebody or something fills: that event.
    sole: Vec<Option<EntityId>>,
    /// For each attribute of the desk's own that one thing alone has, a figure of it: that thing.
    only: Vec<Option<EntityId>>,
    /// Those who hold a title that one person at most holds at a time, by vocabulary and term.
    holders: Lists<1>,
    /// Where the terms of each vocabulary start.
    terms: Vec<u32>,
    /// The groups that hold quotations, and those that hold names.
    quoted: Numbers,
    expanded: Numbers,
    /// How many groups each attribute has.
    told: Vec<u32>,
    /// The days on which the first and the last source came out.
    published: Option<(Date, Date)>,
    /// The sources with an archived text.
    archived: Numbers,
    /// Whether the desk has an anchor.
    anchored: bool,
    /// Whether the id of some entity has a dot in it, so that facts of several may have one id.
    dotted: bool,
    /// The words of the quotations.
    pub(super) spoken: Spoken,
    /// Where the base is read from.
    origin: Origin,
}

impl Links {
    /// Works out the ways through a base whose groups are made.
    #[must_use]
    pub(super) fn build(base: &Base, gathered: &Gathered, grouped: &[Member]) -> Self {
        let names: Vec<String> = base.vocabularies.iter().map(|vocabulary| vocabulary.name.clone()).collect();
        let event = names.iter().position(|name| name == "event").map(|at| VocabularyId(at as u32));
        let (entities, attributes) = (base.entities.len(), base.attributes.len());
        let kinds = event.map_or(0, |id| base.vocabulary(id).terms.len());
        let kin = event.map(|id| kin(base.vocabulary(id))).unwrap_or_default();
        let terms = terms(base);
        let published = || base.sources.iter().filter_map(|source| source.published);
        Self {
            names,
            event,
            kin: Lists::of(kinds, kin.iter().enumerate().flat_map(|(at, kin)| kin.iter().map(move |term| (at as u32, [term.0])))),
            events: Lists::of(kinds, linked(base, gathered).filter_map(|(at, entity)| Some((kind(entity)?.0, [at])))),
            belongings: Lists::of(entities, linked(base, gathered).flat_map(|(at, entity)| entity.of.iter().map(move |of| (of.0, [at])))),
            keyed: Lists::of(entities, with(base, gathered).map(|(_, fact, with)| (with.0, [fact.attribute.0, fact.entity.0]))),
            paired: Lists::of(attributes, with(base, gathered).map(|(at, fact, _)| (fact.attribute.0, [at]))),
            groups: groups(grouped, entities),
            sole: alone(base, gathered, grouped, &|slot, kind| slot == Slot::Filler && kind == EntityKind::Event),
            only: alone(base, gathered, grouped, &is_figure),
            holders: Lists::of(terms.last().map_or(0, |end| *end as usize), holders(base, gathered, &terms)),
            terms,
            quoted: of_slot(base, grouped, Slot::Quotation).collect(),
            expanded: of_slot(base, grouped, Slot::Name).chain(of_slot(base, grouped, Slot::Eponym)).collect(),
            told: told(grouped, attributes),
            published: published().min().zip(published().max()),
            archived: numbered(base.sources.iter()).filter(|(_, source)| source.archive.is_some()).map(|(at, _)| at).collect(),
            anchored: gathered.anchored,
            dotted: gathered.dotted,
            spoken: Spoken::default(),
            origin: Origin::default(),
        }
    }

    /// A vocabulary by its name.
    #[must_use]
    pub fn vocabulary_named(&self, name: &str) -> Option<VocabularyId> {
        self.names.iter().position(|known| known == name).map(|at| VocabularyId(at as u32))
    }

    /// The vocabulary of kinds of event.
    #[must_use]
    pub const fn event(&self) -> Option<VocabularyId> {
        self.event
    }

    /// Whether a kind of event is the other or stands above or below it.
    #[must_use]
    pub fn same_event(&self, a: TermId, b: TermId) -> bool {
        a == b || self.kin.get(a.0 as usize).any(|[kin]| kin == b.0)
    }

    /// The events that a word for a kind of event may tell of.
    pub fn events_of(&self, term: TermId) -> impl Iterator<Item = EntityId> {
        self.kin.get(term.0 as usize).flat_map(|[kin]| self.events.get(kin as usize)).map(|[event]| EntityId(event))
    }

    /// What belongs to an entity or is about it.
    pub fn belongings(&self, entity: EntityId) -> impl Iterator<Item = EntityId> {
        self.belongings.get(entity.0 as usize).map(|[other]| EntityId(other))
    }

    /// What facts hold together with an entity, « 171 km/h à Belle-Île »: the attribute and whose it is.
    pub fn keyed(&self, entity: EntityId) -> impl Iterator<Item = (AttributeId, EntityId)> {
        self.keyed.get(entity.0 as usize).map(|[attribute, other]| (AttributeId(attribute), EntityId(other)))
    }

    /// The facts of an attribute that hold together with an entity.
    pub fn paired(&self, attribute: AttributeId) -> impl Iterator<Item = FactId> {
        self.paired.get(attribute.0 as usize).map(|[fact]| FactId(self.origin.moved().map_or(fact, |moved| moved.fact(fact))))
    }

    /// The one event that has an attribute of the desk's own, a role that somebody or something fills.
    #[must_use]
    pub fn sole(&self, attribute: AttributeId) -> Option<EntityId> {
        self.sole.get(attribute.0 as usize).copied().flatten()
    }

    /// The one thing that has an attribute of the desk's own, a figure of it.
    #[must_use]
    pub fn only(&self, attribute: AttributeId) -> Option<EntityId> {
        self.only.get(attribute.0 as usize).copied().flatten()
    }

    /// Those who hold a title that one person at most holds at a time.
    pub fn holders(&self, vocabulary: VocabularyId, title: TermId) -> impl Iterator<Item = EntityId> {
        let start = self.terms.get(vocabulary.0 as usize).copied().unwrap_or_default();
        self.holders.get((start + title.0) as usize).map(|[holder]| EntityId(holder))
    }

    /// Where an entity's groups of facts stand among the base's.
    #[must_use]
    pub fn groups_of(&self, entity: EntityId) -> Range<usize> {
        let at = entity.0 as usize;
        let written = self.groups.get(at) as usize..self.groups.get(at + 1) as usize;
        match self.origin.moved() {
            Some(moved) => moved.groups_of(entity, written),
            None => written,
        }
    }

    /// The groups that hold quotations.
    pub fn quoted(&self) -> impl Iterator<Item = usize> {
        self.quoted.iter().map(|at| self.group(at as usize))
    }

    /// The groups that hold names and expansions.
    pub fn expanded(&self) -> impl Iterator<Item = usize> {
        self.expanded.iter().map(|at| self.group(at as usize))
    }

    /// Where a group stands.
    fn group(&self, written: usize) -> usize {
        self.origin.moved().map_or(written, |moved| moved.group(written))
    }

    /// How many groups an attribute had when the base was made: none in one that was mended since either, if there was none then, and some
    /// if there were some.
    pub(super) fn told(&self, attribute: AttributeId) -> u32 {
        self.told.get(attribute.0 as usize).copied().unwrap_or_default()
    }

    /// Notes where facts and groups are, of a base out of a file of which nothing was asked yet; whether it can be.
    pub(super) fn mend(&self, moved: Moved) -> bool {
        self.origin.mend(moved)
    }

    /// The days on which the first and the last source came out.
    #[must_use]
    pub const fn published(&self) -> Option<(Date, Date)> {
        self.published
    }

    /// The sources with an archived text, in order.
    pub fn archived(&self) -> impl Iterator<Item = SourceId> {
        self.archived.iter().map(SourceId)
    }

    /// Whether all of the compiled file that the base is read out of is as it was written.
    pub(super) fn is_whole(&self) -> bool {
        self.origin.is_whole()
    }

    /// Whether the compiled file that the base is read out of has shown to be damaged.
    #[must_use]
    pub(super) fn is_damaged(&self) -> bool {
        self.origin.is_damaged()
    }

    /// Whether the id of some entity has a dot in it.
    pub(super) const fn is_dotted(&self) -> bool {
        self.dotted
    }

    /// Whether the desk has an anchor.
    #[must_use]
    pub const fn is_anchored(&self) -> bool {
        self.anchored
    }
}

record!(Links {
    names,
    event,
    kin,
    events,
    belongings,
    keyed,
    paired,
    groups,
    sole,
    only,
    holders,
    terms,
    quoted,
    expanded,
    told,
    published,
    archived,
    anchored,
    dotted,
    spoken,
    origin,
});

/// Whose a group of facts is, and of which attribute.
type Member = (EntityId, AttributeId);

fn numbered<T>(records: impl Iterator<Item = T> + Clone) -> impl Iterator<Item = (u32, T)> + Clone {
    (0..).zip(records)
}

/// The kind of an event.
fn kind(entity: &Entity) -> Option<TermId> {
    entity.event.filter(|_| entity.kind == EntityKind::Event)
}

/// The entities that are of others or events.
fn linked<'b>(base: &'b Base, gathered: &'b Gathered) -> impl Iterator<Item = (u32, &'b Entity)> + Clone {
    gathered.linked.iter().map(|id| (id.0, base.entity(*id)))
}

/// Facts and the entities that they are told of beside their own.
fn with<'b>(base: &'b Base, gathered: &'b Gathered) -> impl Iterator<Item = (u32, &'b Fact, EntityId)> + Clone {
    let telling = gathered.telling.iter().map(|id| (id.0, base.fact(*id)));
    telling.flat_map(|(at, fact)| fact.with.iter().map(move |with| (at, fact, *with)))
}

/// Where the terms of each vocabulary would start if all stood in one list, and where the last end.
fn terms(base: &Base) -> Vec<u32> {
    let mut terms = vec![0];
    for vocabulary in &base.vocabularies {
        terms.push(terms.last().copied().unwrap_or_default() + vocabulary.terms.len() as u32);
    }
    terms
}

fn holders<'b>(base: &'b Base, gathered: &'b Gathered, terms: &'b [u32]) -> impl Iterator<Item = (u32, [u32; 1])> + Clone + 'b {
    gathered.telling.iter().map(|id| base.fact(*id)).filter_map(|fact| match fact.is.as_slice() {
        [FactValue::Term(held)] if base.vocabulary(held.vocabulary).get(held.term).sole.is_some() => {
            Some((terms[held.vocabulary.0 as usize] + held.term.0, [fact.entity.0]))
        }
        _ => None,
    })
}

/// For each attribute of the desk's own, the entity that alone has it, where both are of a sort.
fn alone(base: &Base, gathered: &Gathered, grouped: &[Member], is_sort: &dyn Fn(Slot, EntityKind) -> bool) -> Vec<Option<EntityId>> {
    let mut seen = vec![false; base.attributes.len()];
    let mut alone = vec![None; base.attributes.len()];
    for (entity, attribute) in grouped.iter().filter(|(_, attribute)| base.attribute(*attribute).own) {
        let at = attribute.0 as usize;
        let sort = is_sort(base.attribute(*attribute).slot, gathered.kind(*entity));
        alone[at] = Some(*entity).filter(|_| sort && !seen[at]);
        seen[at] = true;
    }
    alone
}

/// How many groups each attribute has.
fn told(grouped: &[Member], attributes: usize) -> Vec<u32> {
    let mut told = vec![0; attributes];
    grouped.iter().for_each(|(_, attribute)| told[attribute.0 as usize] += 1);
    told
}

/// A figure of what is nobody.
const fn is_figure(slot: Slot, kind: EntityKind) -> bool {
    matches!(slot, Slot::Count | Slot::Measure | Slot::Lasted) && !matches!(kind, EntityKind::Person)
}

/// Where the groups of each entity start, and the last end; they stand in its order.
fn groups(grouped: &[Member], entities: usize) -> Numbers {
    let mut starts = vec![0; entities + 1];
    grouped.iter().for_each(|(entity, _)| starts[entity.0 as usize + 1] += 1);
    let mut end = 0;
    let sum = |count| {
        end += count;
        end
    };
    starts.into_iter().map(sum).collect()
}

/// The groups whose attribute is expressed so.
fn of_slot(base: &Base, grouped: &[Member], slot: Slot) -> impl Iterator<Item = u32> {
    numbered(grouped.iter()).filter(move |(_, (_, attribute))| base.attribute(*attribute).slot == slot).map(|(at, _)| at)
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
