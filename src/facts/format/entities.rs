//! Entities: what facts are about.

use super::attributes::event;
use super::declared::{Declared, Origin, declared};
use super::loader::{Loader, again};
use super::pass::Pass;
use super::table::{text, texts};
use super::words;
use crate::facts::model::{Entity, EntityId, EntityKind};
use crate::facts::parallel;
use crate::facts::problem::Problem;
use crate::facts::said::say;

/// Reads entities: first which there are, then each file's, as they may refer to one another.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>], threads: usize) {
    let named: Vec<Named<'_>> = origins.iter().map(|origin| name(loader, origin)).collect();
    let known = &*loader;
    let read = parallel::each(&named, threads, || (), |_, named, ()| entities(known, named));
    for (entities, mut problems) in read {
        loader.base.entities.to_mut().extend(entities);
        loader.problems.append(&mut problems);
    }
    for (declared, first) in named.into_iter().flat_map(|named| named.doubled) {
        let first = &loader.base.entity(first).place;
        loader.problems.push(again("entity", "duplicate-entity", &declared, (&first.path, first.line)));
    }
}

/// A file whose entities have their numbers.
struct Named<'t> {
    origin: &'t Origin<'t>,
    /// Those that were declared before, and which they are.
    doubled: Vec<(Declared<'t>, EntityId)>,
}

/// Numbers the entities of a file.
fn name<'t>(loader: &mut Loader, origin: &'t Origin<'t>) -> Named<'t> {
    let mut doubled = Vec::new();
    for declared in declared(origin, "entities") {
        if let Err(known) = loader.names.entities.add(&declared.name) {
            doubled.push((declared, EntityId(known)));
        }
    }
    Named { origin, doubled }
}

fn entities(loader: &Loader, named: &Named<'_>) -> (Vec<Entity>, Vec<Problem>) {
    let mut pass = Pass::new(loader, &named.origin.input.file);
    let mut doubled = named.doubled.iter().map(|(declared, _)| declared.span.start).peekable();
    let first = |declared: &Declared<'_>| doubled.next_if_eq(&declared.span.start).is_none();
    let entities = declared(named.origin, "entities").filter(first).map(|declared| entity(&mut pass, &declared)).collect();
    (entities, pass.problems)
}

fn entity(pass: &mut Pass<'_>, declared: &Declared<'_>) -> Entity {
    let of = declared.table;
    let entity = Entity {
        id: declared.name.to_string(),
        kind: text(of, "kind").and_then(EntityKind::named).unwrap_or_default(),
        feminine: text(of, "gender").map(|gender| gender == "f"),
        names: texts(of, "names").into_iter().filter(|name| !name.trim().is_empty()).collect(),
        called: words::under(of, "called"),
        words: words::under(of, "words"),
        of: pass.entities(of, "of"),
        within: pass.entities(of, "within").first().copied(),
        event: event(pass.loader, of).and_then(|found| pass.good(found)),
        place: declared.place(),
    };
    check_names(pass, &entity, declared);
    entity
}

/// An entity that no text can name is dead weight: likely a forgotten or misspelled key.
fn check_names(pass: &mut Pass<'_>, entity: &Entity, declared: &Declared<'_>) {
    if entity.names.is_empty() && entity.called.is_empty() && entity.words.is_empty() && !declared.table.contains_key("event") {
        let message = say!("entity \"{0}\" can't be named in a draft; expected names, called or event", &entity.id);
        pass.complain(declared, "dead-name", message);
    }
}
