//! Whether a clause tells a figure exactly and for good: only such figures can be held against one another.

use super::{Claim, ClaimValue, Reading, Subject, occurrence};
use crate::facts::EntityKind;
use crate::language::Marker;
use crate::language::inflect::Tense;
use crate::values::Value;
use std::ops::Range;

/// Whether the value is told in the writer's own words, exactly, and as what still holds.
#[must_use]
pub(super) fn is_firm(reading: &Reading<'_>, subject: &Subject<'_>, value: &ClaimValue, tokens: &Range<usize>) -> bool {
    let ClaimValue::Plain(value) = value else { return false };
    !reading.is_quoted(tokens.start)
        && is_exact(reading, tokens)
        && is_single(value)
        && !is_passing(reading, tokens.start)
        && (!matches!(value, Value::Number(_)) || is_of_event(reading, subject, tokens.start))
}

/// Whether the claims of the two clauses are of one time: told of the same period, or of none.
#[must_use]
pub fn of_one_time(a: &Claim, b: &Claim) -> bool {
    a.period == b.period && a.past == b.past
}

fn is_exact(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.values_meeting(tokens.clone()).all(|spotted| spotted.told.is_exact())
}

/// One number, one age, one day: neither a range nor a stretch of time.
fn is_single(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.low.total_cmp(&number.high).is_eq(),
        Value::Age(age) => age.high - age.low <= 1.0,
        Value::Date(dates) => dates.only_day().is_some(),
        _ => false,
    }
}

/// « d'abord », « un bilan provisoire », « puis », "initially": the sentence tells figures that follow one another.
fn is_passing(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let imperfect = |verb: &usize| reading.forms(*verb).iter().any(|form| form.tense == Tense::Imperfect);
    sentence.tokens.clone().any(|at| reading.is(at, Marker::Passing) || reading.is(at, Marker::Comparing))
        || sentence.segments[sentence.segment_of(at)].verbs.iter().any(imperfect)
}

/// A count is of an event where the sentence itself tells of the event.
fn is_of_event(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let here = |token: usize| reading.sentence_of(token) == reading.sentence_of(at);
    reading.base.entity(subject.entity).kind == EntityKind::Event
        && occurrence::of_event(reading, subject.entity).iter().any(|told| here(told.tokens.start))
}
