//! A Bloom filter of hashes: says of most of those that aren't in a table that they aren't, without looking at the table.
//!
//! It is read with the head of a compiled base and stays in memory. One hash sets one bit (Bloom, "Space/time trade-offs in hash coding
//! with allowable errors", CACM 1970, with k = 1): with sixteen bits for each that is set one absent hash of sixteen is looked for in vain.

use super::compiled::pack::{Pack, Reader, Writer};

/// Which hashes may be in a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Bloom(Vec<u32>);

/// Bits for each bit that is set.
const BITS: usize = 16;
/// Words of 32 bits at most, which is 256 KiB.
const MOST: usize = 1 << 16;
/// One bit in so many may be set at most: a table of more different hashes is looked at each time.
const SPARSE: usize = 8;

impl Bloom {
    /// The filter of some hashes, as large as the different ones among them need: a family name is borne by thousands.
    pub(super) fn of(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let words = (hashes.len() * BITS).div_ceil(32).next_power_of_two();
        let mut out = Self(vec![0; words.min(MOST)]);
        for hash in hashes {
            let (word, bit) = out.place(hash);
            out.0[word] |= bit;
        }
        let set = out.set();
        if set * SPARSE > out.bits() {
            return Self::default();
        }
        while set * BITS * 2 <= out.bits() && out.0.len() > 1 {
            out.fold();
        }
        out
    }

    /// Half as large: a hash's place in it is its place in either half.
    fn fold(&mut self) {
        let upper = self.0.split_off(self.0.len() / 2);
        self.0.iter_mut().zip(upper).for_each(|(word, other)| *word |= other);
    }

    /// How many bits there are.
    const fn bits(&self) -> usize {
        self.0.len() * 32
    }

    /// How many of them are set.
    fn set(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether a hash may be among them; if not, it isn't.
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        self.0.is_empty() || {
            let (word, bit) = self.place(hash);
            self.0[word] & bit != 0
        }
    }

    const fn place(&self, hash: u64) -> (usize, u32) {
        ((hash >> 5) as usize & (self.0.len() - 1), 1 << (hash & 31))
    }
}

impl Pack for Bloom {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Vec::unpack(from).map(Self).filter(|bloom| bloom.0.is_empty() || bloom.0.len().is_power_of_two())
    }
}

#[cfg(test)]
mod tests {
    use super::Bloom;
    use crate::facts::flat::Hash;

    #[test]
    fn what_is_in_is_held_and_most_of_the_rest_is_not() {
        let hash = |at: u32| Hash::NONE.with(&at.to_string()).bits();
        let bloom = Bloom::of((0..1000).map(hash));
        assert!((0..1000).all(|at| bloom.may_hold(hash(at))));
        assert!((1000..2000).filter(|at| bloom.may_hold(hash(*at))).count() < 120);
    }

    #[test]
    fn nothing_is_denied_where_nothing_is_known() {
        assert!(Bloom::default().may_hold(7));
        let hashes: Vec<u64> = (0..1 << 20).map(|at: u32| Hash::NONE.with(&at.to_string()).bits()).collect();
        assert!(Bloom::of(hashes.into_iter()).may_hold(7));
        assert!(!Bloom::of(std::iter::empty()).may_hold(7));
    }

    #[test]
    fn what_is_in_a_thousand_times_takes_no_more_room() {
        let hash = |at: u32| Hash::NONE.with(&at.to_string()).bits();
        let hashes: Vec<u64> = (0..1_000_000).map(|at| hash(at % 1000)).collect();
        let bloom = Bloom::of(hashes.into_iter());
        assert!((0..1000).all(|at| bloom.may_hold(hash(at))) && bloom.0.len() <= 1024);
        assert!((1000..2000).filter(|at| bloom.may_hold(hash(*at))).count() < 120);
    }
}
