//! Placing what is told in time: from a dateline, from the last event told, by the tense of the clause.

use super::{Dates, Interval, Value};
use crate::language::told::{Civil, Day, Figure, Moment, Origin, Period, Season, Stretch, Third, Told, Turn, When};
use crate::language::unit::TimeUnit;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, ToSpan};

/// From where and in which direction relative dates count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// When the article is written.
    pub dateline: Option<DateTime>,
    /// The day of the last event told.
    pub told: Option<Date>,
    /// Which way a bare weekday or a date without a year looks.
    pub tense: Tense,
}

/// The tense of a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// What happened.
    Past,
    /// What will.
    Future,
    /// Not known: the nearest.
    #[default]
    Unknown,
}

/// A weekday told beside a date that falls on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayClash {
    /// The weekday told.
    pub told: Weekday,
    /// The date told, with its year.
    pub date: Date,
    /// Whether the year is told, not guessed from the dateline.
    pub year_told: bool,
}

impl Told {
    /// The value, where the anchor suffices to tell it.
    #[must_use]
    pub fn resolve(&self, anchor: &Anchor) -> Option<Value> {
        Some(match self {
            Self::Number(figure) => Value::Number(Interval::of_figure(figure)),
            Self::Ordinal(rank) => Value::Ordinal(*rank),
            Self::Percent(figure) => Value::Percent(Interval::of_figure(figure)),
            Self::Money(figure, currency) => Value::Money(Interval::of_figure(figure), currency.clone()),
            Self::Age(figure, unit) => Value::Age(age(figure, *unit)),
            Self::Duration(parts) => Value::Duration(duration(parts)),
            Self::Quantity(figure, unit) => Value::Quantity(Interval::of_figure(figure), *unit),
            Self::When(when) => return resolve_when(when, anchor),
        })
    }

    /// Whether it counts from the last event told: « la veille », "two weeks later".
    #[must_use]
    pub const fn is_relative_to_story(&self) -> bool {
        match self {
            Self::When(When::At(moment)) => matches!(moment.day, Some(Day::Shift { origin: Origin::Story, .. } | Day::Period { origin: Origin::Story, .. })),
            _ => false,
        }
    }

    /// The weekday told beside a full date that falls on another.
    #[must_use]
    pub fn weekday_clash(&self, anchor: &Anchor) -> Option<WeekdayClash> {
        let civil = self.civil()?;
        let told = civil.weekday?;
        let date = civil_dates(&Civil { weekday: None, ..civil }, anchor)?.single()?;
        (date.weekday() != told).then_some(WeekdayClash { told, date, year_told: civil.year.is_some() })
    }

    /// The year, month and day told of a date that no calendar has. A year that isn't told is taken for a leap year.
    #[must_use]
    pub fn impossible(&self) -> Option<(i16, i8, i8)> {
        let civil = self.civil()?;
        let (year, month, day) = (civil.year.unwrap_or(2024), civil.month?, civil.day?);
        ((1..=12).contains(&month) && Date::new(year, month, day).is_err()).then_some((civil.year.unwrap_or(0), month, day))
    }

    fn civil(&self) -> Option<Civil> {
        match self {
            Self::When(When::At(Moment { day: Some(Day::Civil(civil)), .. })) => Some(*civil),
            _ => None,
        }
    }
}

fn age(figure: &Figure, unit: TimeUnit) -> Interval {
    let interval = Interval::of_figure(figure);
    if unit == TimeUnit::Year {
        return interval;
    }
    let years = interval.times(unit.seconds() / TimeUnit::Year.seconds());
    Interval { low: years.low.floor(), high: years.high.floor(), ..years }
}

/// A length of time in seconds: the sum of its parts.
fn duration(parts: &[(Figure, TimeUnit)]) -> Interval {
    let each = parts.iter().map(|(figure, unit)| Interval::of_figure(figure).times(unit.seconds()));
    each.reduce(|a, b| Interval { low: a.low + b.low, high: a.high + b.high, ..a }).unwrap_or(Interval::exact(0.0))
}

fn resolve_when(when: &When, anchor: &Anchor) -> Option<Value> {
    match when {
        When::At(moment) => resolve_moment(moment, anchor),
        When::Range(first, last) | When::Night(first, last) => {
            let (first, last) = (moment_dates(first, anchor)?, moment_dates(last, anchor)?);
            Some(Value::Date(Dates::between(first.first, last.last)))
        }
    }
}

fn resolve_moment(moment: &Moment, anchor: &Anchor) -> Option<Value> {
    if moment.day.is_some() {
        return moment_dates(moment, anchor).map(Value::Date);
    }
    if let Some(clock) = moment.clock {
        return Time::new(clock.hour % 24, clock.minute, 0, 0).ok().map(Value::Time);
    }
    moment.part.map(Value::PartOfDay)
}

