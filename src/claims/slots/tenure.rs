//! Tenure: the time told of a title: « ministre de 1997 à 2000 », "mayor since 2008", « devient maire en 1983 ».

use super::adjunct::anchor;
use super::title::end;
use crate::claims::occurrence::is_future;
use crate::claims::{Bound, Claim, ClaimValue, Reading, Subject};
use crate::facts::TermRef;
use crate::facts::index::{Cue, Hit};
use crate::language::Marker;
use crate::language::told::{Day, Moment, Told, When};
use crate::language::unit::TimeUnit;
use crate::values::{Dates, Hedge, Spotted, Tense, Value};
use std::ops::Range;

/// How far from a title its time may stand.
const REACH: usize = 3;

/// The time that a title is told of, and where it is told.
pub(super) struct Tenure {
    pub(super) dates: Dates,
    pub(super) bound: Bound,
    tokens: Range<usize>,
}

impl Tenure {
    /// Where the time begins.
    pub(super) const fn start(&self) -> usize {
        self.tokens.start
    }

    /// Whether it is one day on which something begins.
    pub(super) fn is_first_day(&self) -> bool {
        matches!(self.bound, Bound::From) && self.dates.first == self.dates.last
    }

    /// Whether it is some time within the whole.
    pub(super) const fn is_within(&self) -> bool {
        matches!(self.bound, Bound::Within)
    }

    /// One past its last token.
    pub(super) const fn end(&self) -> usize {
        self.tokens.end
    }
}

/// The time told right after a title, or in the words that open its sentence.
pub(super) fn of(reading: &Reading<'_>, title: &Range<usize>) -> Option<Tenure> {
    let begins = (title.start.saturating_sub(4)..title.start).any(|at| reading.has(at, Marker::Inceptive));
    let spotted = after(reading, title).or_else(|| fronted(reading, title)).filter(|spotted| is_exact(spotted))?;
    let Some(Value::Date(dates)) = spotted.told.resolve(&anchor(reading, None, Tense::Past)) else { return None };
    let bound = bound(reading, spotted, begins)?;
    // The day of an election or a naming is rarely the first day in the office.
    if begins && bound == Bound::From && dates.first == dates.last {
        return None;
    }
    (!goes_on(reading, spotted)).then(|| Tenure { dates, bound, tokens: spotted.tokens.clone() })
}

/// The time told behind words of holding an office, or of beginning to, in the same clause; a day on which somebody begins is the first one.
pub(super) fn behind(reading: &Reading<'_>, words: &Range<usize>, begins: bool) -> Option<Tenure> {
    let sentence = &reading.sentences[reading.sentence_of(words.start)];
    let spotted =
        reading.values_in(words.end..sentence.tokens.end).next().filter(|spotted| is_exact(spotted) && is_spelled_out(spotted))?;
    let tense = if is_future(reading, words.start) { Tense::Future } else { Tense::Past };
    let Some(Value::Date(dates)) = spotted.told.resolve(&anchor(reading, None, tense)) else { return None };
    let near = (spotted.tokens.start.saturating_sub(2)..=spotted.tokens.start).any(|at| is_led(reading, at));
    let led = near || is_stretch(spotted) || is_onward(reading, spotted.tokens.start);
    let bound = bound(reading, spotted, begins).filter(|_| led || begins)?;
    (!goes_on(reading, spotted)).then(|| Tenure { dates, bound, tokens: spotted.tokens.clone() })
}

/// A time of the calendar: neither « il y a huit ans » nor « l'été 2021 », which only come near one.
fn is_exact(spotted: &Spotted) -> bool {
    let exact = |moment: &Moment| match &moment.day {
        Some(Day::Civil(civil)) => civil.span.is_none() && civil.third.is_none(),
        Some(Day::Shift { unit, .. }) => *unit == TimeUnit::Day,
        Some(Day::Period { third, .. }) => third.is_none(),
        Some(Day::From { .. }) => false,
        _ => true,
    };
    let hedged = matches!(&spotted.told, Told::When(When::At(moment)) if moment.hedge != Hedge::Exact);
    !hedged && ends(spotted).all(exact)
}

/// « le 4 mai », "2018": no « mardi », whose day tells of what took place this week.
fn is_spelled_out(spotted: &Spotted) -> bool {
    ends(spotted).next().is_some() && ends(spotted).all(|moment| matches!(moment.day, Some(Day::Civil(_))))
}

/// The moment of a time, or both ends of a stretch.
fn ends(spotted: &Spotted) -> impl Iterator<Item = &Moment> {
    let (first, last) = match &spotted.told {
        Told::When(When::Range(first, last)) => (Some(first), Some(last)),
        Told::When(When::At(moment)) => (Some(moment), None),
        _ => (None, None),
    };
    first.into_iter().chain(last)
}

