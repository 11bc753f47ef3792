//! Things by how they are spelled: found by a hash, held against the word.

use super::compiled::pack::{Pack, Reader, Writer};
use super::flat::{Hash, Hashed};
use super::store::Store;
use rustc_hash::FxHashMap;

/// Things by how they are spelled.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelled<T> {
    table: Hashed,
    entries: Store<(Box<str>, T)>,
}

impl<T> Spelled<T> {
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        let entries = self.table.get(Hash::NONE.with(word).bits()).map(|at| &self.entries[at as usize]);
        entries.into_iter().find(|(known, _)| **known == *word).map(|(_, thing)| thing)
    }
}

impl<T> From<FxHashMap<Box<str>, T>> for Spelled<T> {
    fn from(things: FxHashMap<Box<str>, T>) -> Self {
        let entries: Vec<(Box<str>, T)> = things.into_iter().collect();
        let hashes: Vec<(u64, u32)> = (0..).zip(&entries).map(|(at, (word, _))| (Hash::NONE.with(word).bits(), at)).collect();
        Self { table: Hashed::of(&hashes), entries: entries.into() }
    }
}

impl<T: Pack + Default> Pack for Spelled<T> {
    fn pack(&self, to: &mut Writer) {
        self.table.pack(to);
        self.entries.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self { table: Pack::unpack(from)?, entries: Pack::unpack(from)? })
    }
}
