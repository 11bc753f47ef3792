//! Flat tables of numbers: lists by key, and entries found by a hash.
//!
//! They hold no pointers, so that they are made in one go, take little room and can be written as they stand.

use super::bloom::Bloom;
use super::compiled::image::Image;
use super::compiled::pack::{Pack, Reader, Writer, record};
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::ops::Range;
use std::sync::Arc;

/// Numbers one after the other, in memory or in a compiled base.
#[derive(Clone, Debug)]
pub(super) enum Numbers {
    Here(Vec<u32>),
    Compiled { image: Arc<Image>, start: usize, len: usize },
}

impl Numbers {
    /// The one at a place; 0 where there is none.
    pub(super) fn get(&self, at: usize) -> u32 {
        match self {
            Self::Here(numbers) => numbers.get(at).copied().unwrap_or_default(),
            Self::Compiled { image, start, len } if at < *len => image.number(start + at * 4).unwrap_or_default(),
            Self::Compiled { .. } => 0,
        }
    }

    /// Those of a range, of which nothing is kept; nothing where one isn't there.
    pub(super) fn glance(&self, range: Range<usize>) -> Option<Vec<u32>> {
        match self {
            Self::Here(numbers) => numbers.get(range).map(<[u32]>::to_vec),
            Self::Compiled { image, start, len } => {
                let bytes = (range.end <= *len).then(|| image.glance(start + range.start * 4, range.len() * 4)).flatten()?;
                bytes.chunks_exact(4).map(|four| Some(u32::from_le_bytes(four.try_into().ok()?))).collect()
            }
        }
    }

    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Here(numbers) => numbers.len(),
            Self::Compiled { len, .. } => *len,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Here(Vec::new())
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self::Here(numbers.into_iter().collect())
    }
}

impl Pack for Numbers {
    fn pack(&self, to: &mut Writer) {
        to.numbers(self.iter());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (start, len, image): (usize, usize, _) = (Pack::unpack(from)?, Pack::unpack(from)?, from.image()?);
        image.holds(start, len.checked_mul(4)).then_some(Self::Compiled { image, start, len })
    }
}

/// Words one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Letters {
    /// How many there are.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len());
    }

    /// The word of a number.
    pub(crate) fn get(&self, number: u32) -> Option<&str> {
        let at = number as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start..*self.ends.get(at)?)
    }

    /// All of them, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).filter_map(|number| self.get(number))
    }
}

impl<'w> FromIterator<&'w str> for Letters {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut out = Self::default();
        words.into_iter().for_each(|word| out.push(word));
        out
    }
}

/// For each key, from 0 on, a list of `N` numbers at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists<const N: usize> {
    /// Where each key's list starts, and the end of the last.
    starts: Numbers,
    values: Numbers,
}

impl<const N: usize> Lists<N> {
    /// Lists of what is given, in the order in which it is given.
    pub(super) fn of(keys: usize, pairs: impl Iterator<Item = (u32, [u32; N])> + Clone) -> Self {
        // A compiled base that is damaged may hold what leads to none of the keys.
        let pairs = pairs.filter(move |(key, _)| (*key as usize) < keys);
        let keys = pairs.clone().next().map_or(0, |_| keys);
        let mut starts = vec![0_u32; keys + 1];
        pairs.clone().for_each(|(key, _)| starts[key as usize + 1] += 1);
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut values = vec![0; starts[keys] as usize * N];
        let mut next = starts.clone();
        for (key, value) in pairs {
            let at = next[key as usize] as usize;
            values[at * N..(at + 1) * N].copy_from_slice(&value);
            next[key as usize] += 1;
        }
        Self { starts: Numbers::Here(starts), values: Numbers::Here(values) }
    }

