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
    /// The facts that hold each word.
    facts: FxHashMap<Box<str>, Vec<FactId>>,
}

impl Base {
    /// Facts that may have quoted words on record, sorted: those that hold two in three of them.
    #[must_use]
    pub fn spoken(&self, quoted: &[Token]) -> Vec<FactId> {
        let known = self.links.spoken.0.get_or_init(|| Words::of(self));
        let words = || quoted.iter().filter(|token| token.is_word());
        let mut held: FxHashMap<FactId, usize> = FxHashMap::default();
        words().filter_map(|word| known.facts.get(&*word.bare)).flatten().for_each(|fact| *held.entry(*fact).or_default() += 1);
        let count = words().count();
        let mut out: Vec<FactId> = held.into_iter().filter(|(_, held)| held * 3 >= count * 2).map(|(fact, _)| fact).collect();
        out.sort_unstable();
        out
    }
}

impl Words {
    fn of(base: &Base) -> Self {
        let mut out = Self::default();
        let facts = base.links.quoted().flat_map(|group| &base.groups[group].facts);
        for (fact, value) in facts.flat_map(|fact| base.fact(*fact).is.iter().map(move |value| (*fact, value))) {
            let FactValue::Text(text) = value else { continue };
            for word in tokens(text).into_iter().filter(Token::is_word) {
                let known = out.facts.entry(word.bare.as_str().into()).or_default();
                if known.last() != Some(&fact) {
                    known.push(fact);
                }
            }
        }
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
