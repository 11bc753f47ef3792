//! The desk's own notation: `22 years`, `< 1 min`, `2..4`, `37 EUR`, `2025-11-13/2026-02-05`.

use super::dates::{Dates, Window};
use super::interval::Interval;
use super::resolve::Anchor;
use super::{PartOfDay, Told, Value, ValueKind};
use crate::language::told::{Civil, Clock, Day, Figure, Form, Hedge, Moment, Season, Stretch, When};
use crate::language::unit::{Currency, TimeUnit, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Reads a value as a fact file writes it; nothing where the text isn't one of the kind.
#[must_use]
pub fn parse_notation(text: &str, kind: ValueKind) -> Option<Value> {
    let text = text.trim();
    match kind {
        ValueKind::YesNo => yes_no(text),
        ValueKind::Number => figure(text, "").map(|f| Value::Number(Interval::of_figure(&f, 1.0))),
        ValueKind::Ordinal => text.trim_end_matches(char::is_alphabetic).parse().ok().map(Value::Ordinal),
        ValueKind::Percent => percent(text),
        ValueKind::Money => money(text),
        ValueKind::Age => timed(text).and_then(|told| told.as_age()).and_then(resolve),
        ValueKind::Duration => stretch(text).or_else(|| timed(text).and_then(resolve)),
        ValueKind::Date => date(text),
        ValueKind::Time => clock(text).map(|clock| Value::Time(Window::at(clock))),
        ValueKind::PartOfDay => part(text).map(Value::PartOfDay),
        ValueKind::Weekday => weekday(text).map(Value::Weekday),
        ValueKind::Quantity => quantity(text),
    }
}

fn resolve(told: Told) -> Option<Value> {
    told.resolve(&Anchor::default())
}

fn yes_no(text: &str) -> Option<Value> {
    match text {
        "yes" | "true" => Some(Value::YesNo(true)),
        "no" | "false" => Some(Value::YesNo(false)),
        _ => None,
    }
}

/// A number with its comparator or range, and nothing after it but `unit`.
fn figure(text: &str, unit: &str) -> Option<Figure> {
    let text = text.strip_suffix(unit)?.trim();
    let (hedge, rest) = comparator(text);
    let (low, high) = rest.split_once("..").unwrap_or((rest, rest));
    let number = |text: &str| text.trim().replace(['_', ' '], "").parse::<f64>().ok().filter(|n| n.is_finite());
    let (low, high) = (number(low)?, number(high)?);
    (low <= high).then_some(Figure { low, high, hedge, form: Form::Digits })
}

fn comparator(text: &str) -> (Hedge, &str) {
    const MARKS: [(&str, Hedge); 8] = [
        (">=", Hedge::AtLeast),
        ("≥", Hedge::AtLeast),
        ("<=", Hedge::AtMost),
        ("≤", Hedge::AtMost),
        (">", Hedge::Over),
        ("<", Hedge::Under),
        ("~", Hedge::About),
        ("≈", Hedge::About),
    ];
    let found = MARKS.iter().find_map(|(mark, hedge)| Some((*hedge, text.strip_prefix(mark)?.trim_start())));
    found.unwrap_or((Hedge::Exact, text))
}

fn percent(text: &str) -> Option<Value> {
    let text = text.strip_suffix('%').unwrap_or(text);
    figure(text.trim(), "").map(|f| Value::Percent(Interval::of_figure(&f, 0.0)))
}

/// The number and what follows it.
fn split(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(|c: char| c.is_ascii_digit())?;
    let (number, unit) = text.split_at(at + 1);
    Some((number, unit.trim()))
}

fn money(text: &str) -> Option<Value> {
    let (number, code) = split(text)?;
    let known = (code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase())).then_some(code)?;
    Some(Value::Money(Interval::of_figure(&figure(number, "")?, 0.0), Currency(known.into())))
}

fn timed(text: &str) -> Option<Told> {
    let (hedge, rest) = comparator(text);
    let words: Vec<&str> = rest.split_whitespace().collect();
    let parts = words.chunks(2).map(|pair| {
        let [number, unit] = pair else { return None };
        Some((Figure { hedge, ..figure(number, "")? }, time_unit(unit)?))
    });
    let parts = parts.collect::<Option<Vec<_>>>().filter(|parts| !parts.is_empty())?;
    Some(Told::Duration(parts))
}

/// « 2 h..12 h »: from one length of time to another, both included.
fn stretch(text: &str) -> Option<Value> {
    let (from, to) = text.split_once("..")?;
    let (low, high) = (seconds(from)?, seconds(to)?);
    (low <= high).then_some(Value::Duration(Interval::closed(low, high)))
}

fn seconds(text: &str) -> Option<f64> {
    match timed(text.trim())? {
        Told::Duration(parts) => Some(parts.iter().map(|(figure, unit)| figure.low * unit.seconds()).sum()),
        _ => None,
    }
}

fn time_unit(word: &str) -> Option<TimeUnit> {
    Some(match word {
        "s" | "sec" | "second" | "seconds" => TimeUnit::Second,
        "min" | "minute" | "minutes" => TimeUnit::Minute,
        "h" | "hour" | "hours" => TimeUnit::Hour,
        "d" | "day" | "days" => TimeUnit::Day,
        "week" | "weeks" => TimeUnit::Week,
        "month" | "months" => TimeUnit::Month,
        "y" | "year" | "years" => TimeUnit::Year,
        _ => return None,
    })
}

