//! `wrong-weekday`
use super::finding::{Finding, Severity};
use super::{Case, Rule};
pub(super) const RULE: Rule = Rule {
    name: "wrong-weekday",
    summary: "A date told with a weekday that it doesn't fall on",
    severity: Severity::Error,
    page: include_str!("wrong_weekday.md"),
    check,
};
fn check(_: &Case<'_>, _: &mut Vec<Finding>) {}
