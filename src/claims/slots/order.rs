//! Order: what comes before or after what: « X avait eu lieu avant Y ».

use super::adjunct::occurrences;
use crate::claims::mood::is_negated;
use crate::claims::occurrence::{self, Occurrence};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{EntityId, EntityKind, FactValue};
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

/// The events that the facts put the subject before or after; without a fact all that the block tells of.
fn others(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<EntityId> {
    if subject.facts.is_empty() {
        let event = |other: &EntityId| *other != subject.entity && reading.base.entity(*other).kind == EntityKind::Event;
        return reading.touched().iter().copied().filter(event).collect();
    }
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

/// « avant », « après » that governs the second of two events: right before it, nothing else told between.
fn marker(reading: &Reading<'_>, first: &Occurrence, second: &Occurrence) -> Option<(Marker, usize)> {
    let near = second.tokens.start.saturating_sub(6)..second.tokens.start;
    let at = near.rev().find(|at| reading.is(*at, Marker::Before) || reading.is(*at, Marker::After))?;
    let kind = if reading.is(at, Marker::Before) { Marker::Before } else { Marker::After };
    // "the following March, and convicted": what is counted from there is told otherwise.
    let parted = |at: usize| reading.tokens[at].is(",") || reading.has(at, Marker::Coordinator);
    let near = |at: usize| !reading.values_over(at).any(|value| value.tokens.contains(&at)) || !(at..second.tokens.start).any(parted);
    let apart = near(at) && !first.tokens.contains(&at) && !(at..second.tokens.start).any(|between| first.tokens.contains(&between));
    apart.then_some((kind, at))
}