    /// A key's list.
    pub(super) fn get(&self, key: usize) -> impl Iterator<Item = [u32; N]> + '_ {
        let range = if key + 1 < self.starts.len() { self.starts.get(key)..self.starts.get(key + 1) } else { 0..0 };
        // What is damaged leads no further than the table goes.
        let range = range.start..range.end.min((self.values.len() / N) as u32);
        range.map(|at| std::array::from_fn(|nth| self.values.get(at as usize * N + nth)))
    }
}

/// Values found by a hash. What is found is only likely to be meant: whoever asks holds it against what it stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct Hashed {
    /// The other half of the hash and a value, by the first bits of the hash.
    buckets: Lists<2>,
    bits: u32,
    bloom: Bloom,
}

impl Hashed {
    /// A table of hashes and their values.
    pub(super) fn of(entries: &[(u64, u32)]) -> Self {
        let bits = entries.len().max(1).ilog2();
        let pairs = entries.iter().map(|(hash, value)| (bucket(*hash, bits) as u32, [*hash as u32, *value]));
        Self { buckets: Lists::of(1 << bits, pairs), bits, bloom: Bloom::of(entries.iter().map(|(hash, _)| *hash)) }
    }

    /// The values of a hash, in the order in which they were given.
    pub(super) fn get(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        let likely = self.bloom.may_hold(hash).then(|| self.buckets.get(bucket(hash, self.bits)));
        likely.into_iter().flatten().filter(move |[tag, _]| *tag == hash as u32).map(|[_, value]| value)
    }
}

const fn bucket(hash: u64, bits: u32) -> usize {
    (hash >> 32 >> 32_u32.saturating_sub(bits)) as usize
}

/// The hash of words, one after the other: the same on every machine.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    /// The hash of no words.
    pub(super) const NONE: Self = Self(0xCBF2_9CE4_8422_2325);

    /// The hash with one word more.
    pub(super) fn with(self, word: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        Self(step(word.bytes().fold(self.0, step), 0xFF))
    }

    /// Its bits, each of which hangs on every byte.
    pub(super) const fn bits(self) -> u64 {
        let folded = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        folded ^ (folded >> 32)
    }
}

/// What tells a text from another that may have taken its place.
pub(crate) fn digest(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.write_usize(text.len());
    hasher.finish()
}

impl<const N: usize> Pack for Lists<N> {
    fn pack(&self, to: &mut Writer) {
        self.starts.pack(to);
        self.values.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self { starts: Pack::unpack(from)?, values: Pack::unpack(from)? })
    }
}

record!(Hashed { buckets, bits, bloom });

#[cfg(test)]
mod tests {
    use super::{Hash, Hashed, Lists};

    #[test]
    fn lists_keep_their_order() {
        let pairs = [(2, [5, 6]), (0, [1, 2]), (2, [3, 4])];
        let lists: Lists<2> = Lists::of(3, pairs.into_iter());
        assert_eq!(lists.get(2).collect::<Vec<_>>(), [[5, 6], [3, 4]]);
        assert_eq!((lists.get(0).count(), lists.get(1).count(), lists.get(3).count()), (1, 0, 0));
        assert_eq!(Lists::<1>::default().get(0).count(), 0);
    }

    #[test]
    fn what_was_put_in_is_found() {
        let hash = |at: u32| Hash::NONE.with("lea").with(&at.to_string()).bits();
        let entries: Vec<(u64, u32)> = (0..1000).map(|at| (hash(at), at)).chain([(hash(7), 9)]).collect();
        let table = Hashed::of(&entries);
        assert!((0..1000).filter(|at| *at != 7).all(|at| table.get(hash(at)).eq([at])));
        assert_eq!(table.get(hash(7)).collect::<Vec<_>>(), [7, 9]);
        assert_eq!(table.get(hash(1000)).count(), 0);
        assert_eq!(Hashed::default().get(hash(1)).count(), 0);
    }

    #[test]
    fn words_are_told_apart_by_where_they_end() {
        let hash = |words: &[&str]| words.iter().fold(Hash::NONE, |hash, word| hash.with(word)).bits();
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
