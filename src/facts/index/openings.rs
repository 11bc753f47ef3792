//! Names by how their words begin: a few letters that are typed lead to the names that they may go on with.

use crate::facts::compiled::pack::record;
use crate::facts::flat::Numbers;
use crate::text::fold::bare;

/// Entities by the first letters of the words of their names.
///
/// A name is looked for at each key, and a desk has millions: those of a letter or four are steps from one to the next, a byte or two each.
#[derive(Clone, Debug, Default)]
pub(super) struct Openings {
    /// The first bytes of words without capitals and accents, in order.
    keys: Numbers,
    /// Where the steps of each start among the bytes, and where those of the last end.
    starts: Numbers,
    /// Steps, seven bits to a byte and the lowest first, four bytes to a number.
    steps: Numbers,
}

record!(Openings { keys, starts, steps });

/// The keys of a name: one for each of its words.
pub(super) fn keys(name: &str) -> Vec<u32> {
    let name = bare(name);
    starts(&name).map(|at| key(first(&name[at..]), 0)).collect()
}

/// Whether a word of a name, and what comes after it, begins with some letters; these without capitals and accents.
pub(crate) fn opens(name: &str, letters: &str) -> bool {
    let name = bare(name);
    starts(&name).any(|at| name[at..].starts_with(letters))
}

/// Where words start.
fn starts(name: &str) -> impl Iterator<Item = usize> {
    let starts = |within: &mut bool, (at, c): (usize, char)| {
        let before = std::mem::replace(within, c.is_alphanumeric());
        Some((*within && !before).then_some(at))
    };
    name.char_indices().scan(false, starts).flatten()
}

/// The word that opens a text.
fn first(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// The first four bytes of a word; where it is shorter, with another in place of those that it lacks.
fn key(word: &str, lacking: u8) -> u32 {
    let mut bytes = word.bytes().chain(std::iter::repeat(lacking));
    u32::from_be_bytes(std::array::from_fn(|_| bytes.next().unwrap_or(lacking)))
}

impl Openings {
    /// A table of keys and the entities that have them.
    pub(super) fn of(mut entries: Vec<(u32, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let (mut keys, mut starts, mut bytes) = (Vec::new(), Vec::new(), Vec::new());
        for of_key in entries.chunk_by(|one, other| one.0 == other.0) {
            keys.push(of_key[0].0);
            starts.push(bytes.len() as u32);
            let mut last = 0;
            for (_, entity) in of_key {
                step(entity - last, &mut bytes);
                last = *entity;
            }
        }
        starts.push(bytes.len() as u32);
        let number = |bytes: &[u8]| u32::from_le_bytes(std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default()));
        let steps = bytes.chunks(4).map(number).collect();
        Self { keys: Numbers::Here(keys), starts: Numbers::Here(starts), steps: Numbers::Here(steps) }
    }

    /// The entities one of whose words may begin with some letters, one after the other; one may come several times.
    pub(super) fn beginning<'o>(&'o self, letters: &str) -> impl Iterator<Item = u32> + use<'o> {
        let first = first(letters);
        // Where a word of the name ends there, nothing but its end may follow.
        let (low, high) = (key(first, 0), key(first, if first.len() < letters.len() { 0 } else { u8::MAX }));
        let from = partition(self.keys.len(), |at| self.keys.get(at) < low);
        let keys = (from..self.keys.len()).take_while(move |at| self.keys.get(*at) <= high);
        keys.flat_map(|at| self.of_key(at))
    }

    fn of_key(&self, at: usize) -> impl Iterator<Item = u32> + '_ {
        // What is damaged leads no further than there are bytes.
        let end = (self.starts.get(at + 1) as usize).min(self.steps.len() * 4);
        let (mut byte, mut last) = (self.starts.get(at) as usize, 0_u32);
        std::iter::from_fn(move || {
            let (mut step, mut shift) = (0_u32, 0);
            while byte < end && shift < 32 {
                let bits = (self.steps.get(byte / 4) >> (byte % 4 * 8)) & 0xFF;
                byte += 1;
                step |= (bits & 0x7F) << shift;
                shift += 7;
                if bits & 0x80 == 0 {
                    last = last.wrapping_add(step);
                    return Some(last);
                }
            }
            None
        })
    }
}

fn step(mut step: u32, to: &mut Vec<u8>) {
    while step >= 0x80 {
        to.push((step & 0x7F) as u8 | 0x80);
        step >>= 7;
    }
    to.push(step as u8);
}

/// How many of the first so many are `before`, where none is once one isn't.
fn partition(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::{Openings, keys, opens};
    use proptest::prelude::*;

    fn table(names: &[&str]) -> Openings {
        Openings::of(names.iter().zip(0..).flat_map(|(name, at)| keys(name).into_iter().map(move |key| (key, at))).collect())
    }

    #[test]
    fn a_name_is_found_by_any_of_its_words() {
        let names = ["Jean-Noël Barrot", "Valéry Giscard d'Estaing", "Jeanne Ba"];
        let names_of =
            |letters: &str| table(&names).beginning(letters).filter(|at| opens(names[*at as usize], letters)).collect::<Vec<_>>();
        assert_eq!([names_of("je"), names_of("jean-n"), names_of("jean n"), names_of("esta")], [vec![0, 2], vec![0], vec![], vec![1]]);
        assert_eq!([names_of("ba"), names_of("barro"), names_of("noel b"), names_of("x")], [vec![2, 0], vec![0], vec![0], vec![]]);
    }

    proptest! {
        /// As one that looks at each.
        #[test]
        fn every_name_that_goes_on_is_found(names in prop::collection::vec("[abAé]{1,6}([ '-][abé]{1,5}){0,2}", 0..300), letters in "[abe]{1,5}") {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let table = table(&names);
            let mut found: Vec<u32> = table.beginning(&letters).filter(|at| opens(names[*at as usize], &letters)).collect();
            found.sort_unstable();
            found.dedup();
            let expected: Vec<u32> = (0..).zip(&names).filter(|(_, name)| opens(name, &letters)).map(|(at, _)| at).collect();
            prop_assert_eq!(found, expected);
        }

        /// A damaged table leads to what isn't there at most.
        #[test]
        fn what_is_damaged_comes_to_an_end(keys in prop::collection::vec(any::<u32>(), 0..4), starts in prop::collection::vec(0..40_u32, 0..4), steps in prop::collection::vec(any::<u32>(), 0..4), letters in "[a-z]{0,5}") {
            let table = Openings { keys: keys.into_iter().collect(), starts: starts.into_iter().collect(), steps: steps.into_iter().collect() };
            prop_assert!(table.beginning(&letters).count() <= 16 * 4);
        }
    }
}
