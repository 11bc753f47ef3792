//! Words on record as somebody's, found by those that a text puts between quotation marks.

use super::compiled::pack::{Pack, Reader, Writer};
use super::model::{Base, FactId, FactValue};
use crate::text::{Token, tokens};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The words of a base's quotations, taken apart when a text quotes somebody.
#[derive(Clone, Debug, Default)]
pub struct Spoken(OnceLock<Words>);

#[derive(Clone, Debug, Default)]
struct Words {
    /// The facts that hold each word, sorted.
    facts: FxHashMap<Box<str>, Vec<FactId>>,
}

impl Base {
    /// Facts that may have quoted words on record, sorted: those that hold two in three of them.
    #[must_use]
    pub fn spoken(&self, quoted: &[Token]) -> Vec<FactId> {
        self.links.spoken.0.get_or_init(|| Words::of(self)).holding(quoted)
    }
}

impl Words {
    fn of(base: &Base) -> Self {
        let mut out = Self::default();
        let facts = base.links.quoted().flat_map(|group| &base.groups[group].facts);
        for (fact, value) in facts.flat_map(|fact| base.fact(*fact).is.iter().map(move |value| (*fact, value))) {
            let FactValue::Text(text) = value else { continue };
            for word in tokens(text).into_iter().filter(Token::is_word) {
                out.facts.entry(word.bare.as_str().into()).or_default().push(fact);
            }
        }
        for facts in out.facts.values_mut() {
            facts.sort_unstable();
            facts.dedup();
        }
        out
    }

    /// The facts that hold two in three of some words, sorted.
    fn holding(&self, quoted: &[Token]) -> Vec<FactId> {
        let words = quoted.iter().filter(|token| token.is_word());
        let mut lists: Vec<&[FactId]> = words.map(|word| self.facts.get(&*word.bare).map_or(&[][..], Vec::as_slice)).collect();
        let count = lists.len();
        // Who lacks no more than one in three holds one of the rarest so many: who holds but the words of everybody isn't looked at.
        lists.sort_by_key(|facts| facts.len());
        let (rare, others) = lists.split_at(count.min(count / 3 + 1));
        let mut held: FxHashMap<FactId, usize> = FxHashMap::default();
        rare.iter().copied().flatten().for_each(|fact| *held.entry(*fact).or_default() += 1);
        let more = |fact: FactId| others.iter().filter(|facts| facts.binary_search(&fact).is_ok()).count();
        let is_held = |(fact, held): &(FactId, usize)| (held + more(*fact)) * 3 >= count * 2;
        let mut out: Vec<FactId> = held.into_iter().filter(is_held).map(|(fact, _)| fact).collect();
        out.sort_unstable();
        out
    }
}

/// It follows from the rest.
impl Pack for Spoken {
    fn pack(&self, _: &mut Writer) {}

    fn unpack(_: &mut Reader<'_>) -> Option<Self> {
        Some(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::facts::FactId;
    use crate::text::{Token, tokens};
    use proptest::prelude::*;

    proptest! {
        /// As when each word of each fact is looked at.
        #[test]
        fn those_that_hold_two_in_three_words_are_found(facts in prop::collection::vec("[a-f]( [a-f]){0,7}", 0..12), quoted in "([a-g] ){0,9}") {
            let mut known = Words::default();
            for (fact, words) in (0..).map(FactId).zip(&facts) {
                for word in tokens(words) {
                    let facts = known.facts.entry(word.bare.as_str().into()).or_default();
                    if facts.last() != Some(&fact) {
                        facts.push(fact);
                    }
                }
            }
            let quoted = tokens(&quoted);
            let held = |words: &str| quoted.iter().filter(|word: &&Token| words.split(' ').any(|known| known == word.bare.as_str())).count();
            let expected = (0..).map(FactId).zip(&facts).filter(|(_, words)| held(words) > 0 && held(words) * 3 >= quoted.len() * 2);
            prop_assert_eq!(known.holding(&quoted), expected.map(|(fact, _)| fact).collect::<Vec<_>>());
        }
    }
}
