//! Possession: "its rally" is of whoever is named before it.

use super::mention::{By, Mention};
use super::reading::Reading;
use crate::facts::{EntityId, EntityKind};
use crate::language::Marker;
use std::ops::Range;

/// "Reform held its rally": whether the noun of an event stands behind a possessive, and whoever the sentence has named before has no part in it.
#[must_use]
pub(super) fn is_of_another(reading: &Reading<'_>, noun: &Range<usize>, parties: &[EntityId]) -> bool {
    let start = reading.sentences[reading.sentence_of(noun.start)].tokens.start;
    let near = noun.start.saturating_sub(2).max(start)..noun.start;
    let Some(whose) = near.rev().find(|at| reading.has(*at, Marker::Possessive) && !reading.tokens[*at].is("'s")) else { return false };
    let owns = |entity: EntityId| !matches!(reading.base.entity(entity).kind, EntityKind::Place | EntityKind::Event | EntityKind::Case);
    let acts = |mention: &&Mention| mention.by != By::Possessive && mention.entity.is_none_or(owns);
    let mut owners = reading.mentions_in(start..whose).filter(acts).peekable();
    let own = |entity: EntityId| parties.contains(&entity);
    !parties.is_empty() && owners.peek().is_some() && owners.all(|mention| mention.entity.is_none_or(|entity| !own(entity)))
}
