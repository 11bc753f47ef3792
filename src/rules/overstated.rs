//! `overstated`: stated as certain what every source only alleges.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, wording};
use crate::claims::Claim;
use crate::language::Lang;
use crate::rules::judge::Judgement;

pub(super) const RULE: Rule = Rule {
    name: "overstated",
    summary: "A thing told as certain that the sources only allege",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("overstated.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Overstated) {
        out.push(finding(case, claim, judgement));
    }
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sides(case.base, fact, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("Aucune source ne l'affirme : {sides}"),
        Lang::En => format!("No source asserts it: {sides}"),
    };
    wording::finding(case, &RULE, judgement, claim.reach, message, Vec::new())
}
