//! Towns that texts name more than once, each with the forms in which they do: « Aix », « Aix-en-Provence ».

use super::{each, free, slug};
use crate::archive::Archive;
use crate::claims::Reading;
use crate::facts::{Base, Entity, EntityKind, TermId};
use std::collections::BTreeMap;

/// The towns named.
pub(super) fn find(archive: &Archive, base: &Base) -> Vec<Entity> {
    let Some(cities) = base.vocabulary_named("city").map(|id| base.vocabulary(id)) else { return Vec::new() };
    let mut told: BTreeMap<TermId, Vec<String>> = BTreeMap::new();
    each(archive, base, |_, reading: &Reading<'_>| {
        for place in &reading.places {
            let name = reading.span(place).of(reading.text);
            cities.named(name).into_iter().for_each(|city| told.entry(city).or_default().push(name.to_owned()));
        }
    });
    let mut out: Vec<Entity> = Vec::new();
    for mut names in told.into_values().filter(|names| names.len() > 1) {
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        let known = base.entities.iter().any(|entity| entity.names.iter().any(|known| names.contains(known)));
        let id = slug(&names[0]);
        if !known && free(base, &out, &id) {
            out.push(Entity { id, kind: EntityKind::Place, names, ..Entity::default() });
        }
    }
    out
}
