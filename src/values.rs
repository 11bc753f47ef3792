//! Typed values: what a text or a fact says, as a set of possible worlds that can be compared.

mod canonical;
mod dates;
mod interval;
mod notation;
mod render;
mod resolve;

pub use crate::language::told::{PartOfDay, Told};
pub use crate::language::unit::{Currency, Unit};
pub use canonical::{canonical, kind};
pub use dates::Dates;
pub use interval::Interval;
pub use notation::{ValueKind, parse_notation};
pub use render::{render, replacement};
pub use resolve::{Anchor, Tense, WeekdayClash};

use crate::language::{Lang, reading};
use crate::text::{Span, Token};
use jiff::civil::{Date, Time, Weekday};
use std::ops::Range;

/// A value: a set of possible worlds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Interval),
    /// A rank.
    Ordinal(u32),
    /// A share of a hundred.
    Percent(Interval),
    /// An amount of money.
    Money(Interval, Currency),
    /// Completed years of age.
    Age(Interval),
    /// A length of time, in seconds.
    Duration(Interval),
    /// A day, or the days between two.
    Date(Dates),
    /// A time of day.
    Time(Time),
    /// A part of the day.
    PartOfDay(PartOfDay),
    /// A weekday.
    Weekday(Weekday),
    /// A measure.
    Quantity(Interval, Unit),
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same worlds.
    Same,
    /// The first is finer.
    Within,
    /// The first is coarser.
    Around,
    /// Some worlds in common.
    Overlaps,
    /// No world in common.
    Disjoint,
    /// Values of different kinds.
    Incomparable,
}

/// A value in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotted {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it tells.
    pub told: Told,
}

/// The values of a text, in order, none overlapping another.
#[must_use]
pub fn read(text: &str, tokens: &[Token], lang: Lang) -> Vec<Spotted> {
    let spot = |(range, told): (Range<usize>, Told)| {
        let (first, last) = (tokens.get(range.start)?, tokens.get(range.end.checked_sub(1)?)?);
        Some(Spotted { span: Span::new(first.span.start, last.span.end), tokens: range, told })
    };
    reading::read(text, tokens, lang).into_iter().filter_map(spot).collect()
}

impl Value {
    /// How this value stands to another.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        match (self, other) {
            (Self::YesNo(a), Self::YesNo(b)) => same_or_not(a == b),
            (Self::Ordinal(a), Self::Ordinal(b)) => same_or_not(a == b),
            (Self::Weekday(a), Self::Weekday(b)) => same_or_not(a == b),
            (Self::PartOfDay(a), Self::PartOfDay(b)) => same_or_not(a == b),
            (Self::Time(a), Self::Time(b)) => same_or_not(a == b),
            (Self::Number(a), Self::Number(b)) | (Self::Percent(a), Self::Percent(b)) | (Self::Age(a), Self::Age(b)) | (Self::Duration(a), Self::Duration(b)) => a.relation(b),
            (Self::Money(a, of_a), Self::Money(b, of_b)) if of_a == of_b => a.relation(b),
            (Self::Quantity(a, of_a), Self::Quantity(b, of_b)) if of_a.dimension() == of_b.dimension() => a.in_base(*of_a).relation(&b.in_base(*of_b)),
            (Self::Date(a), Self::Date(b)) => a.relation(b),
            (Self::Weekday(day), Self::Date(date)) | (Self::Date(date), Self::Weekday(day)) => date.single().map_or(Relation::Incomparable, |date| same_or_not(date.weekday() == *day)),
            _ => Relation::Incomparable,
        }
    }

    /// An age in completed years.
    #[must_use]
    pub const fn years(years: f64) -> Self {
        Self::Age(Interval::exact(years))
    }

    /// The day, when the value is one.
    #[must_use]
    pub fn single_day(&self) -> Option<Date> {
        match self {
            Self::Date(dates) => dates.single(),
            _ => None,
        }
    }

    /// The ages on a day of somebody born on this date.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<Self> {
        let Self::Date(born) = self else { return None };
        Some(Self::Age(Interval::between(completed(born.last, day)?, completed(born.first, day)?)))
    }

    /// An age known on one day, on another: each of the years between may or may not bring a birthday.
    ///
    /// Within a month of the day it was known on, an age is taken to stand: a birthday in between is unlikely.
    #[must_use]
    pub fn aged(&self, then: Date, now: Date) -> Self {
        let Self::Age(age) = self else { return self.clone() };
        let days = (now - then).get_days();
        let (least, most) = (completed_days(days), completed_days(days) + 1.0);
        match days {
            -31..=31 => self.clone(),
            _ => Self::Age(Interval { low: age.low + least, high: age.high + most, ..age.clone() }),
        }
    }
}

/// Whole years in a number of days, rounded down.
fn completed_days(days: i32) -> f64 {
    (f64::from(days) / 365.2425).floor()
}

/// Completed years from a birth to a day.
fn completed(born: Date, day: Date) -> Option<f64> {
    let years = i32::from(day.year()) - i32::from(born.year());
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    let years = years - i32::from(before_birthday);
    (years >= 0).then(|| f64::from(years))
}

const fn same_or_not(same: bool) -> Relation {
    if same { Relation::Same } else { Relation::Disjoint }
}
