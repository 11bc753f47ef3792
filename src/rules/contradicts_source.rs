//! `contradicts-source`: an archived text that nobody has made facts of says otherwise.

use super::finding::{Evidence, Finding, Fix, Severity, Verdict};
use super::judge::Judgement;
use super::misquoted::changed;
use super::{Case, Rule, wording};
use crate::archive::{Opposed, Text, altered, heard};
use crate::language::Lang;
use crate::text::Span;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "contradicts-source",
    summary: "A value or quotation that an archived text tells otherwise",
    severity: Severity::Warning,
    on_request: false,
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

/// What a text says: its sentence, and of that what it is held against the draft for.
struct Said<'a> {
    text: &'a Text,
    words: &'a str,
    says: &'a str,
}

impl<'a> Said<'a> {
    fn of((text, opposed): &(&'a Text, Opposed<'a>)) -> Self {
        let (statement, prose) = (opposed.statement, &opposed.passage.text);
        Self { text, words: statement.sentence.of(prose).trim(), says: statement.span.of(prose) }
    }
}

/// Values that texts tell otherwise and none bears out: where they disagree, a draft may follow either.
fn values(case: &Case<'_>, out: &mut Vec<Finding>) {
    for statement in case.statements.iter().filter(|statement| !is_curated(case, statement.span)) {
        let heard = heard(statement, case.statements, texts(case), case.scope.named);
        let said: Vec<Said<'_>> = heard.opposed.iter().map(Said::of).collect();
        if !said.is_empty() && !heard.borne_out {
            let values: BTreeSet<&str> = said.iter().map(|said| said.says).collect();
            let fixes = values.into_iter().map(|value| wording::replace(case, statement.span, value, false)).collect();
            out.push(finding(case, statement.span, &said, fixes));
        }
    }
}

/// Quotations whose words a text has otherwise.
fn quotations(case: &Case<'_>, out: &mut Vec<Finding>) {
    let texts: Vec<&Text> = texts(case).collect();
    for told in case.quotations.iter().filter(|told| !is_curated(case, told.span)) {
        if let Some((text, words)) = altered(told, &texts) {
            let span = changed(case.text(told.span), told.span, words);
            let fixes = vec![wording::replace(case, told.span, words, false)];
            out.push(finding(case, span, &[Said { text, words, says: words }], fixes));
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

/// The finding on words of a draft: what each of the texts says.
fn finding(case: &Case<'_>, span: Span, said: &[Said<'_>], fixes: Vec<Fix>) -> Finding {
    let told =
        |said: &Said<'_>| wording::who_says(case.base, &[said.text.source], &wording::in_quotes(said.words, case.messages), case.messages);
    let evidence = |said: &Said<'_>| Evidence {
        source: said.text.source,
        says: said.says.to_owned(),
        quote: Some(said.words.to_owned()),
        note: None,
        agrees: false,
    };
    let message = said.iter().map(told).collect::<Vec<_>>().join(if case.messages == Lang::Fr { " ; " } else { "; " });
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span,
        text: case.text(span).to_owned(),
        message: wording::sentence(&message),
        fact: None,
        sources: said.iter().map(evidence).collect(),
        fixes,
        related: Vec::new(),
    }
}
