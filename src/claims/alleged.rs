//! Doubts of whoever takes part: when, where and with how many an arrest "on suspicion of fraud" took place is certain.

use super::Subject;
use super::bearer::is_finite;
use super::reading::Reading;
use crate::facts::Slot;
use crate::facts::index::{Cue, Hit};
use crate::language::{Lang, Marker};

/// Whether a word of doubt is about somebody who takes part, or about what they are said to have done, and not about when, where, how long or
/// for how many what is told was so: « deux complices présumés ont été arrêtés mardi », "were arrested on Tuesday on suspicion of".
#[must_use]
pub(super) fn is_aside(reading: &Reading<'_>, value: usize, doubt: usize, subject: &Subject<'_>) -> bool {
    let outer =
        matches!(reading.base.attribute(subject.attribute).slot, Slot::When | Slot::PartOfDay | Slot::Where | Slot::Lasted | Slot::Age);
    let told = || is_told(reading, doubt) || is_of_cue(reading, doubt, subject) || is_within(reading, doubt, value);
    outer && reading.is(doubt, Marker::Alleged) && !told()
}

/// « est soupçonné », "was suspected": the doubt is what is told.
fn is_told(reading: &Reading<'_>, doubt: usize) -> bool {
    let light = |at: &usize| !reading.has(*at, Marker::Adverb);
    let before = (doubt.saturating_sub(3)..doubt).rev().find(light);
    before.is_some_and(|at| reading.has(at, Marker::Auxiliary) || reading.has(at, Marker::Copula))
}

/// "the alleged murder", « l'assassinat présumé »: what is told of is doubted itself.
fn is_of_cue(reading: &Reading<'_>, doubt: usize, subject: &Subject<'_>) -> bool {
    let beside = match reading.context.lang {
        Lang::Fr => doubt.saturating_sub(2)..doubt,
        Lang::En => doubt + 1..doubt + 3,
    };
    // "Three suspects killed": behind an English noun stands its verb.
    let noun = |hit: &Hit| !hit.verb || reading.context.lang == Lang::Fr;
    let event = |at: usize| reading.hits_over(at).any(|hit| noun(hit) && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)));
    beside.into_iter().any(|at| event(at) || reading.own_hits(subject).any(|hit| noun(hit) && hit.tokens.contains(&at)))
}

/// "on suspicion of stealing on Monday", « soupçonné d'avoir tué lundi »: the value belongs to what is doubted, no verb of its own between.
fn is_within(reading: &Reading<'_>, doubt: usize, value: usize) -> bool {
    let opened = reading.has(doubt + 1, Marker::Genitive);
    opened && doubt < value && !(doubt + 1..value).any(|at| is_finite(reading, at))
}
