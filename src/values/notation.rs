//! The desk's own notation of values: `22 years`, `< 1 min`, `2..4`, `37 EUR`, EDTF dates.

use super::{Dates, Interval, Unit, Value};
use crate::language::unit::{Currency, TimeUnit};
use jiff::civil::{Date, Weekday};

/// What a notation stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the desk format's own")]
pub enum ValueKind {
    Count,
    Quantity,
    Money,
    Percentage,
    Age,
    Duration,
    Date,
    Weekday,
}

/// Reads a value in the desk's notation.
///
/// # Errors
/// With what was expected, when the text is no such value.
pub fn parse_notation(text: &str, kind: ValueKind) -> Result<Value, String> {
    let text = text.trim();
    let read = match kind {
        ValueKind::Count => interval(text, &|unit| unit.is_empty().then_some(1.0)).map(Value::Number),
        ValueKind::Percentage => interval(text, &|unit| matches!(unit, "%" | "").then_some(1.0)).map(Value::Percent),
        ValueKind::Age => interval(text, &years).map(Value::Age),
        ValueKind::Duration => interval(text, &seconds).map(Value::Duration),
        ValueKind::Money => money(text),
        ValueKind::Quantity => quantity(text),
        ValueKind::Date => edtf(text).map(Value::Date),
        ValueKind::Weekday => weekday(text).map(Value::Weekday),
    };
    read.ok_or_else(|| format!("expected {}, found \"{text}\"", example(kind)))
}

const fn example(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "a count such as 7, \">= 2\" or \"2..4\"",
        ValueKind::Quantity => "a quantity with its unit such as \"180 cm\"",
        ValueKind::Money => "an amount of money such as \"37 EUR\"",
        ValueKind::Percentage => "a percentage such as \"25 %\"",
        ValueKind::Age => "an age such as \"22 years\"",
        ValueKind::Duration => "a duration such as \"84 days\", \"< 1 min\" or \"2 h..12 h\"",
        ValueKind::Date => "a date such as 2026-02-05, \"2026-03\" or \"2025-11-13/2026-02-05\"",
        ValueKind::Weekday => "a weekday such as \"thursday\"",
    }
}

/// `7`, `>= 2`, `< 1 min`, `2..4`, `2 h..12 h`, `~ 300`.
fn interval(text: &str, unit: &dyn Fn(&str) -> Option<f64>) -> Option<Interval> {
    if let Some((low, high)) = text.split_once("..") {
        let (high, size) = amount(high, unit)?;
        let low = amount(low, unit).map(|(low, _)| low).or_else(|| low.trim().parse::<f64>().ok().map(|low| low * size))?;
        return (low <= high).then_some(Interval::between(low, high));
    }
    let (sign, rest) = text.split_at(text.find(|c: char| !matches!(c, '<' | '>' | '=' | '~')).unwrap_or(text.len()));
    let (value, _) = amount(rest, unit)?;
    Some(match sign {
        "" | "=" => Interval::exact(value),
        ">=" => Interval::between(value, f64::INFINITY),
        ">" => Interval { low: value, high: f64::INFINITY, above: true, below: false },
        "<=" => Interval::between(0.0, value),
        "<" => Interval { low: 0.0, high: value, above: false, below: true },
        "~" => Interval::between(value * 0.9, value * 1.1),
        _ => return None,
    })
}

/// A number with its unit, in the base unit, and the size of the unit.
fn amount(text: &str, unit: &dyn Fn(&str) -> Option<f64>) -> Option<(f64, f64)> {
    let text = text.trim();
    let split = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))).unwrap_or(text.len());
    let value: f64 = text.get(..split)?.replace('_', "").parse().ok()?;
    let size = unit(text.get(split..)?.trim())?;
    Some((value * size, size))
}

fn years(unit: &str) -> Option<f64> {
    matches!(unit, "" | "y" | "year" | "years").then_some(1.0)
}

fn seconds(unit: &str) -> Option<f64> {
    let name = unit.trim_end_matches('s');
    let unit = match name {
        "sec" => TimeUnit::Second,
        "min" => TimeUnit::Minute,
        "h" => TimeUnit::Hour,
        "d" => TimeUnit::Day,
        "y" => TimeUnit::Year,
        name => TimeUnit::of_name(name)?,
    };
    Some(unit.seconds())
}

