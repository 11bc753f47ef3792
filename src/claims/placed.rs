//! What stands at a place of a block, found without going over the whole block: a paragraph may have thousands of sentences.

use super::mention::Mention;
use crate::facts::index::Hit;
use crate::values::Spotted;
use std::ops::Range;

/// What stands on tokens.
pub(super) trait Stands {
    /// The tokens.
    fn tokens(&self) -> &Range<usize>;
}

impl Stands for Hit {
    fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }
}

impl Stands for Mention {
    fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }
}

impl Stands for Spotted {
    fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }
}

/// The most tokens that one of them has.
pub(super) fn longest<T: Stands>(all: &[T]) -> usize {
    all.iter().map(|one| one.tokens().len()).max().unwrap_or_default()
}

/// Those that share a token with a range, of all in the order of their starts; none has more tokens than `longest`.
pub(super) fn meeting<T: Stands>(all: &[T], longest: usize, range: Range<usize>) -> impl DoubleEndedIterator<Item = &T> {
    let first = all.partition_point(|one| one.tokens().start + longest <= range.start);
    let last = first + all[first..].partition_point(|one| one.tokens().start < range.end);
    all[first..last].iter().filter(move |one| one.tokens().end > range.start)
}

/// Those that start inside a range, of all in the order of their starts.
pub(super) fn starting<T: Stands>(all: &[T], range: Range<usize>) -> impl DoubleEndedIterator<Item = &T> {
    let first = all.partition_point(|one| one.tokens().start < range.start);
    let last = first + all[first..].partition_point(|one| one.tokens().start < range.end);
    all[first..last].iter()
}

/// Those that stand inside a range, of all in the order of their starts.
pub(super) fn within<T: Stands>(all: &[T], range: Range<usize>) -> impl DoubleEndedIterator<Item = &T> {
    let end = range.end;
    starting(all, range).filter(move |one| one.tokens().end <= end)
}

#[cfg(test)]
mod tests {
    use super::{Stands, longest, meeting, starting, within};
    use std::cell::Cell;
    use std::ops::Range;

    /// Counts how often it is looked at.
    struct Counted<'c>(Range<usize>, &'c Cell<usize>);

    impl Stands for Counted<'_> {
        fn tokens(&self) -> &Range<usize> {
            self.1.set(self.1.get() + 1);
            &self.0
        }
    }

    /// Two at every third token, one inside the other.
    fn all(looks: &Cell<usize>, of: usize) -> Vec<Counted<'_>> {
        (0..of).flat_map(|at| [at * 3..at * 3 + 2, at * 3..at * 3 + 5]).map(|tokens| Counted(tokens, looks)).collect()
    }

    #[test]
    fn the_same_are_found_as_by_looking_at_all() {
        let looks = Cell::new(0);
        let all = all(&looks, 9);
        for range in (0..30).flat_map(|start| (start..33).map(move |end| start..end)) {
            let plain = |holds: fn(&Range<usize>, &Range<usize>) -> bool| -> Vec<Range<usize>> {
                all.iter().map(|one| one.0.clone()).filter(|tokens| holds(tokens, &range)).collect()
            };
            let found = |those: Vec<&Counted<'_>>| -> Vec<Range<usize>> { those.into_iter().map(|one| one.0.clone()).collect() };
            let meets = plain(|tokens, range| tokens.start < range.end && range.start < tokens.end);
            assert_eq!(found(meeting(&all, longest(&all), range.clone()).collect()), meets, "{range:?}");
            assert_eq!(found(starting(&all, range.clone()).collect()), plain(|tokens, range| range.contains(&tokens.start)));
            let inside = plain(|tokens, range| range.contains(&tokens.start) && tokens.end <= range.end);
            assert_eq!(found(within(&all, range.clone()).collect()), inside);
        }
    }

    #[test]
    fn a_block_a_thousand_times_as_long_takes_a_few_looks_more() {
        let looks = Cell::new(0);
        let looked = |of: usize| {
            let all = all(&looks, of);
            let longest = longest(&all);
            looks.set(0);
            let found = meeting(&all, longest, of..of + 3).count() + within(&all, of..of + 9).count();
            assert!(found > 0);
            looks.get()
        };
        let (short, long) = (looked(30), looked(30_000));
        assert!(long < short + 60, "{short} looks, then {long}");
    }
}
