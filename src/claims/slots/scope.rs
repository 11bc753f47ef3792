//! Scope: figures of another time, of a part, or of a change are not the figure that a fact holds.

use crate::claims::{Reading, Subject};
use crate::facts::EntityKind;
use crate::language::Marker;
use crate::language::inflect::Tense;
use crate::values::{Anchor, Value};
use std::ops::Range;

/// Whether the clause tells of another year than the dateline's, or of what is to come.
pub(super) fn is_dated(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let this_year = reading.context.date.map(|date| date.year());
    let other_year = reading.values_in(sentence.tokens.clone()).any(|spotted| match spotted.told.resolve(&anchor) {
        Some(Value::Date(dates)) => {
            dates.first.map(|day| day.year()) != this_year || dates.first != dates.last && !spotted.tokens.is_empty() && is_period(&dates)
        }
        _ => false,
    });
    let clause = sentence.clause(tokens.start);
    let ahead = |at: usize| reading.forms(at).iter().any(|form| form.tense == Tense::Future) || reading.is(at, Marker::Forecast);
    other_year || clause.into_iter().any(ahead)
}

/// A quarter or another stretch of weeks: a figure told of it is the stretch's own.
fn is_period(dates: &crate::values::Dates) -> bool {
    dates.first.zip(dates.last).is_some_and(|(first, last)| (last - first).get_days() > 40)
}

/// « + 30 millions », « a progressé de 30 millions », "fell by 3", "from 280": a change or its other end.
pub(super) fn is_change(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    before.is_some_and(|at| reading.is(at, Marker::Change)) || reading.is(tokens.start, Marker::Change)
}

/// Whether a number counts the whole: beside a verb of having, after a definite article, or told of an event or thing itself.
///
/// « Douze membres ont voté contre » counts some of them.
pub(super) fn is_whole(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Range<usize>) -> bool {
    if !matches!(reading.base.entity(subject.entity).kind, EntityKind::Group | EntityKind::Body | EntityKind::Place) {
        return true;
    }
    let sentence = &reading.sentences[reading.sentence_of(noun.start)];
    let segment = &sentence.segments[sentence.segment_of(noun.start)].tokens;
    let near = segment.start..noun.start;
    let having = near.clone().any(|at| reading.is(at, Marker::Having));
    let definite = (noun.start.saturating_sub(3).max(segment.start)..noun.start).any(|at| reading.has(at, Marker::Definite));
    // « Le conseil de Lyon compte 73 membres »: of another place than the desk's.
    let elsewhere = near.into_iter().any(|at| is_elsewhere(reading, subject, at));
    (having || definite) && !elsewhere
}

/// A place or name that the subject isn't of stands before the number.
fn is_elsewhere(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let foreign = reading.places.clone().into_iter().any(|place| place.start == at);
    let own = reading.mentions.iter().any(|mention| mention.tokens.contains(&at) && mention.entity.is_some());
    foreign && !own && reading.base.entity(subject.entity).kind != EntityKind::Place
}
