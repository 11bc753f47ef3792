//! What archived texts say of entities against a draft, where the desk has no fact of its own.

use super::memo::Memo;
use super::{Options, Report, check_by};
use crate::archive::Scope;
use crate::claims::quote::{bare, is_run};
use crate::propose::Evidence;
use crate::rules::{Finding, RULES, Rule, contradicts_source};
use crate::text::{Markup, Span, tokens};

/// Adds what the texts in scope say otherwise to a report, where no fact of the desk speaks.
#[expect(clippy::too_many_arguments, reason = "the parts of one check")]
pub(super) fn find(
    text: &str,
    markup: Markup,
    evidence: &Evidence,
    scope: &Scope,
    options: &Options,
    memo: &mut Memo,
    curated: &[Span],
    report: &mut Report,
) {
    let rules: Vec<&'static Rule> = RULES.iter().copied().filter(|rule| contradicts_source::SPOKEN.contains(&rule.name)).collect();
    let base = &evidence.proposed.base;
    let options = Options { evidence: None, lang: Some(report.lang), date: report.date, ..options.clone() };
    let found = check_by(&rules, text, markup, base, &options, memo);
    let told = |finding: &Finding| {
        let heard = |source: &crate::rules::Evidence| scope.texts.iter().any(|text| text.source == source.source);
        finding.sources.iter().any(heard) && !is_within(finding) && !curated.iter().any(|span| span.overlaps(finding.span))
    };
    let free = |finding: &Finding, report: &Report| !report.findings.iter().any(|known| known.span.overlaps(finding.span));
    for finding in found.findings.into_iter().filter(told) {
        if free(&finding, report) {
            report.findings.push(contradicts_source::retold(finding));
        }
    }
}

/// « 24 février » where the text says « 24 février 2022 »: what is told is part of it, only less of it.
fn is_within(finding: &Finding) -> bool {
    let told = bare(&tokens(&finding.text));
    finding.sources.iter().any(|source| is_run(&told, &bare(&tokens(&source.says))))
}
