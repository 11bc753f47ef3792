//! How two values stand to each other.

use super::Value;
use super::dates::{Dates, Window};
use super::interval::Interval;
use crate::language::unit::{Dimension, Unit};

/// How a value stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same worlds.
    Same,
    /// This one is finer: its worlds are among the other's.
    Within,
    /// This one is coarser: the other's worlds are among its own.
    Around,
    /// Some worlds are in both.
    Overlaps,
    /// No world is in both: they contradict each other.
    Disjoint,
    /// They are not of one nature.
    Incomparable,
}

impl Relation {
    /// From whether each holds the other, when they share a world.
    #[must_use]
    pub const fn of_inclusion(inside: bool, around: bool) -> Self {
        match (inside, around) {
            (true, true) => Self::Same,
            (true, false) => Self::Within,
            (false, true) => Self::Around,
            (false, false) => Self::Overlaps,
        }
    }

    /// The same relation seen from the other value.
    #[must_use]
    pub const fn flipped(self) -> Self {
        match self {
            Self::Within => Self::Around,
            Self::Around => Self::Within,
            same => same,
        }
    }

    const fn of_equality(equal: bool) -> Self {
        if equal { Self::Same } else { Self::Disjoint }
    }
}

impl Value {
    /// How this value stands to another.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        match (self, other) {
            (Self::YesNo(a), Self::YesNo(b)) => Relation::of_equality(a == b),
            (Self::Ordinal(a), Self::Ordinal(b)) => Relation::of_equality(a == b),
            // A rank that a fact writes as a number.
            (Self::Number(a), Self::Ordinal(b)) => a.relation(&Interval::exact(f64::from(*b))),
            (Self::Ordinal(_), Self::Number(_)) => other.relation(self).flipped(),
            (Self::Weekday(a), Self::Weekday(b)) => Relation::of_equality(a == b),
            (Self::Number(a), Self::Number(b)) | (Self::Percent(a), Self::Percent(b)) => a.relation(b),
            (Self::Age(a), Self::Age(b)) | (Self::Duration(a), Self::Duration(b)) => a.relation(b),
            (Self::Money(a, this), Self::Money(b, that)) if this == that => a.relation(b),
            (Self::Quantity(a, this), Self::Quantity(b, that)) => quantities(a, *this, b, *that),
            (Self::Date(a), Self::Date(b)) => a.relation(b),
            (Self::Time(a), Self::Time(b)) => a.relation(b),
            (Self::PartOfDay(a), Self::PartOfDay(b)) => Window::of_parts(*a, *b),
            (Self::Time(a), Self::PartOfDay(b)) => a.relation_to_part(*b),
            (Self::PartOfDay(_), Self::Time(_)) | (_, Self::Date(_)) if !matches!(self, Self::Date(_)) => other.relation(self).flipped(),
            (Self::Date(a), other) => date(a, other),
            _ => Relation::Incomparable,
        }
    }
}

/// Amounts in different units are compared in the base unit, with what converting rounds away.
fn quantities(a: &Interval, this: Unit, b: &Interval, that: Unit) -> Relation {
    if this == that {
        return a.relation(b);
    }
    let degree = |unit: Unit| unit.dimension() == Dimension::Degree;
    if this.dimension() != that.dimension() || degree(this) {
        return Relation::Incomparable;
    }
    let base = |interval: &Interval, unit: Unit| interval.map(|amount| unit.to_base(amount));
    let (a, b) = (base(a, this), base(b, that));
    let slack = if is_metric(this) == is_metric(that) { 0.0 } else { 0.01 * a.middle().abs().max(b.middle().abs()) };
    match a.relation(&b) {
        Relation::Disjoint if slack > 0.0 && a.widened((slack, slack)).relation(&b) != Relation::Disjoint => Relation::Overlaps,
        relation => relation,
    }
}

fn is_metric(unit: Unit) -> bool {
    !unit.code().starts_with('[')
}

fn date(dates: &Dates, other: &Value) -> Relation {
    match other {
        Value::Weekday(weekday) => match dates.only_day() {
            Some(day) if day.weekday() == *weekday => Relation::Within,
            Some(_) => Relation::Disjoint,
            None => Relation::Incomparable,
        },
        Value::Time(time) => {
            dates.window.map_or(Relation::Incomparable, |window| if window.meets(*time) { Relation::Overlaps } else { Relation::Disjoint })
        }
        Value::PartOfDay(part) => dates.window.map_or(Relation::Incomparable, |window| window.relation_to_part(*part)),
        _ => Relation::Incomparable,
    }
}
