//! From what a text tells to a value: relative dates are placed in time, hedges become intervals.

use super::calendar::{choose, counted, later, monthday, part_of, period_of, stretch, weekday_near};
use super::dates::{Dates, Window};
use super::interval::Interval;
use super::{Told, Value, When};
use crate::language::told::{Civil, Day, Figure, Form, Hedge, Moment, Origin, PartOfDay, Stretch, Turn};
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
    /// The day of the event that the words behind the date name, for « la veille du scrutin ».
    pub named: Option<Date>,
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
            Origin::Named => self.named,
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

    /// Whether it counts from what the words behind it name: « la veille du scrutin ».
    #[must_use]
    pub const fn is_relative_to_named(&self) -> bool {
        let Self::When(When::At(Moment { day: Some(Day::Shift { origin, .. } | Day::Period { origin, .. }), .. })) = self else {
            return false;
        };
        matches!(origin, Origin::Named)
    }

    /// Whether it is only « un », "a": a number for those who know the noun to be countable.
    #[must_use]
    pub const fn is_article(&self) -> bool {
        matches!(self, Self::Number(Figure { form: Form::Article, .. }))
    }

    /// Whether it is a part of a whole, such as « un tiers » or « sept sur dix », and so no number of things.
    #[must_use]
    pub fn is_share(&self) -> bool {
        matches!(self, Self::Number(figure) if figure.low > 0.0 && figure.high < 1.0)
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

    /// The length of time in « dans dix minutes », "in ten minutes", where the tense says that it is no date.
    #[must_use]
    pub fn as_duration(&self) -> Option<Self> {
        match self {
            Self::Duration(_) => Some(self.clone()),
            Self::When(When::At(Moment { day: Some(Day::Shift { count, unit, .. }), .. })) => {
                let size = if count.low < 0.0 { count.times(-1.0) } else { *count };
                Some(Self::Duration(vec![(size, *unit)]))
            }
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
    // A little less than half, or five years and six would meet.
    let share = if finest.low.fract() == 0.0 { 0.49 } else { 0.25 };
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
            to.days(&Anchor { dateline: Some(start.to_datetime(jiff::civil::Time::midnight())), tense: Tense::Future, ..*anchor })?.last
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
        if self.hedge == Hedge::AtMost {
            (dates.first, dates.window) = (None, dates.window.map(|window| Window { from: 0, ..window }));
        }
        Some(Value::Date(dates))
    }

    fn window(&self) -> Option<Window> {
        let Some(clock) = self.clock else { return self.part.map(Window::of_part) };
        let window = Window::at(clock);
        let open = clock.twelve && clock.hour < 12;
        let window = if open { Window { to: window.to + 720, ..window } } else { window };
        Some(match self.hedge {
            Hedge::Exact => window,
            Hedge::AtMost => Window { from: 0, ..window },
            _ => window.widened(30),
        })
    }

    /// What a date that names a turn of the story counts from.
    fn origin(anchor: &Anchor, turn: Turn) -> Option<Date> {
        if turn.is_of_story() { anchor.told } else { anchor.today() }
    }

    /// The days it can be, without the time.
    fn days(&self, anchor: &Anchor) -> Option<Dates> {
        match self.day.as_ref()? {
            Day::Civil(civil) => civil.days(anchor),
            Day::Weekday(weekday, turn) => Some(Dates::day(weekday_near(Self::origin(anchor, *turn)?, *weekday, *turn, anchor.tense)?)),
            Day::Shift { count, unit, origin } => self.shifted(count, *unit, anchor.from(*origin)?, anchor),
            Day::From { count, unit, day } => {
                let from = Self { day: Some((**day).clone()), ..Self::default() }.days(anchor)?.only_day()?;
                self.shifted(count, *unit, from, anchor)
            }
            Day::Nth { rank, of, within } => {
                let month = Self { day: Some((**within).clone()), ..Self::default() }.days(anchor)?.first?.first_of_month();
                let (first, last) = counted(month, *rank, *of)?;
                Some(Dates::span(first, last))
            }
            Day::Period { period, count, origin, weekday, third } => {
                let (first, last) = period_of(*period, *count, anchor.from(*origin)?)?;
                let (first, last) = third.map_or(Some((first, last)), |third| part_of(first, last, third))?;
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
        // "less than five years later": some day until then.
        let (first, last) = match count.hedge {
            Hedge::Under | Hedge::AtMost => (first.min(from), last.max(from)),
            _ => (first, last),
        };
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

impl Civil {
    fn days(&self, anchor: &Anchor) -> Option<Dates> {
        let year = match (self.year, self.years) {
            (Some(year), _) => year,
            (None, Some(years)) => anchor.today()?.year().checked_add(years)?,
            (None, None) => return self.without_year(anchor),
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
        self.third.map_or(Some((first, last)), |third| part_of(first, last, third))
    }

    fn without_year(&self, anchor: &Anchor) -> Option<Dates> {
        let today = Moment::origin(anchor, self.turn)?;
        if let Some(Stretch::Quarter(_) | Stretch::Half(_)) = self.span {
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
