//! Cases: what a case is about stands for it, « l'enquête » for « l'incendie ».

use super::reading::Reading;
use crate::facts::{EntityId, EntityKind};

/// « a ouvert une information judiciaire après l'incendie »: an entity that one of several cases is about.
pub(super) fn is_of_any(reading: &Reading<'_>, of: &[EntityId], entity: EntityId) -> bool {
    of.iter().any(|of| subjects(reading, *of).contains(&entity))
}

/// Named in the draft, itself or by what the case that it is is about.
pub(super) fn is_named(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.is_named(entity) || subjects(reading, entity).iter().any(|of| reading.is_named(*of))
}

/// What a case is about; nothing of what is none.
fn subjects<'r>(reading: &'r Reading<'_>, entity: EntityId) -> &'r [EntityId] {
    let record = reading.base.entity(entity);
    if record.kind == EntityKind::Case { &record.of } else { &[] }
}
