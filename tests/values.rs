//! What values come to: how each phrase is read, placed in time, written in the place of others, and how it stands to them.
//!
//! The phrases stand in `tests/values/fr.txt` and `en.txt`, notations of fact files in `notation.txt`, each with what it comes to below it.
//! `UPDATE_EXPECT=1 cargo test --test values` writes that anew, to be read before it is committed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::language::Lang;
use factlint::text::tokens;
use factlint::values::{Anchor, Relation, Spotted, Tense, Value, ValueKind};
use factlint::values::{canonical, canonical_value, parse_notation, read, render, replacement};
use jiff::civil::date;
use std::fmt::Write as _;
use std::path::Path;

/// How many of the values of its kind each is put in the place of.
const REPLACED: usize = 5;

/// The day on which everything is told, a Saturday, and the one before that of which it is told.
fn anchor(tense: Tense) -> Anchor {
    Anchor { dateline: Some(date(2026, 2, 7).at(10, 0, 0, 0)), told: Some(date(2025, 11, 13)), named: Some(date(2025, 12, 1)), tense }
}

/// A phrase, and the value of it that is compared.
struct Row {
    text: String,
    /// The words of the value alone.
    words: String,
    told: String,
    value: Option<Value>,
}

#[test]
fn french() {
    compare("fr.txt", Some(Lang::Fr), |text| phrase(text, Lang::Fr));
}

#[test]
fn english() {
    compare("en.txt", Some(Lang::En), |text| phrase(text, Lang::En));
}

#[test]
fn notations() {
    compare("notation.txt", None, notation);
}

fn compare(name: &str, lang: Option<Lang>, row: impl Fn(&str) -> Row) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values").join(name);
    let kept = std::fs::read_to_string(&path).unwrap();
    let texts = kept.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
    let rows: Vec<Row> = texts.map(row).collect();
    let now: String = rows.iter().map(|row| shown(row, &rows, lang)).collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    for (now, expected) in now.lines().zip(expected.lines()) {
        assert_eq!(now, expected, "in {name}: UPDATE_EXPECT=1 writes it anew");
    }
    assert_eq!(now.lines().count(), expected.lines().count());
}

/// What a text tells first, with what else there is to say of it.
fn phrase(text: &str, lang: Lang) -> Row {
    let spotted = read(text, &tokens(text), lang);
    let told = spotted.iter().map(|spotted| told(spotted, text)).collect();
    let first = spotted.first();
    let words = first.map_or("", |first| first.span.of(text)).to_owned();
    Row { text: text.to_owned(), words, told, value: first.and_then(|first| first.told.resolve(&anchor(Tense::Past))) }
}

fn told(spotted: &Spotted, text: &str) -> String {
    let Spotted { span, told, .. } = spotted;
    let [past, ahead, unknown] = [Tense::Past, Tense::Future, Tense::Unknown].map(|tense| told.resolve(&anchor(tense)));
    let mut out = format!("  {}", span.of(text));
    if let Some(form) = canonical(told, &anchor(Tense::Past)) {
        write!(out, " = {} {}", form.kind, form.value).unwrap();
    }
    if let Some(value) = &past {
        write!(out, ", {}", bounds(value)).unwrap();
    }
    for (other, name) in [(&ahead, "ahead"), (&unknown, "unplaced")] {
        if let Some(value) = other.as_ref().filter(|value| Some(*value) != past.as_ref()) {
            write!(out, ", {name} {}", bounds(value)).unwrap();
        }
    }
    let kinds = [(told.as_age(), "age"), (told.as_duration(), "duration")];
    for (value, name) in kinds.into_iter().filter_map(|(told, name)| Some((told?.resolve(&anchor(Tense::Past))?, name))) {
        write!(out, ", as {name} {}", bounds(&value)).unwrap();
    }
    for (is, name) in [
        (told.is_article(), "article"),
        (told.is_exact(), "exact"),
        (told.is_share(), "share"),
        (told.is_relative_to_story(), "of the story"),
        (told.is_relative_to_named(), "of what is named"),
        (told.impossible().is_some(), "impossible"),
        (told.weekday_clash(&anchor(Tense::Past)).is_some(), "of another weekday"),
    ] {
        write!(out, "{}", if is { format!(", {name}") } else { String::new() }).unwrap();
    }
    out + "\n"
}

