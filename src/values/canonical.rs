//! Values as `factlint trace` writes them.

use super::{Interval, Told, Value};
use crate::language::told::{Civil, Clock, Day, Figure, Form, Moment, Stretch, When};
use crate::language::unit::TimeUnit;
use crate::values::Anchor;

/// The kind of a value in a trace.
#[must_use]
pub fn kind(told: &Told) -> &'static str {
    match told {
        Told::Number(_) => "number",
        Told::Ordinal(_) => "ordinal",
        Told::Percent(_) => "percent",
        Told::Money(..) => "money",
        Told::Age(..) => "age",
        Told::Duration(_) => "duration",
        Told::Quantity(_, unit) => unit.dimension().name(),
        Told::When(When::Range(..) | When::Night(..)) => "range",
        Told::When(When::At(moment)) => match (&moment.day, moment.clock) {
            (None, _) => "time",
            (Some(_), Some(_)) => "date-time",
            (Some(_), None) => "date",
        },
    }
}

/// The canonical form of a value as told; nothing for what is no value of its own (an article, « plusieurs »).
#[must_use]
pub fn canonical(told: &Told, anchor: &Anchor) -> Option<String> {
    match told {
        Told::Number(figure) if matches!(figure.form, Form::Article | Form::Vague) => None,
        Told::Number(figure) | Told::Percent(figure) => Some(range(figure, 1.0)),
        Told::Ordinal(rank) => Some(rank.to_string()),
        Told::Money(figure, currency) => Some(format!("{} {}", range(figure, 1.0), currency.0)),
        Told::Quantity(figure, unit) => Some(format!("{} {}", range(figure, 1.0), unit.code())),
        Told::Age(figure, unit) => Some(format!("P{}{}", range(figure, 1.0), letter(*unit))),
        Told::Duration(parts) => Some(duration(parts)),
        Told::When(when) => self::when(when, anchor),
    }
}

fn range(figure: &Figure, factor: f64) -> String {
    let (low, high) = (plain(figure.low * factor), plain(figure.high * factor));
    if figure.is_single() { low } else { format!("{low}/{high}") }
}

/// A number without trailing zeros.
fn plain(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

const fn letter(unit: TimeUnit) -> char {
    match unit {
        TimeUnit::Second => 'S',
        TimeUnit::Minute | TimeUnit::Month => 'M',
        TimeUnit::Hour => 'H',
        TimeUnit::Day => 'D',
        TimeUnit::Week => 'W',
        TimeUnit::Year => 'Y',
    }
}

fn duration(parts: &[(Figure, TimeUnit)]) -> String {
    let (days, times): (Vec<_>, Vec<_>) = parts.iter().partition(|(_, unit)| *unit >= TimeUnit::Day);
    let write = |parts: &[&(Figure, TimeUnit)]| parts.iter().map(|(figure, unit)| format!("{}{}", range(figure, 1.0), letter(*unit))).collect::<String>();
    let times = write(&times);
    format!("P{}{}{times}", write(&days), if times.is_empty() { "" } else { "T" })
}

fn when(when: &When, anchor: &Anchor) -> Option<String> {
    match when {
        When::At(moment) => self::moment(moment, anchor),
        When::Range(..) | When::Night(..) => match Told::When(when.clone()).resolve(anchor)? {
            Value::Date(dates) => Some(format!("{}/{}", dates.first, dates.last)),
            _ => None,
        },
    }
}

fn moment(moment: &Moment, anchor: &Anchor) -> Option<String> {
    let day = moment.day.as_ref().map(|day| self::day(day, moment, anchor));
    match (day, moment.clock) {
        (None, Some(time)) => Some(format!("T{}", clock(time))),
        (None, None) => None,
        (Some(day), None) => day,
        (Some(day), Some(time)) => day.map(|day| format!("{day}T{}", clock(time))),
    }
}

fn clock(clock: Clock) -> String {
    format!("{:02}:{:02}", clock.hour % 24, clock.minute)
}

fn day(day: &Day, moment: &Moment, anchor: &Anchor) -> Option<String> {
    if let Day::Civil(civil) = day
        && let Some(text) = partial(civil)
    {
        return Some(text);
    }
    let bare = Moment { clock: None, part: None, ..moment.clone() };
    let Value::Date(dates) = Told::When(When::At(bare)).resolve(anchor)? else { return None };
    match dates.single() {
        Some(day) => Some(day.to_string()),
        None => Some(period(day, dates.first, dates.last)),
    }
}

fn period(day: &Day, first: jiff::civil::Date, last: jiff::civil::Date) -> String {
    use crate::language::told::Period;
    match day {
        Day::Period { period: Period::Month, .. } => format!("{:04}-{:02}", first.year(), first.month()),
        Day::Period { period: Period::Year, .. } => format!("{:04}", first.year()),
        Day::Shift { count, unit, .. } if Interval::of_figure(count).single().is_some() && *unit >= TimeUnit::Week => {
            // The slack of a shift is for comparing: a trace shows the day itself.
            let days = (last - first).get_days() / 2;
            first.checked_add(jiff::Span::new().days(days)).map_or_else(|_| format!("{first}/{last}"), |middle| middle.to_string())
        }
        _ => format!("{first}/{last}"),
    }
}

/// Fields left open stay open: `--02-05`, `2026-02`, `199X`.
fn partial(civil: &Civil) -> Option<String> {
    if civil.third.is_some() || civil.turn != crate::language::told::Turn::Bare {
        return None;
    }
    match (civil.year, civil.month, civil.day, civil.span) {
        (Some(year), Some(month), Some(day), _) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (Some(year), Some(month), None, _) => Some(format!("{year:04}-{month:02}")),
        (Some(year), None, None, None) => Some(format!("{year:04}")),
        (Some(year), None, None, Some(Stretch::Decade)) => Some(format!("{}X", year / 10)),
        _ => None,
    }
}
