//! Names that are the object of another verb: who was killed isn't who was arrested for it.

use super::bearer::is_finite;
use super::mention::{By, Mention};
use super::mood::is_saying;
use super::reading::Reading;
use crate::facts::index::Hit;
use crate::language::inflect::{Mood, Tense};
use crate::language::{Lang, Marker};

/// « L'homme soupçonné d'avoir tué X a été arrêté », « Il épouse X et meurt »: who is the object of another verb is no subject of one with
/// an auxiliary or a finite form of its own.
pub(super) fn is_object_before(reading: &Reading<'_>, mention: &Mention, hit: &Hit) -> bool {
    let start = own_start(reading, mention, hit);
    let predicate = start < hit.tokens.start || is_finite(reading, hit.tokens.start);
    let joined = start > mention.tokens.end && reading.has(start - 1, Marker::Coordinator);
    let sentence = &reading.sentences[reading.sentence_of(mention.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(mention.tokens.start)].tokens;
    let first = || {
        let alone = !(mention.tokens.end..start).any(|at| is_finite(reading, at));
        alone && (segment.start..mention.tokens.start).any(|at| is_finite(reading, at) && reading.is_verb(at))
    };
    mention.by == By::Name && predicate && (is_governed(reading, mention) || joined && first())
}

/// « avoir tué X », « tuer X », "killing X": the name right behind a verb that has no subject of its own.
fn is_governed(reading: &Reading<'_>, mention: &Mention) -> bool {
    let Some(at) = mention.tokens.start.checked_sub(1).filter(|at| !reading.is_marked(*at) && !is_saying(reading, *at)) else {
        return false;
    };
    let before = |words: &[&str]| at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(words));
    let french = reading.context.lang == Lang::Fr;
    reading.forms(at).iter().any(|form| match (form.mood, form.tense) {
        (Mood::Infinitive, _) => french || before(&["to"]),
        (Mood::Participle, Tense::Past) => before(&["avoir", "having"]),
        (Mood::Participle, Tense::Present) => !french,
        _ => false,
    })
}

/// Where a verb begins with its own auxiliaries, which are no other verb.
pub(super) fn own_start(reading: &Reading<'_>, mention: &Mention, hit: &Hit) -> usize {
    let own = |at: &usize| reading.has(*at, Marker::Auxiliary) || reading.has(*at, Marker::Adverb);
    (mention.tokens.end..hit.tokens.start).rev().take_while(own).last().unwrap_or(hit.tokens.start)
}
