//! `one-sided`: sources disagree, the draft states one side flat.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, wording};
use crate::claims::Claim;
use crate::language::Lang;
use crate::rules::judge::Judgement;

pub(super) const RULE: Rule = Rule {
    name: "one-sided",
    summary: "One side of a disagreement between sources, told as the whole",
    severity: Severity::Warning,
    page: include_str!("one_sided.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Disputed) {
        out.push(finding(case, claim, judgement));
    }
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sides(case.base, fact, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("Les sources divergent : {sides}"),
        Lang::En => format!("Sources disagree: {sides}"),
    };
    wording::finding(case, &RULE, judgement, claim.span, message, Vec::new())
}
