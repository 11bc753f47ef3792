//! Bodies that texts name by an acronym and spell out: « Parquet national X (PNX) », « le PNX, parquet national X, ».

use super::{each, free, slug};
use crate::archive::Archive;
use crate::claims::{Reading, spelled};
use crate::facts::{Base, Entity, EntityKind};

/// The bodies spelled out.
pub(super) fn find(archive: &Archive, base: &Base) -> Vec<Entity> {
    let mut out: Vec<Entity> = Vec::new();
    each(archive, base, |_, reading: &Reading<'_>| {
        for (acronym, _) in spelled(reading) {
            let name = reading.tokens[acronym].span.of(reading.text);
            let known = base.entities.iter().any(|entity| entity.names.iter().any(|known| known.eq_ignore_ascii_case(name)));
            let id = slug(name);
            if !known && free(base, &out, &id) {
                out.push(Entity { id, kind: EntityKind::Body, names: vec![name.to_owned()], ..Entity::default() });
            }
        }
    });
    out
}
