//! The report as JSON, version 1. Its types are its own: every field is a promise, and fields are only ever added.

use super::fingerprint::fingerprints;
use super::format::{Format, Reader, Run};
use super::{FileReport, Summary, date, fact_of, places};
use crate::check;
use crate::facts::{Fact, Problem};
use crate::language::Lang;
use crate::rules::{self, Evidence, Finding};
use crate::text::Span;
use crate::text::position::Position;
use ropey::Rope;
use serde::Serialize;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format { name: "json", about: "programs: one document, version 1", reader: Reader::Everything, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Run { files, problems, .. } = *run;
    let document = Document {
        version: 1,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        files: files.iter().map(File::new).collect(),
        desk: problems.iter().map(|problem| Fault::new(problem, run.lang)).collect(),
        summary: Counts::new(&Summary::of(files)),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    files: Vec<File<'a>>,
    desk: Vec<Fault<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    language: &'static str,
    date: Option<String>,
    diagnostics: Vec<Diagnostic<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<Suppressed<'a>>,
}

#[derive(Serialize)]
struct Suppressed<'a> {
    rule: &'static str,
    message: &'a str,
    text: &'a str,
    span: Bytes,
    range: Range,
    fact: Option<&'a str>,
    reason: Option<&'a str>,
    by: Bytes,
}

#[derive(Serialize)]
pub(super) struct Diagnostic<'a> {
    rule: &'static str,
    severity: &'static str,
    verdict: &'static str,
    message: &'a str,
    text: &'a str,
    span: Bytes,
    range: Range,
    fact: Option<FactRef<'a>>,
    sources: Vec<SourceRef<'a>>,
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    span: Bytes,
    range: Range,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct FactRef<'a> {
    id: &'a str,
    path: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct SourceRef<'a> {
    id: &'a str,
    says: &'a str,
    quote: Option<&'a str>,
    path: Option<&'a str>,
    line: Option<usize>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    span: Bytes,
    text: &'a str,
}

#[derive(Serialize)]
struct Fault<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    rule: &'static str,
    message: String,
    fatal: bool,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    verified: usize,
    contradicted: usize,
    unsourced: usize,
    suppressed: usize,
}

impl<'a> File<'a> {
    fn new(file: &'a FileReport) -> Self {
        let rope = Rope::from_str(&file.text);
        let findings = file.report.findings.iter().zip(fingerprints(file));
        Self {
            path: &file.path,
            language: file.report.lang.code(),
            date: file.report.date.map(date),
            diagnostics: findings.map(|(finding, fingerprint)| Diagnostic::new(file, &rope, finding, fingerprint)).collect(),
            suppressed: file.report.suppressed.iter().map(|suppressed| Suppressed::new(file, &rope, suppressed)).collect(),
        }
    }
}

impl<'a> Suppressed<'a> {
    fn new(file: &'a FileReport, rope: &Rope, suppressed: &'a check::Suppressed) -> Self {
        let check::Suppressed { finding, by, reason } = suppressed;
        Self {
            rule: finding.rule.name,
            message: &finding.message,
            text: &finding.text,
            span: Bytes::new(finding.span),
            range: Range::new(rope, finding.span),
            fact: fact_of(file, finding).map(|fact| fact.id.as_str()),
            reason: reason.as_deref(),
            by: Bytes::new(*by),
        }
    }
}

impl Range {
    fn new(rope: &Rope, span: Span) -> Self {
        let (start, end) = places(rope, span);
        Self { start: Point::new(start), end: Point::new(end) }
    }
}

impl<'a> Diagnostic<'a> {
    pub(super) fn new(file: &'a FileReport, rope: &Rope, finding: &'a Finding, fingerprint: String) -> Self {
        let fact = fact_of(file, finding);
        Self {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            verdict: finding.verdict.name(),
            message: &finding.message,
            text: &finding.text,
            span: Bytes::new(finding.span),
            range: Range::new(rope, finding.span),
            fact: fact.map(|fact| FactRef { id: &fact.id, path: &fact.place.path, line: fact.place.line }),
            sources: finding.sources.iter().map(|evidence| SourceRef::new(file, fact, evidence)).collect(),
            fixes: finding.fixes.iter().map(Fix::new).collect(),
            related: finding.related.iter().map(|related| Related::new(rope, related)).collect(),
            fingerprint,
        }
    }
}

impl<'a> SourceRef<'a> {
    fn new(file: &'a FileReport, fact: Option<&Fact>, evidence: &'a Evidence) -> Self {
        let source = file.base.source(evidence.source);
        let reading = fact.and_then(|fact| fact.says.iter().find(|reading| reading.source == evidence.source));
        Self {
            id: &source.id,
            says: &evidence.says,
            quote: evidence.quote.as_deref(),
            path: source.archive.as_deref(),
            line: reading.and_then(|reading| reading.line),
            url: source.url.as_deref(),
        }
    }
}

impl<'a> Related<'a> {
    fn new(rope: &Rope, related: &'a rules::Related) -> Self {
        Self { message: &related.message, span: Bytes::new(related.span), range: Range::new(rope, related.span) }
    }
}

impl<'a> Fix<'a> {
    fn new(fix: &'a rules::Fix) -> Self {
        let edits = fix.edits.iter().map(|edit| Edit { span: Bytes::new(edit.span), text: &edit.text });
        Self { title: &fix.title, safe: fix.safe, edits: edits.collect() }
    }
}

impl<'a> Fault<'a> {
    fn new(problem: &'a Problem, lang: Lang) -> Self {
        let Problem { path, line, column, rule, message, fatal, .. } = problem;
        Self { path, line: *line, column: *column, rule, message: message.word(lang), fatal: *fatal }
    }
}

impl Counts {
    const fn new(summary: &Summary) -> Self {
        let Summary { errors, warnings, verified, contradicted, unsourced, suppressed, .. } = *summary;
        Self { errors, warnings, verified, contradicted, unsourced, suppressed }
    }
}

impl Bytes {
    const fn new(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl Point {
    const fn new(place: Position) -> Self {
        Self { line: place.line, column: place.column }
    }
}
