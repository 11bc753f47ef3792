//! `impossible-date`
use super::finding::{Finding, Severity};
use super::{Case, Rule};
pub(super) const RULE: Rule = Rule {
    name: "impossible-date",
    summary: "A date that no calendar has",
    severity: Severity::Error,
    page: include_str!("impossible_date.md"),
    check,
};
fn check(_: &Case<'_>, _: &mut Vec<Finding>) {}
