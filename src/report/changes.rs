//! What changed between two readings of a desk, fact by fact.

use super::cards::{Card, Said};
use serde::Serialize;
use std::collections::BTreeMap;

/// A fact that came, went or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The fact's id.
    pub id: String,
    /// What changed of it.
    pub kind: Kind,
    /// The keys that changed, with what they said before and say now.
    pub keys: Vec<Key>,
}

/// Whether a fact came, went or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It wasn't there before.
    Added,
    /// It isn't there any more.
    Removed,
    /// It says something else.
    Changed,
}

/// A key of a fact that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Key {
    /// Its name in fact files.
    pub name: String,
    /// What it said, if it did.
    pub before: Option<String>,
    /// What it says, if it does.
    pub after: Option<String>,
}

/// The facts that differ, by their ids. Where they stand in their files doesn't count.
#[must_use]
pub fn changes(before: &[Card], after: &[Card]) -> Vec<Change> {
    let by_id =
        |cards: &[Card]| -> BTreeMap<String, BTreeMap<String, String>> { cards.iter().map(|card| (card.id.clone(), keys(card))).collect() };
    let (before, after) = (by_id(before), by_id(after));
    let none = BTreeMap::new();
    let mut ids: Vec<&String> = before.keys().chain(after.keys()).collect();
    ids.sort();
    ids.dedup();
    let change = |id: &String| {
        let (old, new) = (before.get(id), after.get(id));
        let keys = differing(old.unwrap_or(&none), new.unwrap_or(&none));
        let kind = match (old, new) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ => Kind::Changed,
        };
        (!keys.is_empty()).then(|| Change { id: id.clone(), kind, keys })
    };
    ids.into_iter().filter_map(change).collect()
}

fn differing(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<Key> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    let key = |name: &String| {
        let (before, after) = (before.get(name).cloned(), after.get(name).cloned());
        (before != after).then(|| Key { name: name.clone(), before, after })
    };
    names.into_iter().filter_map(key).collect()
}

/// What a card says, by the keys of fact files.
fn keys(card: &Card) -> BTreeMap<String, String> {
    let listed = |values: &[String]| Some(values.join(", ")).filter(|text| !text.is_empty());
    let own = [
        ("is", listed(&card.is)),
        ("text", Some(card.says.clone()).filter(|text| card.is != [text.as_str()])),
        ("status", Some(card.status.to_owned())),
        ("as-of", card.as_of.clone()),
        ("valid", card.valid.clone()),
        ("with", listed(&card.with)),
        ("checked", card.checked.clone()),
        ("note", card.note.clone()),
    ];
    let own = own.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    own.chain(card.sources.iter().map(|said| (format!("says.{}", said.id), reading(said)))).collect()
}

/// What a source says, in a line.
fn reading(said: &Said) -> String {
    let value = said.is.as_ref().map(|is| is.join(", "));
    let certainty = (said.certainty != "asserted").then(|| said.certainty.to_owned());
    let error = said.error.then(|| "error".to_owned());
    let quote = said.quote.as_ref().map(|quote| format!("\"{quote}\""));
    let parts: Vec<String> = value.into_iter().chain(certainty).chain(error).chain(quote).chain(said.note.clone()).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Card, Kind, changes};

    fn card(id: &str, is: &str, line: usize) -> Card {
        Card {
            id: id.to_owned(),
            entity: "a".to_owned(),
            attribute: "age".to_owned(),
            is: vec![is.to_owned()],
            says: is.to_owned(),
            status: "established",
            as_of: None,
            valid: None,
            with: Vec::new(),
            checked: None,
            note: None,
            derived_from: Vec::new(),
            path: "facts/a.toml".to_owned(),
            line,
            sources: Vec::new(),
        }
    }

    #[test]
    fn facts_come_go_change_or_move_without_a_change() {
        let before = [card("a", "1", 1), card("b", "1", 2), card("c", "1", 3)];
        let after = [card("b", "1", 9), card("c", "2", 3), card("d", "1", 4)];
        let found = changes(&before, &after);
        let said: Vec<_> = found.iter().map(|change| (change.id.as_str(), change.kind)).collect();
        assert_eq!(said, [("a", Kind::Removed), ("c", Kind::Changed), ("d", Kind::Added)]);
        let key = &found[1].keys[0];
        assert_eq!((key.name.as_str(), key.before.as_deref(), key.after.as_deref()), ("is", Some("1"), Some("2")));
    }
}
