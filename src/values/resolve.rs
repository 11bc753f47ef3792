//! From what a text tells to a value: relative dates are placed in time, hedges become intervals.

use super::dates::{Dates, Window};
use super::interval::Interval;
use super::{Told, Value, When};
use crate::language::told::{Civil, Day, Figure, Form, Hedge, Moment, Origin, PartOfDay, Period, Season, Stretch, Third, Turn};
use crate::language::unit::TimeUnit;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

/// Which way a date without a year or a weekday alone looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Back.
    Past,
    /// Ahead.
    Future,
    /// Not known: weekdays look back, dates to the nearest year.
    #[default]
    Unknown,
}

/// What relative dates count from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// When the article is written.
    pub dateline: Option<DateTime>,
    /// The last event date told, for « la veille », "the next day".
    pub told: Option<Date>,
    /// The tense of the clause.
    pub tense: Tense,
}

impl Anchor {
    fn today(&self) -> Option<Date> {
        self.dateline.map(DateTime::date)
    }

    fn from(&self, origin: Origin) -> Option<Date> {
        match origin {
            Origin::Dateline => self.today(),
            Origin::Story => self.told,
        }
    }
}

impl Told {
    /// The value that is told, or none when the anchor is missing.
    #[must_use]
    pub fn resolve(&self, anchor: &Anchor) -> Option<Value> {
        Some(match self {
            Self::Number(figure) => Value::Number(Interval::of_figure(figure, 1.0)),
            Self::Ordinal(rank) => Value::Ordinal(*rank),
            Self::Percent(figure) => Value::Percent(Interval::of_figure(figure, 0.0)),
            Self::Money(figure, currency) => Value::Money(Interval::of_figure(figure, 0.0), currency.clone()),
            Self::Age(figure, unit) => Value::Age(age(figure, *unit)),
            Self::Duration(parts) => Value::Duration(duration(parts)?),
            Self::Quantity(figure, unit) => Value::Quantity(Interval::of_figure(figure, 0.0), *unit),
            Self::When(when) => return when.resolve(anchor),
        })
    }

    /// Whether it counts from the last event told: « la veille », "two weeks later".
    #[must_use]
    pub fn is_relative_to_story(&self) -> bool {
        match self {
            Self::When(When::At(moment)) => moment.is_of_story(),
            Self::When(When::Range(from, to) | When::Night(from, to)) => from.is_of_story() || to.is_of_story(),
            _ => false,
        }
    }

    /// Whether it is only « un », "a": a number for those who know the noun to be countable.
    #[must_use]
    pub const fn is_article(&self) -> bool {
        matches!(self, Self::Number(Figure { form: Form::Article, .. }))
    }

    /// The same number as an age, where the words around it say that it is one: "22", « 22 ans ».
    #[must_use]
    pub fn as_age(&self) -> Option<Self> {
        match self {
            Self::Number(figure) if figure.form != Form::Article => Some(Self::Age(*figure, TimeUnit::Year)),
            Self::Duration(parts) => match parts[..] {
                [(figure, unit)] if unit >= TimeUnit::Day => Some(Self::Age(figure, unit)),
                _ => None,
            },
            Self::Age(..) => Some(self.clone()),
            _ => None,
        }
    }

    /// The weekday told beside a date.
    #[must_use]
    pub const fn weekday(&self) -> Option<Weekday> {
        match self {
            Self::When(When::At(Moment { day: Some(Day::Civil(civil)), .. })) => civil.weekday,
            Self::When(When::At(Moment { day: Some(Day::Weekday(weekday, _)), .. })) => Some(*weekday),
            _ => None,
        }
    }
}

/// Someone told to be 22 is at any point between 22 and 23.
fn age(figure: &Figure, unit: TimeUnit) -> Interval {
    let years = unit.seconds() / TimeUnit::Year.seconds();
    let step = if figure.low.fract() == 0.0 && figure.high.fract() == 0.0 { 1.0 } else { 0.5 };
    let told = Interval::of_figure(figure, 1.0);
    let (low, high) = match figure.hedge {
        Hedge::Under => (told.low, told.high),
        _ => (told.low, told.high + step),
    };
    Interval { low: low * years, high: high * years, low_open: false, high_open: true }
}

