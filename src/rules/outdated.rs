//! `outdated`: a value that was right and no longer is.

use super::finding::{Finding, Severity, Verdict};
use super::judge::{Judgement, formerly};
use super::{Case, Rule, misattributed, misquoted, wording};
use crate::claims::{Claim, ClaimValue};
use crate::facts::{Base, Fact, Status};
use crate::language::Lang;
use crate::values::{Dates, Value};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "outdated",
    summary: "A value that was right and has been superseded",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("outdated.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Contradicted) {
        if !misquoted::is_quotation(claim)
            && !misattributed::is_report(claim)
            && let Some(earlier) = earlier(case, claim)
        {
            out.push(finding(case, claim, judgement, earlier));
        }
    }
}

/// The fact that a contradicted claim was right by, before another took its place.
pub(super) fn earlier<'c>(case: &Case<'c>, claim: &Claim) -> Option<&'c Fact> {
    formerly(case.base, claim, case.date.map(|date| date.date()))
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement, earlier: &Fact) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sides(case.base, fact, case.messages) + &wording::since(fact, case.messages);
    let topic = wording::topic(case.base, fact, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("Ce n'est plus vrai : {sides} ({topic})"),
        Lang::En => format!("No longer true: {sides} ({topic})"),
    };
    let fixes = wording::replacements(case, claim, fact, claim.span);
    let found = wording::finding(case, &RULE, judgement, claim.span, message, fixes);
    // What a curator has taken out of use is as wrong as what no source ever said.
    let severity = if earlier.status == Status::Superseded { Severity::Error } else { found.severity };
    Finding { severity, ..found }
}

/// Whether a finding is of words that were right earlier.
#[must_use]
pub fn is_outdated(finding: &Finding) -> bool {
    finding.rule.name == RULE.name
}

/// Of a claim that a fact bears out whose time is over: how it stands to the one that holds in its place, where they can't both be told now.
pub(super) fn successor(base: &Base, claim: &Claim, good: &Judgement, judged: &[Judgement], date: Option<Date>) -> Option<Judgement> {
    let (date, ended) = (date?, base.fact(good.fact));
    let told_now = claim.firm && !claim.past && !claim.negated && claim.period.is_none();
    // A title often stands for who somebody was at the time of the story: « alors maire ».
    let told_now = told_now && matches!(claim.value, ClaimValue::Plain(_));
    let last = end(ended).filter(|last| told_now && *last < date)?;
    let later = |judgement: &&Judgement| judgement.verdict == Verdict::Contradicted && takes_over(base.fact(judgement.fact), last, date);
    judged.iter().find(later).cloned()
}

/// Whether a fact's time is over on a day.
pub(super) fn is_ended(fact: &Fact, date: Option<Date>) -> bool {
    end(fact).zip(date).is_some_and(|(last, date)| last < date)
}

fn end(fact: &Fact) -> Option<Date> {
    validity(fact)?.last
}

fn validity(fact: &Fact) -> Option<&Dates> {
    match &fact.valid {
        Some(Value::Date(dates)) => Some(dates),
        _ => None,
    }
}

/// Whether a fact holds on a day, and not yet on the last day of another.
fn takes_over(fact: &Fact, last: Date, date: Date) -> bool {
    let began = |first: Date| last <= first && first <= date;
    match validity(fact) {
        Some(valid) => valid.first.is_some_and(began) && valid.last.is_none_or(|last| date <= last),
        None => fact.as_of.is_some_and(began),
    }
}
