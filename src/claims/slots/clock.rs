//! Clock times of an event whose day the desk knows.

use super::adjunct::{anchor, dated};
use crate::claims::occurrence::Occurrence;
use crate::claims::owner::{happens, is_said_of};
use crate::claims::{Claim, Reading, Subject};
use crate::facts::{EntityId, EntityKind, FactValue};
use crate::language::Marker;
use crate::language::inflect::Mood;
use crate::values::{Dates, Spotted, Tense, Value, Window};
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
    for spotted in reading.values_in(sentence) {
        if let Some(Value::Time(window)) = told(spotted)
            && (is_right_after(reading, occurrence, &beside_date(reading, &spotted.tokens))
                || is_clefted(reading, occurrence, &spotted.tokens))
        {
            let Some(window) = told_as(reading, spotted, window) else { continue };
            let value = Value::Date(Dates { window: Some(window), ..Dates::day(day) });
            out.push(dated(reading, subject, value, &spotted.tokens, occurrence));
        }
    }
}

/// « vers minuit », « peu après minuit », "shortly before 8pm"; « après minuit » tells no time.
fn told_as(reading: &Reading<'_>, spotted: &Spotted, window: Window) -> Option<Window> {
    let near = || (spotted.tokens.start.saturating_sub(3)..=spotted.tokens.start).rev();
    if near().any(|at| reading.is(at, Marker::Roughly)) {
        return Some(about(window));
    }
    let open = [Marker::Before, Marker::After, Marker::Since, Marker::Hedge, Marker::Extreme];
    (spotted.told.is_exact() && !near().any(|at| open.iter().any(|kind| reading.is(at, *kind)))).then_some(window)
}

/// A time that is told roughly, give or take three quarters of an hour.
const ROUGHLY: i16 = 45;

const fn about(window: Window) -> Window {
    Window { from: window.from - ROUGHLY, to: window.to + ROUGHLY, part: window.part }
}

/// « le 14 octobre, vers 20 heures », "on Friday, shortly after 8pm": a time belongs to what the date right before it is said of.
fn beside_date(reading: &Reading<'_>, time: &Range<usize>) -> Range<usize> {
    let joined = |spotted: &&Spotted| {
        let between = spotted.tokens.end..time.start;
        between.len() <= 4 && between.clone().all(|at| reading.is_marked(at) || reading.tokens[at].is(","))
    };
    let date = |spotted: &&Spotted| matches!(spotted.told.resolve(&anchor(reading, None, Tense::Past)), Some(Value::Date(_)));
    let before = reading.values.iter().filter(|spotted| spotted.tokens.end <= time.start);
    before.filter(joined).rfind(date).map_or_else(|| time.clone(), |spotted| spotted.tokens.clone())
}

/// Only small words stand between the verb that tells and its time, or the time is of the verb that says of a noun that it took place.
fn is_right_after(reading: &Reading<'_>, occurrence: &Occurrence, time: &Range<usize>) -> bool {
    if !occurrence.verb {
        return is_said_of(reading, occurrence, time);
    }
    let between = occurrence.tokens.end..time.start;
    let light = |at: usize| reading.is_marked(at) && reading.tokens[at].is_word() && !reading.has(at, Marker::Negation);
    // « devait commencer à 19 h »: what was planned.
    let forms = reading.forms(occurrence.tokens.start);
    let planned = !forms.is_empty() && forms.iter().all(|form| form.mood == Mood::Infinitive);
    // « a décollé de Kourou à 3 h 17 »: the place on the way is known.
    let place = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some_and(|entity| is_place(reading, entity)));
    !planned && occurrence.tokens.end < time.start && between.len() <= 5 && between.clone().all(|at| light(at) || place(at))
}

fn is_place(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.base.entity(entity).kind == EntityKind::Place
}

/// « Il était 2 h 40 quand le feu a pris », "It was 4pm when the rocket took off": the time of what the clause tells.
pub(super) fn is_clefted(reading: &Reading<'_>, occurrence: &Occurrence, time: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(time.start)];
    let opens = time.start <= sentence.tokens.start + 4 && (sentence.tokens.start..time.start).any(|at| reading.has(at, Marker::Copula));
    let next = sentence.segments.iter().find(|segment| segment.tokens.start >= time.end);
    let clause = next.filter(|segment| reading.is(segment.tokens.start, Marker::When));
    opens
        && clause.is_some_and(|segment| {
            segment.tokens.contains(&occurrence.tokens.start)
                && (occurrence.verb || segment.verbs.iter().any(|verb| happens(reading, sentence, occurrence, *verb)))
        })
}

/// The day of the one fact that tells a time of the clock.
fn timed_day(reading: &Reading<'_>, subject: &Subject<'_>) -> Option<Date> {
    let [fact] = subject.facts else { return None };
    let timed = |value: &FactValue| match value {
        FactValue::Plain(Value::Date(dates)) if dates.window.is_some_and(|window| window.part.is_none()) => dates.only_day(),
        _ => None,
    };
    let mut days = reading.base.fact(*fact).is.iter().map(timed);
    let first = days.next()??;
    days.all(|day| day == Some(first)).then_some(first)
}
