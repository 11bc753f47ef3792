//! What a run found, in the form the caller asked for: one format a file, one function a format.
//!
//! Nothing here decides anything: it shows [`crate::check::Report`]s, and never lets a draft or a source write to the terminal.

pub mod cards;
pub mod changes;
mod checkstyle;
mod concise;
pub mod escape;
pub mod faults;
mod fingerprint;
pub mod format;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod json_lines;
mod junit;
pub mod phrases;
mod rdjson;
mod sarif;
mod summary;
pub mod table;
mod window;

pub use fingerprint::{Prints, fingerprints};
pub use format::{FORMATS, Format, Reader, Run, format};
pub use summary::Summary;

use crate::check::Report;
use crate::facts::{Base, Source};
use crate::language::Lang;
use crate::rules::{Finding, Severity};
use crate::text::Span;
use crate::text::position::{Encoding, Position, range};
use jiff::civil::DateTime;
use ropey::Rope;
use std::sync::Arc;

/// A checked draft and what a report needs to show it.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The draft as it was named on the command line, `/` between its parts.
    pub path: String,
    /// The draft seen from its desk: the same wherever the command is run.
    pub within: String,
    /// Its text as it was checked.
    pub text: String,
    /// The facts it was checked against.
    pub base: Arc<Base>,
    /// What the check found.
    pub report: Report,
    /// Who said the dateline.
    pub dateline: Dateline,
    /// The language of what is said about it.
    pub messages: Lang,
}

/// Who said a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dateline {
    /// The draft's front matter.
    Draft,
    /// The command line or the environment.
    Flag,
    /// The desk's configuration.
    Config,
    /// The clock.
    Today,
    /// Nobody.
    Nowhere,
}

impl FileReport {
    /// The most severe finding, if there is any.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.report.findings.iter().map(|finding| finding.severity).max()
    }
}

/// A finding's first and last place, counted from 1, columns in Unicode scalar values.
fn places(rope: &Rope, span: Span) -> (Position, Position) {
    places_in(rope, span, Encoding::Utf32)
}

/// The same, columns in an encoding's units.
fn places_in(rope: &Rope, span: Span, encoding: Encoding) -> (Position, Position) {
    let from_one = |place: Position| Position { line: place.line + 1, column: place.column + 1 };
    let (start, end) = range(rope, span, encoding);
    (from_one(start), from_one(end))
}

/// Who published a source, and when: `outlet, date`, empty where neither is known.
fn about(source: &Source) -> String {
    let published = source.published.map(|day| day.to_string());
    source.outlet.iter().cloned().chain(published).collect::<Vec<_>>().join(", ")
}

/// A dateline as people write it: the day alone unless an hour was said.
fn date(date: DateTime) -> String {
    match (date.hour(), date.minute()) {
        (0, 0) => date.date().to_string(),
        (hour, minute) => format!("{}T{hour:02}:{minute:02}", date.date()),
    }
}

/// The fact a finding rests on.
fn fact_of<'a>(file: &'a FileReport, finding: &Finding) -> Option<&'a crate::facts::Fact> {
    finding.fact.map(|id| file.base.fact(id))
}
