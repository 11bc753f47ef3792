//! Entities: what facts are about.

use super::attributes::event;
use super::declared::{Declared, Origin, declared};
use super::loader::{Loader, Part, again};
use super::pass::Pass;
use super::table::{children, text, texts};
use super::words;
use crate::facts::compiled::loose::{self, Chunk, Shared};
use crate::facts::gathered::Gathered;
use crate::facts::model::{Entity, EntityId, EntityKind};
use crate::facts::parallel;
use crate::facts::said::say;
use crate::facts::share::Run;
use std::sync::Arc;

/// Reads entities: first which there are, then each file's, as they may refer to one another. Which of them each file declares.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>], shared: &Shared, threads: usize) -> Vec<Run> {
    let mut doubled = Vec::new();
    loader.names.entities.reserve(origins.iter().map(|origin| children(origin.root, "entities").count()).sum());
    let named: Vec<Named<'_>> = origins.iter().map(|origin| name(loader, origin, &mut doubled)).collect();
    let shared = Shared { ids: Arc::clone(loader.names.entities.names()), ..shared.clone() };
    let known = &*loader;
    let read = parallel::each(&named, threads, || (), |file, named, ()| entities(known, named, Chunk::new(&shared, file)));
    let chunks = loader.take(read.into_iter());
    let runs = loose::runs(loader.base.entities.len(), &chunks);
    loader.base.entities.join(loose::store(chunks, shared));
    for (declared, first) in doubled {
        let first = &loader.base.entity(first).place;
        loader.problems.push(again("entity", "duplicate-entity", &declared, (&first.path, first.line)));
    }
    runs
}

/// A file whose entities have their numbers.
struct Named<'t> {
    origin: &'t Origin<'t>,
    /// How many entities there are before it.
    before: u32,
    /// Where those stand that were declared before.
    doubled: Vec<usize>,
}

/// Numbers the entities of a file.
fn name<'t>(loader: &mut Loader, origin: &'t Origin<'t>, doubled: &mut Vec<(Declared<'t>, EntityId)>) -> Named<'t> {
    let (before, first) = (loader.names.entities.names().len() as u32, doubled.len());
    for declared in declared(origin, "entities") {
        if let Err(known) = loader.names.entities.add(&declared.name) {
            doubled.push((declared, EntityId(known)));
        }
    }
    Named { origin, before, doubled: doubled[first..].iter().map(|(declared, _)| declared.span.start).collect() }
}

fn entities(loader: &Loader, named: &Named<'_>, mut chunk: Chunk) -> Part {
    let mut pass = Pass::new(loader, &named.origin.input.file);
    let mut gathered = Gathered::default();
    let mut doubled = named.doubled.iter().peekable();
    for declared in declared(named.origin, "entities").filter(|declared| doubled.next_if_eq(&&declared.span.start).is_none()) {
        let entity = entity(&mut pass, &declared);
        chunk.add(&entity);
        gathered.entity(&entity, named.before);
    }
    Part { chunk, gathered, problems: pass.problems }
}

/// An entity as it is declared.
pub(crate) fn entity(pass: &mut Pass<'_>, declared: &Declared<'_>) -> Entity {
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
