//! Family ties: « son frère cadet X », "Y's daughter X": who is whose kin, where both are named.

use super::readings::{Told, says};
use crate::archive::Text;
use crate::claims::mention::{By, Mention};
use crate::claims::{Claim, ClaimValue, Reading};
use crate::facts::{EntityId, EntityKind, FactValue};
use crate::language::Marker;
use std::ops::Range;

/// A tie that a claim tells, with whose it is.
pub(super) fn of(text: &Text, reading: &Reading<'_>, claim: &Claim) -> Option<Told> {
    let attribute = reading.base.attribute(claim.attribute);
    let kinship = reading.base.vocabulary_named("kinship");
    let ClaimValue::Term { term, of_foreign: false } = claim.value else { return None };
    if kinship.is_none() || attribute.vocabulary != kinship || claim.negated {
        return None;
    }
    let tokens = super::whose::tokens_of(reading, claim);
    let whose = whose(reading, &tokens).filter(|whose| *whose != claim.subject)?;
    let certainty = super::readings::certainty_at(reading, &claim.stance, tokens.start)?;
    let says = says(text, reading, claim.sentence, certainty);
    Some(Told { entity: claim.subject, attribute: claim.attribute, value: FactValue::Term(term), with: vec![whose], says })
}

/// « son frère », "X's brother", « frère de X ».
fn whose(reading: &Reading<'_>, tie: &Range<usize>) -> Option<EntityId> {
    let person = |mention: &&Mention| mention.entity.is_some_and(|entity| reading.base.entity(entity).kind == EntityKind::Person);
    let light = |range: Range<usize>| range.len() <= 2 && range.into_iter().all(|at| reading.tokens[at].is_word());
    let before = |mention: &&Mention| {
        let possessive = mention.by == By::Possessive && light(mention.tokens.end..tie.start);
        let genitive =
            || reading.tokens.get(mention.tokens.end).is_some_and(|token| token.is("'s")) && light(mention.tokens.end + 1..tie.start);
        mention.tokens.end <= tie.start && (possessive || genitive())
    };
    let after = |mention: &&Mention| mention.tokens.start == tie.end + 1 && reading.has(tie.end, Marker::Genitive);
    let mut people = reading.mentions.iter().filter(person);
    people.clone().rfind(before).or_else(|| people.find(after)).and_then(|mention| mention.entity)
}
