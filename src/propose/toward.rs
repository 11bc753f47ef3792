//! Stances: who takes one is told before the words, and on whom or what, beside them: « il dénonce » alone is none.

use super::readings::Told;
use super::whose;
use crate::claims::mention::{By, Mention};
use crate::claims::{Claim, Reading, occurrence};
use crate::facts::EntityKind;
use crate::language::Marker;
use crate::text::Token;

/// The attribute that tells how one stands to another.
const STANCE: &str = "stance";

/// How far before the words « lui » may stand.
const NEAR: usize = 5;

/// What is told, a stance with whom it is taken on; nothing where it is taken on nothing.
pub(super) fn directed(reading: &Reading<'_>, claim: &Claim, told: Told) -> Option<Told> {
    if reading.base.attribute(told.attribute).name != STANCE {
        return Some(told);
    }
    let tokens = whose::tokens_of(reading, claim);
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let led = |mention: &Mention| mention.tokens.start.checked_sub(1).is_some_and(|at| reading.is(at, Marker::By));
    let own = |mention: &&Mention| mention.entity == Some(claim.subject);
    // « X a été condamné »: whom it is taken on.
    let passive = reading.hits_over(tokens.start).any(|hit| hit.verb && hit.tokens == tokens && !occurrence::is_active(reading, hit));
    let first = |mention: &Mention| mention.tokens.end <= tokens.start && mention.by != By::Possessive && !passive;
    let before = |mention: &Mention| first(mention) || led(mention);
    let taken = reading.mentions_in(sentence.clone()).filter(own).any(before);
    let agent = |kind: EntityKind| matches!(kind, EntityKind::Person | EntityKind::Group | EntityKind::Body);
    let spoken_of = (tokens.start.saturating_sub(NEAR)..tokens.start).any(|at| reading.tokens[at].is_any(&["lui", "leur"]));
    // « Le commandant du PGHM, X, a salué … »: before the words stands who takes it, with a title that may name others.
    let behind = |mention: &&Mention| mention.tokens.start >= tokens.end || passive || spoken_of;
    let others = reading.mentions_in(sentence).filter(behind);
    let others = others.filter_map(|mention| Some((mention.entity?, mention.tokens.start.abs_diff(tokens.end))));
    let other =
        others.filter(|(entity, _)| *entity != claim.subject && agent(reading.base.entity(*entity).kind)).min_by_key(|(_, far)| *far);
    let governs = reading.tokens.get(tokens.end).is_some_and(Token::is_word);
    let with = other.map(|(entity, _)| entity).into_iter().collect();
    (taken && (other.is_some() || governs || spoken_of)).then_some(Told { with, ..told })
}