fn moment_dates(moment: &Moment, anchor: &Anchor) -> Option<Dates> {
    let days = match moment.day.as_ref()? {
        Day::Civil(civil) => civil_dates(civil, anchor),
        Day::Weekday(weekday, turn) => named_day(*weekday, *turn, anchor).map(Dates::day),
        Day::Shift { count, unit, origin } => shifted(count, *unit, origin_day(*origin, anchor)?),
        Day::Period { period, count, origin, .. } => period_dates(*period, *count, origin_day(*origin, anchor)?),
    }?;
    Some(Dates { part: moment.part, clock: moment.clock, ..days })
}

fn origin_day(origin: Origin, anchor: &Anchor) -> Option<Date> {
    match origin {
        Origin::Dateline => anchor.dateline.map(|dateline| dateline.date()),
        Origin::Story => anchor.told,
    }
}

/// The weekday nearest to the dateline in the direction of the tense; today counts.
fn named_day(weekday: Weekday, turn: Turn, anchor: &Anchor) -> Option<Date> {
    let today = anchor.dateline?.date();
    let back = i64::from(today.weekday().since(weekday));
    let past = today.checked_sub(back.days()).ok()?;
    let ahead = || today.checked_add(i64::from(weekday.since(today.weekday())).days()).ok();
    match (turn, anchor.tense) {
        (Turn::Next, _) => if back == 0 { today.checked_add(7.days()).ok() } else { ahead() },
        (Turn::Last, _) => if back == 0 { today.checked_sub(7.days()).ok() } else { Some(past) },
        (_, Tense::Future) => ahead(),
        (Turn::Bare | Turn::This, Tense::Past) => Some(past),
        (Turn::Bare | Turn::This, Tense::Unknown) => if back <= 3 { Some(past) } else { ahead() },
    }
}

/// So many units from a day. A month or a year further on may be any day near that one.
fn shifted(count: &Figure, unit: TimeUnit, from: Date) -> Option<Dates> {
    let interval = Interval::of_figure(&Figure { low: count.low.min(count.high), high: count.low.max(count.high), ..*count });
    let step = |many: f64| moved(from, many, unit);
    let (first, last) = (step(interval.low)?, step(interval.high.min(9999.0))?);
    let slack: Span = match unit {
        TimeUnit::Week => 3.days(),
        TimeUnit::Month => 16.days(),
        TimeUnit::Year => 6.months(),
        _ => 0.days(),
    };
    Some(Dates::between(first.checked_sub(slack).ok()?, last.checked_add(slack).ok()?))
}

fn moved(from: Date, many: f64, unit: TimeUnit) -> Option<Date> {
    let many = many.round() as i64;
    let span = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => 0.days(),
        TimeUnit::Day => Span::new().try_days(many).ok()?,
        TimeUnit::Week => Span::new().try_weeks(many).ok()?,
        TimeUnit::Month => Span::new().try_months(many).ok()?,
        TimeUnit::Year => Span::new().try_years(many).ok()?,
    };
    from.checked_add(span).ok()
}

fn period_dates(period: Period, count: i32, from: Date) -> Option<Dates> {
    let count = i64::from(count);
    match period {
        Period::Week | Period::Weekend => {
            let monday = from.checked_sub(i64::from(from.weekday().to_monday_zero_offset()).days()).ok()?.checked_add(Span::new().try_weeks(count).ok()?).ok()?;
            let first = if period == Period::Weekend { monday.checked_add(5.days()).ok()? } else { monday };
            Some(Dates::between(first, monday.checked_add(6.days()).ok()?))
        }
        Period::Month => {
            let day = from.first_of_month().checked_add(Span::new().try_months(count).ok()?).ok()?;
            Some(Dates::between(day.first_of_month(), day.last_of_month()))
        }
        Period::Quarter => {
            let first = Date::new(from.year(), (from.month() - 1) / 3 * 3 + 1, 1).ok()?.checked_add(Span::new().try_months(count * 3).ok()?).ok()?;
            Some(Dates::between(first, first.checked_add(2.months()).ok()?.last_of_month()))
        }
        Period::Season(season) => season_near(season, count, from),
        Period::Year => years(from.year(), count, 1),
        Period::Decade => years(from.year() / 10 * 10, count, 10),
        Period::Century => years(from.year() / 100 * 100, count, 100),
    }
}

fn years(year: i16, count: i64, length: i16) -> Option<Dates> {
    let first = i64::from(year) + count * i64::from(length);
    let first = i16::try_from(first).ok()?;
    Some(Dates::between(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(length - 1)?, 12, 31).ok()?))
}

/// « cet été » is the one of the year or, before it has begun, the one before; « l'été prochain » the one after.
fn season_near(season: Season, count: i64, from: Date) -> Option<Dates> {
    let here = season_of(season, from.year())?;
    let begun = here.first <= from;
    let year = i64::from(from.year()) + count + i64::from(!begun && count <= 0) * -1 + i64::from(!begun && count > 0) * -1 + i64::from(count < 0 && begun && here.last < from);
    season_of(season, i16::try_from(year).ok()?)
}

