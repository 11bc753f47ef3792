//! Where the records of a compiled base are now, of which some files have changed since.
//!
//! Its records name facts by the numbers that they had, and its tables lead to groups by theirs.

use super::model::EntityId;
use super::splices::Splices;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Where facts and groups are now.
#[derive(Debug)]
pub(crate) struct Moved {
    /// Facts of the files that have changed, by the number that they had.
    pub(super) own: FxHashMap<u32, u32>,
    /// All others.
    pub(super) facts: Splices<()>,
    /// Groups of facts.
    pub(super) groups: Splices<()>,
    /// Whoever has more groups than before, in order, and how many more all have up to there.
    pub(super) owners: Vec<(EntityId, isize)>,
}

impl Moved {
    /// The number of a fact.
    pub(crate) fn fact(&self, old: u32) -> u32 {
        self.own.get(&old).copied().unwrap_or_else(|| self.facts.renumbered(old as usize) as u32)
    }

    /// The place of a group.
    pub(super) fn group(&self, old: usize) -> usize {
        self.groups.renumbered(old)
    }

    /// The places of the groups of an entity.
    pub(super) fn groups_of(&self, entity: EntityId, old: Range<usize>) -> Range<usize> {
        let before = self.owners.partition_point(|(owner, _)| *owner < entity);
        let more = |owners: usize| owners.checked_sub(1).map_or(0, |last| self.owners[last].1);
        let is_owner = self.owners.get(before).is_some_and(|(owner, _)| *owner == entity);
        let moved = |at: usize, more: isize| at.saturating_add_signed(more);
        moved(old.start, more(before))..moved(old.end, more(before + usize::from(is_owner)))
    }
}
