//! Reviewdog's diagnostic format: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>. Its columns count bytes.

use super::format::{Format, Reader, Run};
use super::{FileReport, places_in};
use crate::report::escape::unlinked;
use crate::rules::{self, Finding, Severity};
use crate::text::Span;
use crate::text::position::{self, Encoding};
use ropey::Rope;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "rdjson", about: "reviewdog: findings with suggestions for review comments", reader: Reader::Program, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let result = Result { source: Source { name: "factlint" }, diagnostics: run.files.iter().flat_map(of_file).collect() };
    serde_json::to_writer_pretty(&mut *out, &result)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Result<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: Cow<'a, str>,
    location: Location<'a>,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

fn of_file(file: &FileReport) -> Vec<Diagnostic<'_>> {
    let rope = Rope::from_str(&file.text);
    file.report.findings.iter().map(|finding| diagnostic(file, &rope, finding)).collect()
}

fn diagnostic<'a>(file: &'a FileReport, rope: &Rope, finding: &'a Finding) -> Diagnostic<'a> {
    Diagnostic {
        // Who posts it as a comment posts Markdown.
        message: unlinked(&finding.message),
        location: Location { path: &file.path, range: range(rope, finding.span) },
        severity: severity(finding.severity),
        code: Code { value: finding.rule.name },
        suggestions: finding.fixes.iter().filter_map(|fix| suggestion(rope, fix)).collect(),
    }
}

/// A fix of one piece: the format takes each suggestion for a whole one.
fn suggestion<'a>(rope: &Rope, fix: &'a rules::Fix) -> Option<Suggestion<'a>> {
    let [edit] = fix.edits.as_slice() else { return None };
    Some(Suggestion { range: range(rope, edit.span), text: &edit.text })
}

fn range(rope: &Rope, span: Span) -> Range {
    let (start, end) = places_in(rope, span, Encoding::Utf8);
    let place = |place: position::Position| Position { line: place.line, column: place.column };
    Range { start: place(start), end: place(end) }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Hint => "INFO",
    }
}