/// A length of time leaves open what its finest unit rounds away, and a quarter of a single one.
fn duration(parts: &[(Figure, TimeUnit)]) -> Option<Interval> {
    let (first, _) = parts.first()?;
    let (finest, unit) = parts.last()?;
    let sum = |end: fn(&Figure) -> f64| parts.iter().map(|(figure, unit)| end(figure) * unit.seconds()).sum::<f64>();
    let whole = Figure { low: sum(|f| f.low), high: sum(|f| f.high), ..*first };
    let told = Interval::of_figure(&whole, 0.0);
    let share = if finest.low.fract() == 0.0 { 0.5 } else { 0.25 };
    let slack = (unit.seconds() * share).min(0.25 * whole.low.abs());
    Some(match first.hedge {
        Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::Roughly => told.widened((slack, slack)),
        Hedge::AtMost | Hedge::Under | Hedge::Over | Hedge::AtLeast => told,
    })
}

impl When {
    fn resolve(&self, anchor: &Anchor) -> Option<Value> {
        match self {
            Self::At(moment) => moment.resolve(anchor),
            Self::Range(from, to) => range(from, to, anchor),
            Self::Night(from, to) => {
                let (first, last) = (from.days(anchor)?.first?, to.days(anchor)?.last?);
                let last = if last < first { later(first, 1.day())? } else { last };
                Some(Value::Date(Dates {
                    first: Some(first),
                    last: Some(last),
                    window: Some(Window { from: 18 * 60, to: 8 * 60, part: Some(PartOfDay::Night) }),
                }))
            }
        }
    }
}

fn range(from: &Moment, to: &Moment, anchor: &Anchor) -> Option<Value> {
    let window = match (from.window(), to.window()) {
        (Some(from), Some(to)) => {
            Some(Window { from: from.from, to: if to.to < from.from && from.part.is_none() { to.to + 1440 } else { to.to }, part: None })
        }
        _ => None,
    };
    if from.day.is_none() && to.day.is_none() {
        return window.map(Value::Time);
    }
    let first = from.days(anchor)?.first;
    let mut last = to.days(anchor)?.last;
    if let (Some(start), Some(end)) = (first, last) {
        last = if end >= start {
            last
        } else {
            to.days(&Anchor { dateline: Some(start.to_datetime(jiff::civil::Time::midnight())), told: anchor.told, tense: Tense::Future })?
                .last
        };
    }
    let ordered = matches!((first, last), (Some(first), Some(last)) if first <= last);
    ordered.then_some(Value::Date(Dates { first, last, window }))
}

impl Moment {
    fn resolve(&self, anchor: &Anchor) -> Option<Value> {
        let window = self.window();
        let Some(day) = &self.day else {
            return match (self.clock, self.part) {
                (None, Some(part)) => Some(Value::PartOfDay(part)),
                _ => window.map(Value::Time),
            };
        };
        if let (Day::Weekday(weekday, Turn::Bare), None) = (day, anchor.dateline) {
            return Some(Value::Weekday(*weekday));
        }
        let mut dates = self.days(anchor)?;
        dates.window = dates.window.or(window);
        Some(Value::Date(dates))
    }

    fn window(&self) -> Option<Window> {
        let Some(clock) = self.clock else { return self.part.map(Window::of_part) };
        let window = Window::at(clock);
        let open = clock.twelve && clock.hour < 12;
        let window = if open { Window { to: window.to + 720, ..window } } else { window };
        Some(if self.hedge == Hedge::Exact { window } else { window.widened(30) })
    }

    /// The days it can be, without the time.
    fn days(&self, anchor: &Anchor) -> Option<Dates> {
        match self.day.as_ref()? {
            Day::Civil(civil) => civil.days(anchor),
            Day::Weekday(weekday, turn) => Some(Dates::day(weekday_near(anchor.today()?, *weekday, *turn, anchor.tense)?)),
            Day::Shift { count, unit, origin } => self.shifted(count, *unit, anchor.from(*origin)?, anchor),
            Day::From { count, unit, day } => {
                let from = Self { day: Some((**day).clone()), ..Self::default() }.days(anchor)?.only_day()?;
                self.shifted(count, *unit, from, anchor)
            }
            Day::Nth { rank, weekday, within } => {
                let month = Self { day: Some((**within).clone()), ..Self::default() }.days(anchor)?.first?.first_of_month();
                let first = month.nth_weekday_of_month(*rank, weekday.unwrap_or(Weekday::Saturday)).ok()?;
                Some(Dates::span(first, if weekday.is_some() { first } else { first.tomorrow().ok()? }))
            }
            Day::Period { period, count, origin, weekday } => {
                let (first, last) = period_of(*period, *count, anchor.from(*origin)?)?;
                let Some(weekday) = weekday else { return Some(Dates::span(first, last)) };
                Some(Dates::day(first.yesterday().ok()?.nth_weekday(1, *weekday).ok()?))
            }
        }
    }

