//! Tenure: whether the time told of a title is the time that a fact holds it for.

use super::judge::Fit;
use crate::claims::Bound;
use crate::values::{Dates, Relation};
use jiff::civil::Date;

/// How the time told stands to the known one: each end is compared as finely as both are told.
#[must_use]
pub(super) fn fit(told: &Dates, bound: Bound, known: &Dates, today: Option<Date>) -> Fit {
    let (starts, ends) = (agree(told.first, known.first, start), agree(told.last, known.last, end));
    let lasting = |dates: &Dates| dates.last.zip(today).is_some_and(|(last, today)| last >= today);
    let ends = ends || lasting(told) && lasting(known);
    match bound {
        Bound::Within if told.relation(known) == Relation::Disjoint => Fit::Contrary,
        Bound::Within => Fit::Compatible,
        Bound::From if starts => Fit::Same,
        Bound::Until if ends => Fit::Same,
        Bound::Whole if starts && ends => Fit::Same,
        _ => Fit::Contrary,
    }
}

/// Whether most of the time told lies in the known one: offices follow one another within a year.
#[must_use]
pub(super) fn is_within(told: &Dates, known: &Dates) -> bool {
    let later = |a: Option<Date>, b: Option<Date>| a.zip(b).map_or(a.or(b), |(a, b)| Some(a.max(b)));
    let sooner = |a: Option<Date>, b: Option<Date>| a.zip(b).map_or(a.or(b), |(a, b)| Some(a.min(b)));
    let days = |first: Option<Date>, last: Option<Date>| first.zip(last).map_or(i32::MAX, |(first, last)| (last - first).get_days() + 1);
    let shared = days(later(told.first, known.first), sooner(told.last, known.last));
    shared.saturating_mul(2) > days(told.first, told.last)
}

/// How finely one end of a stretch of time is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fineness {
    Day,
    Month,
    Year,
}

/// An open end agrees with any.
fn agree(told: Option<Date>, known: Option<Date>, fineness: fn(Date) -> Fineness) -> bool {
    let (Some(told), Some(known)) = (told, known) else { return true };
    match fineness(told).max(fineness(known)) {
        // The last day in an office and the first one out of it are told alike.
        Fineness::Day => (told - known).get_days().abs() <= 1,
        Fineness::Month => told.first_of_month() == known.first_of_month(),
        Fineness::Year => told.year() == known.year(),
    }
}

/// A first of January is as likely a year told alone.
fn start(date: Date) -> Fineness {
    match (date.month(), date.day()) {
        (1, 1) => Fineness::Year,
        (_, 1) => Fineness::Month,
        _ => Fineness::Day,
    }
}

fn end(date: Date) -> Fineness {
    match (date.month(), date == date.last_of_month()) {
        (12, true) => Fineness::Year,
        (_, true) => Fineness::Month,
        _ => Fineness::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Dates, Fit, fit};
    use jiff::civil::{Date, date};

    fn span(first: Date, last: Date) -> Dates {
        Dates::span(first, last)
    }

    #[test]
    fn ends_are_compared_as_finely_as_both_are_told() {
        let known = span(date(1997, 6, 1), date(2000, 10, 31));
        let years = span(date(1997, 1, 1), date(2000, 12, 31));
        assert_eq!(fit(&years, Bound::Whole, &known, None), Fit::Same);
        assert_eq!(fit(&span(date(1997, 6, 1), date(2002, 10, 31)), Bound::Whole, &known, None), Fit::Contrary);
        assert_eq!(fit(&span(date(1998, 1, 1), date(1998, 12, 31)), Bound::From, &known, None), Fit::Contrary);
        assert_eq!(fit(&span(date(1998, 1, 1), date(1998, 12, 31)), Bound::Within, &known, None), Fit::Compatible);
        assert_eq!(fit(&span(date(2003, 1, 1), date(2003, 12, 31)), Bound::Within, &known, None), Fit::Contrary);
    }
}
