//! Intervals of numbers.

use super::relation::Relation;
use crate::language::told::{Figure, Form, Hedge};

/// The numbers from `low` to `high`; an end is infinite or left out where it is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Whether `low` itself is left out.
    pub low_open: bool,
    /// Whether `high` itself is left out.
    pub high_open: bool,
}

impl Interval {
    /// One number.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self::closed(value, value)
    }

    /// From one number to another, both included.
    #[must_use]
    pub const fn closed(low: f64, high: f64) -> Self {
        Self { low, high, low_open: false, high_open: false }
    }

    /// The numbers that a figure may stand for.
    ///
    /// « Environ » leaves a tenth and at least one for counts, « une vingtaine » a fifth; nothing else rounds.
    #[must_use]
    pub fn of_figure(figure: &Figure, least: f64) -> Self {
        let (low, high) = (figure.low, figure.high);
        let wide = |share: f64| Self::closed(low - (low.abs() * share).max(least), high + (high.abs() * share).max(least));
        match figure.hedge {
            Hedge::Exact => Self::closed(low, high),
            Hedge::About => wide(0.1),
            Hedge::Roughly => wide(0.2),
            // « Près de 41 000 » is said of 41 200 too.
            Hedge::Nearly => Self::closed(low - low.abs() * 0.1, high + high.abs() * 0.02),
            Hedge::Over => Self { low_open: true, ..Self::closed(low, f64::INFINITY) },
            Hedge::AtLeast => Self::closed(low, f64::INFINITY),
            Hedge::Under => Self { high_open: true, ..Self::closed(0f64.min(high), high) },
            Hedge::AtMost => Self::closed(0f64.min(high), high),
        }
        .widened(if figure.form == Form::Vague && high.is_infinite() { (0.0, f64::INFINITY) } else { (0.0, 0.0) })
    }

    /// The same, further out on both sides.
    #[must_use]
    pub const fn widened(self, (below, above): (f64, f64)) -> Self {
        Self { low: self.low - below, high: self.high + above, ..self }
    }

    /// Both ends through a function that keeps their order.
    #[must_use]
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        let end = |value: f64| if value.is_finite() { change(value) } else { value };
        Self { low: end(self.low), high: end(self.high), ..self }
    }

    /// Whether it is one number.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        near(self.low, self.high)
    }

    /// The number it most likely means: the only one, or the finite end.
    #[must_use]
    pub fn middle(&self) -> f64 {
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) => f64::midpoint(self.low, self.high),
            (false, true) => self.high,
            _ => self.low,
        }
    }

    /// How far its ends are apart.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// How it stands to another.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self.is_apart(other) || other.is_apart(self) {
            return Relation::Disjoint;
        }
        let inside = self.is_inside(other);
        let around = other.is_inside(self);
        Relation::of_inclusion(inside, around)
    }

    /// Whether it ends before another starts.
    fn is_apart(&self, other: &Self) -> bool {
        let touching = near(self.high, other.low);
        self.high < other.low && !touching || touching && (self.high_open || other.low_open)
    }

    fn is_inside(&self, other: &Self) -> bool {
        let low = self.low > other.low && !near(self.low, other.low) || near(self.low, other.low) && (self.low_open || !other.low_open);
        let high =
            self.high < other.high && !near(self.high, other.high) || near(self.high, other.high) && (self.high_open || !other.high_open);
        low && high
    }
}

/// Equal but for what floating point loses.
fn near(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq() || a.is_finite() && b.is_finite() && (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::Interval;
    use crate::language::told::{Figure, Form, Hedge};
    use crate::values::Relation;

    fn told(value: f64, hedge: Hedge) -> Interval {
        Interval::of_figure(&Figure { hedge, ..Figure::plain(value, Form::Digits) }, 1.0)
    }

    #[test]
    fn hedges_open_the_interval() {
        assert_eq!(told(20.0, Hedge::About), Interval::closed(18.0, 22.0));
        assert_eq!(told(20.0, Hedge::Nearly).relation(&Interval::exact(20.3)), Relation::Around);
        assert_eq!(told(20.0, Hedge::Nearly).relation(&Interval::exact(21.0)), Relation::Disjoint);
        assert_eq!(told(20.0, Hedge::Over).relation(&Interval::exact(20.0)), Relation::Disjoint);
        assert_eq!(told(20.0, Hedge::AtLeast).relation(&Interval::exact(20.0)), Relation::Around);
        assert_eq!(told(20.0, Hedge::Under).relation(&Interval::exact(25.0)), Relation::Disjoint);
    }
}
