//! Rules: kinds of finding, each a value in one slice.

pub mod finding;

pub use finding::{Edit, Evidence, Finding, Fix, Severity, Verdict};

/// Every rule, in the order in which they are explained.
pub const RULES: &[&Rule] = &[];

/// A kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Its name, in lower case with hyphens; reads as "allow ___".
    pub name: &'static str,
    /// One line that says what it reports.
    pub summary: &'static str,
    /// How severe a finding is unless a desk says otherwise.
    pub severity: Severity,
    /// Its page: what, why, examples that are run as tests, how to fix.
    pub page: &'static str,
}
