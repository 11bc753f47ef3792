//! Wikidata's JSON dump: an array with an entity a line, or the lines alone.
//!
//! The dump is read twice, as what a line refers to may stand anywhere: first for what each item that is kept is (some twenty bytes an item),
//! then for the facts. Deprecated statements are left out, and where some are preferred, the others.

mod item;
mod knowledge;
mod known;
mod reference;
mod statement;
mod time;

use super::limited::Limited;
use super::record::{Entity, Record, Term};
use super::told::{self, names};
use super::{Format, Input, Output};
use crate::facts::EntityKind;
use crate::language::Lang;
use item::Item;
use known::{Kind, Known};
use std::io::{self, BufRead};

/// What it is.
pub const FORMAT: Format = Format {
    name: "wikidata",
    about: "lines of a Wikidata JSON dump: people, offices, parties, places, organisations",
    import: Some(import),
    export: None,
};

fn import(input: &Input<'_>, output: &mut Output<'_>) -> io::Result<()> {
    let known = known(input, output)?;
    lines(input.records()?, &mut |line| {
        if output.is_next_new()? {
            match serde_json::from_slice::<Item>(line) {
                Ok(item) => read(&item, &known, output),
                Err(error) => output.leave("a line that is no item of a dump", format!("{error}: {}", String::from_utf8_lossy(line))),
            }
        }
        Ok(())
    })
}

/// What the items that are kept are.
fn known<'b>(input: &Input<'_>, output: &Output<'b>) -> io::Result<Known<'b>> {
    let mut known = Known::of(output.base);
    lines(input.records()?, &mut |line| {
        if let Ok(item) = serde_json::from_slice::<Item>(line) {
            known.note(&item);
        }
        Ok(())
    })?;
    Ok(known)
}

/// The lines that hold an item, without the brackets and commas of the array.
fn lines(mut reader: Limited<impl BufRead>, each: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let (mut line, meter) = (Vec::new(), reader.meter());
    while reader.read_until(b'\n', &mut line)? > 0 {
        let kept = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
        let kept = kept.strip_suffix(b",").unwrap_or(kept).trim_ascii();
        if !matches!(kept, b"" | b"[" | b"]") {
            each(kept)?;
        }
        line.clear();
        meter.next(0);
    }
    Ok(())
}

fn read(item: &Item, known: &Known<'_>, output: &mut Output<'_>) {
    let Some(number) = item.number() else {
        return output.leave("a property or another entity that is no item", &item.id);
    };
    let Some(kind) = known.kind(number) else {
        return output.leave("an item that is no person, office, party, place or organisation", item.label().unwrap_or(&item.id));
    };
    match kind {
        Kind::Entity(kind) => entity(item, number, kind, known, output),
        Kind::Party(own) => {
            entity(item, number, EntityKind::Group, known, output);
            if own.is_none() {
                output.put(&Record { terms: vec![party(item, number)], ..Record::default() });
            }
        }
        Kind::Office(Some(_)) => {}
        Kind::Office(None) => output.leave(UNKNOWN_OFFICE, item.label().unwrap_or(&item.id)),
    }
}

const UNKNOWN_OFFICE: &str = "an office that the vocabulary doesn't know";

/// The id of an item.
fn id(number: u32) -> String {
    format!("q{number}")
}

/// A party that the vocabulary doesn't know.
fn party(item: &Item, number: u32) -> Term {
    let words = Lang::ALL.into_iter().filter_map(|lang| {
        let (names, _) = names(item.names(Some(lang)), false);
        (!names.is_empty()).then_some((lang, names))
    });
    Term { vocabulary: "party", id: id(number), under: told::ANY_SIDE.to_vec(), words: words.collect() }
}

fn entity(item: &Item, number: u32, kind: EntityKind, known: &Known<'_>, output: &mut Output<'_>) {
    let (names, left) = names(item.names(None), kind == EntityKind::Person);
    left.into_iter().for_each(|name| output.leave(told::ONE_WORD, name));
    if names.is_empty() {
        return output.leave("an item without a name in French or English", &item.id);
    }
    if output.has_entity(&id(number)) {
        output.leave("an item that came before or that the desk has", id(number));
    }
    let within = if kind == EntityKind::Place { known.within(item) } else { None };
    let gender = item.gender();
    let mut record = Record { entities: vec![Entity { id: id(number), kind, gender, names, within }], ..Record::default() };
    statement::read(item, number, kind, known, &mut record, output);
    output.put(&record);
}
