//! An event of the story told by its bare noun: « la manifestation », "the protest", where nothing says that it is another.

use super::about;
use super::mention::Mention;
use super::reading::Reading;
use crate::facts::{EntityId, EntityKind, FactValue};
use crate::language::Marker;
use crate::values::{Anchor, Relation, Value};
use jiff::civil::DateTime;
use std::ops::Range;

/// Whether a noun at a token can only be the desk's event: the draft is about the story and written in its days,
/// its sentence names nobody and nothing that the desk doesn't know, and no date in it is another than the event's.
#[must_use]
pub fn is_told_here(reading: &Reading<'_>, event: EntityId, at: usize, mentions: &[Mention]) -> bool {
    let today = reading.context.date.map(DateTime::date);
    reading.base.entity(event).kind == EntityKind::Event
        && reading.is_about()
        && today.is_some_and(|day| about::is_near(reading.base, day))
        && !is_elsewhere(reading, at, mentions)
        && !is_of_another_day(reading, event, at)
}

/// Whether a sentence tells of the story as of the days when it is written: it names another of the desk's own,
/// no city or country that isn't, no date of before, and no verb of an earlier past.
#[must_use]
pub fn is_of_these_days(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>) -> bool {
    let today = reading.context.date.map(DateTime::date);
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let beside = reading.mentions_in(sentence.clone()).any(|mention| mention.entity.is_some_and(|other| other != entity));
    let elsewhere = reading.places.iter().any(|place| {
        sentence.contains(&place.start)
            && !reading.mentions.iter().any(|mention| mention.entity.is_some() && mention.tokens.contains(&place.start))
    });
    let before = sentence.clone().any(|at| reading.has(at, Marker::PastAuxiliary) || reading.is(at, Marker::Bygone));
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let earlier = |value: Value| matches!(value, Value::Date(dates) if today.zip(dates.first).is_some_and(|(day, first)| (day - first).get_days() > about::DAYS));
    beside
        && today.is_some_and(|day| about::is_near(reading.base, day))
        && !elsewhere
        && !before
        && !reading.values_in(sentence).filter_map(|spotted| spotted.told.resolve(&anchor)).any(earlier)
}

/// A capital that is neither the desk's nor a value's nor the language's own.
fn is_elsewhere(reading: &Reading<'_>, at: usize, mentions: &[Mention]) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let opens = |at: usize| at == sentence.start || reading.tokens[at - 1].is_any(&["«", "“", "\"", ":", "—", "–"]);
    let known = |at: usize| {
        mentions.iter().any(|mention| mention.entity.is_some() && mention.tokens.contains(&at))
            || reading.values.iter().any(|value| value.tokens.contains(&at))
            || reading.is_marked(at)
    };
    let place = |tokens: &Range<usize>| tokens.clone().all(known);
    let foreign = |at: usize| reading.tokens[at].capital && reading.tokens[at].is_word() && !opens(at) && !known(at);
    sentence.clone().any(foreign) || reading.places.iter().any(|tokens| sentence.contains(&tokens.start) && !place(tokens))
}

/// A date of the sentence that the event's own can't be.
fn is_of_another_day(reading: &Reading<'_>, event: EntityId, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let Some(fact) = reading.base.date_of(event) else { return false };
    let day = &reading.base.fact(fact).is;
    let other = |value: Value| {
        let apart = |known: &FactValue| matches!(known, FactValue::Plain(known) if known.relation(&value) == Relation::Disjoint);
        matches!(value, Value::Date(_)) && day.iter().all(apart)
    };
    reading.values_in(sentence).filter_map(|spotted| spotted.told.resolve(&anchor)).any(other)
}
