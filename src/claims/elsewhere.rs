//! Events of another thing or time, told by words that the desk has for one of its own: « l'étape du Tour de Trou », "the flood of 1953".

use super::mention::Mention;
use super::occurrence;
use super::reading::Reading;
use crate::facts::{EntityId, EntityKind};
use crate::language::Marker;
use crate::values::{Anchor, Value};
use std::ops::Range;

/// « la première étape du Tour de Trou », an event of what the desk doesn't know.
#[must_use]
pub(super) fn is_of_stranger(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let event = reading.base.entity(entity).kind == EntityKind::Event;
    let of = reading.has(tokens.end, Marker::Genitive);
    let at = tokens.end + 1 + usize::from(reading.has(tokens.end + 1, Marker::Definite));
    let known = || {
        out.iter().any(|mention| mention.entity.is_some() && mention.tokens.contains(&at))
            || reading.hits_over(at).next().is_some()
            || reading.values_over(at).next().is_some()
            || reading.places.iter().any(|place| place.contains(&at))
    };
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let told = || reading.values_over(at).find(|spotted| spotted.tokens.start == at).and_then(|spotted| spotted.told.resolve(&anchor));
    // "the flood of 1953", but a day may be told wrong.
    let year = |told: &Value| matches!(told, Value::Date(dates) if dates.first.zip(dates.last).is_some_and(|(first, last)| (last - first).get_days() > YEAR));
    let another = || told().is_some_and(|told| year(&told) && occurrence::is_apart(reading.base, entity, &told));
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)].tokens;
    let party = |mention: &Mention| mention.entity.is_some_and(|party| reading.base.entity(entity).of.contains(&party));
    let played = || out.iter().any(|mention| sentence.contains(&mention.tokens.start) && party(mention));
    event && of && (another() || !played() && reading.tokens.get(at).is_some_and(|token| token.capital && token.is_word()) && !known())
}

/// How many days a time spans that is told by its year alone.
const YEAR: i32 = 360;
