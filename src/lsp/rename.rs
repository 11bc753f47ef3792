//! Renames an id of the desk in all its files: an entity, a source, a vocabulary or one of its terms, the last part of a fact's name.
//!
//! In a draft it is the fact that is told under the cursor, where that has a name of its own, else the entity that is mentioned.
//!
//! A new id that would make one thing of two, or something else of a fact, is refused with the reason.

use super::convert::to_proto;
use super::edits;
use super::names::{FACT_KEYS, Name, Thing, attribute_of};
use super::session::{Opened, View, address};
use super::world::{DeskFile, Draft, World};
use crate::check;
use crate::facts::Base;
use crate::text::directive::Word;
use crate::text::{Blocks, Span};
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{Position, PrepareRenameResponse, Range, TextEdit, Url, WorkspaceEdit};

/// What would be renamed at a place.
pub(super) fn prepare(world: &World, uri: &Url, position: Position) -> Option<PrepareRenameResponse> {
    let Meant { thing, range, .. } = meant(world, uri, position)?;
    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: own(&thing).to_owned() })
}

/// The edits that give a thing another id everywhere in its desk.
pub(super) fn rename(world: &World, uri: &Url, position: Position, new: &str) -> Result<Option<WorkspaceEdit>> {
    let Some(Meant { thing, desk, .. }) = meant(world, uri, position) else { return Ok(None) };
    let files = world.files_naming(&desk, &[thing.clone(), called(&thing, new)]);
    if let Some(reason) = refused(&thing, new, &files, &desk.desk.base) {
        return Err(Error::invalid_params(reason));
    }
    let mut changes: Vec<(Url, Vec<TextEdit>)> = files.iter().map(|file| (file.uri.clone(), edits_in(file, &thing, new, world))).collect();
    changes.extend(in_drafts(world, &desk, &thing, new));
    changes.retain(|(_, edits)| !edits.is_empty());
    let edit = edits::of_documents(world, changes);
    match archive(&thing, &desk.desk.base).filter(|_| own(&thing) != new) {
        None => Ok(Some(edit)),
        Some(archive) => with_archive(edit, archive, new, &desk, world).map(Some),
    }
}

/// What a place means, by what a file writes of its id.
struct Meant {
    desk: Arc<Opened>,
    thing: Thing,
    /// The words that mean it.
    range: Range,
}

fn meant(world: &World, uri: &Url, position: Position) -> Option<Meant> {
    if let Some(view) = world.drafts.get(uri) {
        return told(world, view, position).or_else(|| mentioned(view, position));
    }
    let file = world.file(uri)?;
    let name = renamed(file.at(position, world)?, &file.names)?;
    Some(Meant { desk: Arc::clone(file.desk), thing: written(&name), range: file.location(name.span, world).range })
}

/// The fact of the claim that a draft makes here, where it has a name of its own.
fn told(world: &World, view: &View, position: Position) -> Option<Meant> {
    let byte = view.byte(position);
    let told = view.checked.told().into_iter().filter_map(|told| Some((view.now(told.span)?, told.fact)));
    let (span, fact) = told.filter(|(span, _)| span.start <= byte && byte <= span.end).min_by_key(|(span, _)| span.len())?;
    let desk = view.checked.desk.clone()?;
    let wanted = Thing::Fact(view.checked.base.fact(fact).id.clone());
    let name = world.files_naming(&desk, std::slice::from_ref(&wanted)).iter().find_map(|file| {
        let declared = file.names.iter().find(|name| name.declares && name.thing == wanted)?;
        renamed(declared, &file.names)
    })?;
    Some(Meant { desk, thing: written(&name), range: to_proto::range(&view.rope, span, view.client.encoding) })
}

/// The entity that a draft mentions here.
fn mentioned(view: &View, position: Position) -> Option<Meant> {
    let (checked, text) = (&view.checked, view.rope.to_string());
    let (entity, span) = check::mentioned(&text, checked.markup, &checked.base, &checked.options, view.byte(position))?;
    let thing = Thing::Entity(checked.base.entity(entity).id.clone());
    Some(Meant { desk: checked.desk.clone()?, thing, range: to_proto::range(&view.rope, span, view.client.encoding) })
}

/// The archived text of a source: it bears the source's id.
fn archive<'b>(thing: &Thing, base: &'b Base) -> Option<&'b str> {
    let Thing::Source(id) = thing else { return None };
    base.source(base.source_named(id)?).archive.as_deref()
}

/// A source's archived text is renamed with it; without that the source would lose it.
fn with_archive(edit: WorkspaceEdit, archive: &str, new: &str, desk: &Opened, world: &World) -> Result<WorkspaceEdit> {
    let (folder, name) = archive.rsplit_once('/').map_or(("", archive), |(folder, name)| (folder, name));
    let ending = name.rsplit_once('.').map(|(_, ending)| format!(".{ending}")).unwrap_or_default();
    let renamed = format!("{folder}{}{new}{ending}", if folder.is_empty() { "" } else { "/" });
    let uris = address(&desk.desk.root, archive).zip(address(&desk.desk.root, &renamed)).filter(|_| world.client.renames_files);
    let Some((old, new)) = uris else {
        return Err(Error::invalid_params(format!("the source's text is {archive}; rename the file to {renamed} first")));
    };
    Ok(edits::and_rename(edit, old, new))
}

