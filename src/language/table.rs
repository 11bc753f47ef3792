//! The tables of a lexicon: words and phrases with what each means.

use super::phrase::Phrases;
use super::word::{Words, bare};
use crate::text::Token;
use rustc_hash::FxHashMap;

/// A table of a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Table {
    Numbers,
    Ordinals,
    Collectives,
    Vague,
    Fractions,
    Shares,
    Ratios,
    Hedges,
    HedgesAfter,
    Ages,
    Months,
    Weekdays,
    Seasons,
    Thirds,
    Turns,
    Parts,
    PartsAlone,
    Clocks,
    Whens,
    ShiftsBefore,
    ShiftsAfter,
    TimeUnits,
    Units,
    Currencies,
    Percents,
    BelowZero,
}

/// How many there are.
pub(super) const TABLES: usize = Table::BelowZero as usize + 1;

impl Table {
    /// Whether a value can start with an entry of it.
    pub(super) const fn starts(self) -> bool {
        let never = matches!(self, Self::Ratios | Self::HedgesAfter | Self::Parts | Self::ShiftsAfter | Self::TimeUnits);
        !never && !matches!(self, Self::Units | Self::Percents | Self::BelowZero)
    }

    /// Whether its entries are numbers or shares.
    pub(super) const fn counts(self) -> bool {
        matches!(self, Self::Numbers | Self::Collectives | Self::Vague | Self::Fractions | Self::Shares)
    }
}

/// A table by its words alone.
pub(super) trait Entries {
    /// Which it is.
    fn table(&self) -> Table;
    /// The first words of its entries.
    fn firsts(&self) -> Box<dyn Iterator<Item = Words> + '_>;
    /// All words of its entries: where each is a single word, those.
    fn words(&self) -> Box<dyn Iterator<Item = Words> + '_> {
        self.firsts()
    }
}

/// Single words and what each means.
#[derive(Debug)]
pub(super) struct WordTable<T> {
    /// Which it is.
    pub(super) table: Table,
    senses: FxHashMap<Words, T>,
}

impl<T> WordTable<T> {
    /// From words as a lexicon writes them; accents and capitals don't count.
    pub(super) fn new(table: Table, entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self { table, senses: entries.into_iter().map(|(word, sense)| (bare(word), sense)).collect() }
    }

    /// What a folded word without accents means.
    #[must_use]
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        self.senses.get(word)
    }
}

/// Phrases and what each means.
#[derive(Debug)]
pub(super) struct PhraseTable<T> {
    /// Which it is.
    pub(super) table: Table,
    phrases: Phrases<T>,
}

impl<T> PhraseTable<T> {
    /// From phrases as a lexicon writes them; accents and capitals don't count.
    pub(super) fn new(table: Table, entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self { table, phrases: Phrases::new(entries) }
    }

    /// The longest phrase that starts at a token, and the token after it.
    #[must_use]
    pub(super) fn find(&self, tokens: &[Token], at: usize) -> Option<(&T, usize)> {
        self.phrases.find(tokens, at)
    }

    /// What the phrases mean.
    #[cfg(test)]
    pub(super) fn senses(&self) -> impl Iterator<Item = &T> {
        self.phrases.senses()
    }
}

impl<T> Entries for WordTable<T> {
    fn table(&self) -> Table {
        self.table
    }

    fn firsts(&self) -> Box<dyn Iterator<Item = Words> + '_> {
        Box::new(self.senses.keys().copied())
    }
}

impl<T> Entries for PhraseTable<T> {
    fn table(&self) -> Table {
        self.table
    }

    fn firsts(&self) -> Box<dyn Iterator<Item = Words> + '_> {
        Box::new(self.phrases.firsts())
    }

    fn words(&self) -> Box<dyn Iterator<Item = Words> + '_> {
        Box::new(self.phrases.words())
    }
}
