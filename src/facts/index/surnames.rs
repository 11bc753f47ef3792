//! Family names: the last word of a person's full name.

use crate::facts::model::{Entity, EntityId, EntityKind};
use crate::text::tokens;
use rustc_hash::FxHashMap;

/// Who bears each family name.
#[derive(Clone, Debug, Default)]
pub(super) struct Surnames(FxHashMap<Box<str>, Vec<EntityId>>);

impl Surnames {
    pub(super) fn add(&mut self, entity: EntityId, record: &Entity) {
        for name in record.names.iter().filter(|_| record.kind == EntityKind::Person) {
            if let [_, .., last] = tokens(name).as_slice() {
                let bearers = self.0.entry(last.bare.clone()).or_default();
                if bearers.last() != Some(&entity) {
                    bearers.push(entity);
                }
            }
        }
    }

    pub(super) fn bearers(&self, bare: &str) -> &[EntityId] {
        self.0.get(bare).map_or(&[], Vec::as_slice)
    }
}
