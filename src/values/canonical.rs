//! Values in the canonical form of a trace: `P22Y`, `2026-02-05`, `37 EUR`.

use super::calendar::period_of;
use super::dates::{Dates, Window};
use super::interval::Interval;
use super::resolve::{Anchor, shift};
use super::{Told, Value, When};
use crate::language::told::{Civil, Clock, Day, Figure, Form, Hedge, Moment, Origin, PartOfDay, Period, Stretch};
use crate::language::unit::TimeUnit;
use jiff::civil::{Date, DateTime};
use std::fmt::Write as _;

/// A value's canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical {
    /// `number`, `date`, `length`…
    pub kind: &'static str,
    /// `22`, `2026-02-05`, `180 cm`…
    pub value: String,
}

/// What a text tells, at its own precision; none for what tells no figure.
#[must_use]
pub fn canonical(told: &Told, anchor: &Anchor) -> Option<Canonical> {
    let (kind, value) = match told {
        Told::Number(figure) => ("number", single(figure)?),
        Told::Ordinal(rank) => ("ordinal", rank.to_string()),
        Told::Percent(figure) => ("percent", single(figure)?),
        Told::Money(figure, currency) => ("money", format!("{} {}", single(figure)?, currency.0)),
        Told::Age(figure, unit) => ("age", period(&[(*figure, *unit)])?),
        Told::Duration(parts) => ("duration", period(parts)?),
        Told::Quantity(figure, unit) => (unit.dimension().name(), format!("{} {}", single(figure)?, unit.code())),
        Told::When(when) => when_form(when, anchor)?,
    };
    Some(Canonical { kind, value })
}

/// A value, whoever told it.
#[must_use]
pub fn canonical_value(value: &Value) -> String {
    match value {
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(interval) | Value::Percent(interval) => ends(interval),
        Value::Ordinal(rank) => rank.to_string(),
        Value::Money(interval, currency) => format!("{} {}", ends(interval), currency.0),
        Value::Age(interval) => format!("P{}Y", number(interval.low.floor())),
        Value::Duration(interval) => format!("PT{}S", number(interval.middle().round())),
        Value::Date(dates) => dates_form(dates),
        Value::Time(window) => window_form(window),
        Value::PartOfDay(part) => part_code(*part).to_owned(),
        Value::Weekday(weekday) => format!("{weekday:?}").to_lowercase(),
        Value::Quantity(interval, unit) => format!("{} {}", ends(interval), unit.code()),
    }
}

/// A number without a needless decimal part.
pub(super) fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 { format!("{value:.0}") } else { format!("{}", (value * 1e9).round() / 1e9) }
}

/// A figure; the upper end stands for a range.
fn single(figure: &Figure) -> Option<String> {
    let vague = matches!(figure.form, Form::Vague) || figure.high.is_infinite();
    (!vague).then(|| number(figure.high))
}

fn ends(interval: &Interval) -> String {
    let mark = |open: bool, inclusive: &'static str, strict: &'static str| if open { strict } else { inclusive };
    match (interval.low.is_finite(), interval.high.is_finite()) {
        _ if interval.is_exact() => number(interval.low),
        (true, true) if interval.low == 0.0 && interval.high_open => format!("< {}", number(interval.high)),
        (true, true) => format!("{}..{}", number(interval.low), number(interval.high)),
        (false, true) => format!("{} {}", mark(interval.high_open, "<=", "<"), number(interval.high)),
        _ => format!("{} {}", mark(interval.low_open, ">=", ">"), number(interval.low)),
    }
}

