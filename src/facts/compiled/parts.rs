//! A compiled file in its parts, before its pages are summed up: what somebody changes in them is sealed as if it had been written so.
//!
//! Checksums tell damage, not malice. This is how it is tried what a file says whose sums are right.

use super::image::{self, Bytes};
use super::pack::{Pack, Writer};
use crate::facts::model::Base;

/// The parts of a compiled file, one after the other.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What is looked up rather than read: records and tables.
    pub bulk: Vec<u8>,
    /// What is read when the file is opened.
    pub head: Vec<u8>,
    /// The texts that many records share.
    pub shared: Vec<u8>,
}

impl Parts {
    /// Those of a base; nothing where it is too big for a file.
    #[must_use]
    pub fn of(base: &Base) -> Option<Self> {
        let mut to = Writer::default();
        Vec::<super::Problem>::new().pack(&mut to);
        base.pack(&mut to);
        let [bulk, head, shared] = (!to.is_full).then(|| image::parts(to))?;
        Some(Self { bulk, head, shared })
    }

    /// The base of a file of these parts whose sums are right; nothing where it is refused.
    #[must_use]
    pub fn read(self) -> Option<Base> {
        opened(image::sealed([self.bulk, self.head, self.shared]))
    }
}

/// The base of a whole file, sums and all; nothing where it is refused.
#[must_use]
pub fn opened(bytes: Vec<u8>) -> Option<Base> {
    super::read(Bytes::Heap(bytes)).map(|(base, _)| base)
}
