//! Gapping: « X a été élu le 3 mars, Y le 4 », "resigned on 3 March and the chairman on 12 May": the second time is of another.

use super::occurrence::Occurrence;
use super::reading::Reading;
use crate::language::Marker;
use crate::values::{Spotted, Told};
use std::ops::Range;

/// How many words stand for the verb's other subject or object at most.
const PHRASE: usize = 6;

/// Whether a noun phrase stands alone between a comma, or « et », and a time, where another time was told before, and it isn't the occurrence.
#[must_use]
pub(super) fn is_anothers(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(adjunct.start)].tokens.clone();
    let Some(phrase) = phrase(reading, &sentence, adjunct) else { return false };
    let timed = |spotted: &Spotted| matches!(spotted.told, Told::When(_));
    let told = |at: usize| reading.values_over(at).any(timed);
    let verb = (sentence.start..phrase.start).any(|at| reading.is_verb(at));
    let other = phrase.end <= occurrence.tokens.start || occurrence.tokens.end <= phrase.start;
    told(adjunct.start) && verb && other && (sentence.start..phrase.start).any(told)
}

/// The noun phrase right before an adjunct and what leads to it.
fn phrase(reading: &Reading<'_>, sentence: &Range<usize>, adjunct: &Range<usize>) -> Option<Range<usize>> {
    let leads = |at: &usize| [Marker::Preposition, Marker::Definite, Marker::Contracted].iter().any(|kind| reading.has(*at, *kind));
    let end = (sentence.start..adjunct.start).rev().find(|at| !leads(at))? + 1;
    let word = |at: &usize| {
        let token = &reading.tokens[*at];
        let valued = reading.values_over(*at).next().is_some_and(|value| !value.told.is_article());
        token.is_word() && !reading.has(*at, Marker::Coordinator) && !reading.is_verb(*at) && !valued
    };
    let start = (sentence.start.max(end.saturating_sub(PHRASE))..end).rev().take_while(word).last()?;
    let parted = start.checked_sub(1).is_some_and(|at| reading.tokens[at].is(",") || reading.has(at, Marker::Coordinator));
    let opened = [Marker::Definite, Marker::Indefinite].iter().any(|kind| reading.has(start, *kind)) || reading.tokens[start].capital;
    (parted && opened).then_some(start..end)
}
