//! Anchors: people, groups, things and works whose own name tells that a draft is about the desk's story.

use super::model::{Entity, EntityKind};

/// Whether an entity is one. A town's name tells nothing, much else happens there; that of a site in it does.
pub(super) fn is_anchor(entity: &Entity) -> bool {
    let kind = matches!(entity.kind, EntityKind::Person | EntityKind::Group | EntityKind::Object | EntityKind::Work | EntityKind::Case);
    let site = entity.kind == EntityKind::Place && entity.within.is_some() && entity.names.iter().any(|name| says_what(name));
    (kind || site) && entity.names.iter().any(|name| name.chars().any(char::is_uppercase))
}

/// « stade Marcel-Picot », "Hale End ground": a common noun beside the proper one makes it one site.
fn says_what(name: &str) -> bool {
    let common = |word: &str| word.chars().count() > 3 && word.chars().all(char::is_lowercase);
    name.split_whitespace().any(common) && name.chars().any(char::is_uppercase)
}
