//! Events that are held again and again: another of the kind is never far.

use crate::facts::{Base, EntityId};
use crate::language::Marker;

/// Elections, matches, protests: there are others of the kind, each with its own day.
#[must_use]
pub fn is_held_again(base: &Base, event: EntityId) -> bool {
    let kinds = HELD_AGAIN.iter().filter_map(|name| base.event_named(name));
    let own = base.entity(event).event;
    let under = |kind| base.links.event().is_some_and(|id| own.is_some_and(|own| own == kind || base.vocabulary(id).is_under(own, kind)));
    kinds.into_iter().any(under)
}

/// The kinds of event that are held again and again.
const HELD_AGAIN: &[&str] = &[
    "election",
    "match",
    "race",
    "festival",
    "summit",
    "award",
    "vote",
    "demonstration",
    "strike",
    "meeting",
    "rally",
    "hearing",
    "debate",
    "speech",
    "visit",
    "concert",
    "press-conference",
    "funeral",
    "results-publication",
    "trial",
];

/// « avait réuni », "again", "the month before": what a sentence tells is of another time.
pub(super) const OF_BEFORE: &[Marker] = &[Marker::PastAuxiliary, Marker::Bygone, Marker::Again, Marker::Before];