/// A notation: its kind, a colon, and how a fact file writes it.
fn notation(text: &str) -> Row {
    let (kind, written) = text.split_once(": ").unwrap();
    let value = parse_notation(written, kind_of(kind));
    let told = value.as_ref().map_or_else(|| "  nothing\n".to_owned(), |value| format!("  {}\n", bounds(value)));
    Row { text: text.to_owned(), words: written.to_owned(), told, value }
}

fn kind_of(name: &str) -> ValueKind {
    match name {
        "yes-no" => ValueKind::YesNo,
        "number" => ValueKind::Number,
        "ordinal" => ValueKind::Ordinal,
        "percent" => ValueKind::Percent,
        "money" => ValueKind::Money,
        "age" => ValueKind::Age,
        "duration" => ValueKind::Duration,
        "date" => ValueKind::Date,
        "time" => ValueKind::Time,
        "part-of-day" => ValueKind::PartOfDay,
        "weekday" => ValueKind::Weekday,
        "quantity" => ValueKind::Quantity,
        other => unreachable!("{other}"),
    }
}

/// A value's canonical form, and its bounds where that hides them.
fn bounds(value: &Value) -> String {
    let form = canonical_value(value);
    match value {
        Value::Number(interval)
        | Value::Percent(interval)
        | Value::Money(interval, _)
        | Value::Age(interval)
        | Value::Duration(interval)
        | Value::Quantity(interval, _)
            if !interval.is_exact() =>
        {
            let (open, close) = (if interval.low_open { ']' } else { '[' }, if interval.high_open { '[' } else { ']' });
            format!("{form} {open}{} {}{close}", interval.low, interval.high)
        }
        _ => form,
    }
}

fn shown(row: &Row, rows: &[Row], lang: Option<Lang>) -> String {
    let mut out = format!("{}\n{}", row.text, row.told);
    let Some(value) = &row.value else { return out };
    let stands: String = rows.iter().filter_map(|other| other.value.as_ref()).filter_map(|other| letter(value.relation(other))).collect();
    writeln!(out, "  stands {stands}").unwrap();
    match lang {
        Some(lang) => writeln!(out, "  written {}", written(row, value, rows, lang)).unwrap(),
        None => writeln!(out, "  written {}; {}", render(value, Lang::Fr, ""), render(value, Lang::En, "")).unwrap(),
    }
    out + &known(value)
}

/// How a value is written plainly, and in the place of those that follow it among its kind.
fn written(row: &Row, value: &Value, rows: &[Row], lang: Lang) -> String {
    let here = rows.iter().position(|other| std::ptr::eq(other, row)).unwrap();
    let kind = |other: &&Row| other.value.as_ref().is_some_and(|told| told.kind() == value.kind());
    let next = rows.iter().cycle().skip(here + 1).take(rows.len() - 1).filter(kind).take(REPLACED);
    let put = |other: &Row| {
        let old = &other.words;
        let like = render(value, lang, old);
        let dateline = anchor(Tense::Past).dateline;
        let fixed = other.value.as_ref().and_then(|told| replacement(value, told, lang, old, dateline));
        match fixed {
            Some(fixed) if fixed == like => fixed,
            Some(fixed) => format!("{like} ({fixed})"),
            None => format!("{like} (no fix)"),
        }
    };
    std::iter::once(render(value, lang, "")).chain(next.map(put)).collect::<Vec<_>>().join(" | ")
}

/// What follows from a value alone.
fn known(value: &Value) -> String {
    let Some(day) = value.single_day() else { return String::new() };
    let days = [date(1970, 1, 1), date(2026, 2, 7), day, date(2031, day.month(), 28)];
    let age = |day| value.age_on(day).map_or_else(|| "none".to_owned(), |age| bounds(&age));
    format!("  age {}\n", days.map(age).join(" "))
}

/// How a value stands to another, if they can be compared.
const fn letter(relation: Relation) -> Option<char> {
    Some(match relation {
        Relation::Same => '=',
        Relation::Within => '<',
        Relation::Around => '>',
        Relation::Overlaps => '~',
        Relation::Disjoint => '#',
        Relation::Incomparable => return None,
    })
}