fn quantity(text: &str) -> Option<Value> {
    let at = text.find(|c: char| c.is_alphabetic() || c == '[')?;
    let (number, code) = text.split_at(at);
    Some(Value::Quantity(Interval::of_figure(&figure(number.trim(), "")?, 0.0), Unit::of_code(code.trim())?))
}

/// EDTF, as far as desks need it.
fn date(text: &str) -> Option<Value> {
    if let Some(rest) = text.strip_prefix("<=").or_else(|| text.strip_prefix("..").map(|rest| rest.trim_start_matches('/'))) {
        return Some(Value::Date(Dates { first: None, ..days(rest.trim())? }));
    }
    if let Some(rest) = text.strip_prefix(">=").or_else(|| text.strip_suffix("..").map(|rest| rest.trim_end_matches('/'))) {
        return Some(Value::Date(Dates { last: None, ..days(rest.trim())? }));
    }
    let Some((from, to)) = text.split_once('/') else { return days(text).map(Value::Date) };
    let (from, to) = (days(from.trim())?, days(to.trim())?);
    let window = from.window.zip(to.window).map(|(a, b)| Window { from: a.from, to: b.to, part: None });
    let ordered = matches!((from.first, to.last), (Some(a), Some(b)) if a <= b);
    ordered.then_some(Value::Date(Dates { first: from.first, last: to.last, window }))
}

fn days(text: &str) -> Option<Dates> {
    let (text, approximate) = text.strip_suffix(['~', '?', '%']).map_or((text, false), |text| (text, true));
    if let Some((day, time)) = text.split_once('T') {
        let window = part(time).map(Window::of_part).or_else(|| clock(time).map(Window::at))?;
        return Some(Dates { window: Some(window), ..days(day)? });
    }
    let exact = whole(text)?;
    if !approximate {
        return Some(exact);
    }
    let length = i64::from(exact.first?.until(exact.last?).ok()?.get_days()) + 1;
    let slack = if length > 60 { length } else { length.min(15) };
    Some(Dates::span(exact.first?.checked_sub(slack.days()).ok()?, exact.last?.checked_add(slack.days()).ok()?))
}

fn whole(text: &str) -> Option<Dates> {
    let civil = match (text.len(), text.split('-').collect::<Vec<_>>().as_slice()) {
        (4, [year]) if year.ends_with("XX") => {
            Civil { year: Some(year.replace('X', "0").parse().ok()?), span: Some(Stretch::Century), ..Civil::default() }
        }
        (4, [year]) if year.ends_with('X') => {
            Civil { year: Some(year.replace('X', "0").parse().ok()?), span: Some(Stretch::Decade), ..Civil::default() }
        }
        (4, [year]) => Civil { year: Some(year.parse().ok()?), ..Civil::default() },
        (7, [year, month]) => in_year(year.parse().ok()?, month)?,
        (10, [year, month, day]) => return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().map(Dates::day),
        _ => return None,
    };
    let told = Told::When(When::At(Moment { day: Some(Day::Civil(civil)), ..Moment::default() }));
    match resolve(told)? {
        Value::Date(dates) => Some(dates),
        _ => None,
    }
}

/// A month, a season from 21 to 24, a quarter from 33 to 36, or a half from 40 to 41.
fn in_year(year: i16, part: &str) -> Option<Civil> {
    let civil = Civil { year: Some(year), ..Civil::default() };
    Some(match part.parse::<i8>().ok()? {
        month @ 1..=12 => Civil { month: Some(month), ..civil },
        21 => Civil { span: Some(Stretch::Season(Season::Spring)), ..civil },
        22 => Civil { span: Some(Stretch::Season(Season::Summer)), ..civil },
        23 => Civil { span: Some(Stretch::Season(Season::Autumn)), ..civil },
        24 => Civil { span: Some(Stretch::Season(Season::Winter)), ..civil },
        half @ 40..=41 => Civil { span: Some(Stretch::Half(half - 39)), ..civil },
        quarter @ 33..=36 => Civil { span: Some(Stretch::Quarter(quarter - 32)), ..civil },
        _ => return None,
    })
}

fn clock(text: &str) -> Option<Clock> {
    let (hour, minute) = text.trim_start_matches('T').split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(Clock { hour, minute, second: None, twelve: false })
}

fn part(text: &str) -> Option<PartOfDay> {
    const PARTS: [PartOfDay; 8] = [
        PartOfDay::Dawn,
        PartOfDay::Morning,
        PartOfDay::Midday,
        PartOfDay::Afternoon,
        PartOfDay::Dusk,
        PartOfDay::Evening,
        PartOfDay::Night,
        PartOfDay::Daylight,
    ];
    PARTS.into_iter().find(|part| super::canonical::part_code(*part) == text)
}

fn weekday(text: &str) -> Option<Weekday> {
    (1..=7).filter_map(|day| Weekday::from_monday_one_offset(day).ok()).find(|day| format!("{day:?}").eq_ignore_ascii_case(text))
}
