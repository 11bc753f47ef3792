//! What a run found, in the form the caller asked for: one format a file, one function a format.
//!
//! Nothing here decides anything: it shows [`crate::check::Report`]s, and never lets a draft or a source write to the terminal.

pub mod cards;
pub mod changes;
mod checkstyle;
mod concise;
pub mod escape;
pub mod faults;
mod file;
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

pub use file::{Dateline, FileReport, Named};
pub use fingerprint::{Prints, fingerprints};
pub use format::{FORMATS, Format, Reader, Run, format};
pub use summary::Summary;

use crate::facts::Source;
use crate::rules::Finding;
use crate::text::Span;
use crate::text::position::{Encoding, Position, range};
use jiff::civil::DateTime;
use ropey::Rope;

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
