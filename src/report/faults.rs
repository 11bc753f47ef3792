//! The faults of a desk as a report of its own: for the curator, who mends them.

use super::escape::{opening, visible};
use super::full::level;
use super::github::{command, data, property};
use super::phrases;
use super::window::{WIDTH, window};
use crate::facts::Problem;
use crate::language::Lang;
use crate::rules::Severity;
use annotate_snippets::{AnnotationKind, Group, Renderer, Snippet};
use serde::Serialize;
use std::io::{self, Write};

/// A fault as it is reported.
#[derive(Clone, Debug)]
pub struct Fault<'a> {
    /// What is wrong, and where.
    pub problem: &'a Problem,
    /// How much it weighs.
    pub severity: Severity,
    /// Its file as a reader of the report sees it.
    pub path: String,
    /// The text of its file.
    pub text: String,
}

/// For people: each fault under its line.
///
/// # Errors
/// When `out` can't be written to.
pub fn full(faults: &[Fault<'_>], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for fault in faults {
        let Problem { line, column, span, rule, message, .. } = fault.problem;
        let shown = window(&fault.text, *span);
        let level = level(fault.severity).with_name(Some(phrases::severity(lang, fault.severity)));
        let title = level.primary_title(visible(&message.word(lang))).id(*rule);
        let snippet = Snippet::source(shown.text).line_start(*line).annotation(AnnotationKind::Primary.span(shown.span));
        let rendered = Renderer::styled().term_width(10 * WIDTH).render(&[Group::with_title(title).element(snippet)]);
        writeln!(out, "{}:{line}:{column}: {rendered}\n", opening(&fault.path))?;
    }
    writeln!(out, "{}", phrases::faults(lang, count(faults)))
}

/// For pipes: a line a fault.
///
/// # Errors
/// When `out` can't be written to.
pub fn concise(faults: &[Fault<'_>], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for Fault { problem, severity, path, .. } in faults {
        let Problem { line, column, rule, message, .. } = problem;
        writeln!(out, "{}:{line}:{column}: {}[{rule}] {}", opening(path), severity.name(), visible(&message.word(lang)))?;
    }
    Ok(())
}

/// For GitHub Actions: annotations on the lines of a change.
///
/// # Errors
/// When `out` can't be written to.
pub fn github(faults: &[Fault<'_>], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for Fault { problem, severity, path, .. } in faults {
        let Problem { line, column, rule, message, .. } = problem;
        let (command, path, message) = (command(*severity), property(path), data(&message.word(lang)));
        writeln!(out, "::{command} file={path},line={line},col={column},title=factlint ({rule})::{message}")?;
    }
    Ok(())
}

/// For programs: one document, version 1.
///
/// # Errors
/// When `out` can't be written to.
pub fn json(faults: &[Fault<'_>], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let one = |fault: &Fault<'_>| {
        let Problem { line, column, rule, message, fatal, .. } = fault.problem;
        Entry {
            path: fault.path.clone(),
            line: *line,
            column: *column,
            rule,
            severity: fault.severity.name(),
            message: message.word(lang),
            fatal: *fatal,
        }
    };
    let [errors, warnings, infos] = count(faults);
    let document = Document { version: 1, desk: faults.iter().map(one).collect(), summary: Counts { errors, warnings, infos } };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document {
    version: u32,
    desk: Vec<Entry>,
    summary: Counts,
}

#[derive(Serialize)]
struct Entry {
    path: String,
    line: usize,
    column: usize,
    rule: &'static str,
    severity: &'static str,
    message: String,
    fatal: bool,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    infos: usize,
}

/// How many errors, warnings and others.
fn count(faults: &[Fault<'_>]) -> [usize; 3] {
    let of = |wanted: &[Severity]| faults.iter().filter(|fault| wanted.contains(&fault.severity)).count();
    [of(&[Severity::Error]), of(&[Severity::Warning]), of(&[Severity::Info, Severity::Hint])]
}