fn period(parts: &[(Figure, TimeUnit)]) -> Option<String> {
    let mut date = String::new();
    let mut time = String::new();
    for (figure, unit) in parts {
        let (place, letter) = match unit {
            TimeUnit::Year => (&mut date, 'Y'),
            TimeUnit::Month => (&mut date, 'M'),
            TimeUnit::Week => (&mut date, 'W'),
            TimeUnit::Day => (&mut date, 'D'),
            TimeUnit::Hour => (&mut time, 'H'),
            TimeUnit::Minute => (&mut time, 'M'),
            TimeUnit::Second => (&mut time, 'S'),
        };
        let _ = write!(place, "{}{letter}", single(figure)?);
    }
    Some(if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") })
}

fn when_form(when: &When, anchor: &Anchor) -> Option<(&'static str, String)> {
    match when {
        When::At(moment) => moment_form(moment, anchor),
        When::Range(from, to) | When::Night(from, to) => {
            if let (Some(Value::Date(dates)), None) = (Told::When(when.clone()).resolve(anchor), from.clock) {
                return Some(("range", span_form(&dates)?));
            }
            Some(("range", format!("{}/{}", moment_form(from, anchor)?.1, moment_form(to, anchor)?.1)))
        }
    }
}

fn moment_form(moment: &Moment, anchor: &Anchor) -> Option<(&'static str, String)> {
    let clock = moment.clock.map(|clock| clock_form(&clock));
    let Some(day) = &moment.day else {
        return clock.map_or_else(|| Some(("part-of-day", part_code(moment.part?).to_owned())), |clock| Some(("time", clock)));
    };
    if let Day::Shift { count, unit: TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second, .. } = day {
        let at = exact(day, anchor).filter(|_| count.is_single())?;
        return Some(("date-time", at.strftime("%Y-%m-%dT%H:%M:%S").to_string()));
    }
    let date = day_form(day, anchor)?;
    Some(match clock {
        Some(clock) => ("date-time", format!("{date}{clock}")),
        None if date.contains('/') => ("range", date),
        None => ("date", date),
    })
}

/// The very moment a relative date counts to.
fn exact(day: &Day, anchor: &Anchor) -> Option<DateTime> {
    if let Day::From { count, unit, day } = day {
        let at = Told::When(When::At(Moment { day: Some((**day).clone()), ..Moment::default() }));
        let Value::Date(dates) = at.resolve(anchor)? else { return None };
        return shift(dates.only_day()?, count.low, *unit, anchor);
    }
    let Day::Shift { count, unit, origin } = day else { return None };
    single(count)?;
    let from = match origin {
        Origin::Dateline => anchor.dateline?.date(),
        Origin::Story => anchor.told?,
        Origin::Named => anchor.named?,
    };
    shift(from, count.low, *unit, anchor)
}

fn day_form(day: &Day, anchor: &Anchor) -> Option<String> {
    match day {
        Day::Civil(civil) => civil_form(civil, anchor),
        Day::Shift { .. } | Day::From { .. } => exact(day, anchor).map(|at| at.date().to_string()),
        Day::Period { period, count, origin, weekday: None, third: None } => {
            let from = match origin {
                Origin::Dateline => anchor.dateline?.date(),
                Origin::Story => anchor.told?,
                Origin::Named => anchor.named?,
            };
            let (first, last) = period_of(*period, *count, from)?;
            Some(match period {
                Period::Month => first.strftime("%Y-%m").to_string(),
                Period::Year => first.strftime("%Y").to_string(),
                Period::Season(season) => format!("{}-{}", first.year(), season_code(*season)),
                _ => format!("{first}/{last}"),
            })
        }
        Day::Weekday(weekday, _) if anchor.dateline.is_none() => Some(format!("{weekday:?}").to_lowercase()),
        _ => match Told::When(When::At(Moment { day: Some(day.clone()), ..Moment::default() })).resolve(anchor)? {
            Value::Date(dates) => span_form(&dates),
            _ => None,
        },
    }
}

fn civil_form(civil: &Civil, anchor: &Anchor) -> Option<String> {
    let year = civil.year.map(|year| format!("{year:04}"));
    let plain = match (civil.span, civil.month, civil.day, year.filter(|_| civil.third.is_none())) {
        (Some(Stretch::Century), _, _, Some(year)) => format!("{}XX", &year[..2]),
        (Some(Stretch::Decade), _, _, Some(year)) => format!("{}X", &year[..3]),
        (Some(Stretch::Season(season)), _, _, Some(year)) => format!("{year}-{}", season_code(season)),
        (None, Some(month), Some(day), Some(year)) => format!("{year}-{month:02}-{day:02}"),
        (None, Some(month), None, Some(year)) => format!("{year}-{month:02}"),
        (None, None, None, Some(year)) => year,
        (None, Some(month), day, None) if anchor.dateline.is_none() => {
            day.map_or_else(|| format!("--{month:02}"), |day| format!("--{month:02}-{day:02}"))
        }
        _ => {
            let at = Moment { day: Some(Day::Civil(*civil)), clock: None, part: None, hedge: Hedge::Exact };
            let Value::Date(dates) = Told::When(When::At(at)).resolve(anchor)? else { return None };
            return span_form(&dates);
        }
    };
    Some(plain)
}

/// Days as a date, month, year, or range.
fn span_form(dates: &Dates) -> Option<String> {
    let (first, last) = (dates.first?, dates.last?);
    let month = first.day() == 1 && first.last_of_month() == last;
    let year = first.day_of_year() == 1 && last == first.last_of_year();
    Some(match (first == last, month, year) {
        (true, ..) => first.to_string(),
        (_, true, _) => first.strftime("%Y-%m").to_string(),
        (.., true) => first.strftime("%Y").to_string(),
        _ => format!("{first}/{last}"),
    })
}

fn dates_form(dates: &Dates) -> String {
    let open = |date: Option<Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
    let days = span_form(dates).unwrap_or_else(|| format!("{}/{}", open(dates.first), open(dates.last)));
    dates.window.map_or_else(|| days.clone(), |window| format!("{days}{}", window_form(&window)))
}

fn window_form(window: &Window) -> String {
    let time = |minute: i16| format!("T{:02}:{:02}", minute.rem_euclid(1440) / 60, minute.rem_euclid(60));
    match window.part {
        Some(part) => format!(" {}", part_code(part)),
        None if window.from == window.to => time(window.from),
        None => format!("{}/{}", time(window.from), time(window.to)),
    }
}

fn clock_form(clock: &Clock) -> String {
    let second = clock.second.map_or_else(String::new, |second| format!(":{second:02}"));
    format!("T{:02}:{:02}{second}", clock.hour % 24, clock.minute)
}

const fn season_code(season: crate::language::told::Season) -> u8 {
    use crate::language::told::Season;
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}

/// A part of the day by its name in fact files.
pub(super) const fn part_code(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Dawn => "dawn",
        PartOfDay::Morning => "morning",
        PartOfDay::Midday => "midday",
        PartOfDay::Afternoon => "afternoon",
        PartOfDay::Dusk => "dusk",
        PartOfDay::Evening => "evening",
        PartOfDay::Night => "night",
        PartOfDay::Daylight => "daylight",
    }
}
