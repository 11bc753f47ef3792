//! A thing of the desk told of with what the desk knows of it: « la collision de 7 h 42 », "the ruling … 15,000 euros in costs".
//!
//! Its noun fits many things; together with a figure, a day or a place that the desk holds of it, it fits the desk's.

use super::about::{is_described, is_introduced};
use super::again::{is_held_again, is_of_before};
use super::asked::is_asked;
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, EntityId, FactValue};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Token, sentences};
use crate::values::{Anchor, Relation, Spotted, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::Range;

/// What a text holds, as far as it is read without its draft.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) base: &'t Base,
    pub(super) tokens: &'t [Token],
    pub(super) hits: &'t [Hit],
    pub(super) values: &'t [Spotted],
    pub(super) lang: Lang,
}

/// Whether a sentence tells of one of the desk's events, things or cases, a determiner before it, and of one that the desk holds of it:
/// of what happens again and again, a full date, an hour or a large figure; or of what only the desk asks of it.
pub(super) fn is_backed(text: Text<'_>) -> bool {
    let markers = Markers::of(text.lang);
    let ranges = sentences(text.tokens, &|word| markers.has(word, Marker::Abbreviation));
    let backed = |range: &Range<usize>| things(text, range).any(|thing| bears_out(text, thing, range)) || is_asked(text, range);
    ranges.iter().filter(|range| !is_of_another_time(text, range)).any(backed)
}

/// The things that a sentence tells of by a noun with a determiner, nothing foreign behind it.
fn things<'t>(text: Text<'t>, sentence: &Range<usize>) -> impl Iterator<Item = EntityId> + 't {
    let sentence = sentence.clone();
    let here = text.hits.iter().filter(move |hit| sentence.start <= hit.tokens.start && hit.tokens.end <= sentence.end);
    let named = |hit: &&Hit| is_introduced(text.tokens, hit.tokens.start, text.lang) && !is_of_stranger(text, hit);
    let mut told: Vec<EntityId> = here.clone().filter(named).filter_map(|hit| thing(text.base, hit)).collect();
    // « le ferry s'est échoué »: what the verb tells of it.
    let befell: Vec<EntityId> = here.filter_map(|hit| event_of(text.base, hit, &told)).collect();
    told.extend(befell);
    told.into_iter()
}

/// The event that a verb tells, of one of these things.
fn event_of(base: &Base, hit: &Hit, things: &[EntityId]) -> Option<EntityId> {
    match hit.cue {
        Cue::EventOf(event) if hit.verb && base.entity(event).of.iter().any(|thing| things.contains(thing)) => Some(event),
        _ => None,
    }
}

/// Whether a value or a place of the sentence is what the desk holds of the thing, or of what it takes part in.
fn bears_out(text: Text<'_>, thing: EntityId, sentence: &Range<usize>) -> bool {
    let again = is_held_again(text.base, thing);
    let values: Vec<&Spotted> =
        text.values.iter().filter(|value| sentence.start <= value.tokens.start && value.tokens.end <= sentence.end).collect();
    let known = |value: &FactValue| match value {
        FactValue::Plain(known) => values.iter().any(|told| is_told(told, known, again)),
        _ => false,
    };
    text.base.values_of(thing).any(known) || !again && is_placed(text, thing, sentence)
}

/// The very figure, day or hour: small numbers and weekdays only of what is not held again.
fn is_told(told: &Spotted, known: &Value, again: bool) -> bool {
    if let Some(day) = known.single_day() {
        return is_day(told, day, again) || is_hour(told, known);
    }
    let same = told.told.resolve(&Anchor::default()).is_some_and(|value| value.relation(known) == Relation::Same);
    let large = |value: &Value| match value {
        Value::Number(number) => number.low >= if again { LARGE } else { SMALL },
        Value::Money(..) | Value::Quantity(..) => true,
        _ => false,
    };
    same && large(known) && told.told.is_exact()
}

/// From where on a number is no chance, of what is held again and of what is not.
const LARGE: f64 = 100.0;
const SMALL: f64 = 20.0;

/// « mardi », « le 19 mai »: the day, whichever day near it the text is of.
fn is_day(told: &Spotted, day: Date, again: bool) -> bool {
    let after = |days: i64| day.checked_add(days.days()).ok().map(|date| date.to_datetime(jiff::civil::Time::midnight()));
    let read = |days: i64| told.told.resolve(&Anchor { dateline: after(days), ..Anchor::default() });
    let is_it = |days: i64| read(days).is_some_and(|value| matches!(value, Value::Date(_)) && value.single_day() == Some(day));
    let weekday = || told.tokens.len() < 2;
    is_it(1) && is_it(3) && !(again && weekday())
}

/// « à 7 h 42 »: an hour told by the minute.
fn is_hour(told: &Spotted, known: &Value) -> bool {
    let Value::Date(dates) = known else { return false };
    let dateline = dates.first.map(|day| day.to_datetime(jiff::civil::Time::midnight()));
    let window = match told.told.resolve(&Anchor { dateline, ..Anchor::default() }) {
        Some(Value::Time(window)) => Some(window),
        Some(Value::Date(dates)) => dates.window,
        _ => None,
    };
    window.zip(dates.window).is_some_and(|(told, known)| told.part.is_none() && told.from == known.from && told.from % 30 != 0)
}

/// The place where the desk has the thing happen is named.
fn is_placed(text: Text<'_>, thing: EntityId, sentence: &Range<usize>) -> bool {
    let base = text.base;
    let place = |entity: EntityId| base.places_of(thing).any(|place| place == entity);
    sentence.clone().any(|at| base.names_at(text.tokens, at).into_iter().any(|(entity, ..)| place(entity)))
}

/// « la manifestation contre la réforme »: what a preposition behind the noun leads to is none of the desk's, and no value.
pub(super) fn is_of_stranger(text: Text<'_>, noun: &Hit) -> bool {
    let markers = Markers::of(text.lang);
    let has =
        |at: usize, kinds: &[Marker]| text.tokens.get(at).is_some_and(|token| kinds.iter().any(|kind| markers.has(&token.norm, *kind)));
    let link = noun.tokens.end;
    let next = link + 1 + usize::from(has(link + 1, &[Marker::Definite]));
    let called = |hit: &Hit| matches!(hit.cue, Cue::Called(_) | Cue::EventOf(_)) && hit.tokens.start == next;
    let valued = |value: &Spotted| (link..=next).contains(&value.tokens.start);
    let known = || text.hits.iter().any(called) || text.values.iter().any(valued) || !text.base.names_at(text.tokens, next).is_empty();
    has(link, &[Marker::Preposition, Marker::Genitive]) && !known()
}

/// « la prochaine collision », "had met", "again": another of the kind.
fn is_of_another_time(text: Text<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| is_of_before(text.tokens, at, text.lang))
}

/// The event or thing that a noun of the desk's own tells.
fn thing(base: &Base, hit: &Hit) -> Option<EntityId> {
    match hit.cue {
        Cue::Called(entity) | Cue::EventOf(entity) if !hit.verb && is_described(base, entity) => Some(entity),
        _ => None,
    }
}
