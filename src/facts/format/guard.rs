//! What keeps facts and sources in the desk. A guard that can't be read counts as set: its fault is told, and nothing leaves by it.

use super::keys;
use super::shape::Shape;
use super::table::{Key, Node, Table, Value, as_date, children};
use crate::facts::nearest::nearest;
use jiff::civil::Date;
use toml::value::Datetime;

/// The keys that guard.
const GUARDS: [&str; 2] = ["protected", "embargo"];

/// Letters of a date alone.
const DAY: usize = "2026-02-05".len();

/// Whether what a table tells never leaves the desk.
pub(crate) fn is_protected(table: Table<'_>, shape: &Shape) -> bool {
    table.entries().any(|(key, node)| match key.text() {
        "protected" => node.as_bool() != Some(false),
        "embargo" if shape.key("embargo").is_some() => as_date(node).is_none(),
        name => shape.key(name).is_none() && is_single(node) && is_misspelt(name, shape),
    })
}

/// Whether a fact never leaves the desk, or one of its readings is meant not to.
pub(crate) fn is_fact_protected(fact: Table<'_>) -> bool {
    let reading = |node: Node<'_>| node.as_table().is_some_and(|table| is_protected(table, &keys::READING));
    is_protected(fact, &keys::FACT) || children(fact, "says").any(|(_, node)| reading(node))
}

/// Whether a guard, also a mistyped one, stands where it can only be meant for all that a table has: above facts or sources rather than in one.
pub(crate) fn is_over_all(table: Table<'_>) -> bool {
    table.entries().any(|(key, node)| is_single(node) && node.as_bool() != Some(false) && nearest(key.text(), GUARDS).is_some())
}

/// The guards, also mistyped ones, that keep nothing in the desk where they stand: in no source and no fact, nor above any.
pub(crate) fn strays<'t>(root: Table<'t>, is_counted: impl Fn(&str) -> bool) -> Vec<Key<'t>> {
    let mut found = Vec::new();
    let counts = |key: &str, node: Node<'_>| is_counted(key) && node.as_table().is_some();
    let others = root.entries().filter(|(key, node)| !counts(key.text(), *node));
    others.for_each(|(_, node)| gather(node, &mut found));
    found
}

/// Takes the guards below a value.
fn gather<'t>(node: Node<'t>, to: &mut Vec<Key<'t>>) {
    match node.value() {
        Value::Table(table) => table.entries().for_each(|(key, node)| if is_stray(&key, node) { to.push(key) } else { gather(node, to) }),
        Value::Array(array) => array.into_iter().for_each(|node| gather(node, to)),
        _ => {}
    }
}

/// Whether a key is likely a guard, and is set. Most keys are an entity's own, or far too short.
fn is_stray(key: &Key<'_>, node: Node<'_>) -> bool {
    let name = key.text();
    let likely = LENGTHS.contains(&name.len()) && keys::ENTITY.key(name).is_none() && node.as_table().is_none();
    likely && node.as_bool() != Some(false) && nearest(name, GUARDS).is_some()
}

/// How long a guard's name may be, mistyped or not.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=12;

/// The day from which a fact may leave the desk. Where an hour of it is told, it is over before that is.
pub(crate) fn embargo(fact: Table<'_>) -> Option<Date> {
    let node = fact.get("embargo")?;
    let day = as_date(node)?;
    Some(if has_hour(node) { day.tomorrow().unwrap_or(Date::MAX) } else { day })
}

fn has_hour(node: Node<'_>) -> bool {
    match node.value() {
        Value::Datetime(Datetime { time, .. }) => time.is_some(),
        Value::String(text) => text.len() > DAY,
        _ => false,
    }
}

/// Whether a key is none of a shape's own, and likely a guard mistyped.
fn is_misspelt(name: &str, shape: &Shape) -> bool {
    nearest(name, shape.keys.iter().map(|key| key.name).chain(GUARDS)).is_some_and(|meant| GUARDS.contains(&meant))
}

/// Whether a value is no table or array, which would be something of its own.
fn is_single(node: Node<'_>) -> bool {
    !matches!(node.value(), Value::Table(_) | Value::Array(_))
}
