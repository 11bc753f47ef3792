//! Events that are the object of what somebody does: « a déposé vendredi une plainte », "won the final on Sunday".

use super::again;
use super::occurrence::Occurrence;
use super::reading::Reading;
use super::segment::{Opener, Sentence};
use crate::facts::index::Cue;
use crate::language::{Marker, grammar};
use std::ops::Range;

/// Whether the event is the direct object of a verb that brings it about, so that when and where the verb tells is when and where it took place.
/// How long the verb took is another matter.
#[must_use]
pub(super) fn is_enacted(reading: &Reading<'_>, sentence: &Sentence, event: &Occurrence, verb: usize, adjunct: &Range<usize>) -> bool {
    let lasts = reading.values_over(adjunct.start).any(|spotted| spotted.told.as_duration().is_some());
    let brings = grammar::is_enacted(&reading.tokens[verb].norm, reading.context.lang) && verb < event.tokens.start && !lasts;
    // « X, vainqueur samedi, jouera sa finale »: told of X.
    let place = sentence.segment_of(adjunct.start);
    let near = verb < adjunct.start || place == 0 || place == sentence.segment_of(verb);
    // "won the medal in 2012 and a prize in 2018": of another object.
    let joined = (event.tokens.end..adjunct.start).any(|at| reading.has(at, Marker::Coordinator));
    brings
        && near
        && !joined
        && object_start(reading, event)
            .is_some_and(|start| verb < start && (verb + 1..start).all(|at| is_aside(reading, sentence, verb, at)))
}

/// Where the noun phrase of an event starts: its determiner, no preposition before it.
fn object_start(reading: &Reading<'_>, event: &Occurrence) -> Option<usize> {
    let kinds = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative];
    let near = event.tokens.start.saturating_sub(DETERMINER)..event.tokens.start;
    let start = near.rev().find(|at| kinds.iter().any(|kind| reading.has(*at, *kind)))?;
    let governs = |at: usize| reading.has(at, Marker::Preposition) || reading.has(at, Marker::Genitive);
    // "won a by-election", "held its rally": one of many.
    let any = reading.has(start, Marker::Indefinite) || reading.has(start, Marker::Possessive);
    let contracted = reading.has(start, Marker::Contracted) || any && is_held_again(reading, event);
    (!contracted && !start.checked_sub(1).is_some_and(governs)).then_some(start)
}

/// Whether a word of the event is of a kind that is held again and again.
fn is_held_again(reading: &Reading<'_>, event: &Occurrence) -> bool {
    let again = |cue: Cue| match cue {
        Cue::Event(kind) => again::is_kind_held_again(reading.base, kind),
        Cue::EventOf(entity) | Cue::Called(entity) => again::is_held_again(reading.base, entity),
        _ => false,
    };
    event.tokens.clone().any(|at| reading.hits_over(at).any(|hit| again(hit.cue)))
}

/// How many words before an event its determiner may stand: « la très attendue finale ».
const DETERMINER: usize = 3;

/// Words between a verb and its object that are no object of its own: a value, a small word, a prepositional phrase, what commas set off.
fn is_aside(reading: &Reading<'_>, sentence: &Sentence, verb: usize, at: usize) -> bool {
    let segment = &sentence.segments[sentence.segment_of(at)];
    let apart = !segment.tokens.contains(&verb) && segment.opener == Opener::Comma && segment.verbs.is_empty();
    let led = || at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Preposition));
    !reading.tokens[at].is_word() || reading.values_over(at).next().is_some() || reading.is_marked(at) || led() || apart
}
