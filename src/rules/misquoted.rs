//! `misquoted`: words between quotation marks that are not the words on record.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, wording};
use crate::claims::{Claim, ClaimValue};
use crate::facts::FactValue;
use crate::rules::judge::Judgement;
use crate::text::{Span, tokens};

pub(super) const RULE: Rule = Rule {
    name: "misquoted",
    summary: "A quotation whose words differ from those on record",
    severity: Severity::Error,
    on_request: false,
    page: include_str!("misquoted.md"),
    check,
    across: None,
};

pub(super) const fn is_quotation(claim: &Claim) -> bool {
    matches!(claim.value, ClaimValue::Quotation { .. })
}

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Contradicted).filter(|(claim, _)| is_quotation(claim)) {
        out.push(finding(case, claim, judgement));
    }
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let record = fact.is.iter().find_map(|value| match value {
        FactValue::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let record = record.unwrap_or_default();
    let sources: Vec<_> = fact.says.iter().filter(|reading| reading.is.is_none()).map(|reading| reading.source).collect();
    let what = wording::in_quotes(record, case.messages);
    let message = wording::sentence(&wording::who_says(case.base, &sources, &what, case.messages));
    let fixes = vec![wording::replace(case, claim.span, record, false)];
    wording::finding(case, &RULE, judgement, changed(case.text(claim.span), claim.span, record), message, fixes)
}

/// The stretch of the quotation that differs, from the first odd word to the last.
pub(super) fn changed(told: &str, span: Span, record: &str) -> Span {
    let told = tokens(told);
    let words: Vec<Box<str>> = tokens(record).into_iter().filter(|token| token.is_word()).map(|token| token.bare.as_str().into()).collect();
    let mine: Vec<_> = told.iter().filter(|token| token.is_word()).collect();
    let prefix = best_prefix(&mine, &words);
    let suffix = best_suffix(&mine[prefix..], &words);
    let odd = &mine[prefix..mine.len() - suffix];
    match (odd.first(), odd.last()) {
        (Some(first), Some(last)) => Span::new(span.start + first.span.start, span.start + last.span.end),
        _ => span,
    }
}

/// How many leading words stand on record in a row.
fn best_prefix(told: &[&crate::text::Token], record: &[Box<str>]) -> usize {
    let at = |start: usize| told.iter().zip(&record[start..]).take_while(|(token, word)| *token.bare == ***word).count();
    (0..record.len()).map(at).max().unwrap_or_default()
}

fn best_suffix(told: &[&crate::text::Token], record: &[Box<str>]) -> usize {
    let at = |end: usize| told.iter().rev().zip(record[..end].iter().rev()).take_while(|(token, word)| *token.bare == ***word).count();
    (1..=record.len()).map(at).max().unwrap_or_default()
}
