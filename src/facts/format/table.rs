//! Reading a TOML table: lenient getters.

pub(crate) use super::document::{Key, Node, Table, Value};
use crate::facts::nearest::nearest;
use crate::facts::said::{self, Said};
use crate::facts::words::PerLang;
use crate::language::Lang;
use jiff::civil::Date;
use toml::value::Datetime;

/// A table's table under a key.
pub(crate) fn table<'t>(table: Table<'t>, key: &str) -> Option<Table<'t>> {
    table.get(key)?.as_table()
}

/// The entries of a table's table under a key.
pub(crate) fn children<'t>(of: Table<'t>, key: &str) -> impl Iterator<Item = (Key<'t>, Node<'t>)> + Clone + use<'t> {
    table(of, key).into_iter().flat_map(Table::entries)
}

/// A value as a date; of a date and time, the date.
pub(crate) fn as_date(node: Node<'_>) -> Option<Date> {
    match node.value() {
        Value::Datetime(Datetime { date, .. }) => {
            let date = date?;
            Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
        }
        Value::String(text) => text.get(..10)?.parse().ok(),
        _ => None,
    }
}

/// The text under a key.
pub(crate) fn text<'t>(table: Table<'t>, key: &str) -> Option<&'t str> {
    table.get(key)?.as_str()
}

/// The text under a key, as one's own.
pub(crate) fn owned(table: Table<'_>, key: &str) -> Option<String> {
    text(table, key).map(str::to_owned)
}

/// The date under a key.
pub(crate) fn date(table: Table<'_>, key: &str) -> Option<Date> {
    as_date(table.get(key)?)
}

/// The yes or no under a key; no when it is missing.
pub(crate) fn flag(table: Table<'_>, key: &str) -> bool {
    table.get(key).and_then(Node::as_bool).unwrap_or_default()
}

/// A value, or the members of an array.
pub(crate) fn one_or_more(node: Node<'_>) -> impl Iterator<Item = Node<'_>> + Clone {
    let items = node.as_array();
    let alone = items.is_none().then_some(node);
    items.into_iter().flatten().chain(alone)
}

/// The values under a key, one or an array of them.
pub(crate) fn list<'t>(table: Table<'t>, key: &str) -> impl Iterator<Item = Node<'t>> + Clone + use<'t> {
    table.get(key).into_iter().flat_map(one_or_more)
}

/// The texts under a key, one or an array of them.
pub(crate) fn texts(table: Table<'_>, key: &str) -> Vec<String> {
    strings(list(table, key))
}

/// The texts among values.
pub(crate) fn strings<'t>(nodes: impl Iterator<Item = Node<'t>>) -> Vec<String> {
    nodes.filter_map(|node| node.as_str().map(str::to_owned)).collect()
}

/// One thing for each language that has one.
pub(crate) fn per_lang<T>(table: Table<'_>, read: impl Fn(Node<'_>) -> Option<T>) -> PerLang<T> {
    let read = |lang: Lang| Some((lang, read(table.get(lang.code())?)?));
    Lang::ALL.into_iter().filter_map(read).collect()
}

/// The texts under a key by language.
pub(crate) fn texts_by_lang(of: Table<'_>, key: &str) -> PerLang<String> {
    table(of, key).map(|texts| per_lang(texts, |node| node.as_str().map(str::to_owned))).unwrap_or_default()
}

/// A did-you-mean for the end of a message, nothing when nothing is near.
pub(crate) fn did_you_mean<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Said {
    nearest(word, names).map_or_else(Said::nothing, said::did_you_mean)
}
