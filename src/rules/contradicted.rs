//! `contradicted`: the sources say otherwise.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, misattributed, misquoted, outdated, swapped, wording};
use crate::claims::{Claim, Mood};
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
        if !told_elsewhere && outdated::earlier(case, claim).is_none() && swapped::owner(case, claim).is_none() {
            out.push(finding(case, claim, judgement));
        }
    }
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
