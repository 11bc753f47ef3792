//! Values as a fact file writes them, by the attribute's type.

use super::format::file::Fault;
use super::format::keys;
use super::format::loader::Loader;
use super::format::shape;
use super::format::table::{Node, Value as Written, flag, list};
use super::format::vocabularies::term;
use super::model::{Attribute, FactValue, TermRef, ValueType};
use super::said::{self, Said, say};
use crate::values::{Value, ValueKind, parse_notation};
use std::ops::Range;

/// A fault in a value and where it stands.
pub(crate) type Misplaced = (Range<usize>, Fault);

/// Reads a value; an array leaves several sides open.
pub(crate) fn parse(loader: &Loader, attribute: &Attribute, node: Node<'_>) -> Result<Vec<FactValue>, Misplaced> {
    match node.value() {
        Written::Array(sides) if sides.is_empty() => Err((node.span(), Fault::value(say!("expected a value, found an empty array")))),
        Written::Array(sides) => sides.map(|side| one(loader, attribute, side)).collect(),
        _ => Ok(vec![one(loader, attribute, node)?]),
    }
}

/// Reads a date or interval of dates.
pub(crate) fn date(node: Node<'_>) -> Result<Value, Misplaced> {
    figure(ValueType::Date, node)
}

fn one(loader: &Loader, attribute: &Attribute, node: Node<'_>) -> Result<FactValue, Misplaced> {
    let here = |fault| (node.span(), fault);
    match attribute.value {
        ValueType::YesNo => match node.as_bool() {
            Some(yes) => Ok(FactValue::Plain(Value::YesNo(yes))),
            None => Err(here(expected(say!("true or false")))),
        },
        ValueType::Entity => loader.entity(string(node, say!("an entity id"))?).map(FactValue::Entity).map_err(here),
        ValueType::Term | ValueType::PartOfDay => reference(loader, attribute, string(node, say!("a term id"))?).map_err(here),
        ValueType::Set => set(loader, attribute, node),
        ValueType::Order => order(loader, string(node, order_form())?).map_err(here),
        ValueType::Quotation => Ok(FactValue::Text(string(node, say!("the words as a string"))?.to_owned())),
        ValueType::Name => Ok(FactValue::Text(string(node, say!("the name as a string"))?.to_owned())),
        value => figure(value, node).map(FactValue::Plain),
    }
}

fn order_form() -> Said {
    say!("\"before ENTITY\" or \"after ENTITY\"")
}

/// `mayor`, `mayor of ENTITY`, `former mayor of ENTITY`. An outgoing mayor is still mayor.
fn reference(loader: &Loader, attribute: &Attribute, text: &str) -> Result<FactValue, Fault> {
    let Some(vocabulary) = attribute.vocabulary else {
        return Err(Fault::new(
            "unknown-vocabulary",
            say!("attribute \"{0}\" has no vocabulary to look up \"{1}\"", &attribute.name, text),
        ));
    };
    let (former, rest) = match text.split_once(' ') {
        Some(("former", rest)) => (true, rest),
        Some(("outgoing", rest)) => (false, rest),
        _ => (false, text),
    };
    let (name, of) = match rest.split_once(" of ") {
        Some((name, of)) => (name, Some(loader.entity(of.trim())?)),
        None => (rest, None),
    };
    Ok(FactValue::Term(TermRef { vocabulary, term: term(loader, vocabulary, name.trim())?, of, former }))
}

fn set(loader: &Loader, attribute: &Attribute, node: Node<'_>) -> Result<FactValue, Misplaced> {
    let unknown = |key: &&str| keys::SET.key(key).is_none();
    let Some(table) = node.as_table().filter(|table| table.contains_key("members")) else {
        return Err((node.span(), expected("{ members = [\"…\"], closed = true }".into())));
    };
    if let Some((key, _)) = table.entries().find(|(key, _)| unknown(&key.text())) {
        return Err((key.span(), Fault::new("unknown-key", shape::unknown(&keys::SET, key.text()))));
    }
    let members = list(table, "members").map(|node| member(loader, attribute, node)).collect::<Result<_, _>>()?;
    Ok(FactValue::Set { members, closed: flag(table, "closed") })
}

/// A member of a set: a term of the attribute's vocabulary, or an entity.
fn member(loader: &Loader, attribute: &Attribute, node: Node<'_>) -> Result<FactValue, Misplaced> {
    let text = string(node, say!("the id of a term or an entity"))?;
    match (loader.entity(text), attribute.vocabulary) {
        (Ok(entity), None) => Ok(FactValue::Entity(entity)),
        (Err(fault), None) => Err((node.span(), fault)),
        (Ok(entity), Some(_)) => Ok(reference(loader, attribute, text).unwrap_or(FactValue::Entity(entity))),
        (Err(_), Some(_)) => reference(loader, attribute, text).map_err(|fault| (node.span(), fault)),
    }
}

