//! Judgements against one another: where words can be read in two ways, the reading that the facts bear out is the one meant,
//! and who tells both sides of a disagreement is not one-sided.

use crate::claims::{Claim, ClaimValue};
use crate::facts::{Base, FactValue};
use crate::rules::Verdict;
use crate::rules::judge::Judgement;
use crate::values::{Anchor, Relation, Spotted, Value};

/// A claim and how it stands to the facts.
type Judged = (Claim, Option<Judgement>);

/// The claims of a block, those silenced that another reading of the same words explains.
pub(super) fn reconciled(base: &Base, values: &[Spotted], mut claims: Vec<Judged>) -> Vec<Judged> {
    let balanced = |judged: &Judged| is_both_sides(judged, &claims) || tells_another(base, values, judged);
    let silent: Vec<bool> = claims.iter().map(|judged| is_misread(judged, &claims) || balanced(judged)).collect();
    for ((_, judgement), silent) in claims.iter_mut().zip(silent) {
        if silent {
            *judgement = None;
        }
    }
    claims
}

/// The same words are borne out as said of something else (who first led a case, who leads it), or the value meant stands beside.
fn is_misread((claim, judgement): &Judged, all: &[Judged]) -> bool {
    let wrong = judgement.as_ref().is_some_and(|judgement| judgement.verdict == Verdict::Contradicted);
    wrong
        && all.iter().any(|(other, judgement)| {
            let good =
                judgement.as_ref().is_some_and(|judgement| judgement.verdict != Verdict::Contradicted && !judgement.agreeing.is_empty());
            good && (is_same_words(claim, other) || is_beside(claim, other))
        })
}

fn is_same_words(claim: &Claim, other: &Claim) -> bool {
    let elsewhere = (other.subject, other.attribute) != (claim.subject, claim.attribute);
    // One word may be two terms of one attribute: « fille » is a feminine form and a term of its own.
    let other_sense = !elsewhere && other.value != claim.value && matches!(claim.value, ClaimValue::Term { .. });
    other.span == claim.span && (other_sense || elsewhere && other.value == claim.value)
}

/// Two figures beside the words of one attribute: only one can be meant.
fn is_beside(claim: &Claim, other: &Claim) -> bool {
    let figure = |claim: &Claim| {
        matches!(
            claim.value,
            ClaimValue::Plain(Value::Number(_) | Value::Percent(_) | Value::Money(..) | Value::Duration(_) | Value::Quantity(..))
        )
    };
    (other.subject, other.attribute, other.sentence) == (claim.subject, claim.attribute, claim.sentence) && figure(claim) && figure(other)
}

/// Another claim of the block tells another side of the same fact.
fn is_both_sides((claim, judgement): &Judged, all: &[Judged]) -> bool {
    let disputed = |judgement: &Option<Judgement>| {
        judgement.as_ref().filter(|judgement| judgement.verdict == Verdict::Disputed).map(|judgement| judgement.fact)
    };
    let Some(fact) = disputed(judgement) else { return false };
    all.iter().any(|(other, judgement)| {
        let told = judgement.as_ref().is_some_and(|judgement| judgement.fact == fact && !judgement.agreeing.is_empty());
        told && other.value != claim.value
    })
}

/// « 1 200 personnes selon la mairie, 2 000 selon nous »: the other side's figure stands in the block, whatever it is told by.
fn tells_another(base: &Base, values: &[Spotted], (claim, judgement): &Judged) -> bool {
    let disputed = judgement.as_ref().filter(|judgement| judgement.verdict == Verdict::Disputed);
    let (Some(judgement), ClaimValue::Plain(told)) = (disputed, &claim.value) else { return false };
    let others = base.fact(judgement.fact).is.iter().filter_map(|value| match value {
        FactValue::Plain(known) if told.relation(known) == Relation::Disjoint => Some(known),
        _ => None,
    });
    let meets = |known: &Value, value: &Value| {
        !matches!(known, Value::Date(_) | Value::YesNo(_))
            && matches!(value.relation(known), Relation::Same | Relation::Within | Relation::Around)
    };
    let elsewhere = || values.iter().filter(|spotted| !spotted.span.overlaps(claim.span));
    others
        .into_iter()
        .any(|known| elsewhere().filter_map(|spotted| spotted.told.resolve(&Anchor::default())).any(|value| meets(known, &value)))
}
