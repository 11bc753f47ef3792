//! Descriptions: whether a noun phrase is somebody else's than of whom the text before it tells.

use super::reading::Reading;
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, FactValue, TermRef};
use std::ops::Range;

/// The vocabularies of trades and offices, which not everybody has.
const TRADES: &[&str] = &["occupation", "office"];

/// « l'ingénieur » of who is a teacher: words that the desk calls somebody else by, or a trade or an office that another has.
#[must_use]
pub(super) fn is_of_another(reading: &Reading<'_>, entity: EntityId, phrase: &Range<usize>) -> bool {
    is_called(reading, entity, phrase) || reading.hits_in(phrase.clone()).any(|hit| is_anothers_trade(reading, entity, hit))
}

/// Words of the phrase are the desk's for somebody else, and not for them.
fn is_called(reading: &Reading<'_>, entity: EntityId, phrase: &Range<usize>) -> bool {
    let called = |own: bool| {
        let hits = reading.hits_in(phrase.clone()).filter(|hit| hit.tokens.end <= phrase.end);
        hits.into_iter().any(|hit| matches!(hit.cue, Cue::Called(other) if (other == entity) == own))
    };
    called(false) && !called(true)
}

/// A trade or an office of which the desk knows, and knows another of them.
fn is_anothers_trade(reading: &Reading<'_>, entity: EntityId, hit: &Hit) -> bool {
    let Cue::Term(vocabulary, term) = hit.cue else { return false };
    let words = reading.base.vocabulary(vocabulary);
    let terms = reading.base.values_of(entity).filter_map(|value| match value {
        FactValue::Term(known) if known.vocabulary == vocabulary => Some(known),
        _ => None,
    });
    let fits = |known: &TermRef| known.term == term || words.is_under(known.term, term) || words.is_under(term, known.term);
    let mut known = terms.peekable();
    TRADES.contains(&words.name.as_str()) && !hit.verb && known.peek().is_some() && !known.any(fits)
}
