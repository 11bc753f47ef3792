//! Records of one kind by their index.

use std::fmt;
use std::ops::{Index, Range};

/// Records of one kind by their index.
#[derive(Clone, PartialEq, Eq)]
pub struct Store<T>(Vec<T>);

impl<T> Store<T> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        self.part(0..self.len())
    }

    /// Those of a range of indexes, in order.
    #[must_use]
    pub const fn part(&self, range: Range<usize>) -> Iter<'_, T> {
        Iter { store: self, left: range }
    }

    /// The records, to be changed or added to.
    pub const fn to_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Store<T> {
    fn from(records: Vec<T>) -> Self {
        Self(records)
    }
}

impl<T> Index<usize> for Store<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at]
    }
}

impl<T: fmt::Debug> fmt::Debug for Store<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self).finish()
    }
}

impl<'s, T> IntoIterator for &'s Store<T> {
    type Item = &'s T;
    type IntoIter = Iter<'s, T>;

    fn into_iter(self) -> Iter<'s, T> {
        self.iter()
    }
}

/// Records one after the other.
pub struct Iter<'s, T> {
    store: &'s Store<T>,
    left: Range<usize>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self { store: self.store, left: self.left.clone() }
    }
}

impl<'s, T> Iterator for Iter<'s, T> {
    type Item = &'s T;

    fn next(&mut self) -> Option<&'s T> {
        self.left.next().map(|at| &self.store[at])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<'s, T> DoubleEndedIterator for Iter<'s, T> {
    fn next_back(&mut self) -> Option<&'s T> {
        self.left.next_back().map(|at| &self.store[at])
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
