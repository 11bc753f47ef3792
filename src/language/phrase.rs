//! Phrases of a lexicon, found by their first word.

use super::word::{Words, ahead, bares, count, parted};
use crate::text::Token;
use rustc_hash::FxHashMap;

/// Phrases and what each means; the longest one that fits wins.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<Words, Vec<Rest<T>>>,
}

/// The words of a phrase after its first, and what it means.
type Rest<T> = (Words, T);

impl<T> Phrases<T> {
    /// From phrases as a lexicon writes them; accents and capitals don't count.
    pub(super) fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let entries = entries.into_iter();
        let mut by_first: FxHashMap<Words, Vec<Rest<T>>> = FxHashMap::default();
        by_first.reserve(entries.size_hint().0);
        for (phrase, sense) in entries {
            let Some((first, rest)) = parted(bares(phrase)) else { continue };
            by_first.entry(first).or_default().push((rest, sense));
        }
        for rests in by_first.values_mut() {
            rests.sort_by_key(|(rest, _)| std::cmp::Reverse(count(rest)));
        }
        Self { by_first }
    }

    /// The longest phrase that starts at a token, and the token after it.
    #[must_use]
    pub(super) fn find(&self, tokens: &[Token], at: usize) -> Option<(&T, usize)> {
        let (first, after) = tokens.get(at..)?.split_first()?;
        let rests = self.by_first.get(&*first.bare)?;
        rests.iter().find_map(|(rest, sense)| Some((sense, at + 1 + ahead(rest, after, |token| &token.bare)?)))
    }

    /// What the phrases mean.
    #[cfg(test)]
    pub(super) fn senses(&self) -> impl Iterator<Item = &T> {
        self.by_first.values().flatten().map(|(_, sense)| sense)
    }

    /// The first words of all phrases.
    pub(super) fn firsts(&self) -> impl Iterator<Item = Words> {
        self.by_first.keys().copied()
    }

    /// The words of all phrases.
    pub(super) fn words(&self) -> impl Iterator<Item = Words> {
        let rests = self.by_first.values().flatten().filter(|(rest, _)| !rest.is_empty());
        self.firsts().chain(rests.flat_map(|(rest, _)| rest.split(' ')))
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;
    use crate::text::tokens;

    #[test]
    fn phrases_may_end_in_an_elision() {
        let phrases = Phrases::new([("près d'", 1)]);
        assert_eq!(phrases.find(&tokens("près d'une heure"), 0), Some((&1, 2)));
    }

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = Phrases::new([("avant", 1), ("avant-hier", 2)]);
        assert_eq!(phrases.find(&tokens("Avant-hier soir"), 0), Some((&2, 2)));
        assert_eq!(phrases.find(&tokens("avant midi"), 0), Some((&1, 1)));
    }
}