/// A season of a year as people speak of it: summer is June to September.
fn season_of(season: Season, year: i16) -> Option<Dates> {
    let (first, last) = match season {
        Season::Spring => (Date::new(year, 3, 1), Date::new(year, 6, 21)),
        Season::Summer => (Date::new(year, 6, 1), Date::new(year, 9, 22)),
        Season::Autumn => (Date::new(year, 9, 1), Date::new(year, 12, 21)),
        Season::Winter => (Date::new(year, 12, 1), Date::new(year + 1, 3, 20)),
    };
    Some(Dates::between(first.ok()?, last.ok()?))
}

fn civil_dates(civil: &Civil, anchor: &Anchor) -> Option<Dates> {
    let whole = match (civil.year, civil.month, civil.day) {
        (Some(year), Some(month), Some(day)) => Dates::day(Date::new(year, month, day).ok()?),
        (None, Some(month), Some(day)) => Dates::day(nearest(|year| Date::new(year, month, day).ok(), civil, anchor)?),
        (Some(year), Some(month), None) => month_of(Date::new(year, month, 1).ok()?),
        (None, Some(month), None) => month_of(nearest(|year| Date::new(year, month, 1).ok(), civil, anchor)?),
        (None, None, Some(day)) => Dates::day(day_of_month(day, civil.weekday, anchor)?),
        (Some(year), None, _) => stretch(year, civil.span)?,
        (None, None, None) => return None,
    };
    Some(civil.third.map_or(whole, |third| part_of(whole, third)))
}

fn month_of(day: Date) -> Dates {
    Dates::between(day.first_of_month(), day.last_of_month())
}

fn stretch(year: i16, span: Option<Stretch>) -> Option<Dates> {
    match span {
        None => years(year, 0, 1),
        Some(Stretch::Decade) => years(year, 0, 10),
        Some(Stretch::Century) => years(year, 0, 100),
        Some(Stretch::Quarter(nth)) => {
            let first = Date::new(year, (nth - 1) * 3 + 1, 1).ok()?;
            Some(Dates::between(first, first.checked_add(2.months()).ok()?.last_of_month()))
        }
        Some(Stretch::Season(season)) => season_of(season, year),
    }
}

/// The beginning, middle or end of a period: a third of it and a little more.
fn part_of(whole: Dates, third: Third) -> Dates {
    let days = i64::from((whole.last - whole.first).get_days());
    let cut = |share: f64| Span::new().try_days((days as f64 * share) as i64).ok().and_then(|span| whole.first.checked_add(span).ok());
    let (first, last) = match third {
        Third::Early => (Some(whole.first), cut(0.4)),
        Third::Mid => (cut(0.25), cut(0.75)),
        Third::Late => (cut(0.6), Some(whole.last)),
    };
    Dates::between(first.unwrap_or(whole.first), last.unwrap_or(whole.last))
}

/// The year that a date without one means: with « dernier » the last, else the nearest in the direction of the tense.
fn nearest(date: impl Fn(i16) -> Option<Date>, civil: &Civil, anchor: &Anchor) -> Option<Date> {
    let today = anchor.dateline?.date();
    let mut candidates: Vec<Date> = (-1..=1).filter_map(|shift| date(today.year() + shift)).collect();
    candidates.sort_by_key(|candidate| (*candidate - today).get_days().abs());
    let month = civil.day.is_none();
    let passed = |candidate: &Date| if month { candidate.first_of_month() <= today } else { *candidate <= today };
    match civil.turn {
        Turn::Last => candidates.into_iter().find(|candidate| passed(candidate) && !(month && candidate.month() == today.month() && candidate.year() == today.year())),
        Turn::Next => candidates.into_iter().find(|candidate| !passed(candidate)),
        Turn::Bare | Turn::This => {
            // A weekday told beside it settles the year where exactly one year fits.
            let fits = |candidate: &&Date| civil.weekday.is_some_and(|weekday| candidate.weekday() == weekday);
            let fitting: Vec<Date> = candidates.iter().filter(fits).copied().collect();
            match (fitting.as_slice(), anchor.tense) {
                ([only], _) => Some(*only),
                // A month told in the past is the last one, but news of the coming months is in the present as often.
                (_, Tense::Past) => candidates.iter().copied().find(passed),
                _ => candidates.into_iter().next(),
            }
        }
    }
}

/// « jeudi 5 » without a month: the nearest such day.
fn day_of_month(day: i8, weekday: Option<Weekday>, anchor: &Anchor) -> Option<Date> {
    let today = anchor.dateline?.date();
    let mut candidates: Vec<Date> = (-2_i64..=2)
        .filter_map(|shift| today.first_of_month().checked_add(Span::new().try_months(shift).ok()?).ok())
        .filter_map(|month| Date::new(month.year(), month.month(), day).ok())
        .collect();
    candidates.sort_by_key(|candidate| (*candidate - today).get_days().abs());
    let fits = candidates.iter().find(|candidate| weekday.is_none_or(|weekday| candidate.weekday() == weekday));
    fits.or_else(|| candidates.first()).copied()
}
