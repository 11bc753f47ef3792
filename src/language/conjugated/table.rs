//! Words with a number each, as bytes that are looked into where they lie.
//!
//! First come slots of eight bytes, as many as some power of two, then the words one after the other. A word stands in the slot
//! that its hash names, or in the first after it that is free. A slot holds two numbers of four bytes, the lowest first: where the
//! word begins, with its length in the lowest byte, and the word's own number. A free one holds zeroes.
//! In front of all stands how many slots there are. The build writes it, and the program reads it: both with this file.

/// Bytes of a number.
const NUMBER: usize = 4;

/// The number of a word.
pub(crate) fn find(table: &[u8], word: &str) -> Option<u32> {
    let slots = number(table, 0)?;
    let mut slot = hash(word) & slots.checked_sub(1)?;
    loop {
        let at = NUMBER + slot as usize * 2 * NUMBER;
        let (place, length) = parted(number(table, at)?)?;
        if length == word.len() && table.get(place..place + length)? == word.as_bytes() {
            return number(table, at + NUMBER);
        }
        slot = (slot + 1) & (slots - 1);
    }
}

fn number(table: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(table.get(at..)?.first_chunk().copied()?))
}

/// Where a word begins and how long it is; nothing of a free slot.
fn parted(number: u32) -> Option<(usize, usize)> {
    (number != 0).then_some(((number >> 8) as usize, (number & 0xff) as usize))
}

/// FNV-1a (Fowler, Noll and Vo), folded so that its low bits depend on all of it.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

/// The bytes of words with a number each. A word of more than 255 bytes, or words of more than 16 MiB, have no place in it.
pub(crate) fn of(words: &std::collections::BTreeMap<String, u32>) -> Vec<u8> {
    // Half of the slots stay free, so that a word that isn't there is soon known not to be.
    let slots = (words.len() * 2 + 1).next_power_of_two();
    let (mut taken, mut letters) = (vec![(0, 0); slots], Vec::<u8>::new());
    for (word, own) in words {
        let mut slot = hash(word) as usize & (slots - 1);
        while taken[slot] != (0, 0) {
            slot = (slot + 1) & (slots - 1);
        }
        let place = NUMBER + slots * 2 * NUMBER + letters.len();
        taken[slot] =
            (u32::try_from(place << 8).expect("16 MiB of words") | u32::from(u8::try_from(word.len()).expect("a short word")), *own);
        letters.extend(word.as_bytes());
    }
    let numbers = taken.into_iter().flat_map(|(place, own)| [place, own]);
    let slots = u32::try_from(slots).expect("fewer than 16 Mi words");
    let mut out: Vec<u8> = [slots].into_iter().chain(numbers).flat_map(u32::to_le_bytes).collect();
    out.extend(letters);
    out
}

#[cfg(test)]
mod tests {
    use super::{find, of};
    use std::collections::BTreeMap;

    #[test]
    fn what_is_put_in_is_found_and_nothing_else() {
        for size in [0, 1, 2, 7, 8, 1_000] {
            let words: BTreeMap<String, u32> = (0..size).map(|nth| (format!("w{nth}"), nth)).collect();
            let table = of(&words);
            assert!(words.iter().all(|(word, own)| find(&table, word) == Some(*own)), "{size}");
            assert!((size..2_000).all(|nth| find(&table, &format!("w{nth}")).is_none()), "{size}");
            assert_eq!(find(&table, ""), None);
        }
    }

    #[test]
    fn bytes_that_are_no_table_hold_nothing() {
        let table = of(&BTreeMap::from([("dit".to_owned(), 1)]));
        assert!((0..table.len()).all(|end| find(&table[..end], "dit").is_none()));
        assert_eq!(find(&0_u32.to_le_bytes(), "dit"), None);
    }
}
