//! From a claim to its fact, from a fact to its sources' words, and from a fact to every draft that tells it.

use super::convert::to_proto;
use super::names::Thing;
use super::session::{Opened, address};
use super::world::{World, things_at};
use crate::facts::{Base, Fact};
use std::sync::Arc;
use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, Location, Position, Url};

/// Where what is named or told here is declared.
pub(super) fn definitions(world: &World, uri: &Url, position: Position) -> Option<Vec<Location>> {
    let (desk, things) = things_at(world, uri, position)?;
    let files = world.files_naming(&desk, &things);
    let declared = files.iter().flat_map(|file| {
        let names = file.names.iter().filter(|name| name.declares && things.contains(&name.thing));
        names.map(|name| file.location(name.span, world))
    });
    some(first_of_each(declared.collect()))
}

/// The archived words behind what is named or told here.
pub(super) fn passages(world: &World, uri: &Url, position: Position) -> Option<Vec<Location>> {
    let (desk, things) = things_at(world, uri, position)?;
    let base = &desk.desk.base;
    some(things.iter().flat_map(|thing| words_of(thing, base, &desk)).collect())
}

/// Where a thing is named in the desk's files and told in its drafts.
pub(super) fn references(world: &World, uri: &Url, position: Position, declarations: bool) -> Option<Vec<Location>> {
    let (desk, things) = things_at(world, uri, position)?;
    let mut found = uses(world, &desk, &things, declarations);
    let facts: Vec<&String> = things.iter().filter_map(|thing| if let Thing::Fact(id) = thing { Some(id) } else { None }).collect();
    if !facts.is_empty() {
        let drafts = world.drafts_of(&desk);
        found.extend(drafts.iter().flat_map(|draft| facts.iter().flat_map(|fact| draft.told(fact))));
    }
    some(found)
}

/// Everywhere in this document where the same is named or told.
pub(super) fn highlights(world: &World, uri: &Url, position: Position) -> Option<Vec<DocumentHighlight>> {
    let (_, things) = things_at(world, uri, position)?;
    let here: Vec<Location> = match world.drafts.get(uri) {
        Some(view) => {
            let draft = super::world::Draft { uri: uri.clone(), view: view.clone() };
            let ids = things.iter().filter_map(|thing| if let Thing::Fact(id) = thing { Some(id) } else { None });
            ids.flat_map(|id| draft.told(id)).collect()
        }
        None => {
            let file = world.file(uri)?;
            file.names.iter().filter(|name| things.contains(&name.thing)).map(|name| file.location(name.span, world)).collect()
        }
    };
    let highlight = |location: Location| DocumentHighlight { range: location.range, kind: Some(DocumentHighlightKind::TEXT) };
    some(here.into_iter().map(highlight).collect())
}

/// Where things are named in a desk's files.
pub(super) fn uses(world: &World, desk: &Arc<Opened>, things: &[Thing], declarations: bool) -> Vec<Location> {
    let files = world.files_naming(desk, things);
    let named = files.iter().flat_map(|file| {
        let names = file.names.iter().filter(|name| things.contains(&name.thing) && (declarations || !name.declares));
        names.map(|name| file.location(name.span, world))
    });
    named.collect()
}

/// The passages of a fact's readings, or the text of a source.
fn words_of(thing: &Thing, base: &Base, desk: &Opened) -> Vec<Location> {
    match thing {
        Thing::Fact(id) => base.fact_named(id).map(|fact| readings(base.fact(fact), base, desk)).unwrap_or_default(),
        Thing::Source(id) => {
            base.source_named(id).and_then(|source| archive(base.source(source).archive.as_deref()?, 1, desk)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Where the archives have a fact's words.
pub(super) fn readings(fact: &Fact, base: &Base, desk: &Opened) -> Vec<Location> {
    fact.says.iter().filter_map(|reading| archive(base.source(reading.source).archive.as_deref()?, reading.line?, desk)).collect()
}

fn archive(path: &str, line: usize, desk: &Opened) -> Option<Location> {
    Some(Location { uri: address(&desk.desk.root, path)?, range: to_proto::line(line) })
}

/// A fact is named on its header and once more by each dotted key: the first place is its declaration.
fn first_of_each(mut found: Vec<Location>) -> Vec<Location> {
    found.sort_by(|a, b| (&a.uri, a.range.start).cmp(&(&b.uri, b.range.start)));
    found.dedup();
    found
}

fn some<T>(found: Vec<T>) -> Option<Vec<T>> {
    (!found.is_empty()).then_some(found)
}
