//! The whole story of each finding, for people: where, what, who says what, and what would mend it.

use super::escape::{opening, visible};
use super::format::{Format, Reader, Run};
use super::window::{WIDTH, window};
use super::{Dateline, FileReport, Summary, about, date, fact_of, phrases, places};
use crate::language::Lang;
use crate::rules::{Evidence, Finding, Fix, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet};
use ropey::Rope;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "full", about: "people: each finding with its line, sources and fixes", reader: Reader::Person, write };

/// Colours are written always: `out` takes them away where they don't belong.
fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Run { files, lang, .. } = *run;
    if files.is_empty() {
        return Ok(());
    }
    for file in files {
        let rope = Rope::from_str(&file.text);
        for finding in &file.report.findings {
            writeln!(out, "{}\n", one(file, &rope, finding))?;
        }
    }
    for line in datelines(files, lang) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", phrases::summary(lang, &Summary::of(files)))
}

fn one(file: &FileReport, rope: &Rope, finding: &Finding) -> String {
    let lang = file.messages;
    let (start, _) = places(rope, finding.span);
    let shown = window(&file.text, finding.span);
    let level = level(finding.severity).with_name(Some(phrases::severity(lang, finding.severity)));
    let title = level.primary_title(visible(&finding.message)).id(finding.rule.name);
    let snippet = Snippet::source(shown.text).line_start(start.line).annotation(AnnotationKind::Primary.span(shown.span));
    let group = Group::with_title(title)
        .element(snippet)
        .elements(finding.sources.iter().map(|evidence| source(file, evidence)))
        .elements(fact(file, finding))
        .elements(finding.fixes.iter().map(|fix| offer(lang, fix)));
    // The window is narrow enough: a second cut would take the span's own words.
    let rendered = Renderer::styled().term_width(10 * WIDTH).render(&[group]);
    // The renderer would count the column in the window.
    format!("{}:{}:{}: {rendered}", opening(&file.path), start.line, start.column)
}

pub(super) const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
        Severity::Hint => Level::HELP,
    }
}

/// `source 003 (outlet, date): what it says, « its words »`.
fn source<'a>(file: &FileReport, evidence: &Evidence) -> Message<'a> {
    let source = file.base.source(evidence.source);
    let about = about(source);
    let about = if about.is_empty() { about } else { format!(" ({about})") };
    // A quotation's value is its words: once is enough.
    let quote = evidence.quote.iter().filter(|quote| !evidence.says.contains(quote.as_str()));
    let words = quote.map(|quote| phrases::quoted(file.messages, quote));
    let says = Some(evidence.says.clone()).filter(|says| !says.is_empty());
    let said: Vec<String> = says.into_iter().chain(words).chain(evidence.note.clone()).collect();
    Level::NOTE.with_name(Some(visible(&format!("source {}{about}", source.id)))).message(visible(&said.join(", ")))
}

fn fact<'a>(file: &FileReport, finding: &Finding) -> Option<Message<'a>> {
    let fact = fact_of(file, finding)?;
    let text = format!("{} ({}:{})", fact.id, fact.place.path, fact.place.line);
    Some(Level::NOTE.with_name(Some(phrases::fact(file.messages))).message(visible(&text)))
}

fn offer<'a>(lang: Lang, fix: &Fix) -> Message<'a> {
    Level::HELP.with_name(Some(phrases::fix(lang, fix.safe))).message(visible(&fix.title))
}

/// One line for all drafts that share an assumed dateline.
fn datelines(files: &[FileReport], lang: Lang) -> Vec<String> {
    let mut groups: BTreeMap<(Dateline, String), Vec<&str>> = BTreeMap::new();
    for file in files {
        let said = file.report.date.map(date).unwrap_or_default();
        groups.entry((file.dateline, said)).or_default().push(&file.path);
    }
    let line = |((said_by, date), drafts): ((Dateline, String), Vec<&str>)| {
        let named = match drafts.as_slice() {
            [one] => visible(one),
            many => phrases::articles(many.len()),
        };
        phrases::dateline(lang, &date, said_by, &named)
    };
    groups.into_iter().filter_map(line).collect()
}
