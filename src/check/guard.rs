//! A fault of the engine's own costs one block, or one rule in it, never the report: a long session goes on.

use crate::text::Span;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Something that the engine couldn't do: a bug in it, or a draft beyond its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The block that is concerned, or the start of the draft where it is all of it.
    pub span: Span,
    /// The rule that failed; none where the block couldn't be read at all.
    pub rule: Option<&'static str>,
    /// What it said when it gave up.
    pub reason: String,
    /// Whether the draft is at fault, which goes beyond a limit.
    pub beyond: bool,
}

impl Failure {
    /// One of a block whose place isn't known yet.
    pub(super) const fn new(rule: Option<&'static str>, reason: String) -> Self {
        Self { span: Span::new(0, 0), rule, reason, beyond: false }
    }

    /// Of a draft that goes beyond a limit.
    pub(super) fn beyond(reason: String) -> Self {
        Self { beyond: true, ..Self::new(None, reason) }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.rule {
            _ if self.beyond => formatter.write_str(&self.reason),
            Some(rule) => write!(formatter, "the rule {rule} failed: {}", self.reason),
            None => write!(formatter, "a paragraph could not be read: {}", self.reason),
        }
    }
}

/// Does some work; what it said if it panicked.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| said(panic.as_ref()).to_owned())
}

/// What a panic said.
#[must_use]
pub fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("it panicked")
}
