//! Counts: a number before one of the attribute's nouns, with the subject near.

use super::adjunct::{is_cue, occurrences};
use super::scope;
use crate::claims::focus::is_told_of;
use crate::claims::{Claim, Reading, Subject, occurrence};
use crate::facts::EntityKind;
use crate::facts::index::Hit;
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for hit in reading.hits.iter().filter(|hit| is_cue(reading, hit.cue, subject)) {
        if !is_anchored(reading, subject, hit)
            || !scope::is_whole(reading, subject, &hit.tokens)
            || scope::is_ahead(reading, subject, &hit.tokens)
        {
            continue;
        }
        if let Some((value, tokens)) = number(reading, hit) {
            out.push(scope::figure(reading, subject, value, &tokens));
        }
    }
}

/// The number that counts the noun, before it or between the verb and its object: « supprimer 620 postes ».
fn number(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    if hit.verb { inside(reading, hit) } else { before(reading, hit) }
}

/// The one number inside a verb's phrase.
fn inside(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let mut counted = reading.values_in(hit.tokens.clone()).filter_map(|spotted| Some((counted(spotted)?, spotted.tokens.clone())));
    counted.next().filter(|_| counted.next().is_none())
}

/// The number right before a noun, adjectives between, or « une dizaine de ».
fn before(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let spotted = reading.values.iter().rfind(|value| value.tokens.end <= hit.tokens.start)?;
    let between = spotted.tokens.end..hit.tokens.start;
    let near =
        between.len() <= 3 && between.clone().all(|at| reading.tokens[at].is_word() && !reading.has(at, crate::language::Marker::Definite));
    let value = counted(spotted)?;
    near.then(|| (value, spotted.tokens.clone()))
}

/// A number told as one; « un », "a" is one of them, a third a part of them, not the number of them.
fn counted(spotted: &Spotted) -> Option<Value> {
    let told = &spotted.told;
    told.resolve(&Anchor::default()).filter(|value| matches!(value, Value::Number(_)) && !told.is_article() && !told.is_share())
}

/// An event told of only through the people or groups that it is of: what they did may be another thing.
fn is_loose(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    let record = reading.base.entity(subject.entity);
    let placed = record.of.iter().any(|of| reading.base.entity(*of).kind == EntityKind::Place);
    let near = here.saturating_sub(2)..=here;
    let own = || occurrence::of_event(reading, subject.entity).iter().any(|told| near.contains(&reading.sentence_of(told.tokens.start)));
    record.kind == EntityKind::Event && !placed && !own()
}

/// The subject is told of at the number, by itself, by what it belongs to or by its event.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let here = reading.sentence_of(hit.tokens.start);
    let told = || occurrences(reading, subject).iter().any(|occurrence| reading.sentence_of(occurrence.tokens.start) == here);
    let needs_event = reading.base.attribute(subject.attribute).event.is_some();
    told() || !needs_event && !is_loose(reading, subject, here) && is_told_of(reading, subject, hit.tokens.start)
}
