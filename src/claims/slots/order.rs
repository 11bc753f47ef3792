//! Order: what comes before or after what: « X avait eu lieu avant Y ».

use super::adjunct::occurrences;
use crate::claims::mood::is_negated;
use crate::claims::occurrence::{self, Occurrence};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, FactValue};
use crate::language::Marker;
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for other in others(reading, subject) {
        for a in occurrences(reading, subject).iter() {
            for b in occurrence::of_event(reading, other).iter() {
                if let Some((before, tokens)) = relation(reading, a, b) {
                    out.push(Claim::of(reading, subject, ClaimValue::Order { before, other }, &tokens));
                }
            }
        }
    }
}

/// The events that the facts put the subject before or after.
fn others(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<EntityId> {
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    let mut out: Vec<EntityId> = values
        .filter_map(|value| match value {
            FactValue::Order { other, .. } => Some(*other),
            _ => None,
        })
        .collect();
    out.dedup();
    out
}

/// How the words between two events put them: whether the first comes first, and the tokens that say so.
fn relation(reading: &Reading<'_>, a: &Occurrence, b: &Occurrence) -> Option<(bool, Range<usize>)> {
    if reading.sentence_of(a.tokens.start) != reading.sentence_of(b.tokens.start)
        || a.tokens.start < b.tokens.end && b.tokens.start < a.tokens.end
    {
        return None;
    }
    if let Some(told) = already(reading, a, b) {
        return Some(told);
    }
    if let Some((before, tokens)) = already(reading, b, a) {
        return Some((!before, tokens));
    }
    if let Some(tokens) = sequel(reading, a, b) {
        return Some((true, tokens));
    }
    if let Some(tokens) = sequel(reading, b, a) {
        return Some((false, tokens));
    }
    let forward = marker(reading, a, b).map(|(kind, at)| (kind == Marker::Before, at..b.tokens.end));
    forward.or_else(|| marker(reading, b, a).map(|(kind, at)| (kind != Marker::Before, at..a.tokens.end)))
}

/// « X avait déjà cédé lorsque Y a commencé », "X had not yet begun when Y ended": whether the first comes first.
fn already(reading: &Reading<'_>, first: &Occurrence, second: &Occurrence) -> Option<(bool, Range<usize>)> {
    let sentence = &reading.sentences[reading.sentence_of(first.tokens.start)];
    let own = |at: usize| sentence.segment_of(at);
    let clause = &sentence.segments[own(second.tokens.start)];
    let opened = (clause.tokens.start..clause.tokens.start + 2).any(|at| reading.is(at, Marker::When));
    let auxiliary = (first.tokens.start.saturating_sub(4)..first.tokens.start).rev().find(|at| reading.has(*at, Marker::PastAuxiliary))?;
    let apart = own(first.tokens.start) != own(second.tokens.start) && own(auxiliary) == own(first.tokens.start);
    (first.verb && opened && apart).then(|| (!is_negated(reading, &first.tokens, true), auxiliary..first.tokens.end))
}

/// How many words may stand from « ce n'est qu'après que » to the event that it puts after another.
const NEAR: usize = 12;

/// « X a été évacué, puis l'alerte est arrivée », "only then did …": the words that put the second event after the first.
fn sequel(reading: &Reading<'_>, first: &Occurrence, second: &Occurrence) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(first.tokens.start)];
    let own = sentence.segment_of(second.tokens.start);
    let apart = first.tokens.end <= second.tokens.start && sentence.segment_of(first.tokens.start) != own;
    let from = second.tokens.start.saturating_sub(NEAR).max(first.tokens.end);
    let then = (from..second.tokens.start).find(|at| reading.is(*at, Marker::Then))?;
    let another = |hit: &Hit| hit.verb && matches!(hit.cue, Cue::EventOf(_)) && hit.tokens.end < second.tokens.start;
    let near = !reading.hits_in(then..second.tokens.start).any(another);
    // What makes « ce n'est qu'après que » denies nothing.
    let made =
        reading.is(then, Marker::Negation) || reading.tokens[then + 1..second.tokens.start].first().is_some_and(|token| token.is("n'"));
    let clause = &sentence.segments[sentence.segment_of(first.tokens.start)].tokens;
    let told = !clause.clone().any(|at| reading.has(at, Marker::Negation));
    (apart && near && told && (made || !is_negated(reading, &second.tokens, second.verb))).then(|| then..second.tokens.end)
}

/// « avant », « après » that governs the second of two events: right before it, nothing else told between.
fn marker(reading: &Reading<'_>, first: &Occurrence, second: &Occurrence) -> Option<(Marker, usize)> {
    let near = second.tokens.start.saturating_sub(6)..second.tokens.start;
    let at = near.rev().find(|at| reading.is(*at, Marker::Before) || reading.is(*at, Marker::After))?;
    let kind = if reading.is(at, Marker::Before) { Marker::Before } else { Marker::After };
    let apart = !first.tokens.contains(&at) && !(at..second.tokens.start).any(|between| first.tokens.contains(&between));
    apart.then_some((kind, at))
}