fn money(text: &str) -> Option<Value> {
    let (number, code) = text.rsplit_once(' ')?;
    let known = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let amount = interval(number, &|unit| unit.is_empty().then_some(1.0)).filter(|_| known)?;
    Some(Value::Money(amount, Currency(code.into())))
}

fn quantity(text: &str) -> Option<Value> {
    let (number, code) = text.rsplit_once(' ')?;
    let unit = Unit::of_code(code)?;
    interval(number, &|unit| unit.is_empty().then_some(1.0)).map(|amount| Value::Quantity(amount, unit))
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text.to_ascii_lowercase().as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Dates after the Extended Date/Time Format (ISO 8601-2), level 0 and seasons, decades and `~` of level 1.
fn edtf(text: &str) -> Option<Dates> {
    if let Some((first, last)) = text.split_once('/') {
        let (first, last) = (edtf(first)?, edtf(last)?);
        return (first.first <= last.last).then(|| Dates::between(first.first, last.last));
    }
    let text = text.trim_end_matches(['~', '?', '%']);
    let text = text.split_once('T').map_or(text, |(day, _)| day);
    if let Some(decade) = text.strip_suffix('X') {
        let first: i16 = decade.parse::<i16>().ok()?.checked_mul(10)?;
        return Some(Dates::between(Date::new(first, 1, 1).ok()?, Date::new(first + 9, 12, 31).ok()?));
    }
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => Some(Dates::between(Date::new(year.parse().ok()?, 1, 1).ok()?, Date::new(year.parse().ok()?, 12, 31).ok()?)),
        [year, month] if month.len() == 2 => month_or_season(year.parse().ok()?, month.parse().ok()?),
        [_, month, day] if month.len() == 2 && day.len() == 2 => text.parse::<Date>().ok().map(Dates::day),
        _ => None,
    }
}

fn month_or_season(year: i16, month: i8) -> Option<Dates> {
    let (first, last) = match month {
        1..=12 => (Date::new(year, month, 1).ok()?, Date::new(year, month, 1).ok()?.last_of_month()),
        21 => (Date::new(year, 3, 1).ok()?, Date::new(year, 6, 21).ok()?),
        22 => (Date::new(year, 6, 1).ok()?, Date::new(year, 9, 22).ok()?),
        23 => (Date::new(year, 9, 1).ok()?, Date::new(year, 12, 21).ok()?),
        24 => (Date::new(year, 12, 1).ok()?, Date::new(year.checked_add(1)?, 3, 20).ok()?),
        _ => return None,
    };
    Some(Dates::between(first, last))
}

#[cfg(test)]
mod tests {
    use super::{ValueKind, parse_notation};

    #[test]
    fn notations_of_every_kind_are_read() {
        for (text, kind) in [
            ("7", ValueKind::Count),
            (">= 2", ValueKind::Count),
            ("2..4", ValueKind::Count),
            ("22 years", ValueKind::Age),
            ("< 1 min", ValueKind::Duration),
            ("8 min..10 min", ValueKind::Duration),
            ("84 days", ValueKind::Duration),
            ("37 EUR", ValueKind::Money),
            ("180 cm", ValueKind::Quantity),
            ("25 %", ValueKind::Percentage),
            ("2025-22", ValueKind::Date),
            ("199X", ValueKind::Date),
            ("2025-11-13/2026-02-05", ValueKind::Date),
            ("2026-02-05T20:30", ValueKind::Date),
            ("thursday", ValueKind::Weekday),
        ] {
            assert!(parse_notation(text, kind).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_value_says_what_was_expected() {
        let message = parse_notation("soon", ValueKind::Date).unwrap_err();
        assert!(message.contains("2026-02-05") && message.contains("soon"), "{message}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            for kind in [ValueKind::Count, ValueKind::Duration, ValueKind::Date, ValueKind::Money, ValueKind::Quantity] {
                let _ = parse_notation(&text, kind);
            }
        }
    }
}
