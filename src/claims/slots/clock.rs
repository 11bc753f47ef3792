//! Clock times of an event whose day the desk knows.

use super::adjunct::{anchor, dated};
use crate::claims::occurrence::Occurrence;
use crate::claims::{Claim, Reading, Subject};
use crate::facts::FactValue;
use crate::language::Marker;
use crate::language::inflect::Mood;
use crate::values::{Dates, Spotted, Tense, Value};
use jiff::civil::Date;
use std::ops::Range;

/// « ouverte à 20 h 30 », "began at 5.30pm": a time of the clock is of the day that the desk knows, in a sentence that tells no day of its own.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence, out: &mut Vec<Claim>) {
    let Some(day) = timed_day(reading, subject) else { return };
    let sentence = reading.sentences[reading.sentence_of(occurrence.tokens.start)].tokens.clone();
    let told = |spotted: &Spotted| spotted.told.resolve(&anchor(reading, None, Tense::Past));
    if reading
        .values_in(sentence.clone())
        .filter_map(told)
        .any(|value| matches!(value, Value::Date(dates) if dates.only_day() != Some(day)))
    {
        return;
    }
    for spotted in reading.values_in(sentence).filter(|spotted| spotted.told.is_exact()) {
        if let Some(Value::Time(window)) = told(spotted)
            && is_right_after(reading, occurrence, &spotted.tokens)
        {
            let value = Value::Date(Dates { window: Some(window), ..Dates::day(day) });
            out.push(dated(reading, subject, value, &spotted.tokens, occurrence));
        }
    }
}

/// Only small words stand between what is told and its time: « la séance s'est ouverte peu après minuit » tells no exact one.
fn is_right_after(reading: &Reading<'_>, occurrence: &Occurrence, time: &Range<usize>) -> bool {
    let between = occurrence.tokens.end..time.start;
    let rough = |at: usize| reading.is(at, Marker::Before) || reading.is(at, Marker::After) || reading.is(at, Marker::Hedge);
    let light = |at: usize| reading.is_marked(at) && reading.tokens[at].is_word() && !reading.has(at, Marker::Negation);
    // « devait commencer à 19 h »: what was planned.
    let planned = reading.forms(occurrence.tokens.start).iter().all(|form| form.mood == Mood::Infinitive);
    !planned
        && occurrence.verb
        && occurrence.tokens.end < time.start
        && between.len() <= 3
        && between.clone().all(|at| light(at) && !rough(at))
}

/// The day of the one fact that tells a time of the clock.
fn timed_day(reading: &Reading<'_>, subject: &Subject<'_>) -> Option<Date> {
    let [fact] = subject.facts else { return None };
    match reading.base.fact(*fact).is.as_slice() {
        [FactValue::Plain(Value::Date(dates))] if dates.window.is_some_and(|window| window.part.is_none()) => dates.only_day(),
        _ => None,
    }
}
