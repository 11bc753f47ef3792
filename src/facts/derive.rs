//! Derived facts: what follows from two dated events that share a participant, which came first and how long after, and of two dates of
//! a life.
//!
//! A derived fact knows the facts it follows from, and its sources are those of both.

mod lifespan;

use super::gathered::Gathered;
use super::model::{AttributeId, Base, EntityId, EntityKind, Fact, FactId, FactValue, Reading, Slot, Status, Tests};
use super::words::PerLang;
use crate::values::{Dates, Interval, Value};
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// From how many days on the time between two events is worth telling: below, an hour of the night could make a day.
const APART: i32 = 3;

/// Seconds in a day.
const DAY: f64 = 86_400.0;

/// An event whose days are known and undisputed.
#[derive(Clone, Copy)]
struct Dated {
    event: EntityId,
    fact: FactId,
    first: Date,
    last: Date,
}

/// What follows from the dates of each participant's events, each held against the one before it.
#[must_use]
pub(super) fn derived(base: &Base, gathered: &Gathered) -> Vec<Fact> {
    let mut pairs: Vec<(EntityId, EntityId, Dated, Dated)> = Vec::new();
    for events in by_participant(base, gathered).into_values() {
        let steps = events.windows(2).filter(|pair| pair[0].last < pair[1].first && pair[0].event != pair[1].event);
        pairs.extend(steps.map(|pair| (pair[1].event, pair[0].event, pair[0], pair[1])));
    }
    pairs.sort_by_key(|(later, earlier, ..)| (*later, *earlier));
    pairs.dedup_by_key(|(later, earlier, ..)| (*later, *earlier));
    let known = Known::of(base, gathered);
    let both = |(.., earlier, later): &(_, _, Dated, Dated)| [order(&known, earlier, later), interval(&known, earlier, later)];
    pairs.iter().flat_map(both).flatten().chain(lifespan::ages(base, gathered)).collect()
}

/// Whether something that is derived may hang on a fact that is no event's day: on the dates of a life that has ended, or on what the desk
/// tells itself.
pub(super) fn hangs_on(base: &Base, fact: &Fact) -> bool {
    let name = base.attribute(fact.attribute).name.as_str();
    let is_dead = || base.groups_of(fact.entity).any(|group| base.attribute(group.attribute).name == lifespan::DIED);
    [ORDER, INTERVAL, lifespan::DIED].contains(&name) || lifespan::LIFE.contains(&name) && is_dead()
}

/// What was derived of an entity, or of what stands beside it.
pub(super) fn of(base: &Base, entity: EntityId) -> Vec<FactId> {
    let beside = base.links.keyed(entity).filter_map(|(attribute, other)| base.group(other, attribute));
    let facts = base.groups_of(entity).chain(beside).flat_map(|group| &group.facts).copied();
    facts.filter(|fact| !base.fact(*fact).derived_from.is_empty()).collect()
}

/// A derived fact, told by the two that it follows from.
pub(super) fn told_by(fact: Fact, first: &Fact, second: &Fact) -> Fact {
    Fact { says: union(first, second), place: second.place.clone(), ..fact }
}

/// The dated events of each entity that several are of, in order.
fn by_participant(base: &Base, gathered: &Gathered) -> BTreeMap<EntityId, Vec<Dated>> {
    let mut out: BTreeMap<EntityId, Vec<Dated>> = BTreeMap::new();
    for (id, fact) in gathered.telling.iter().map(|id| (*id, base.fact(*id))) {
        let Some(dated) = dated(base, id, fact) else { continue };
        base.entity(fact.entity).of.iter().for_each(|of| out.entry(*of).or_default().push(dated));
    }
    for events in out.values_mut() {
        events.sort_by_key(|dated| (dated.first, dated.last, dated.event));
    }
    out
}

