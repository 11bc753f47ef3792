//! Records written as they are in a compiled file before there is one: a desk is packed as it is read.

use super::image::Image;
use super::pack::{Pack, Writer};
use super::records::{Ids, Names};
use crate::facts::flat::Letters;
use crate::facts::share::Run;
use crate::facts::store::{Store, packed};
use std::sync::Arc;

/// What all records of a desk are written with.
#[derive(Clone, Default)]
pub(crate) struct Shared {
    /// The paths of its files.
    pub(crate) texts: Vec<String>,
    /// The ids of its entities.
    pub(crate) ids: Arc<Letters>,
    /// The names of its attributes.
    pub(crate) attributes: Arc<Letters>,
}

/// Some records of one kind, written one after the other.
#[derive(Default)]
pub(crate) struct Chunk {
    to: Writer,
    /// Where each starts.
    starts: Vec<u32>,
}

impl Chunk {
    /// A chunk with no records yet, for those of one of the files.
    pub(crate) fn new(shared: &Shared, file: usize) -> Self {
        let mut to = shared.texts.get(file).map_or_else(Writer::default, |text| Writer::of_one(text, file));
        (to.ids, to.attributes) = (Arc::clone(&shared.ids), Arc::clone(&shared.attributes));
        Self { to, starts: Vec::new() }
    }

    pub(crate) fn add<T: Pack>(&mut self, record: &T) {
        self.starts.push(self.to.out.len() as u32);
        self.to.record(record);
    }

    pub(crate) const fn len(&self) -> usize {
        self.starts.len()
    }
}

/// Which records each chunk holds, of a store that so many are in before them.
pub(crate) fn runs(mut before: usize, chunks: &[Chunk]) -> Vec<Run> {
    let run = |chunk: &Chunk| {
        let first = before;
        before += chunk.len();
        Run::from(first..before)
    };
    chunks.iter().map(run).collect()
}

/// A store of the records of some chunks, in order.
pub(crate) fn store<T: Pack + Default + Clone>(chunks: Vec<Chunk>, shared: Shared) -> Store<T> {
    let mut bytes = Vec::with_capacity(chunks.iter().map(|chunk| chunk.to.out.len()).sum());
    let mut starts = Vec::with_capacity(chunks.iter().map(Chunk::len).sum::<usize>() + 1);
    let mut whole = Vec::new();
    for chunk in chunks {
        // More bytes than a record's place can say: such a store can't become a file, and its parts are joined as records.
        if u32::try_from(bytes.len() + chunk.to.out.len()).is_err() {
            whole.extend(loose(std::mem::take(&mut bytes), std::mem::take(&mut starts), shared.clone()).iter().cloned());
        }
        let before = bytes.len() as u32;
        starts.extend(chunk.starts.iter().map(|start| before + start));
        bytes.extend(chunk.to.out);
    }
    let last = loose(bytes, starts, shared);
    if whole.is_empty() {
        return last;
    }
    whole.extend(last.iter().cloned());
    whole.into()
}

fn loose<T: Pack + Default>(bytes: Vec<u8>, mut starts: Vec<u32>, shared: Shared) -> Store<T> {
    starts.push(bytes.len() as u32);
    let names = Names { entities: Ids::Here(shared.ids), attributes: shared.attributes };
    packed(Arc::new(Image::loose(bytes, shared.texts, names)), 0, starts.into_iter().collect())
}
