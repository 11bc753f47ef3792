//! Plans: a day that was to be an event's and no longer is: « d'abord prévue le 5 juin », "had been scheduled for Monday".

use crate::claims::Reading;
use crate::claims::owner::governing;
use crate::language::Marker;
use crate::language::inflect::Tense;
use crate::values::{Anchor, Value};
use std::ops::Range;

/// Whether a date is that of a plan that another has taken the place of.
pub(super) fn is_former(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let Some(verb) = planned(reading, tokens) else { return false };
    is_past(reading, verb)
        || is_put_off(reading, verb)
        || is_first(reading, verb, tokens)
        || !is_helped(reading, verb) && is_replaced(reading, verb, tokens)
}

/// The word for a plan that a date hangs on: « prévue le 5 juin », "scheduled for Monday".
fn planned(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let near = tokens.start.saturating_sub(NEAR)..tokens.start;
    let beside = || near.clone().rev().take_while(|at| reading.tokens[*at].is_word()).find(|at| reading.is(*at, Marker::Planned));
    governing(reading, tokens).filter(|verb| reading.is(*verb, Marker::Planned)).or_else(beside)
}

/// How many words may stand between a plan and its day.
const NEAR: usize = 4;

/// « était prévue », "had been scheduled".
fn is_past(reading: &Reading<'_>, verb: usize) -> bool {
    let past = |at: usize| {
        let helps = reading.has(at, Marker::Copula) || reading.has(at, Marker::Auxiliary);
        helps && reading.forms(at).iter().any(|form| form.tense != Tense::Present) || reading.has(at, Marker::PastAuxiliary)
    };
    (verb.saturating_sub(NEAR)..verb).rev().take_while(|at| reading.tokens[*at].is_word()).any(past)
}

/// « prévue le 5 juin, a été reportée »: the sentence says that the plan has changed.
fn is_put_off(reading: &Reading<'_>, verb: usize) -> bool {
    reading.sentences[reading.sentence_of(verb)].tokens.clone().any(|at| reading.is(at, Marker::Postponed))
}

/// « d'abord prévue », "originally set".
fn is_first(reading: &Reading<'_>, verb: usize, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(verb)];
    let start = sentence.segments[sentence.segment_of(verb)].tokens.start;
    (start..tokens.start).any(|at| reading.is(at, Marker::Originally))
}

fn is_helped(reading: &Reading<'_>, verb: usize) -> bool {
    (verb.saturating_sub(NEAR)..verb).rev().take_while(|at| reading.tokens[*at].is_word()).any(|at| reading.has(at, Marker::Auxiliary))
}

/// « Prévue le 5 juin, elle aura lieu le 12 »: the sentence has another day, told by another verb.
fn is_replaced(reading: &Reading<'_>, verb: usize, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(verb)].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let day = |value: Value| matches!(value, Value::Date(dates) if dates.only_day().is_some());
    let mut others = reading.values_in(sentence).filter(|spotted| spotted.tokens != *tokens);
    others.any(|spotted| {
        let told = governing(reading, &spotted.tokens).is_some_and(|other| other != verb);
        told && spotted.told.resolve(&anchor).is_some_and(day)
    })
}
