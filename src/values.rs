//! Typed values: read, placed in time, compared, written.
//!
//! A value is a set of possible worlds: « en février » is every day of February, « plus de vingt » every number above twenty.
//! Two values contradict each other when no world is in both.

mod calendar;
mod canonical;
mod dates;
mod derive;
mod interval;
mod kind;
mod notation;
mod relation;
mod render;
mod resolve;

pub use crate::language::told::{Figure, Form, Hedge, Moment, PartOfDay, Told, When};
pub use crate::language::unit::{Currency, Dimension, TimeUnit, Unit};
pub use canonical::{Canonical, canonical, canonical_value};
pub use dates::{Dates, Window};
pub use derive::{WeekdayClash, replacement};
pub use interval::Interval;
pub use kind::ValueKind;
pub use notation::parse_notation;
pub use relation::Relation;
pub use render::render;
pub use resolve::{Anchor, Tense};

use crate::language::{self, Lang};
use crate::text::{Span, Token};
use std::ops::Range;
use std::slice;

/// A value: a set of possible worlds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number of things, or a bare number.
    Number(Interval),
    /// A rank.
    Ordinal(u32),
    /// A share, in hundredths.
    Percent(Interval),
    /// An amount of a currency.
    Money(Interval, Currency),
    /// An age in years; someone of 22 is at any point between 22 and 23.
    Age(Interval),
    /// A length of time in seconds; what a unit rounds away is left open.
    Duration(Interval),
    /// Days, perhaps with a time.
    Date(Dates),
    /// A time of any day.
    Time(Window),
    /// A part of any day.
    PartOfDay(PartOfDay),
    /// A day of any week.
    Weekday(jiff::civil::Weekday),
    /// An amount of a unit.
    Quantity(Interval, Unit),
}

impl Value {
    /// Someone's age in whole years.
    #[must_use]
    pub const fn age(years: u32) -> Self {
        Self::Age(Interval { low: years as f64, high: years as f64 + 1.0, low_open: false, high_open: true })
    }

    /// One day.
    #[must_use]
    pub const fn day(date: jiff::civil::Date) -> Self {
        Self::Date(Dates::day(date))
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        match self {
            Self::YesNo(_) => ValueKind::YesNo,
            Self::Number(_) => ValueKind::Number,
            Self::Ordinal(_) => ValueKind::Ordinal,
            Self::Percent(_) => ValueKind::Percent,
            Self::Money(..) => ValueKind::Money,
            Self::Age(_) => ValueKind::Age,
            Self::Duration(_) => ValueKind::Duration,
            Self::Date(_) => ValueKind::Date,
            Self::Time(_) => ValueKind::Time,
            Self::PartOfDay(_) => ValueKind::PartOfDay,
            Self::Weekday(_) => ValueKind::Weekday,
            Self::Quantity(..) => ValueKind::Quantity,
        }
    }
}

/// A value as a text tells it, with where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotted {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it tells.
    pub told: Told,
}

/// The values of a text, in order, without overlap; `tokens` are the text's own.
#[must_use]
pub fn read(text: &str, tokens: &[Token], lang: Lang) -> Vec<Spotted> {
    read_in(text, tokens, slice::from_ref(&(0..tokens.len())), lang)
}

/// Those that start in some sentences.
#[must_use]
pub fn read_in(text: &str, tokens: &[Token], sentences: &[Range<usize>], lang: Lang) -> Vec<Spotted> {
    let spotted = |reading: language::Reading| {
        let told = tokens.get(reading.tokens.clone())?;
        let span = told.first()?.span.cover(told.last()?.span);
        Some(Spotted { span, tokens: reading.tokens, told: reading.told })
    };
    language::read_in(text, tokens, sentences, lang).into_iter().filter_map(spotted).collect()
}

#[cfg(test)]
mod tests;
