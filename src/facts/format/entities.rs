//! Entities: what facts are about.

use super::attributes::event;
use super::declared::{Declared, Origin, declared};
use super::loader::Loader;
use super::table::{text, texts};
use super::words;
use crate::facts::model::{Entity, EntityId, EntityKind};
use crate::facts::said::say;

/// Reads entities, then what they refer to.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>]) {
    let mut found = Vec::new();
    for declared in declared(origins, "entities") {
        if loader.is_new("entity", "duplicate-entity", &declared) {
            found.push((add(loader, &declared), declared));
        }
    }
    for (id, declared) in &found {
        refer(loader, *id, declared);
        check_names(loader, *id, declared);
    }
}

fn add(loader: &mut Loader, declared: &Declared<'_>) -> EntityId {
    let of = declared.table;
    let id = EntityId(loader.base.entities.len() as u32);
    loader.names.entities.insert(declared.name.clone(), id);
    loader.base.entities.to_mut().push(Entity {
        id: declared.name.clone(),
        kind: text(of, "kind").and_then(EntityKind::named).unwrap_or_default(),
        feminine: text(of, "gender").map(|gender| gender == "f"),
        names: texts(of, "names").into_iter().filter(|name| !name.trim().is_empty()).collect(),
        called: words::under(of, "called"),
        words: words::under(of, "words"),
        place: declared.place(),
        ..Entity::default()
    });
    id
}

fn refer(loader: &mut Loader, id: EntityId, declared: &Declared<'_>) {
    let of = loader.entities(declared.file, declared.table, "of");
    let within = loader.entities(declared.file, declared.table, "within").first().copied();
    let event = event(loader, declared.file, declared.table);
    let entity = &mut loader.base.entities.to_mut()[id.0 as usize];
    (entity.of, entity.within, entity.event) = (of, within, event);
}

/// An entity that no text can name is dead weight: likely a forgotten or misspelled key.
fn check_names(loader: &mut Loader, id: EntityId, declared: &Declared<'_>) {
    let entity = loader.base.entity(id);
    if entity.names.is_empty() && entity.called.is_empty() && entity.words.is_empty() && !declared.table.contains_key("event") {
        let message = say!("entity \"{0}\" can't be named in a draft; expected names, called or event", &entity.id);
        loader.problems.push(declared.file.problem(declared.span.clone(), "dead-name", message));
    }
}
