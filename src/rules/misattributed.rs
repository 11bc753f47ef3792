//! `misattributed`: words or readings put in the wrong mouth.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, wording};
use crate::claims::{Claim, ClaimValue, Mood};
use crate::language::Lang;
use crate::rules::judge::Judgement;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "misattributed",
    summary: "A quotation or a reading put in the wrong mouth",
    severity: Severity::Error,
    on_request: false,
    page: include_str!("misattributed.md"),
    check,
    across: None,
};

/// Whether a claim is told as a source's own.
pub(super) fn is_report(claim: &Claim) -> bool {
    claim.stance.mood == Mood::Attributed && claim.stance.speaker.source.is_some()
}

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.claims.iter().filter_map(|(claim, judgement)| Some((claim, judgement.as_ref()?))) {
        if let Some(span) = other_speaker(claim).filter(|_| judgement.verdict == Verdict::Verified) {
            out.push(quotation(case, claim, judgement, span));
        } else if is_report(claim) && judgement.verdict == Verdict::Contradicted {
            out.push(report(case, claim, judgement));
        }
    }
}

/// Where a speaker of the desk's stands who is not the one on record.
fn other_speaker(claim: &Claim) -> Option<Span> {
    match &claim.value {
        ClaimValue::Quotation { speaker: Some(speaker), speaker_span: Some(span), .. } if *speaker != claim.subject => Some(*span),
        _ => None,
    }
}

fn quotation(case: &Case<'_>, claim: &Claim, judgement: &Judgement, span: Span) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let right = case.base.entity_label(claim.subject, case.messages);
    let sources: Vec<_> = fact.says.iter().map(|reading| reading.source).collect();
    let what = match case.messages {
        Lang::Fr => format!("c'est {right} qui a dit ces mots"),
        Lang::En => format!("it was {right} who said these words"),
    };
    let message = wording::sentence(&wording::who_says(case.base, &sources, &what, case.messages));
    let judgement = Judgement { verdict: Verdict::Contradicted, ..judgement.clone() };
    let fixes = vec![wording::replace(case, span, right, false)];
    wording::finding(case, &RULE, &judgement, span, message, fixes)
}

fn report(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sentence(&wording::sides(case.base, fact, case.messages));
    let message = format!("{sides} ({})", wording::topic(case.base, fact, case.messages));
    wording::finding(case, &RULE, judgement, claim.span, message, Vec::new())
}
