//! `contradicts-source`: an archived text that nobody has made facts of says otherwise.

use super::finding::{Evidence, Finding, Fix, Severity, Verdict};
use super::judge::Judgement;
use super::misquoted::changed;
use super::{Case, Rule, wording};
use crate::archive::{Opposed, Text, altered, heard};
use crate::language::Lang;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "contradicts-source",
    summary: "A value or quotation that an archived text tells otherwise",
    severity: Severity::Warning,
    page: include_str!("contradicts_source.md"),
    check,
    across: None,
};

/// The rules that archived texts alone can speak for: what they say otherwise, not how surely or how many of them.
pub const SPOKEN: [&str; 5] = ["contradicted", "swapped", "misquoted", "misattributed", "wrong-weekday"];

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    values(case, out);
    quotations(case, out);
}

/// The texts in scope that are of the draft's language.
fn texts<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Text> {
    case.scope.texts.iter().map(|text| &**text).filter(|text| text.lang == case.lang)
}

/// Values that texts tell otherwise and none bears out: where they disagree, a draft may follow either.
fn values(case: &Case<'_>, out: &mut Vec<Finding>) {
    for statement in case.statements.iter().filter(|statement| !is_curated(case, statement.span)) {
        let heard = heard(statement, case.statements, texts(case), case.scope.named);
        if let Some(first) = heard.opposed.first().filter(|_| !heard.borne_out) {
            out.push(opposed(case, statement.span, first, &heard.opposed));
        }
    }
}

/// The finding on a value: what the first text says, who else says so, and what the others say.
fn opposed(case: &Case<'_>, span: Span, first: &(&Text, Opposed<'_>), all: &[(&Text, Opposed<'_>)]) -> Finding {
    let says = |(_, opposed): &(&Text, Opposed<'_>)| opposed.statement.span.of(&opposed.passage.text).to_owned();
    let words = |(_, opposed): &(&Text, Opposed<'_>)| opposed.statement.sentence.of(&opposed.passage.text).trim().to_owned();
    let told = |one: &(&Text, Opposed<'_>)| {
        wording::who_says(case.base, &[one.0.source], &wording::in_quotes(&words(one), case.messages), case.messages)
    };
    let evidence =
        |one: &(&Text, Opposed<'_>)| Evidence { source: one.0.source, says: says(one), quote: Some(words(one)), note: None, agrees: false };
    let own = finding(case, span, first.0, &words(first), &says(first));
    let mut values: Vec<String> = all.iter().map(says).collect();
    values.sort_unstable();
    values.dedup();
    let fixes = values.iter().map(|value| wording::replace(case, span, value, false)).collect();
    let message = all.iter().map(told).collect::<Vec<_>>().join(if case.messages == Lang::Fr { " ; " } else { "; " });
    Finding { message: wording::sentence(&message), sources: all.iter().map(evidence).collect(), fixes, ..own }
}

/// Quotations whose words a text has otherwise.
fn quotations(case: &Case<'_>, out: &mut Vec<Finding>) {
    let texts: Vec<&Text> = texts(case).collect();
    for told in case.quotations.iter().filter(|told| !is_curated(case, told.span)) {
        if let Some((text, words)) = altered(told, &texts) {
            let span = changed(case.text(told.span), told.span, words);
            let fixes = vec![wording::replace(case, told.span, words, false)];
            out.push(Finding { fixes, ..finding(case, span, text, words, words) });
        }
    }
}

/// A finding that rests on what a text says of an entity, as this rule's.
#[must_use]
pub fn retold(finding: Finding) -> Finding {
    let fixes = finding.fixes.into_iter().map(|fix| Fix { safe: false, ..fix }).collect();
    Finding { rule: &RULE, severity: RULE.severity.min(finding.severity), fact: None, fixes, ..finding }
}

/// Whether the desk has a fact for what the words say that applies to the draft: it wins.
fn is_curated(case: &Case<'_>, span: Span) -> bool {
    let applies = |judgement: &Judgement| case.scope.holds(case.base.fact(judgement.fact));
    case.claims.iter().any(|(claim, judgement)| judgement.as_ref().is_some_and(applies) && claim.span.overlaps(span))
}

fn finding(case: &Case<'_>, span: Span, text: &Text, words: &str, says: &str) -> Finding {
    let what = wording::in_quotes(words, case.messages);
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span,
        text: case.text(span).to_owned(),
        message: wording::sentence(&wording::who_says(case.base, &[text.source], &what, case.messages)),
        fact: None,
        sources: vec![Evidence { source: text.source, says: says.to_owned(), quote: Some(words.to_owned()), note: None, agrees: false }],
        fixes: Vec::new(),
        related: Vec::new(),
    }
}
