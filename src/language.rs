//! Languages: one folder each, its grammar in code, its lexicons in TOML.
//!
//! Nothing outside this folder knows a language; others ask by [`Lang`].

pub mod aside;
pub mod card;
mod conjugated;
pub mod en;
mod file;
pub mod first_name;
pub mod fr;
pub mod grammar;
mod hedge;
pub mod inflect;
mod lexicon;
pub mod marker;
pub mod markers;
pub mod menu;
mod phrase;
mod reading;
mod role;
pub mod sorts;
pub mod stem;
mod table;
pub mod told;
pub mod unit;
pub mod verb;
mod word;
mod writing;

pub use lexicon::Write;
pub use marker::{Marker, MarkerSet};
pub use markers::{Marked, Markers};
pub use reading::{Reading, may_sign, may_tell, read, read_in};
pub use sorts::Sorts;
pub use writing::{DateWord, clock_words, date_words, figures, is_collective, part_words};

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

    /// The language that a text is in, by its first words.
    #[must_use]
    pub fn guess<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Self {
        let among = whatlang::Detector::with_allowlist(vec![whatlang::Lang::Fra, whatlang::Lang::Eng]);
        match among.detect_lang(&opening(paragraphs)) {
            Some(whatlang::Lang::Eng) => Self::En,
            _ => Self::Fr,
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

/// How many bytes of a text its language is guessed from.
const GUESSED: usize = 600;

/// The first words of a text: enough to tell its language.
fn opening<'a>(paragraphs: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        let left = GUESSED.saturating_sub(out.len());
        if left == 0 {
            break;
        }
        out.push_str(&paragraph[..paragraph.floor_char_boundary(left)]);
        out.push(' ');
    }
    out
}