fn edits_in(file: &DeskFile<'_>, thing: &Thing, new: &str, world: &World) -> Vec<TextEdit> {
    let named = file.names.iter().filter(|other| written(other) == *thing);
    let mut spans: Vec<Span> = named.map(|other| other.span).collect();
    spans.dedup();
    spans.into_iter().map(|span| TextEdit { range: file.location(span, world).range, new_text: new.to_owned() }).collect()
}

/// The edits in the desk's drafts, whose directives name facts.
fn in_drafts(world: &World, desk: &Opened, thing: &Thing, new: &str) -> Vec<(Url, Vec<TextEdit>)> {
    let mut out = Vec::new();
    world.all_drafts(|Draft { uri, view }, _, _| {
        let (markup, home) = (view.checked.markup, view.checked.desk.as_ref());
        if !markup.is_packed() && home.is_some_and(|home| home.desk.root == desk.desk.root) {
            let directives = Blocks::parse(&view.rope.to_string(), markup).directives;
            let words = directives.iter().flat_map(|directive| &directive.facts);
            let range = |span: Span| to_proto::range(&view.rope, span, world.client.encoding);
            let edit = |word: &Word| Some(TextEdit { range: range(word.span), new_text: fact_called(&word.text, thing, new)? });
            out.push((uri, words.filter_map(edit).collect()));
        }
        true
    });
    out
}

/// The id of a fact once a thing that it names is called otherwise; nothing where it names it not.
fn fact_called(fact: &str, thing: &Thing, new: &str) -> Option<String> {
    match thing {
        Thing::Entity(entity) => fact.strip_prefix(entity.as_str()).filter(|rest| rest.starts_with('.')).map(|rest| format!("{new}{rest}")),
        Thing::Fact(id) => {
            let rest = fact.strip_prefix(id.as_str())?;
            let number = rest.is_empty() || rest.strip_prefix('.').is_some_and(|number| number.parse::<usize>().is_ok());
            let before = id.rsplit_once('.').map_or("", |(before, _)| before);
            number.then(|| format!("{before}.{new}{rest}"))
        }
        _ => None,
    }
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

/// Why a thing can't be called so.
fn refused(thing: &Thing, new: &str, files: &[DeskFile<'_>], base: &Base) -> Option<String> {
    if !is_id(new) {
        return Some(format!("\"{new}\" can't be an id; expected letters, digits, \"-\" and \"_\""));
    }
    if own(thing) == new {
        return None;
    }
    let wanted = called(thing, new);
    let taken = files.iter().flat_map(|file| &file.names).any(|other| written(other) == wanted) || is_known(thing, &wanted, base);
    if taken {
        return Some(format!("\"{}\" is already declared", wanted.id()));
    }
    match (thing, &wanted) {
        (Thing::Fact(old), Thing::Fact(wanted)) => becomes_another(old, wanted, new, base),
        _ => None,
    }
}

/// Whether the desk has a thing that no file of facts names: what is built in, or another archived text than the source's own.
fn is_known(thing: &Thing, wanted: &Thing, base: &Base) -> bool {
    match wanted {
        Thing::Source(id) => archive(thing, base).is_some() && base.source_named(id).is_some(),
        Thing::Vocabulary(name) => base.vocabularies.iter().any(|vocabulary| vocabulary.name == *name),
        Thing::Term(of, id) => {
            base.vocabularies.iter().any(|vocabulary| vocabulary.name == *of && vocabulary.terms.iter().any(|term| term.id == *id))
        }
        _ => false,
    }
}

/// Why a fact of this name would not be the same fact: it would be of another attribute, or no fact at all.
fn becomes_another(old: &str, wanted: &str, new: &str, base: &Base) -> Option<String> {
    let path = |id: &str| id.split_once('.').map(|(_, path)| path.to_owned()).unwrap_or_default();
    let (old, wanted) = (path(old), path(wanted));
    if FACT_KEYS.contains(&new) {
        return Some(format!("\"{new}\" is a key of facts; it can't be a fact's name"));
    }
    let begins = |name: &str| name.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.starts_with('.'));
    let other = match attribute_of(base, &wanted) {
        there if there.map(|there| &there.name) != attribute_of(base, &old).map(|here| &here.name) => Some(wanted.as_str()),
        _ => base.attributes.iter().map(|attribute| attribute.name.as_str()).find(|name| begins(name)),
    };
    other.map(|name| format!("\"{wanted}\" would be read as the attribute \"{name}\""))
}

/// A thing by what its file writes of its id.
fn written(name: &Name) -> Thing {
    match &name.thing {
        Thing::Fact(id) if name.numbered => Thing::Fact(id.rsplit_once('.').map_or(id.as_str(), |(written, _)| written).to_owned()),
        thing => thing.clone(),
    }
}

/// The part of an id that a rename changes.
fn own(thing: &Thing) -> &str {
    match thing {
        Thing::Fact(id) => id.rsplit('.').next().unwrap_or(id),
        thing => thing.id(),
    }
}

/// The thing with another id.
fn called(thing: &Thing, new: &str) -> Thing {
    let new = new.to_owned();
    match thing {
        Thing::Source(_) => Thing::Source(new),
        Thing::Entity(_) => Thing::Entity(new),
        Thing::Fact(id) => Thing::Fact(id.rsplit_once('.').map_or_else(|| new.clone(), |(prefix, _)| format!("{prefix}.{new}"))),
        Thing::Attribute(_) => Thing::Attribute(new),
        Thing::Vocabulary(_) => Thing::Vocabulary(new),
        Thing::Term(of, _) => Thing::Term(of.clone(), new),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
