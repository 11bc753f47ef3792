//! `impossible-date`: a date that no calendar has.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule};
use crate::language::Lang;
use crate::values::{Dates, Spotted, Value, render};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "impossible-date",
    summary: "A date that no calendar has",
    severity: Severity::Error,
    on_request: false,
    page: include_str!("impossible_date.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let found = case.values.iter().filter_map(|spotted| Some((spotted, spotted.told.impossible()?)));
    out.extend(found.filter_map(|(spotted, (year, month, _))| finding(case, spotted, year, month)));
}

fn finding(case: &Case<'_>, spotted: &Spotted, year: i16, month: i8) -> Option<Finding> {
    // Without a year the month is counted in a leap year.
    let first = Date::new(if year == 0 { 2024 } else { year }, month, 1).ok()?;
    let days = first.days_in_month();
    let whole = render(&Value::Date(Dates::span(first, first.last_of_month())), case.messages, "10 mars 2020");
    let name = if year == 0 { whole.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_owned() } else { whole };
    let message = match case.messages {
        Lang::Fr if name.starts_with(['a', 'o']) => format!("Le mois d'{name} a {days} jours"),
        Lang::Fr => format!("Le mois de {name} a {days} jours"),
        Lang::En => format!("{name} has {days} days"),
    };
    Some(Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span: spotted.span,
        text: case.text(spotted.span).to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes: Vec::new(),
        related: Vec::new(),
    })
}
