//! Popolo JSON, as EveryPolitician and parliaments publish it: people, organisations, memberships, posts, areas, events.
//!
//! The document is read three times: memberships may come before the people and the names that they refer to. Of organisations, posts, areas and
//! events a few words each are kept, of people nothing.

mod membership;

use super::json::{each, list, text};
use super::record::{Entity, Fact, Record, Source, Term, slug};
use super::told::{digest, host, names};
use super::value::{attribute, term, written};
use super::{Format, Input, Output, told};
use crate::facts::EntityKind;
use crate::language::Lang;
use membership::{Known, Thing};
use serde_json::Value;
use std::io;

/// What it is.
pub const FORMAT: Format = Format {
    name: "popolo",
    about: "Popolo JSON: people, organisations, memberships, posts, areas, events (EveryPolitician)",
    import: Some(import),
    export: None,
};

const ARRAYS: [&str; 6] = ["persons", "organizations", "memberships", "posts", "areas", "events"];

/// What a value without sources of its own is said by.
const SOURCE: &str = "popolo";

fn import(input: &Input<'_>, output: &mut Output<'_>) -> io::Result<()> {
    let mut known = Known::default();
    each(input, &ARRAYS, &mut |key, item| {
        known.note(key, &item);
        Ok(())
    })?;
    for of_members in [false, true] {
        each(input, &ARRAYS, &mut |key, item| {
            if ARRAYS.contains(&key) && of_members == (key == "memberships") && output.is_next_new()? {
                record(key, &item, &known, output);
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn record(key: &str, item: &Value, known: &Known, output: &mut Output<'_>) {
    match key {
        "persons" => entity(item, EntityKind::Person, output),
        "organizations" => organisation(item, output),
        "areas" => entity(item, EntityKind::Place, output),
        "events" if text(item, "classification") != Some("legislative period") => entity(item, EntityKind::Event, output),
        "memberships" => membership::read(item, known, output),
        // Posts and legislative periods say what memberships are of and when: they are facts' values, nothing of their own.
        _ => {}
    }
}

/// An id as a fact file has it.
fn id(text: &str) -> String {
    let plain = slug(text);
    if plain.is_empty() { format!("x-{}", digest(text)) } else { plain }
}

fn organisation(item: &Value, output: &mut Output<'_>) {
    let is_group = matches!(text(item, "classification"), Some("party" | "faction" | "group" | "alliance" | "coalition"));
    entity(item, if is_group { EntityKind::Group } else { EntityKind::Body }, output);
    if text(item, "classification") == Some("party") {
        let terms = own_party(item, output).into_iter().collect();
        output.put(&Record { terms, ..Record::default() });
    }
}

/// A party that the vocabulary doesn't know. It may stand on any side: nothing here says which.
fn own_party(item: &Value, output: &Output<'_>) -> Option<Term> {
    let party = attribute(output.base, "party", EntityKind::Person)?;
    let (names, _) = item_names(item, false);
    if names.is_empty() || names.iter().any(|name| term(output.base, party, name).is_some()) {
        return None;
    }
    Some(Term { vocabulary: "party", id: id(text(item, "id")?), under: told::ANY_SIDE.to_vec(), words: told::in_all(&names) })
}

fn entity(item: &Value, kind: EntityKind, output: &mut Output<'_>) {
    let (names, left) = item_names(item, kind == EntityKind::Person);
    left.into_iter().for_each(|name| output.leave(told::ONE_WORD, name));
    let Some(id) = text(item, "id").map(id) else {
        return output.leave("an item without an id", names.first().map_or("?", String::as_str));
    };
    if names.is_empty() {
        return output.leave("an item without a name", id);
    }
    let gender = match text(item, "gender") {
        Some("male") => Some('m'),
        Some("female") => Some('f'),
        _ => None,
    };
    let (sources, says) = sources(item);
    let facts = DATES.iter().filter(|(_, _, of)| *of == kind || *of == EntityKind::Body && kind == EntityKind::Group);
    let facts = facts.filter_map(|(key, name, _)| fact(item, key, name, &id, kind, &says, output)).collect();
    output.put(&Record {
        sources,
        entities: vec![Entity { id: id.clone(), kind, gender, names, within: None }],
        facts,
        ..Record::default()
    });
}

/// Keys of items that are dates, what they are called here, and of what.
const DATES: [(&str, &str, EntityKind); 5] = [
    ("birth_date", "birth-date", EntityKind::Person),
    ("death_date", "death.date", EntityKind::Person),
    ("founding_date", "founded", EntityKind::Body),
    ("start_date", "start-date", EntityKind::Event),
    ("end_date", "end-date", EntityKind::Event),
];

type Says = Vec<(String, Option<String>)>;

fn fact(item: &Value, key: &str, name: &str, id: &str, kind: EntityKind, says: &Says, output: &mut Output<'_>) -> Option<Fact> {
    let told = text(item, key)?;
    let attribute = attribute(output.base, name, kind)?;
    match written(output.base, attribute, told) {
        Ok(value) => {
            Some(Fact { entity: id.to_owned(), attribute: name.to_owned(), is: vec![value], says: says.clone(), ..Fact::default() })
        }
        Err(reason) => {
            output.leave(reason, format!("{id}.{name}: {told}"));
            None
        }
    }
}

/// The names of an item, in the languages that drafts are in.
fn item_names(item: &Value, is_person: bool) -> (Vec<String>, Vec<&str>) {
    let others = list(item, "other_names").iter().filter(|other| {
        let lang = text(other, "lang").or_else(|| text(other, "note").and_then(|note| note.strip_prefix("multilingual")).and(Some("?")));
        lang.is_none_or(|lang| Lang::of_code(lang).is_some())
    });
    names(text(item, "name").into_iter().chain(others.filter_map(|other| text(other, "name"))), is_person)
}

/// The sources of an item, and how its facts name them.
fn sources(item: &Value) -> (Vec<Source>, Says) {
    let urls = list(item, "sources").iter().filter_map(|source| text(source, "url"));
    let mut sources: Vec<Source> = urls.map(web).collect();
    if sources.is_empty() {
        sources.push(Source { id: SOURCE.to_owned(), outlet: Some("Popolo".to_owned()), ..Source::default() });
    }
    let says = sources.iter().map(|source| (source.id.clone(), None)).collect();
    (sources, says)
}

/// A page as a source.
fn web(url: &str) -> Source {
    let outlet = host(url).map(str::to_owned);
    Source { id: format!("web-{}", digest(url)), outlet, url: Some(url.to_owned()), ..Source::default() }
}

/// What is kept of the items that memberships refer to.
impl Thing {
    fn of(item: &Value) -> Self {
        let own = |key| text(item, key).map(str::to_owned);
        Self {
            name: own("name").or_else(|| own("label")),
            names: item_names(item, false).0,
            role: own("role"),
            classification: own("classification"),
            organisation: own("organization_id"),
            start: own("start_date"),
            end: own("end_date"),
        }
    }
}
