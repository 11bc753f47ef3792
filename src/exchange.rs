//! What comes from elsewhere into a desk and what leaves it: one format a file.
//!
//! A reader takes its input record by record, makes desk format of each, and says what it leaves out and why.
//! It holds no more of its input than a record, besides what it says that it keeps (ids, the kinds of what is referred to).
//! Nothing here touches the disk: whoever calls gives the input, and keeps the parts that [`output::Output`] hands out.

pub mod claim_review;
pub mod csl;
pub mod csv;
mod json;
mod limited;
pub mod output;
pub mod popolo;
pub mod record;
pub mod tally;
mod told;
mod unpack;
mod value;
pub mod wikidata;

pub use output::{Keep, Output};
pub use tally::Tally;
pub use unpack::unpacked;

use crate::facts::Base;
use crate::language::Lang;
use limited::Limited;
use std::io::{self, BufRead, Write};

/// A format that factlint reads, writes, or both.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in a line.
    pub about: &'static str,
    /// Reads it into the desk format.
    pub import: Option<Import>,
    /// Writes a desk in it.
    pub export: Option<Export>,
}

/// Reads an input into an output.
pub type Import = fn(&Input<'_>, &mut Output<'_>) -> io::Result<()>;

/// Writes a desk, its messages in a language.
pub type Export = fn(&Base, Lang, &mut dyn Write) -> io::Result<()>;

/// What a reader is given.
pub struct Input<'a> {
    open: &'a dyn Fn() -> io::Result<Box<dyn BufRead + 'a>>,
    mapping: Option<&'a str>,
}

impl<'a> Input<'a> {
    /// What opens the input from its start, unpacked, for some formats are read twice; and the text of the mapping file, where the format has one.
    #[must_use]
    pub const fn new(open: &'a dyn Fn() -> io::Result<Box<dyn BufRead + 'a>>, mapping: Option<&'a str>) -> Self {
        Self { open, mapping }
    }

    /// The input, no record of which is read without end.
    fn records(&self) -> io::Result<Limited<Box<dyn BufRead + 'a>>> {
        (self.open)().map(Limited::new)
    }
}

/// Every format.
pub const FORMATS: &[&Format] = &[&csv::FORMAT, &popolo::FORMAT, &wikidata::FORMAT, &claim_review::FORMAT, &csl::FORMAT];

/// The format of a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// An input that can't be read on, and why.
fn unreadable(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message.into())
}

/// What is wrong in the mapping, not in the input.
fn misread(message: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message.into())
}
