//! The names of cities and countries that every desk knows.

use super::names::{Longest, ends};
use crate::facts::compiled::pack::record;
use crate::facts::flat::Hashed;
use crate::facts::model::Base;
use crate::text::{Token, tokens};
use std::ops::Range;

/// Names by the hash of their words. No record has the words, so all of the hash is held against them.
#[derive(Clone, Debug, Default)]
pub(super) struct Gazetteer {
    longest: Hashed,
    whole: Hashed,
}

record!(Gazetteer { longest, whole });

impl Gazetteer {
    pub(super) fn of(base: &Base) -> Self {
        let (mut longest, mut whole) = (Longest::default(), Vec::new());
        for id in ["city", "country"].iter().filter_map(|name| base.vocabulary_named(name)) {
            let words = base.vocabulary(id).terms.iter().flat_map(|term| term.words.values());
            for name in words.flat_map(|words| &words.nouns).filter(|name| name.starts_with(char::is_uppercase)) {
                let hash = longest.add(tokens(name).iter().map(|token| &*token.bare));
                whole.push((hash, upper(hash)));
            }
        }
        Self { longest: longest.table(), whole: Hashed::of(&whole) }
    }

    /// Cities and countries in a text, the longest at each place.
    pub(super) fn places(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let named = |hash: u64| self.whole.get(hash).any(|rest| rest == upper(hash));
        let at = |start: usize| ends(&self.longest, tokens, start).filter(|(_, hash)| named(*hash)).last().map(|(end, _)| start..end);
        (0..tokens.len()).filter(|start| tokens[*start].capital).filter_map(at).collect()
    }
}

const fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}
