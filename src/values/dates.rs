//! Days and times of day.

use super::PartOfDay;
use super::relation::Relation;
use crate::language::told::Clock;
use jiff::civil::Date;

/// Minutes of a day.
const DAY: i64 = 1440;

/// The days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The first day; none when it is open.
    pub first: Option<Date>,
    /// The last day; none when it is open.
    pub last: Option<Date>,
    /// A time: from that of the first day to that of the last.
    pub window: Option<Window>,
}

/// A stretch of time within a day, or from one day into the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first minute, from midnight.
    pub from: i16,
    /// The last minute, from midnight; above 1439 on the next day.
    pub to: i16,
    /// The part of the day it was told as, if it was.
    pub part: Option<PartOfDay>,
}

impl Dates {
    /// One day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { first: Some(date), last: Some(date), window: None }
    }

    /// From one day to another.
    #[must_use]
    pub const fn span(first: Date, last: Date) -> Self {
        Self { first: Some(first), last: Some(last), window: None }
    }

    /// Whether they are a whole month.
    #[must_use]
    pub fn is_month(&self) -> bool {
        self.first.zip(self.last).is_some_and(|(first, last)| first.day() == 1 && first.last_of_month() == last)
    }

    /// Whether they are a whole year.
    #[must_use]
    pub fn is_year(&self) -> bool {
        self.first.zip(self.last).is_some_and(|(first, last)| first.day_of_year() == 1 && first.last_of_year() == last)
    }

    /// The day, when there is only one.
    #[must_use]
    pub fn only_day(&self) -> Option<Date> {
        self.first.filter(|first| self.last == Some(*first))
    }

    /// How these days stand to others; times count only where both are told.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if let (Some(Some(mine)), Some(Some(theirs)), Some(day)) =
            (self.window.map(|w| w.part), other.window.map(|w| w.part), self.only_day())
            && other.only_day() == Some(day)
        {
            return Window::of_parts(mine, theirs);
        }
        let (mine, theirs) = (self.beside(other), other.beside(self));
        let (a, b) = (mine.minutes(), theirs.minutes());
        if a.1 < b.0 || b.1 < a.0 {
            return mine.at_daybreak(&theirs);
        }
        Relation::of_inclusion(a.0 >= b.0 && a.1 <= b.1, b.0 >= a.0 && b.1 <= a.1)
    }

    /// An evening is of its own day where the other is told by days alone.
    fn beside(&self, other: &Self) -> Self {
        let evening = |window: &Window| window.part == Some(PartOfDay::Evening) && other.window.is_none();
        let within = |window: Window| if evening(&window) { Window { to: window.to.min(DAY as i16 - 1), ..window } } else { window };
        Self { window: self.window.map(within), ..*self }
    }

    /// A night belongs to two days: « la nuit de jeudi » and « vendredi à l'aube » may meet.
    fn at_daybreak(&self, other: &Self) -> Relation {
        let night = |dates: &Self| dates.window.is_some_and(|window| window.part == Some(PartOfDay::Night)) && dates.only_day().is_some();
        let shifted = |dates: &Self| Self { window: dates.window.map(|w| Window { from: 0, to: w.to, part: None }), ..*dates };
        let (a, b) = (if night(self) { shifted(self) } else { *self }, if night(other) { shifted(other) } else { *other });
        let (a, b) = (a.minutes(), b.minutes());
        if a.1 < b.0 || b.1 < a.0 { Relation::Disjoint } else { Relation::Overlaps }
    }

    /// First and last minute on one axis.
    fn minutes(&self) -> (i64, i64) {
        let start = |date: Option<Date>, open: i64| date.map_or(open, minute);
        let (from, to) = self.window.map_or((0, DAY - 1), |window| (i64::from(window.from), i64::from(window.to)));
        (start(self.first, i64::MIN / 2).saturating_add(from), start(self.last, i64::MAX / 2).saturating_add(to))
    }
}

/// The first minute of a day, counted from 1 March of the year 0.
fn minute(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    (year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year) * DAY
}

impl Window {
    /// One time on the clock.
    #[must_use]
    pub fn at(clock: Clock) -> Self {
        let minute = i16::from(clock.hour) * 60 + i16::from(clock.minute);
        Self { from: minute, to: minute, part: None }
    }

    /// The same, further out on both sides by so many minutes.
    #[must_use]
    pub const fn widened(self, minutes: i16) -> Self {
        Self { from: self.from.saturating_sub(minutes), to: self.to.saturating_add(minutes), ..self }
    }

    /// When a part of the day is, at its widest.
    #[must_use]
    pub const fn of_part(part: PartOfDay) -> Self {
        let (from, to) = match part {
            PartOfDay::Dawn => (3 * 60, 9 * 60),
            PartOfDay::Morning => (0, 13 * 60 - 1),
            PartOfDay::Midday => (11 * 60, 15 * 60 - 1),
            PartOfDay::Afternoon => (12 * 60, 19 * 60),
            PartOfDay::Dusk => (16 * 60, 23 * 60),
            PartOfDay::Evening => (17 * 60, 24 * 60 + 59),
            PartOfDay::Night => (18 * 60, 32 * 60),
            PartOfDay::Daylight => (6 * 60, 21 * 60),
        };
        Self { from, to, part: Some(part) }
    }

    /// How two parts of the day stand to each other: only those that cannot meet contradict each other.
    #[must_use]
    pub fn of_parts(a: PartOfDay, b: PartOfDay) -> Relation {
        if a == b {
            return Relation::Same;
        }
        if Self::of_core(a).meets(Self::of_core(b)) { Relation::Overlaps } else { Relation::Disjoint }
    }

    /// When a part of the day is, for those who choose their words.
    const fn of_core(part: PartOfDay) -> Self {
        let (from, to) = match part {
            PartOfDay::Dawn => (4 * 60, 8 * 60),
            PartOfDay::Morning => (6 * 60, 12 * 60 + 30),
            PartOfDay::Midday => (11 * 60 + 30, 14 * 60),
            PartOfDay::Afternoon => (12 * 60, 19 * 60),
            PartOfDay::Dusk => (16 * 60, 23 * 60),
            PartOfDay::Evening => (17 * 60, 25 * 60),
            PartOfDay::Night => (21 * 60, 30 * 60 - 1),
            PartOfDay::Daylight => (7 * 60, 19 * 60),
        };
        Self { from, to, part: Some(part) }
    }

    /// Whether two share a minute of some day.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        let day = DAY as i16;
        let mut shift = -day;
        while shift <= day {
            let from = other.from.saturating_add(shift);
            let to = other.to.saturating_add(shift);
            if self.from <= to && from <= self.to {
                return true;
            }
            shift += day;
        }
        false
    }

    /// How it stands to another.
    #[must_use]
    pub const fn relation(&self, other: &Self) -> Relation {
        if !self.meets(*other) {
            return Relation::Disjoint;
        }
        Relation::of_inclusion(self.from >= other.from && self.to <= other.to, other.from >= self.from && other.to <= self.to)
    }

    /// How it stands to a part of the day.
    #[must_use]
    pub fn relation_to_part(&self, part: PartOfDay) -> Relation {
        if let Some(mine) = self.part {
            return Self::of_parts(mine, part);
        }
        let other = Self::of_part(part);
        if self.meets(other) { Relation::Within } else { Relation::Disjoint }
    }
}