/// « à partir du », "from", before a time.
pub(super) fn is_onward(reading: &Reading<'_>, time: usize) -> bool {
    (time.saturating_sub(3)..time).any(|at| reading.is(at, Marker::Onward))
}

/// « en », « depuis », "until".
fn is_led(reading: &Reading<'_>, at: usize) -> bool {
    [Marker::Preposition, Marker::Until, Marker::Since].iter().any(|kind| reading.is(at, *kind))
}

/// Whether a stretch of time is told of the title before it, not of what happened: « députée (1988-1997), elle est née à … ».
pub(super) fn is_told(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let told = |title: &Range<usize>| after(reading, title).is_some_and(|spotted| is_stretch(spotted) && spotted.tokens == *tokens);
    let title = |hit: &&Hit| !hit.verb && matches!(hit.cue, Cue::Term(..)) && hit.tokens.end <= tokens.start;
    reading.hits.iter().filter(title).any(|hit| told(&(hit.tokens.start..end(reading, &hit.tokens))))
}

/// The claim that the title was held then.
pub(super) fn claim(reading: &Reading<'_>, subject: &Subject<'_>, term: TermRef, tenure: &Tenure) -> Claim {
    let value = ClaimValue::Tenure { term, dates: tenure.dates, bound: tenure.bound };
    Claim::of(reading, subject, value, &tenure.tokens)
}

/// « ministre de 1997 à 2000 », "mayor (1997-2000)"; a comma only before a stretch of time.
fn after<'r>(reading: &'r Reading<'_>, title: &Range<usize>) -> Option<&'r Spotted> {
    let spotted = reading.values.iter().find(|spotted| spotted.tokens.start >= title.end)?;
    let between = title.end..spotted.tokens.start;
    let light = |at: usize| {
        reading.is(at, Marker::Preposition)
            || reading.is(at, Marker::Until)
            || reading.is(at, Marker::Since)
            || reading.tokens[at].is("(")
            || is_stretch(spotted) && reading.tokens[at].is(",")
            || at + 1 == spotted.tokens.start && reading.has(at, Marker::Definite)
    };
    (between.len() <= REACH && between.into_iter().all(light)).then_some(spotted)
}

/// « En 1997, elle devient ministre »: the time alone opens the sentence, a copula leads to the title in the next segment.
fn fronted<'r>(reading: &'r Reading<'_>, title: &Range<usize>) -> Option<&'r Spotted> {
    let sentence = &reading.sentences[reading.sentence_of(title.start)];
    let (opening, own) = (sentence.segments.first()?, sentence.segments.get(1)?);
    let spotted = reading.values_in(opening.tokens.clone()).next()?;
    let alone = spotted.tokens.end == opening.tokens.end && spotted.tokens.start <= opening.tokens.start + 1;
    let told = own.tokens.contains(&title.start) && (own.tokens.start..title.start).any(|at| reading.has(at, Marker::Copula));
    (alone && told).then_some(spotted)
}

/// A stretch of time is the whole of it; a day or a year is its start, its end, or some time within.
fn bound(reading: &Reading<'_>, spotted: &Spotted, begins: bool) -> Option<Bound> {
    if is_stretch(spotted) {
        return Some(Bound::Whole);
    }
    let near = |kind: Marker| (spotted.tokens.start.saturating_sub(2)..=spotted.tokens.start).any(|at| reading.is(at, kind));
    if near(Marker::Until) {
        Some(Bound::Until)
    } else if near(Marker::Since) || begins || is_onward(reading, spotted.tokens.start) {
        Some(Bound::From)
    } else {
        let within = spotted.tokens.start.checked_sub(1).is_some_and(|at| reading.is(at, Marker::Preposition));
        within.then_some(Bound::Within)
    }
}

const fn is_stretch(spotted: &Spotted) -> bool {
    matches!(spotted.told, Told::When(When::Range(..)))
}

/// « de 1983 à 1989 puis de 1995 à 2001 »: one of several times.
fn goes_on(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(spotted.tokens.start)];
    let segment = sentence.segment_of(spotted.tokens.start);
    let end = sentence.segments.get(segment + 1).map_or(sentence.segments[segment].tokens.end, |next| next.tokens.end);
    let next = reading.values_in(spotted.tokens.end..end).next();
    let joins = |at: usize| reading.has(at, Marker::Coordinator) || reading.has(at, Marker::Adverb) || reading.tokens[at].is(",");
    next.is_some_and(|next| is_stretch(next) && (spotted.tokens.end..next.tokens.start).any(joins))
}
