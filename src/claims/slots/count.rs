//! Counts: a number before one of the attribute's nouns, with the subject near.

use super::adjunct::{is_cue, occurrences};
use super::scope;
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::Hit;
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for hit in reading.hits.iter().filter(|hit| !hit.verb && is_cue(reading, hit.cue, subject)) {
        if !is_anchored(reading, subject, hit) || !scope::is_whole(reading, subject, &hit.tokens) || scope::is_ahead(reading, &hit.tokens) {
            continue;
        }
        if let Some((value, tokens)) = number(reading, hit) {
            let period = scope::period(reading, &tokens);
            out.push(Claim { period, ..Claim::of(reading, subject, ClaimValue::Plain(value), &tokens) });
        }
    }
}

/// The number that counts the noun: right before it, adjectives between, or « une dizaine de ».
fn number(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let spotted = reading.values.iter().rfind(|value| value.tokens.end <= hit.tokens.start)?;
    let between = spotted.tokens.end..hit.tokens.start;
    let near =
        between.len() <= 3 && between.clone().all(|at| reading.tokens[at].is_word() && !reading.has(at, crate::language::Marker::Definite));
    let value = counted(spotted)?;
    near.then(|| (value, spotted.tokens.clone()))
}

/// A number told as one; « un », "a" is one of them, not the number of them.
fn counted(spotted: &Spotted) -> Option<Value> {
    spotted.told.resolve(&Anchor::default()).filter(|value| matches!(value, Value::Number(_)) && !spotted.told.is_article())
}

/// The subject is told of in the sentence or the one before, by itself or by what it belongs to.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let here = reading.sentence_of(hit.tokens.start);
    let range = reading.sentences[here.saturating_sub(1)].tokens.start..reading.sentences[here].tokens.end;
    let of = &reading.base.entity(subject.entity).of;
    let ours = |entity: crate::facts::EntityId| entity == subject.entity || of.contains(&entity);
    let told = occurrences(reading, subject).iter().any(|occurrence| reading.sentence_of(occurrence.tokens.start) == here);
    let mentioned = reading.mentions_in(range).any(|mention| mention.entity.is_some_and(ours));
    let needs_event = reading.base.attribute(subject.attribute).event.is_some();
    if needs_event { told } else { told || mentioned }
}
