//! The markers of a language: which of its words, and which phrases that they open, do what.

use super::Lang;
use super::file;
use super::marker::{Marker, MarkerSet};
use super::word::{Words, ahead, norms, parted};
use crate::text::Token;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a token does in a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The markers that start at it, of one word or of several.
    pub starts: MarkerSet,
    /// The markers that it is by itself.
    pub alone: MarkerSet,
}

/// What a word is by itself, and what it is the first word of.
#[derive(Debug, Default)]
struct Entry {
    alone: MarkerSet,
    /// The folded words that follow it, and what they do together.
    longer: Vec<(Words, Marker)>,
}

impl Entry {
    /// What the words do that it starts before these tokens, and how many they are.
    fn before<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = (Marker, usize)> + 'a {
        self.longer.iter().filter_map(|(words, marker)| Some((*marker, 1 + length(words, tokens)?)))
    }
}

/// The markers of a language, by the first word of each.
#[derive(Debug, Default)]
pub struct Markers(FxHashMap<Words, Entry>);

impl Markers {
    /// The markers of a language.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        static FR: LazyLock<Markers> = LazyLock::new(|| Markers::parse(file::text!("fr/markers")));
        static EN: LazyLock<Markers> = LazyLock::new(|| Markers::parse(file::text!("en/markers")));
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        }
    }

    fn parse(json: &'static str) -> Self {
        let lists: BTreeMap<&str, Vec<&str>> = file::read(json);
        let mut out = Self::default();
        for (key, marker) in Marker::KEYS {
            lists.get(*key).into_iter().flatten().for_each(|entry| out.insert(entry, *marker));
        }
        out
    }

    fn insert(&mut self, entry: &'static str, marker: Marker) {
        let Some((first, rest)) = parted(norms(entry)) else { return };
        let entry = self.0.entry(first).or_default();
        if rest.is_empty() {
            entry.alone.add(marker);
        } else {
            entry.longer.push((rest, marker));
        }
    }

    /// What a token by itself is, and what may start at it.
    fn of_token<'a>(&'a self, tokens: &'a [Token], at: usize) -> Option<(&'a Entry, &'a [Token])> {
        let (first, rest) = tokens.get(at..)?.split_first()?;
        self.0.get(&*first.norm).map(|entry| (entry, rest))
    }

    /// Every marker that starts at a token, with its length in tokens.
    pub fn at<'a>(&'a self, tokens: &'a [Token], at: usize) -> impl Iterator<Item = (Marker, usize)> + 'a {
        let found = self.of_token(tokens, at);
        found.into_iter().flat_map(|(entry, rest)| entry.alone.iter().map(|marker| (marker, 1)).chain(entry.before(rest)))
    }

    /// Whether what sets parts and wholes side by side may start with a word.
    pub(super) fn opens_parts(&self, token: &Token) -> bool {
        let opens = |entry: &Entry| entry.alone.sets_parts() || entry.longer.iter().any(|(_, marker)| marker.sets_parts());
        self.0.get(&*token.norm).is_some_and(opens)
    }

    /// What each token of a text does.
    #[must_use]
    pub fn mark(&self, tokens: &[Token]) -> Vec<Marked> {
        let marked = |at: usize| {
            let Some((entry, rest)) = self.of_token(tokens, at) else { return Marked::default() };
            let mut starts = entry.alone;
            entry.before(rest).for_each(|(marker, _)| starts.add(marker));
            Marked { starts, alone: entry.alone }
        };
        (0..tokens.len()).map(marked).collect()
    }

    /// Whether a marker of this kind starts at a token.
    #[must_use]
    pub fn is(&self, tokens: &[Token], at: usize, marker: Marker) -> bool {
        let longer =
            |entry: &Entry, rest: &[Token]| entry.longer.iter().any(|(words, found)| *found == marker && length(words, rest).is_some());
        self.of_token(tokens, at).is_some_and(|(entry, rest)| entry.alone.has(marker) || longer(entry, rest))
    }

    /// What a single folded word is.
    #[must_use]
    pub fn of_word(&self, norm: &str) -> MarkerSet {
        self.0.get(norm).map(|entry| entry.alone).unwrap_or_default()
    }

    /// Whether a single folded word is a marker of this kind.
    #[must_use]
    pub fn has(&self, norm: &str, marker: Marker) -> bool {
        self.of_word(norm).has(marker)
    }
}

/// The number of tokens that some folded words take, if a text starts with them.
pub(super) fn length(words: &str, tokens: &[Token]) -> Option<usize> {
    ahead(words, tokens, |token| &token.norm)
}

#[cfg(test)]
mod tests {
    use super::{Marker, Markers, file};
    use crate::language::Lang;
    use std::collections::BTreeMap;

    #[test]
    fn the_files_hold_known_kinds_only() {
        for text in [file::text!("fr/markers"), file::text!("en/markers")] {
            let lists: BTreeMap<String, Vec<String>> = file::read(text);
            for key in lists.keys() {
                assert!(Marker::KEYS.iter().any(|(known, _)| known == key), "{key}");
            }
        }
    }

    #[test]
    fn markers_of_several_words_are_found() {
        let tokens = crate::text::tokens("Alors qu'il parlait");
        assert!(Markers::of(Lang::Fr).is(&tokens, 0, Marker::Subordinator));
    }
}
