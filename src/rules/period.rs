//! Periods: whether a fact holds in the time that a claim is told of.

use super::tenure;
use crate::claims::{Claim, ClaimValue};
use crate::facts::{Base, EntityKind, Fact, FactValue};
use crate::values::{Dates, Relation, Value};
use jiff::civil::Date;

/// Whether a fact holds in the time that a figure is told of; one that doesn't say when is of the dateline's year.
#[must_use]
pub(super) fn is_of_period(base: &Base, fact: &Fact, claim: &Claim, date: Option<Date>) -> bool {
    let Some(period) = claim.period else { return true };
    match &fact.valid {
        Some(Value::Date(valid)) if matches!(claim.value, ClaimValue::Term { .. }) => tenure::is_within(&period, valid),
        Some(Value::Date(valid)) => period.relation(valid) != Relation::Disjoint,
        _ if is_counted_then(fact, &period) || is_quoted_of(fact, &period) || is_own_time(base, fact, &period) => true,
        _ if is_of_another_month(base, fact, claim, &period) => false,
        _ => {
            let years = |at: Date| if base.attribute(fact.attribute).yearly { at.year() - 1..=at.year() } else { at.year()..=at.year() };
            let (first, last) = (period.first.map(Date::year), period.last.map(Date::year));
            let whole = period.first.zip(period.last).is_some_and(|(first, last)| (last - first).get_days() > 360);
            let stretch = period.first.zip(period.last).is_some_and(|(first, last)| (last - first).get_days() > 40) && !whole;
            date.is_some_and(|at| first.is_some_and(|year| years(at).contains(&year)) && last == first) && !stretch
        }
    }
}

/// « 5 200 salariés fin décembre » of what the desk has as of 31 December.
fn is_counted_then(fact: &Fact, period: &Dates) -> bool {
    let (Some(day), Some((first, last))) = (fact.as_of, period.first.zip(period.last)) else { return false };
    // "by the end of last year" of what the desk has as of its last day.
    ((last - first).get_days() <= 31 || day == last) && first <= day && day <= last
}

/// « 22 points en février » of what the sources count in the days of the story: a count of a month or a day long before them.
fn is_of_another_month(base: &Base, fact: &Fact, claim: &Claim, period: &Dates) -> bool {
    let Some((first, last)) = period.first.zip(period.last) else { return false };
    let told = fact.says.iter().filter_map(|reading| base.source(reading.source).published).min();
    let counted = matches!(claim.value, ClaimValue::Plain(Value::Number(_) | Value::Percent(_) | Value::Money(..)))
        && base.entity(claim.subject).kind != EntityKind::Event;
    counted && (last - first).get_days() <= 31 && told.is_some_and(|told| (told - last).get_days() > WEEKS)
}

/// How many days before the first source a month or a day is no longer one of the story's.
const WEEKS: i32 = 14;

/// « En 2022, X a levé 57 millions »: what is told of an event in its own time.
fn is_own_time(base: &Base, fact: &Fact, period: &Dates) -> bool {
    let event = base.entity(fact.entity).kind == EntityKind::Event;
    let dated = base.date_of(fact.entity).filter(|_| event).map(|id| base.fact(id).is.as_slice());
    matches!(dated, Some([FactValue::Plain(Value::Date(day))]) if period.relation(day) != Relation::Disjoint)
}

/// Whether a source's words tell the year of the period: « réélu en 1989 avec 61,4 % ».
fn is_quoted_of(fact: &Fact, period: &Dates) -> bool {
    let year = period.first.zip(period.last).filter(|(first, last)| first.year() == last.year()).map(|(first, _)| first.year().to_string());
    let told = |year: String| fact.says.iter().any(|reading| reading.quote.as_ref().is_some_and(|quote| quote.contains(&year)));
    year.is_some_and(told)
}

/// How many days the time of a fact is off the one told: of several that are contradicted the nearest is the one meant.
#[must_use]
pub(super) fn distance(fact: &Fact, told: Option<Dates>) -> i32 {
    let (Some(told), Some(Value::Date(valid))) = (told, &fact.valid) else { return i32::MAX };
    let apart = |a: Option<Date>, b: Option<Date>| a.zip(b).map_or(0, |(a, b)| (a - b).get_days().abs());
    let long = apart(told.last, told.first) > 366;
    // What is told of one day or year most likely began then.
    apart(told.first, valid.first).saturating_add(if long { apart(told.last, valid.last) } else { 0 })
}
