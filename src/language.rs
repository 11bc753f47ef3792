//! Languages: one folder each, its grammar in code, its lexicons in TOML.
//!
//! Nothing outside this folder knows a language; others ask by [`Lang`].

pub mod card;
pub mod en;
pub mod fr;
pub mod grammar;
mod hedge;
pub mod inflect;
mod lexicon;
pub mod marker;
pub mod menu;
mod phrase;
mod reading;
pub mod sorts;
pub mod told;
pub mod unit;
pub mod verb;
mod writing;

pub use lexicon::Write;
pub use marker::{Marked, Marker, MarkerSet, Markers};
pub use reading::{Reading, read};
pub use sorts::Sorts;
pub use writing::{DateWord, clock_words, date_words, figures, part_words};

/// A language factlint reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language, in a fixed order.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language of a code such as `fr`, `fr-CA`, `en_GB`.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        match code.get(..2)?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Its two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// How it writes values.
    #[must_use]
    pub fn write(self) -> &'static Write {
        &self.grammar().lexicon().write
    }

    /// How it tells values.
    fn grammar(self) -> &'static dyn reading::Grammar {
        match self {
            Self::Fr => &fr::French,
            Self::En => &en::English,
        }
    }
}
