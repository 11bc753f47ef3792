//! A file of the desk: its text, its places, its TOML.

use super::document::Document;
use super::growth::grow;
use super::table::Node;
use super::unquoted;
use crate::facts::model::Place;
use crate::facts::problem::{KINDS, Problem};
use crate::facts::said::{Said, say};
use crate::text::Span;
use crate::text::position::line_starts;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A file's path and text.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Where each line starts. Thousands of places are told by their line: a search in this is quicker than one in a rope.
    lines: Vec<u32>,
    latest: Latest,
}

/// The line that was asked for last: the next one is near.
#[derive(Debug, Default)]
struct Latest(AtomicUsize);

impl Clone for Latest {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// How many lines are gone along from the one that was asked for last.
const NEAR: usize = 16;

/// A fault found while reading: its rule and its message. Whoever knows the place makes it a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) rule: &'static str,
    pub(crate) message: Said,
}

impl File {
    pub(crate) fn new(path: String, text: String) -> Self {
        let lines = line_starts(text.as_bytes()).map(|start| start as u32).collect();
        Self { path, text, lines, latest: Latest::default() }
    }

    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        Place { path: self.path.clone(), line: self.line(span.start), span: Span::from(span) }
    }

    /// The line of a byte, from 1.
    fn line(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len()) as u32;
        let (latest, starts) = (self.latest.0.load(Ordering::Relaxed), |start: &u32| *start <= byte);
        let near = self.lines.get(latest..).unwrap_or_default().iter().take(NEAR);
        let line = match near.take_while(|start| starts(start)).count() {
            found @ 1..NEAR => latest + found,
            _ => self.lines.partition_point(starts),
        };
        self.latest.0.store(line - 1, Ordering::Relaxed);
        line
    }

    pub(crate) fn problem(&self, span: Range<usize>, rule: &'static str, message: impl Into<Said>) -> Problem {
        debug_assert!(KINDS.contains(&rule), "{rule} is no kind of fault");
        let line = self.line(span.start);
        let before = self.text.as_bytes().get(self.lines[line - 1] as usize..span.start).unwrap_or_default();
        Problem {
            path: self.path.clone(),
            span: Span::from(span),
            line,
            // Every byte but those that go on a character starts one.
            column: before.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1,
            rule,
            fatal: false,
            message: message.into(),
        }
    }

    pub(crate) fn fault(&self, node: Node<'_>, fault: Fault) -> Problem {
        self.problem(node.span(), fault.rule, fault.message)
    }

    /// What the file holds, with what could be saved of a faulty one.
    pub(crate) fn parse(&self, problems: &mut Vec<Problem>) -> Document<'_> {
        if let Some(document) = grow(&self.text) {
            return document;
        }
        let (table, mut errors) = toml::de::DeTable::parse_recoverable(&self.text);
        // One a line, before each is looked into: a line may be long, and all of it wrong.
        let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        errors.sort_by_key(start);
        errors.dedup_by_key(|error| self.line(start(error)));
        problems.extend(errors.iter().map(|error| self.syntax(error)));
        Document::saved(&self.text, table.get_ref())
    }

    fn syntax(&self, error: &toml::de::Error) -> Problem {
        let span = error.span().unwrap_or_default();
        if error.message().starts_with("duplicate key") {
            let name = self.text.get(span.clone()).unwrap_or_default();
            return self.problem(span, "duplicate-key", say!("duplicate key {0}; expected each key once in its table", name));
        }
        let expected = unquoted::expected(self.text_of(self.line(span.start)));
        self.problem(span, "syntax", expected.unwrap_or_else(|| error.message().trim_end_matches('.').replace('`', "\"").into()))
    }

    /// The text of a line, which is counted from 1.
    fn text_of(&self, line: usize) -> &str {
        let start = self.lines[line - 1] as usize;
        let end = self.lines.get(line).map_or(self.text.len(), |next| *next as usize);
        &self.text[start..end]
    }
}

impl Fault {
    pub(crate) fn new(rule: &'static str, message: impl Into<Said>) -> Self {
        Self { rule, message: message.into() }
    }

    pub(crate) fn value(message: impl Into<Said>) -> Self {
        Self::new("bad-value", message)
    }
}

#[cfg(test)]
mod tests {
    use super::File;

    #[test]
    fn columns_count_unicode_scalar_values() {
        let file = File::new("a".into(), "é = 1\n😀é x".into());
        let problem = file.problem(14..15, "syntax", "no");
        assert_eq!((problem.line, problem.column), (2, 4));
    }

    #[test]
    fn lines_are_counted_whichever_way_they_end() {
        let file = File::new("a".into(), "a\r\nb\rc\n\nd".into());
        assert_eq!([0, 2, 3, 5, 7, 8, 99].map(|byte| file.line(byte)), [1, 1, 2, 3, 4, 5, 5]);
    }

    #[test]
    fn what_is_good_in_a_faulty_file_is_kept() {
        let mut problems = Vec::new();
        let file = File::new("a".into(), "a = 1\nb = = 2\n[c]\nd = 3\n".into());
        let table = file.parse(&mut problems);
        assert!(table.root().contains_key("a") && table.root().contains_key("c"));
        assert_eq!(problems.iter().map(|problem| (problem.line, problem.rule)).collect::<Vec<_>>(), [(2, "syntax")]);
    }
}
