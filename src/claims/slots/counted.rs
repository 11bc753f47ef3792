//! Days that are counted from an event or from the day told before: « la veille du scrutin », "nine days later".

use super::adjunct::anchor;
use crate::claims::Reading;
use crate::claims::occurrence::{self, Occurrence};
use crate::facts::EntityId;
use crate::language::Marker;
use crate::language::told::{Day, Hedge, Moment, Origin, Told, When};
use crate::values::{Anchor, Spotted, Tense, Value};
use jiff::civil::Date;
use std::ops::Range;

/// « la veille du scrutin », « trois jours après la finale », "two weeks before the vote": a date counted from an event, and its tokens
/// with those of the event.
pub(super) fn from_event(reading: &Reading<'_>, spotted: &Spotted, tense: Tense) -> Option<(Value, Range<usize>)> {
    let told = if spotted.told.is_relative_to_named() { None } else { Some(counted(reading, spotted)?) };
    let (event, end) = reference(reading, spotted.tokens.end)?;
    let named = Anchor { named: Some(reading.base.day_of(event)?), ..anchor(reading, None, tense) };
    let value = told.as_ref().unwrap_or(&spotted.told).resolve(&named)?;
    matches!(value, Value::Date(_)).then(|| (value, spotted.tokens.start..end))
}

/// A length of time before « avant », "after", as so much time from what follows.
fn counted(reading: &Reading<'_>, spotted: &Spotted) -> Option<Told> {
    let Told::Duration(parts) = &spotted.told else { return None };
    let [(count, unit)] = parts.as_slice() else { return None };
    if !count.is_single() || count.hedge != Hedge::Exact {
        return None;
    }
    let at = spotted.tokens.end;
    let back = reading.is(at, Marker::Before);
    let sign = if back { -1.0 } else { 1.0 };
    let day = Day::Shift { count: count.times(sign), unit: *unit, origin: Origin::Named };
    let counts = back || reading.is(at, Marker::After);
    counts.then(|| Told::When(When::At(Moment { day: Some(day), ..Moment::default() })))
}

/// « … de l'exfiltration », "… after the rally": the event that a relative date counts from, and where its words end.
fn reference(reading: &Reading<'_>, from: usize) -> Option<(EntityId, usize)> {
    let link = reading.tokens.get(from)?;
    let linked = link.is_any(&["de", "d'", "du", "of", "après", "avant", "after", "before"]);
    // "The day before the rally": the words of the date hold the link.
    if !linked && !reading.has(from, Marker::Definite) {
        return None;
    }
    reading.dated_events().find_map(|event| {
        let told = occurrence::of_event(reading, event);
        let light = |at: usize| reading.tokens[at].is_word() && !reading.is_verb(at);
        let direct = |other: &&Occurrence| {
            let Range { start, .. } = other.tokens;
            !other.verb && start > from && start <= from + 4 && (from..start).all(light)
        };
        let near = told.iter().find(direct)?;
        Some((event, near.tokens.end))
    })
}

/// The last day told before a token, else the day of the last event told before it; none behind a month or a year.
pub(super) fn last_day(reading: &Reading<'_>, before: usize) -> Option<Date> {
    counted_day(reading, before, true)
}

/// The same; `steps` says whether the day may itself be counted from the one before it, "nine days later … the following day", once.
fn counted_day(reading: &Reading<'_>, before: usize, steps: bool) -> Option<Date> {
    let dated = |spotted: &&Spotted| spotted.tokens.end <= before && matches!(spotted.told, Told::When(_));
    let told = reading.values.iter().rev().filter(dated).find_map(|spotted| {
        let story = spotted.told.is_relative_to_story();
        let from = if story && steps { counted_day(reading, spotted.tokens.start, false) } else { None };
        match spotted.told.resolve(&anchor(reading, from, Tense::Past)) {
            Some(value @ Value::Date(_)) => Some(value.single_day()),
            Some(_) => None,
            None => Some(None),
        }
    });
    told.unwrap_or_else(|| {
        let last_told = |event: EntityId| {
            let told = occurrence::of_event(reading, event);
            told.iter().map(|found| found.tokens.start).filter(|at| *at < before).max().map(|at| (at, event))
        };
        let (_, event) = reading.dated_events().filter_map(last_told).max_by_key(|(at, _)| *at)?;
        reading.base.day_of(event)
    })
}
