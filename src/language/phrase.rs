//! Phrases of a lexicon, found by their first word.

use crate::text::fold::is_plain;
use crate::text::{Token, tokens};
use rustc_hash::FxHashMap;

/// Phrases and what each means; the longest one that fits wins.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<Box<str>, Vec<Rest<T>>>,
}

/// The words of a phrase after its first, and what it means.
type Rest<T> = (Box<[Box<str>]>, T);

impl<T> Phrases<T> {
    /// From phrases as a lexicon writes them; accents and capitals don't count.
    pub(super) fn new<'a>(entries: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: FxHashMap<Box<str>, Vec<Rest<T>>> = FxHashMap::default();
        for (phrase, sense) in entries {
            let mut words = words_of(phrase).into_iter();
            let Some(first) = words.next() else { continue };
            by_first.entry(first).or_default().push((words.collect(), sense));
        }
        for rests in by_first.values_mut() {
            rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that starts at a token, and the token after it.
    #[must_use]
    pub(super) fn find(&self, tokens: &[Token], at: usize) -> Option<(&T, usize)> {
        let rests = self.by_first.get(&*tokens.get(at)?.bare)?;
        rests.iter().find_map(|(rest, sense)| {
            let end = at + 1 + rest.len();
            let words = tokens.get(at + 1..end)?;
            words.iter().zip(rest).all(|(token, word)| *token.bare == **word).then_some((sense, end))
        })
    }

    /// What the phrases mean.
    #[cfg(test)]
    pub(super) fn senses(&self) -> impl Iterator<Item = &T> {
        self.by_first.values().flatten().map(|(_, sense)| sense)
    }

    /// The first words of all phrases.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(AsRef::as_ref)
    }

    /// The words of all phrases.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let rests = self.by_first.values().flatten().flat_map(|(rest, _)| rest.iter().map(AsRef::as_ref));
        self.firsts().chain(rests)
    }
}

/// The words of a phrase; an elision at its end needs a word after it to be one.
fn words_of(phrase: &str) -> Vec<Box<str>> {
    if is_plain(phrase) {
        return vec![phrase.into()];
    }
    let open = phrase.ends_with('\'');
    let mut words: Vec<Box<str>> =
        tokens(&if open { format!("{phrase}x") } else { phrase.to_owned() }).iter().map(|token| token.bare.as_str().into()).collect();
    if open {
        words.pop();
    }
    words
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
