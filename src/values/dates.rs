//! Days, and the days between two.

use super::Relation;
use crate::language::told::{Clock, PartOfDay};
use jiff::civil::Date;

/// The days from one to another, both included, with the part of the day or the time where it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The part of the day.
    pub part: Option<PartOfDay>,
    /// The time on the clock.
    pub clock: Option<Clock>,
}

impl Dates {
    /// One day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { first: date, last: date, part: None, clock: None }
    }

    /// The days between two, turned round where the second comes first.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Self {
        Self { first: first.min(last), last: first.max(last), part: None, clock: None }
    }

    /// The day, when it is one.
    #[must_use]
    pub fn single(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// How these days stand to others.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        let inside = |a: &Self, b: &Self| b.first <= a.first && a.last <= b.last;
        if self.last < other.first || other.last < self.first {
            Relation::Disjoint
        } else if self.first == other.first && self.last == other.last {
            Relation::Same
        } else if inside(self, other) {
            Relation::Within
        } else if inside(other, self) {
            Relation::Around
        } else {
            Relation::Overlaps
        }
    }
}
