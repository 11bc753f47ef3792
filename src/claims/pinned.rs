//! An event told by its day and its place: « Quatre personnes ont péri mardi matin à Trou » needs no word for it.

use super::reading::Reading;
use crate::facts::{AttributeId, EntityId, EntityKind};
use crate::language::Marker;
use crate::values::{Anchor, Value};
use jiff::civil::Date;

/// Whether a sentence tells the day and the place of an event, and of no other of which the same is known.
#[must_use]
pub fn is_pinned(reading: &Reading<'_>, event: EntityId, attribute: AttributeId, sentence: usize) -> bool {
    let rival = |other: &&EntityId| **other != event && reading.base.group(**other, attribute).is_some();
    let kinds = [Marker::PastAuxiliary, Marker::Again, Marker::Unspecific, Marker::Bygone];
    let another = || reading.sentences[sentence].tokens.clone().any(|at| kinds.iter().any(|kind| reading.is(at, *kind)));
    is_on(reading, event, sentence) && !another() && !reading.touched().iter().filter(rival).any(|other| is_on(reading, *other, sentence))
}

fn is_on(reading: &Reading<'_>, event: EntityId, sentence: usize) -> bool {
    let range = reading.sentences[sentence].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let at =
        |day: Date| reading.values_in(range.clone()).filter_map(|spotted| spotted.told.resolve(&anchor)).any(|value| is_day(&value, day));
    let place = |entity: EntityId| is_place_of(reading, event, entity);
    reading.base.entity(event).kind == EntityKind::Event
        && reading.base.day_of(event).is_some_and(at)
        && reading.mentions_in(range.clone()).filter_map(|mention| mention.entity).any(place)
}

fn is_day(value: &Value, day: Date) -> bool {
    matches!(value, Value::Date(_)) && value.single_day() == Some(day)
}

/// The place where the desk has an event happen, or that the event is of.
fn is_place_of(reading: &Reading<'_>, event: EntityId, place: EntityId) -> bool {
    let base = reading.base;
    base.places_of(event).any(|told| told == place)
        || base.entity(place).kind == EntityKind::Place && base.entity(event).of.contains(&place)
}
