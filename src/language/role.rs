//! What a word can be in a value: the lists that it is on and the tables of the lexicon that it opens an entry of.
//!
//! That is looked up once for a word of a text; whatever a grammar then asks of the word is a bit.

use super::file::Pairs;
use super::table::{Entries, TABLES, Table};
use super::word::{Words, bare, norm};
use crate::text::Token;
use rustc_hash::{FxBuildHasher, FxHashMap};

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// A list of words, which a lexicon's file has under its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum List { $($(#[$doc])* $name,)* }

        impl List {
            const KEYS: &[(&str, Self)] = &[$(($key, Self::$name),)*];
        }
    };
}

lists! {
    AgeVerb = "age-verb",
    Aged = "aged",
    Ages = "ages",
    Article = "article",
    Between = "between",
    Change = "change",
    ClockCue = "clock-cue",
    ClockHedge = "clock-hedge",
    DayArticle = "day-article",
    DayCue = "day-cue",
    FeastAfter = "feast-after",
    FeastBefore = "feast-before",
    FractionOf = "fraction-of",
    Half = "half",
    Hour = "hour",
    Infant = "infant",
    Joint = "joint",
    Just = "just",
    Label = "label",
    Lasting = "lasting",
    LastingCue = "lasting-cue",
    LimitCue = "limit-cue",
    LimitTo = "limit-to",
    Minus = "minus",
    Minute = "minute",
    MonthCue = "month-cue",
    Negative = "negative",
    NotPart = "not-part",
    Now = "now",
    NumberAnd = "number-and",
    Or = "or",
    OrdinalSuffix = "ordinal-suffix",
    PartOf = "part-of",
    Point = "point",
    PricePrefix = "price-prefix",
    Quarter = "quarter",
    Quarters = "quarters",
    RangeAnd = "range-and",
    RangeFrom = "range-from",
    RangeOpen = "range-open",
    RangeTo = "range-to",
    Rough = "rough",
    ShareCue = "share-cue",
    Start = "start",
    Stop = "stop",
    Title = "title",
    Whole = "whole",
    YearCue = "year-cue",
    Zone = "zone",
}

const _: () = assert!(List::KEYS.len() <= u64::BITS as usize, "a list needs a bit of its own");
const _: () = assert!(TABLES + 5 <= u32::BITS as usize, "a table needs a bit of its own, and so do five more");

/// What one word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    lists: u64,
    tables: u32,
}

impl Role {
    /// Starts a value.
    const STARTS: u32 = 1 << TABLES;
    /// Starts none but before a word of a value: « le », "in".
    const LEADS: u32 = Self::STARTS << 1;
    /// Is a word of a value.
    const TELLS: u32 = Self::LEADS << 1;
    /// Is a word of a number or a share.
    const COUNTS: u32 = Self::TELLS << 1;
    /// Was looked up.
    const KNOWN: u32 = Self::COUNTS << 1;

    /// Whether it is on a list.
    pub(super) const fn is_on(self, list: List) -> bool {
        self.lists & 1 << list as u8 != 0
    }

    /// Whether it opens an entry of a table.
    pub(super) const fn opens(self, table: Table) -> bool {
        self.tables & 1 << table as u8 != 0
    }

    /// Whether a value can start with it.
    pub(super) const fn starts(self) -> bool {
        self.tables & Self::STARTS != 0
    }

    /// Whether a value starts with it only before a word of one.
    pub(super) const fn leads(self) -> bool {
        self.tables & Self::LEADS != 0
    }

    /// Whether it is a word of a value, and doesn't only lead to one.
    pub(super) const fn tells(self) -> bool {
        self.tables & (Self::TELLS | Self::LEADS) == Self::TELLS
    }

    /// Whether it names a month or a weekday.
    pub(super) const fn is_calendar(self) -> bool {
        self.opens(Table::Months) || self.opens(Table::Weekdays)
    }

    /// Whether it can be of a number or a share.
    pub(super) const fn counts(self) -> bool {
        self.tables & Self::COUNTS != 0
    }

    /// Whether it was looked up.
    pub(super) const fn is_known(self) -> bool {
        self.tables & Self::KNOWN != 0
    }
}

/// What the words of a lexicon can be.
#[derive(Debug, Default)]
pub(super) struct Roles(FxHashMap<Words, Role>);

/// About as many words as a lexicon has: a table that grows is filled again each time.
const ROOM: usize = 1500;

impl Roles {
    /// Of lists by their names, of tables, and of words that lead to values, folded as they are kept.
    ///
    /// # Errors
    /// When a list has a name that no grammar asks for.
    pub(super) fn of(lists: &Pairs<'_, Vec<&'static str>>, tables: &[&dyn Entries], leads: &[&'static str]) -> Result<Self, String> {
        let mut out = Self(FxHashMap::with_capacity_and_hasher(ROOM, FxBuildHasher));
        for (name, words) in lists.iter() {
            let (_, list) = List::KEYS.iter().find(|(key, _)| *key == name).ok_or_else(|| format!("unknown list `{name}`"))?;
            out.list(*list, words);
        }
        tables.iter().for_each(|table| out.table(*table));
        leads.iter().for_each(|word| out.add(bare(word), Role::LEADS));
        Ok(out)
    }

    /// What a word of a text can be.
    pub(super) fn of_token(&self, token: &Token) -> Role {
        let norm = self.0.get(&*token.norm).copied().unwrap_or_default();
        let bare = if token.bare == token.norm { norm } else { self.0.get(&*token.bare).copied().unwrap_or_default() };
        Role { lists: norm.lists, tables: bare.tables | Role::KNOWN }
    }

    fn list(&mut self, list: List, words: &[&'static str]) {
        for word in words {
            self.0.entry(norm(word)).or_default().lists |= 1 << list as u8;
            let starts = if list == List::Start { Role::STARTS } else { 0 };
            self.add(bare(word), Role::TELLS | starts);
        }
    }

    fn table(&mut self, entries: &dyn Entries) {
        let table = entries.table();
        let starts = if table.starts() { Role::STARTS } else { 0 };
        let counts = if table.counts() { Role::COUNTS } else { 0 };
        entries.firsts().for_each(|word| self.add(word, 1 << table as u8 | starts));
        entries.words().for_each(|word| self.add(word, Role::TELLS | counts));
    }

    fn add(&mut self, word: Words, tables: u32) {
        self.0.entry(word).or_default().tables |= tables;
    }

    /// The words that lead to values.
    #[cfg(test)]
    pub(super) fn leading(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, role)| role.leads()).map(|(word, _)| *word)
    }
}