fn dated(base: &Base, id: FactId, fact: &Fact) -> Option<Dated> {
    let attribute = base.attribute(fact.attribute);
    let plain = attribute.slot == Slot::When && attribute.name == "date" && base.entity(fact.entity).kind == EntityKind::Event;
    let sure = matches!(fact.status, Status::Established | Status::SingleSource) && fact.valid.is_none();
    match fact.is.as_slice() {
        [FactValue::Plain(Value::Date(Dates { first: Some(first), last: Some(last), .. }))] if plain && sure => {
            Some(Dated { event: fact.entity, fact: id, first: *first, last: *last })
        }
        _ => None,
    }
}

/// That the later event came after the earlier one.
fn order(known: &Known<'_>, earlier: &Dated, later: &Dated) -> Option<Fact> {
    follows(known, earlier, later, ORDER, FactValue::Order { before: false, other: earlier.event })
}

/// The time from one single day to another.
fn interval(known: &Known<'_>, earlier: &Dated, later: &Dated) -> Option<Fact> {
    let single = earlier.first == earlier.last && later.first == later.last;
    let days = (later.first - earlier.first).get_days();
    // Either may have been in the night before or after.
    let length = |days: i32| f64::from(days) * DAY;
    let value = Value::Duration(Interval { low: length(days - 1), high: length(days + 1), low_open: false, high_open: true });
    (single && days >= APART).then(|| follows(known, earlier, later, INTERVAL, FactValue::Plain(value))).flatten()
}

/// A fact on the later event, unless the desk has one of the kind itself.
fn follows(known: &Known<'_>, earlier: &Dated, later: &Dated, name: &str, value: FactValue) -> Option<Fact> {
    let base = known.base;
    let (first, second) = (base.fact(earlier.fact), base.fact(later.fact));
    let attribute = named(base, name, EntityKind::Event)?;
    let told = |event: EntityId| known.told.contains(&(event, attribute));
    let says = union(first, second);
    let id = format!("{}.{name}.{}", base.entity(later.event).id, base.entity(earlier.event).id);
    let clear = !told(later.event) && !told(earlier.event) && !says.is_empty();
    clear.then(|| Fact {
        protected: false,
        embargo: None,
        id,
        entity: later.event,
        attribute,
        is: vec![value],
        as_of: None,
        valid: None,
        says,
        status: if first.status == Status::Established { second.status } else { first.status },
        text: PerLang::new(),
        words: PerLang::new(),
        with: vec![earlier.event],
        note: None,
        checked: None,
        proposed: false,
        place: second.place.clone(),
        tests: Tests::default(),
        derived_from: vec![earlier.fact, later.fact],
    })
}

/// What is derived, by the names of its attributes.
const ORDER: &str = "order";
const INTERVAL: &str = "interval";

/// The attribute of a name that is told of a kind of entity.
fn named(base: &Base, name: &str, kind: EntityKind) -> Option<AttributeId> {
    let found = base.attributes.iter().position(|attribute| attribute.name == name && attribute.subject.contains(&kind))?;
    Some(AttributeId(found as u32))
}

/// A base, and of which events it tells itself what could be derived.
struct Known<'b> {
    base: &'b Base,
    told: FxHashSet<(EntityId, AttributeId)>,
}

impl<'b> Known<'b> {
    fn of(base: &'b Base, gathered: &Gathered) -> Self {
        let derived = [ORDER, INTERVAL].map(|name| named(base, name, EntityKind::Event));
        let told = gathered.facts.iter().filter(|(_, attribute)| derived.contains(&Some(*attribute))).copied().collect();
        Self { base, told }
    }
}

/// The sources of both facts that say what the desk says, each once, in the order of the desk.
fn union(first: &Fact, second: &Fact) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    for reading in first.says.iter().chain(&second.says).filter(|reading| reading.is.is_none() && !reading.error) {
        if !out.iter().any(|known| known.source == reading.source) {
            out.push(reading.clone());
        }
    }
    out.sort_by_key(|reading| reading.source);
    out
}
