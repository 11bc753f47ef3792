//! Reading a TOML table: its entries in the order of the file, and lenient getters.

use crate::facts::nearest::nearest;
use crate::facts::said::{self, Said};
use crate::facts::words::PerLang;
use crate::language::Lang;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table, its keys and values with their bytes.
pub(crate) type Table<'a> = DeTable<'a>;
/// A value with its bytes.
pub(crate) type Node<'a> = Spanned<DeValue<'a>>;
/// A key with its bytes.
pub(crate) type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

/// The entries in the order of the file.
pub(crate) fn entries<'t, 'a>(table: &'t Table<'a>) -> Vec<(&'t Key<'a>, &'t Node<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// A table's table under a key.
pub(crate) fn table<'t, 'a>(table: &'t Table<'a>, key: &str) -> Option<&'t Table<'a>> {
    as_table(table.get(key)?)
}

/// The entries of a table's table under a key.
pub(crate) fn children<'t, 'a>(of: &'t Table<'a>, key: &str) -> Vec<(&'t Key<'a>, &'t Node<'a>)> {
    table(of, key).map(entries).unwrap_or_default()
}

/// A value as a table.
pub(crate) fn as_table<'t, 'a>(node: &'t Node<'a>) -> Option<&'t Table<'a>> {
    match node.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// A value as an array.
pub(crate) fn as_array<'t, 'a>(node: &'t Node<'a>) -> Option<&'t [Node<'a>]> {
    match node.get_ref() {
        DeValue::Array(array) => Some(array),
        _ => None,
    }
}

/// A value as a date; of a date and time, the date.
pub(crate) fn as_date(node: &Node<'_>) -> Option<Date> {
    match node.get_ref() {
        DeValue::Datetime(datetime) => {
            let date = datetime.date?;
            Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
        }
        DeValue::String(text) => text.get(..10)?.parse().ok(),
        _ => None,
    }
}

/// The text under a key.
pub(crate) fn text<'t>(table: &'t Table<'_>, key: &str) -> Option<&'t str> {
    table.get(key)?.get_ref().as_str()
}

/// The text under a key, as one's own.
pub(crate) fn owned(table: &Table<'_>, key: &str) -> Option<String> {
    text(table, key).map(str::to_owned)
}

/// The date under a key.
pub(crate) fn date(table: &Table<'_>, key: &str) -> Option<Date> {
    as_date(table.get(key)?)
}

/// The yes or no under a key; no when it is missing.
pub(crate) fn flag(table: &Table<'_>, key: &str) -> bool {
    table.get(key).and_then(|node| node.get_ref().as_bool()).unwrap_or_default()
}

/// A value, or the members of an array.
pub(crate) fn one_or_more<'t, 'a>(node: &'t Node<'a>) -> &'t [Node<'a>] {
    as_array(node).unwrap_or_else(|| std::slice::from_ref(node))
}

/// The values under a key, one or an array of them.
pub(crate) fn list<'t, 'a>(table: &'t Table<'a>, key: &str) -> &'t [Node<'a>] {
    table.get(key).map(one_or_more).unwrap_or_default()
}

/// The texts under a key, one or an array of them.
pub(crate) fn texts(table: &Table<'_>, key: &str) -> Vec<String> {
    strings(list(table, key))
}

/// The texts among values.
pub(crate) fn strings(nodes: &[Node<'_>]) -> Vec<String> {
    nodes.iter().filter_map(|node| node.get_ref().as_str().map(str::to_owned)).collect()
}

/// One thing for each language that has one.
pub(crate) fn per_lang<T>(table: &Table<'_>, read: impl Fn(&Node<'_>) -> Option<T>) -> PerLang<T> {
    let read = |lang: Lang| Some((lang, read(table.get(lang.code())?)?));
    Lang::ALL.into_iter().filter_map(read).collect()
}

/// The texts under a key by language.
pub(crate) fn texts_by_lang(of: &Table<'_>, key: &str) -> PerLang<String> {
    table(of, key).map(|texts| per_lang(texts, |node| node.get_ref().as_str().map(str::to_owned))).unwrap_or_default()
}

/// A did-you-mean for the end of a message, nothing when nothing is near.
pub(crate) fn did_you_mean<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Said {
    nearest(word, names).map_or_else(Said::nothing, said::did_you_mean)
}
