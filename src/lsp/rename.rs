//! Renames an id of the desk in all its files: an entity, a source, a vocabulary or one of its terms, the last part of a fact's name.

use super::edits;
use super::names::{Name, Thing};
use super::world::World;
use crate::text::Span;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{Position, PrepareRenameResponse, TextEdit, Url, WorkspaceEdit};

/// What would be renamed at a place.
pub(super) fn prepare(world: &World, uri: &Url, position: Position) -> Option<PrepareRenameResponse> {
    let file = world.file(uri)?;
    let name = renamed(file.at(position, world)?, &file.names)?;
    let placeholder = own(&name.thing).to_owned();
    Some(PrepareRenameResponse::RangeWithPlaceholder { range: file.location(name.span, world).range, placeholder })
}

/// The edits that give a thing another id everywhere in its desk.
pub(super) fn rename(world: &World, uri: &Url, position: Position, new: &str) -> Result<Option<WorkspaceEdit>> {
    let Some(file) = world.file(uri) else { return Ok(None) };
    let Some(name) = file.at(position, world).and_then(|name| renamed(name, &file.names)) else { return Ok(None) };
    if !is_id(new) {
        return Err(Error::invalid_params(format!("\"{new}\" can't be an id; expected letters, digits, \"-\" and \"_\"")));
    }
    let mut changes = Vec::new();
    for file in world.files_of(file.desk) {
        if file.names.iter().any(|other| is_taken(&other.thing, &name.thing, new)) {
            return Err(Error::invalid_params(format!("\"{new}\" is already declared")));
        }
        let edits = file.names.iter().filter(|other| other.thing == name.thing);
        let edits: Vec<TextEdit> =
            edits.map(|other| TextEdit { range: file.location(other.span, world).range, new_text: new.to_owned() }).collect();
        changes.push((file.uri, edits));
    }
    changes.retain(|(_, edits)| !edits.is_empty());
    Ok(Some(edits::of_documents(world, changes)))
}

/// An attribute that the desk doesn't define can't be renamed, nor a fact that has only its attribute's name.
fn renamed(name: &Name, names: &[Name]) -> Option<Name> {
    let declared = || names.iter().any(|other| other.thing == name.thing && other.declares);
    let covered = |span: Span| names.iter().any(|other| matches!(other.thing, Thing::Attribute(_)) && other.span.contains(span));
    match &name.thing {
        Thing::Attribute(_) => None,
        Thing::Fact(_) if covered(name.span) => None,
        Thing::Vocabulary(_) | Thing::Term(..) if !declared() => None,
        _ => Some(name.clone()),
    }
}

fn is_taken(other: &Thing, thing: &Thing, new: &str) -> bool {
    std::mem::discriminant(other) == std::mem::discriminant(thing) && own(other) == new && prefix(other) == prefix(thing)
}

/// The part of an id that a rename changes.
fn own(thing: &Thing) -> &str {
    match thing {
        Thing::Fact(id) => id.rsplit('.').next().unwrap_or(id),
        Thing::Source(id) | Thing::Entity(id) | Thing::Attribute(id) | Thing::Vocabulary(id) | Thing::Term(_, id) => id,
    }
}

fn prefix(thing: &Thing) -> &str {
    match thing {
        Thing::Fact(id) => id.rsplit_once('.').map_or("", |(prefix, _)| prefix),
        Thing::Term(vocabulary, _) => vocabulary,
        _ => "",
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
