//! Judgements against one another: where a word is read twice, one reading that the facts bear out is the one meant.

use crate::claims::{Claim, ClaimValue};
use crate::rules::Verdict;
use crate::rules::judge::Judgement;

/// One value may be read for two attributes of a subject (who first led a case, who leads it): where one bears it out the other is silent.
pub(super) fn reconciled(claims: Vec<(Claim, Option<Judgement>)>) -> Vec<(Claim, Option<Judgement>)> {
    let agrees = |claim: &Claim| {
        claims.iter().any(|(other, judgement)| {
            let same = other.subject == claim.subject
                && other.span == claim.span
                && other.attribute != claim.attribute
                && other.value == claim.value;
            same && judgement.as_ref().is_some_and(|judgement| !judgement.agreeing.is_empty() && judgement.verdict != Verdict::Contradicted)
        })
    };
    let silent: Vec<bool> = claims.iter().map(|(claim, _)| matches!(claim.value, ClaimValue::Entity(_)) && agrees(claim)).collect();
    let keep =
        |judgement: Option<Judgement>, silent: bool| judgement.filter(|judgement| !silent || judgement.verdict != Verdict::Contradicted);
    claims.into_iter().zip(silent).map(|((claim, judgement), silent)| (claim, keep(judgement, silent))).collect()
}
