//! Intervals of numbers, each end open or closed.

use super::Relation;
use crate::language::told::{Figure, Form, Hedge};
use crate::language::unit::Unit;

/// The numbers between two ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end, infinite where nothing bounds it.
    pub high: f64,
    /// Whether the lower end itself is left out.
    pub above: bool,
    /// Whether the upper end itself is left out.
    pub below: bool,
}

impl Interval {
    /// One number.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { low: value, high: value, above: false, below: false }
    }

    /// Both ends included.
    #[must_use]
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low, high, above: false, below: false }
    }

    /// What a figure tells, as a hedge widens it.
    #[must_use]
    pub fn of_figure(figure: &Figure) -> Self {
        let (low, high) = (figure.low, figure.high);
        let slack = |share: f64| if figure.form == Form::Vague { 0.0 } else { (high.abs() * share).max(if high >= 10.0 { 1.0 } else { 0.0 }) };
        match figure.hedge {
            Hedge::Exact => Self::between(low, high),
            Hedge::About => Self::between(low - slack(0.1), high + slack(0.1)),
            Hedge::Roughly => Self::between(low - slack(0.2), high + slack(0.2)),
            Hedge::Nearly => Self::between(low - slack(0.1), high),
            Hedge::Over => Self { low, high: f64::INFINITY, above: true, below: false },
            Hedge::AtLeast => Self::between(low, f64::INFINITY),
            Hedge::Under => Self { low: 0.0, high, above: false, below: true },
            Hedge::AtMost => Self::between(0.0, high),
        }
    }

    /// The number, when it is one.
    #[must_use]
    pub fn single(&self) -> Option<f64> {
        self.low.total_cmp(&self.high).is_eq().then_some(self.low)
    }

    /// The same with both ends multiplied.
    #[must_use]
    pub fn times(&self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor, ..*self }
    }

    /// The same with a share of itself added at both ends.
    #[must_use]
    pub fn widened(&self, share: f64) -> Self {
        Self { low: self.low * (1.0 - share), high: self.high * (1.0 + share), above: false, below: false }
    }

    /// Both ends in the base unit of a unit's dimension.
    #[must_use]
    pub fn in_base(&self, unit: Unit) -> Self {
        Self { low: unit.to_base(self.low), high: unit.to_base(self.high), ..*self }
    }

    /// Whether the two have a number in common. A thousandth more or less is no difference: units convert inexactly.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| {
            let touching = near(a.high, b.low);
            if touching { a.below || b.above } else { a.high < b.low }
        };
        !before(self, other) && !before(other, self)
    }

    /// How this interval stands to another.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if !self.overlaps(other) {
            return Relation::Disjoint;
        }
        let same = near(self.low, other.low) && near(self.high, other.high);
        let inside = |a: &Self, b: &Self| (b.low <= a.low || near(a.low, b.low)) && (a.high <= b.high || near(a.high, b.high));
        match (same, inside(self, other), inside(other, self)) {
            (true, ..) => Relation::Same,
            (_, true, _) => Relation::Within,
            (_, _, true) => Relation::Around,
            _ => Relation::Overlaps,
        }
    }
}

/// Equal but for rounding.
fn near(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq() || (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::Interval;
    use crate::values::Relation;

    #[test]
    fn open_ends_leave_their_number_out() {
        let over = Interval { low: 7.0, high: f64::INFINITY, above: true, below: false };
        assert_eq!(Interval::exact(7.0).relation(&over), Relation::Disjoint);
        assert_eq!(Interval::exact(8.0).relation(&over), Relation::Within);
    }

    proptest::proptest! {
        #[test]
        fn disjointness_is_symmetric(a in -9.0..9.0_f64, b in -9.0..9.0_f64, c in -9.0..9.0_f64, d in -9.0..9.0_f64) {
            let (x, y) = (Interval::between(a.min(b), a.max(b)), Interval::between(c.min(d), c.max(d)));
            assert_eq!(x.overlaps(&y), y.overlaps(&x));
        }
    }
}