    /// So many units from a day; the coarser the unit, the more days it can be.
    fn shifted(&self, count: &Figure, unit: TimeUnit, from: Date, anchor: &Anchor) -> Option<Dates> {
        let (low, high) = (shift(from, count.low, unit, anchor)?, shift(from, count.high, unit, anchor)?);
        let slack = match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => 0,
            TimeUnit::Day => i64::from(count.hedge != Hedge::Exact),
            TimeUnit::Week => 3,
            TimeUnit::Month => 15,
            TimeUnit::Year => 183,
        };
        let (first, last) = (low.date().min(high.date()), low.date().max(high.date()));
        let night = self.part == Some(PartOfDay::Night) && count.low == 0.0 && unit == TimeUnit::Day;
        let window = night.then_some(Window { from: -6 * 60, to: 32 * 60, part: Some(PartOfDay::Night) });
        Some(Dates { window, ..Dates::span(later(first, (-slack).days())?, later(last, slack.days())?) })
    }
}

/// A moment so many units from a day; hours and less count from the dateline's time.
pub(super) fn shift(from: Date, count: f64, unit: TimeUnit, anchor: &Anchor) -> Option<DateTime> {
    let time = anchor.dateline.filter(|at| at.date() == from).map_or(jiff::civil::Time::midnight(), DateTime::time);
    let start = from.to_datetime(time);
    let whole = count.fract() == 0.0 && count.abs() < 1e6;
    let span: Span = match (unit, whole) {
        (TimeUnit::Year, true) => Span::new().try_years(count as i64).ok()?,
        (TimeUnit::Month, true) => Span::new().try_months(count as i64).ok()?,
        (TimeUnit::Week, true) => Span::new().try_weeks(count as i64).ok()?,
        (TimeUnit::Day, true) => Span::new().try_days(count as i64).ok()?,
        _ => Span::new().try_seconds((count * unit.seconds()) as i64).ok()?,
    };
    start.checked_add(span).ok()
}

fn later(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// The day of a weekday that is meant on a given day.
fn weekday_near(today: Date, weekday: Weekday, turn: Turn, tense: Tense) -> Option<Date> {
    let ahead = i64::from(today.weekday().until(weekday));
    let days = match (turn, tense) {
        (Turn::Last, _) => {
            if ahead == 0 {
                -7
            } else {
                ahead - 7
            }
        }
        (Turn::Next, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Turn::Ahead, _) => ahead,
        (Turn::Bare | Turn::This, _) if ahead == 0 => 0,
        (Turn::Bare | Turn::This, Tense::Future) => ahead,
        (Turn::This, Tense::Unknown) => {
            if ahead <= 3 {
                ahead
            } else {
                ahead - 7
            }
        }
        (Turn::Bare | Turn::This, _) => ahead - 7,
    };
    later(today, days.days())
}

impl Civil {
    fn days(&self, anchor: &Anchor) -> Option<Dates> {
        let year = match self.year {
            Some(year) => year,
            None => return self.without_year(anchor),
        };
        let (first, last) = self.in_year(year)?;
        Some(Dates::span(first, last))
    }

    /// First and last day in a year.
    fn in_year(&self, year: i16) -> Option<(Date, Date)> {
        let (first, last) = match (self.span, self.month, self.day) {
            (Some(span), ..) => stretch(span, year)?,
            (None, Some(month), Some(day)) => {
                let date = Date::new(year, month, day).ok()?;
                (date, date)
            }
            (None, Some(month), None) => {
                let first = Date::new(year, month, 1).ok()?;
                (first, first.last_of_month())
            }
            (None, None, _) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
        };
        Some(self.third.map_or(Some((first, last)), |third| part_of(first, last, third))?)
    }

    fn without_year(&self, anchor: &Anchor) -> Option<Dates> {
        let today = anchor.today()?;
        if let Some(Stretch::Quarter(_)) = self.span {
            return self.in_year(today.year()).map(|(first, last)| Dates::span(first, last));
        }
        let candidates: Vec<(Date, Date)> = match (self.span, self.month, self.day) {
            (None, None, Some(day)) => (-9..=9).filter_map(|months| monthday(today, months, day)).collect(),
            _ => (-4..=4).filter_map(|years| self.in_year(today.year().checked_add(years)?)).collect(),
        };
        let (first, last) = choose(&candidates, today, self.turn, anchor.tense, self.weekday)?;
        Some(Dates::span(first, last))
    }
}

/// The date that is meant among those of several years.
fn choose(candidates: &[(Date, Date)], today: Date, turn: Turn, tense: Tense, weekday: Option<Weekday>) -> Option<(Date, Date)> {
    let distance = |(first, last): &(Date, Date)| {
        let days = |date: &Date| today.until(*date).map_or(i64::MAX, |span| i64::from(span.get_days()));
        if *first <= today && today <= *last { 0 } else { days(first).abs().min(days(last).abs()) }
    };
    let allowed = |(first, last): &&(Date, Date)| match (turn, tense) {
        (Turn::Last, _) => *last < today,
        (Turn::Next, _) => *first > today,
        (_, Tense::Past) => *first <= today,
        (_, Tense::Future) => *last >= today,
        (_, Tense::Unknown) => true,
    };
    let on_weekday = |(first, last): &&(Date, Date)| first == last && weekday.is_some_and(|weekday| first.weekday() == weekday);
    let near = candidates.iter().filter(|days| distance(days) <= 250).filter(allowed);
    let agreeing = near.filter(on_weekday).min_by_key(|days| distance(days));
    agreeing.or_else(|| candidates.iter().filter(allowed).min_by_key(|days| distance(days))).copied()
}

fn monthday(today: Date, months: i64, day: i8) -> Option<(Date, Date)> {
    let month = later(today.first_of_month(), months.months())?;
    let date = Date::new(month.year(), month.month(), day).ok()?;
    Some((date, date))
}

fn stretch(stretch: Stretch, year: i16) -> Option<(Date, Date)> {
    match stretch {
        Stretch::Decade => Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(9)?, 12, 31).ok()?)),
        Stretch::Century => Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(99)?, 12, 31).ok()?)),
        Stretch::Quarter(quarter) => {
            let last = Date::new(year, (quarter.clamp(1, 4)) * 3, 1).ok()?;
            Some((later(last, (-2).months())?, last.last_of_month()))
        }
        Stretch::Season(season) => seasonal(season, year),
    }
}

