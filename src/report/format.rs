//! What a format is: a value in one slice, as a rule is.

use super::{FileReport, checkstyle, concise, full, github, gitlab, html, json, json_lines, junit, rdjson, sarif};
use crate::facts::Problem;
use crate::language::Lang;
use std::io::{self, Write};

/// A form of report.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Who it is for, in one line.
    pub about: &'static str,
    /// Who reads it.
    pub reader: Reader,
    /// Writes it.
    ///
    /// # Errors
    /// When `out` can't be written to.
    pub write: fn(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()>,
}

/// Who reads a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// People: colours where there is a terminal, nothing where there is nothing to say.
    Person,
    /// Programs: always a whole document.
    Program,
    /// People in a browser: always a whole page, with the whole of each draft whatever was found in it.
    Browser,
    /// Programs that also read the faults of the desks' own files in it.
    Everything,
}

/// What a run found.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The drafts, in order.
    pub files: &'a [FileReport],
    /// Faults in the desks' own files.
    pub problems: &'a [Problem],
    /// The files that these are in, as a reader of the report sees them.
    pub seen: &'a [String],
    /// The language of what is said about the run as a whole.
    pub lang: Lang,
}

/// Every format, in the order of the documentation.
pub const FORMATS: &[&Format] = &[
    &full::FORMAT,
    &concise::FORMAT,
    &json::FORMAT,
    &json_lines::FORMAT,
    &sarif::FORMAT,
    &github::FORMAT,
    &gitlab::FORMAT,
    &junit::FORMAT,
    &checkstyle::FORMAT,
    &rdjson::FORMAT,
    &html::FORMAT,
];

/// A format by its name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
