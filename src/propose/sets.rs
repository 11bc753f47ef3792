//! Members: « réunit socialistes et écologistes »: the terms of one sentence are one set.

use super::readings::{Told, certainty_at, says};
use super::whose;
use crate::archive::Text;
use crate::claims::{Claim, ClaimValue, Reading};
use crate::facts::{FactValue, ValueType};

/// How many members are a set.
const SEVERAL: usize = 2;

/// The sets that a paragraph tells, each with the members of one sentence.
pub(super) fn find(text: &Text, reading: &Reading<'_>, claims: &[Claim]) -> Vec<Told> {
    let of_set = |claim: &&Claim| reading.base.attribute(claim.attribute).value == ValueType::Set && !claim.negated;
    let together = |a: &Claim, b: &Claim| (a.subject, a.attribute, a.sentence) == (b.subject, b.attribute, b.sentence);
    let first = |claim: &&Claim| {
        !claims.iter().filter(of_set).take_while(|other| !std::ptr::eq(*other, *claim)).any(|other| together(other, claim))
    };
    let set = |claim: &Claim| {
        let mut members: Vec<FactValue> = claims.iter().filter(of_set).filter(|other| together(other, claim)).filter_map(member).collect();
        members.dedup();
        let certainty = certainty_at(reading, &claim.stance, whose::tokens_of(reading, claim).start)?;
        let says = says(text, reading, claim.sentence, certainty);
        let value = FactValue::Set { members, closed: false };
        matches!(&value, FactValue::Set { members, .. } if members.len() >= SEVERAL).then_some(Told {
            entity: claim.subject,
            attribute: claim.attribute,
            value,
            with: Vec::new(),
            says,
        })
    };
    claims.iter().filter(of_set).filter(first).filter_map(set).collect()
}

fn member(claim: &Claim) -> Option<FactValue> {
    match claim.value {
        ClaimValue::Term { term, of_foreign: false } => Some(FactValue::Term(term)),
        ClaimValue::Entity(entity) => Some(FactValue::Entity(entity)),
        _ => None,
    }
}
