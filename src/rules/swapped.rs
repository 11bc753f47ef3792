//! `swapped`: a true value on the wrong subject.

use super::finding::{Finding, Severity, Verdict};
use super::holder::holder;
use super::judge::{Judgement, judge};
use super::{Case, Rule, few, misattributed, misquoted, outdated, wording};
use crate::claims::Claim;
use crate::facts::EntityId;
use crate::language::Lang;

pub(super) const RULE: Rule = Rule {
    name: "swapped",
    summary: "A value that the sources give to somebody or something else",
    severity: Severity::Error,
    on_request: false,
    page: include_str!("swapped.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Contradicted) {
        if misquoted::is_quotation(claim) || misattributed::is_report(claim) || outdated::earlier(case, claim).is_some() {
            continue;
        }
        if let Some(owner) = owner(case, claim) {
            out.push(finding(case, claim, judgement, owner));
        }
    }
}

/// Whose the value is: one other entity of the block, or of the draft, that the claim would be true of.
pub(super) fn owner(case: &Case<'_>, claim: &Claim) -> Option<EntityId> {
    let date = case.date.map(|date| date.date());
    if let Some(holder) = holder(case.base, claim, date) {
        return Some(holder);
    }
    let told = case.claims.iter().map(|(other, _)| other.subject);
    let mut near: Vec<EntityId> = told.chain(few(case.named).iter().copied()).filter(|entity| *entity != claim.subject).collect();
    near.sort_unstable();
    near.dedup();
    let mut owners = near.into_iter().filter_map(|entity| case.base.group(entity, claim.attribute)).filter(|group| {
        let moved = Claim { subject: group.entity, fact: None, ..claim.clone() };
        judge(case.base, &moved, date).is_some_and(|judgement| judgement.verdict == Verdict::Verified && !judgement.agreeing.is_empty())
    });
    let first = owners.next()?;
    owners.next().is_none().then_some(first.entity)
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement, owner: EntityId) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sentence(&wording::sides(case.base, fact, case.messages));
    let topic = wording::topic(case.base, fact, case.messages);
    let other = case.base.entity_label(owner, case.messages);
    let told = case.text(claim.span);
    let message = match case.messages {
        Lang::Fr => format!("{sides} ({topic}) ; « {told} » vaut pour {other}"),
        Lang::En => format!("{sides} ({topic}); “{told}” is true of {other}"),
    };
    wording::finding(case, &RULE, judgement, claim.span, message, wording::replacements(case, claim, fact, claim.span))
}
