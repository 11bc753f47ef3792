//! `contradicted`: the sources say otherwise.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, misattributed, misquoted, outdated, swapped, wording};
use crate::claims::again::MISDATED;
use crate::claims::{Claim, ClaimValue, Mood};
use crate::facts::{EntityKind, Slot};
use crate::language::Lang;
use crate::rules::judge::Judgement;

pub(super) const RULE: Rule = Rule {
    name: "contradicted",
    summary: "A claim that the sources contradict",
    severity: Severity::Error,
    on_request: false,
    page: include_str!("contradicted.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Contradicted) {
        let told_elsewhere = misquoted::is_quotation(claim) || misattributed::is_report(claim);
        if !told_elsewhere
            && !is_of_another_event(case, claim)
            && outdated::earlier(case, claim).is_none()
            && swapped::owner(case, claim).is_none()
        {
            out.push(finding(case, claim, judgement));
        }
    }
}

/// « X s'est rendue mardi à Turin » of a visit of another day to another place, of which the sentence tells nothing right: another visit.
fn is_of_another_event(case: &Case<'_>, claim: &Claim) -> bool {
    let slot = |claim: &Claim| case.base.attribute(claim.attribute).slot;
    let together = |other: &Claim| other.subject == claim.subject && other.sentence == claim.sentence;
    let event = case.base.entity(claim.subject).kind == EntityKind::Event;
    let sides = || matches!(slot(claim), Slot::When | Slot::Where);
    let wrong = |wanted: Slot| case.judged(Verdict::Contradicted).any(|(other, _)| together(other) && slot(other) == wanted);
    let right = || case.judged(Verdict::Verified).any(|(other, _)| together(other));
    event
        && sides()
        && wrong(Slot::Where)
        && wrong(Slot::When)
        && case.judged(Verdict::Contradicted).any(|(other, _)| together(other) && is_far(case, other))
        && !right()
}

/// A day that is no slip from the event's own.
fn is_far(case: &Case<'_>, claim: &Claim) -> bool {
    let told = match &claim.value {
        ClaimValue::Plain(value) => value.single_day(),
        _ => None,
    };
    case.base.day_of(claim.subject).zip(told).is_some_and(|(day, told)| (day - told).get_days().abs() > MISDATED)
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sides(case.base, fact, case.messages) + &wording::held(claim, fact, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("{} ({})", wording::sentence(&sides), wording::topic(case.base, fact, Lang::Fr)),
        Lang::En => format!("{} ({})", wording::sentence(&sides), wording::topic(case.base, fact, Lang::En)),
    };
    let fixes = if claim.stance.mood == Mood::Asserted { wording::replacements(case, claim, fact, claim.span) } else { Vec::new() };
    wording::finding(case, &RULE, judgement, claim.span, message, fixes)
}
