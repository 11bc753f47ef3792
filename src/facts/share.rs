//! What each file gave to a base: its share of the records, which stand in the order of the files.

use super::compiled::pack::record;
use std::ops::Range;

/// What a file gave to a base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    /// The file, relative to the desk, `/` between its parts.
    pub(crate) path: String,
    /// What tells its text from another.
    pub(crate) text: u64,
    /// The sources that it declares.
    pub(crate) sources: Run,
    /// The entities that it declares.
    pub(crate) entities: Run,
    /// The facts that it tells.
    pub(crate) facts: Run,
}

record!(Share { path, text, sources, entities, facts });

/// Records that follow one another: the first, and how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) first: u32,
    pub(crate) count: u32,
}

record!(Run { first, count });

impl Run {
    /// Their numbers.
    pub(crate) const fn range(self) -> Range<usize> {
        let first = self.first as usize;
        first..first + self.count as usize
    }
}

impl From<Range<usize>> for Run {
    fn from(range: Range<usize>) -> Self {
        Self { first: range.start as u32, count: range.len() as u32 }
    }
}
