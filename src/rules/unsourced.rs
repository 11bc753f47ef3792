//! `unsourced`: the age of somebody known that no fact of the desk is about.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, wording};
use crate::claims::{Claim, Mood};
use crate::facts::Slot;
use crate::language::Lang;

pub(super) const RULE: Rule = Rule {
    name: "unsourced",
    summary: "The age of somebody known that no fact is about",
    severity: Severity::Hint,
    on_request: true,
    page: include_str!("unsourced.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let mut last = None;
    for (claim, _) in case.claims.iter().filter(|(claim, _)| is_unsourced(case, claim)) {
        // An age may be of today or at death: one remark will do.
        if last.replace(claim.span) != Some(claim.span) {
            out.push(finding(case, claim));
        }
    }
}

/// Told flatly, of what no fact holds anything, where nothing else that it may mean is held by one.
fn is_unsourced(case: &Case<'_>, claim: &Claim) -> bool {
    let known = |claim: &Claim| case.base.group(claim.subject, claim.attribute).is_some();
    let told = claim.firm && claim.stance.mood == Mood::Asserted && !claim.negated && !claim.past;
    // Of what may not leave the desk it would say that nothing is known.
    let open = !case.base.is_outside() && case.base.attribute(claim.attribute).slot == Slot::Age;
    told && open && !case.claims.iter().any(|(other, _)| other.span == claim.span && known(other))
}

fn finding(case: &Case<'_>, claim: &Claim) -> Finding {
    let topic = wording::topic_of(case.base, claim.subject, claim.attribute, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("Aucun fait sur ce point ({topic})"),
        Lang::En => format!("No fact on this ({topic})"),
    };
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Unsupported,
        span: claim.span,
        text: case.text(claim.span).to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes: Vec::new(),
        related: Vec::new(),
    }
}