/// A season as people speak of it, a week and more around the solstices.
fn seasonal(season: Season, year: i16) -> Option<(Date, Date)> {
    let (from, to, next) = match season {
        Season::Spring => ((3, 1), (6, 21), 0),
        Season::Summer => ((6, 1), (9, 23), 0),
        Season::Autumn => ((9, 1), (12, 21), 0),
        Season::Winter => ((12, 1), (3, 21), 1),
    };
    Some((Date::new(year, from.0, from.1).ok()?, Date::new(year.checked_add(next)?, to.0, to.1).ok()?))
}

/// The beginning, middle or end of a stretch of days; each is a little more than a third.
fn part_of(first: Date, last: Date, third: Third) -> Option<(Date, Date)> {
    let days = i64::from(first.until(last).ok()?.get_days()) + 1;
    let at = |share: f64| later(first, ((days as f64 * share) as i64).days());
    Some(match third {
        Third::Early => (first, at(0.4)?),
        Third::Mid => (at(0.25)?, at(0.75)?),
        Third::Late => (at(0.6)?, last),
    })
}

/// The period that holds a day, or one so many further on.
pub(super) fn period_of(period: Period, count: i32, day: Date) -> Option<(Date, Date)> {
    let count = i64::from(count);
    let monday = later(day, (-i64::from(day.weekday().to_monday_zero_offset())).days())?;
    Some(match period {
        Period::Week => {
            let first = later(monday, count.weeks())?;
            (first, later(first, 6.days())?)
        }
        Period::Weekend => {
            let first = later(monday, (count * 7 + 5).days())?;
            (first, later(first, 1.day())?)
        }
        Period::Month => {
            let first = later(day.first_of_month(), count.months())?;
            (first, first.last_of_month())
        }
        Period::Quarter => {
            let start = Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?;
            let first = later(start, (count * 3).months())?;
            (first, later(first, 2.months())?.last_of_month())
        }
        Period::Season(season) => seasonal(season, season_year(season, day, count)?)?,
        Period::Year => years(i64::from(day.year()) + count, 1)?,
        Period::Decade => years((i64::from(day.year()).div_euclid(10) + count) * 10, 10)?,
        Period::Century => years((i64::from(day.year()).div_euclid(100) + count) * 100, 100)?,
    })
}

/// The year of this, the last or the next season: the last one has ended, the next one not begun.
fn season_year(season: Season, day: Date, count: i64) -> Option<i16> {
    let this = day.year();
    let turn = match count {
        0 => Turn::This,
        ..0 => Turn::Last,
        _ => Turn::Next,
    };
    let candidates: Vec<(Date, Date)> = (-2..=2).filter_map(|years| seasonal(season, this.checked_add(years)?)).collect();
    Some(choose(&candidates, day, turn, Tense::Unknown, None)?.0.year())
}

fn years(first: i64, many: i64) -> Option<(Date, Date)> {
    let (from, to) = (i16::try_from(first).ok()?, i16::try_from(first + many - 1).ok()?);
    Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?))
}
