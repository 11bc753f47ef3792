//! Events that texts tell of somebody, with a day or a place: « X a été évacué jeudi ».

use super::{each, free};
use crate::archive::Archive;
use crate::claims::Reading;
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, Entity, EntityId, EntityKind};
use crate::values::Told;

/// The events told.
pub(super) fn find(archive: &Archive, base: &Base) -> Vec<Entity> {
    let mut out: Vec<Entity> = Vec::new();
    each(archive, base, |_, reading: &Reading<'_>| {
        for hit in &reading.hits {
            // A noun tells an event by the way, with a day that may be another's: a verb says that it happened.
            let Cue::Event(term) = hit.cue else { continue };
            if !hit.verb {
                continue;
            }
            let Some(person) = whose(reading, hit).filter(|_| is_dated(reading, hit)) else { continue };
            let kind = &base.event_vocabulary().expect("the base has kinds of event").get(term).id;
            let id = format!("{}-{kind}", base.entity(person).id);
            let known = base.entities.iter().any(|entity| entity.event == Some(term) && entity.of.contains(&person));
            if !known && free(base, &out, &id) {
                out.push(Entity { id, kind: EntityKind::Event, event: Some(term), of: vec![person], ..Entity::default() });
            }
        }
    });
    out
}

/// The one person of the clause.
fn whose(reading: &Reading<'_>, hit: &Hit) -> Option<EntityId> {
    let clause = reading.sentences[reading.sentence_of(hit.tokens.start)].clause(hit.tokens.start);
    let person = |entity: &EntityId| reading.base.entity(*entity).kind == EntityKind::Person;
    let mut people: Vec<EntityId> = reading.mentions_in(clause).filter_map(|mention| mention.entity).filter(person).collect();
    people.dedup();
    match people[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Whether the clause tells a day.
fn is_dated(reading: &Reading<'_>, hit: &Hit) -> bool {
    let clause = reading.sentences[reading.sentence_of(hit.tokens.start)].clause(hit.tokens.start);
    reading.values_in(clause).any(|value| matches!(value.told, Told::When(_)))
}
