//! Runs of numbered things that others stand in place of, so that what comes after them has other numbers.
//!
//! A compiled base of which a file has changed is such a thing: all but that file's records are where they were.

use std::ops::Range;

/// Runs that were replaced, in order.
#[derive(Clone, Debug)]
pub(super) struct Splices<T>(Vec<Splice<T>>);

/// A run and what stands in its place.
#[derive(Clone, Debug)]
struct Splice<T> {
    /// The numbers that it had.
    old: Range<usize>,
    /// The number of the first in its place.
    start: usize,
    new: Vec<T>,
}

/// Where a thing is now.
pub(super) enum Spot<'s, T> {
    /// Where it was, by the number that it had.
    Old(usize),
    New(&'s T),
}

impl<T> Splices<T> {
    /// Replaces runs, which are in order and lie apart, by others.
    pub(super) fn of(runs: impl IntoIterator<Item = (Range<usize>, Vec<T>)>) -> Self {
        let mut out: Vec<Splice<T>> = Vec::new();
        for (old, new) in runs {
            let start = out.last().map_or(old.start, |last| old.start - last.old.end + last.end());
            out.push(Splice { old, start, new });
        }
        Self(out)
    }

    /// What has a number.
    pub(super) fn get(&self, at: usize) -> Spot<'_, T> {
        let after = self.0.partition_point(|splice| splice.start <= at);
        let Some(splice) = after.checked_sub(1).map(|before| &self.0[before]) else { return Spot::Old(at) };
        match splice.new.get(at - splice.start) {
            Some(new) => Spot::New(new),
            None => Spot::Old(at - splice.end() + splice.old.end),
        }
    }

    /// The number of what had a number, and is where it was or has one in its place.
    pub(super) fn renumbered(&self, old: usize) -> usize {
        let after = self.0.partition_point(|splice| splice.old.start <= old && !splice.old.contains(&old));
        let here = self.0.get(after).filter(|splice| splice.old.contains(&old));
        let before = after.checked_sub(1).map(|before| &self.0[before]);
        match (here, before) {
            (Some(splice), _) => splice.start + old - splice.old.start,
            (None, Some(splice)) => old - splice.old.end + splice.end(),
            (None, None) => old,
        }
    }

    /// How many there are where there were so many.
    pub(super) fn len(&self, old: usize) -> usize {
        self.0.last().map_or(old, |last| old - last.old.end + last.end())
    }
}

impl<T> Splice<T> {
    /// The number after the last in its place.
    fn end(&self) -> usize {
        self.start + self.new.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Splices, Spot};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_as_a_list_with_the_runs_replaced(steps in prop::collection::vec((0..4_usize, 0..3_usize, 0..4_usize), 0..6), rest in 0..4_usize) {
            let (mut old, mut runs, mut list) = (0, Vec::new(), Vec::new());
            for (nth, (kept, gone, came)) in steps.into_iter().enumerate() {
                list.extend(old..old + kept);
                let new: Vec<usize> = (0..came).map(|at| 1000 * (nth + 1) + at).collect();
                list.extend(&new);
                runs.push((old + kept..old + kept + gone, new));
                old += kept + gone;
            }
            list.extend(old..old + rest);
            let splices = Splices::of(runs.clone());
            prop_assert_eq!(splices.len(old + rest), list.len());
            for (at, thing) in list.iter().enumerate() {
                let found = match splices.get(at) { Spot::Old(old) => old, Spot::New(new) => *new };
                prop_assert_eq!(found, *thing);
                let replaced = runs.iter().any(|(run, _)| run.contains(thing));
                prop_assert!(*thing >= 1000 || replaced || splices.renumbered(*thing) == at);
            }
        }
    }
}
