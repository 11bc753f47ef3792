//! Faults in a desk, each with its place.

use super::said::{self, Said};
use crate::text::Span;

/// Every kind of fault.
pub const KINDS: [&str; 28] = [
    "bad-value",
    "conflicting-facts",
    "conflicting-readings",
    "dead-name",
    "duplicate-attribute",
    "duplicate-entity",
    "duplicate-fact",
    "duplicate-key",
    "duplicate-name",
    "duplicate-source",
    "duplicate-value",
    "failed-test",
    "missing-reading",
    "no-configuration",
    "quote-not-found",
    "source-changed",
    "stray-guard",
    "syntax",
    "unknown-attribute",
    "unknown-entity",
    "unknown-key",
    "unknown-name",
    "unknown-source",
    "unknown-term",
    "unknown-vocabulary",
    "unread-fact",
    "unreadable",
    "unused-name",
];

impl Problem {
    /// What its message says was perhaps meant, in whichever language.
    #[must_use]
    pub fn meant(message: &str) -> Vec<&str> {
        said::meant(message)
    }
}

/// A fault in a desk's own files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the desk, `/` between its parts.
    pub path: String,
    /// Where in the file, in bytes.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// What kind of fault, such as `unknown-key` or `unknown-source`.
    pub rule: &'static str,
    /// Whether the desk can't be used at all because of it.
    pub fatal: bool,
    /// What is wrong and what was expected.
    pub message: Said,
}