fn order(loader: &Loader, text: &str) -> Result<FactValue, Fault> {
    let (word, other) = text.split_once(' ').ok_or_else(|| expected(order_form()))?;
    let before = match word {
        "before" => true,
        "after" => false,
        _ => return Err(expected(order_form())),
    };
    Ok(FactValue::Order { before, other: loader.entity(other.trim())? })
}

/// Figures, dates, weekdays: what the value grammars write.
fn figure(value: ValueType, node: Node<'_>) -> Result<Value, Misplaced> {
    let here = |message: Said| (node.span(), Fault::value(message));
    let kind = value_kind(value).ok_or_else(|| here(say!("expected {0}", say!("a value"))))?;
    let read = written(kind, node).and_then(|text| parse_notation(&text, kind));
    read.ok_or_else(|| here(say!("expected {0}, found {1}{2}", form(kind), shape::found(node), mended(kind, node))))
}

/// How a value becomes one of a kind, for the end of a message: a year in quotation marks, an open interval with the mark of its open end.
fn mended(kind: ValueKind, node: Node<'_>) -> Said {
    let is_one = |text: &str| parse_notation(text, kind).is_some();
    match node.value() {
        Written::Integer(digits, 10) if is_one(digits) => say!("; put it in quotes: \"{0}\"", digits),
        Written::String(text) => {
            let text = text.trim();
            let open = text.ends_with('/').then(|| format!("{text}..")).or_else(|| text.starts_with('/').then(|| format!("..{text}")));
            open.filter(|open| is_one(open)).map_or_else(Said::nothing, |open| said::did_you_mean(&open))
        }
        _ => Said::nothing(),
    }
}

/// What a value of a kind looks like.
fn form(kind: ValueKind) -> Said {
    match kind {
        ValueKind::YesNo => say!("true or false"),
        ValueKind::Number => say!("a number such as \"22\", \">= 2\", \"2..4\""),
        ValueKind::Ordinal => say!("a rank such as \"3\""),
        ValueKind::Percent => say!("a percentage such as \"25 %\""),
        ValueKind::Money => say!("an amount such as \"37 EUR\" or \"3200000 EUR\""),
        ValueKind::Age => say!("an age such as \"22 years\""),
        ValueKind::Duration => say!("a length of time such as \"84 days\", \"< 1 min\", \"2 h..12 h\""),
        ValueKind::Date => say!("a date such as \"2026-02-05\", \"2026-02\", \"2025-22\", \"2025-11-13/2026-02-05\", \"2025-11-13/..\""),
        ValueKind::Time => say!("a time such as \"20:30\""),
        ValueKind::PartOfDay => say!("a part of the day such as \"night\""),
        ValueKind::Weekday => say!("a weekday such as \"thursday\""),
        ValueKind::Quantity => say!("a quantity such as \"180 cm\""),
    }
}

/// A TOML value as a notation: bare numbers get the unit that their type leaves no doubt about.
fn written(kind: ValueKind, node: Node<'_>) -> Option<String> {
    if let Some(day) = node.as_day().filter(|_| kind == ValueKind::Date) {
        return Some(day.to_owned());
    }
    match (node.value(), kind) {
        (Written::String(text), _) => Some(text.trim().to_owned()),
        (Written::Integer(digits, radix), ValueKind::Age) => Some(format!("{} years", whole(digits, radix))),
        (Written::Integer(digits, radix), ValueKind::Number | ValueKind::Percent) => Some(whole(digits, radix)),
        (Written::Float(digits), ValueKind::Percent) => Some(digits.to_owned()),
        (Written::Datetime(date), ValueKind::Date) => Some(date.to_string()),
        _ => None,
    }
}

/// A whole number as it is written: by its radix.
fn whole(digits: &str, radix: u8) -> String {
    let mark = match radix {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    format!("{mark}{digits}")
}

/// The grammar that reads the values of a type, where one does.
pub(crate) const fn value_kind(value: ValueType) -> Option<ValueKind> {
    Some(match value {
        ValueType::Count => ValueKind::Number,
        ValueType::Quantity => ValueKind::Quantity,
        ValueType::Money => ValueKind::Money,
        ValueType::Percentage => ValueKind::Percent,
        ValueType::Age => ValueKind::Age,
        ValueType::Duration => ValueKind::Duration,
        ValueType::Date => ValueKind::Date,
        ValueType::Weekday => ValueKind::Weekday,
        _ => return None,
    })
}

fn string<'t>(node: Node<'t>, what: Said) -> Result<&'t str, Misplaced> {
    node.as_str().map(str::trim).ok_or_else(|| (node.span(), expected(what)))
}

fn expected(what: Said) -> Fault {
    Fault::value(say!("expected {0}", what))
}
