//! An event or a thing of the story told by its bare noun: « la manifestation », "the protest", where nothing says that it is another.

use super::Subject;
use super::again::{self, is_held_again};
use super::mention::Mention;
use super::occurrence;
use super::reading::Reading;
use super::{about, tied};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind};
use crate::language::{Lang, Marker};
use crate::values::{Anchor, Value};
use jiff::civil::DateTime;
use std::ops::Range;

/// Whether a noun at a token can only be the desk's event: the draft is about the story and written in its days,
/// its sentence names nobody and nothing that the desk doesn't know, and no date in it is another than the event's.
#[must_use]
pub fn is_told_here(reading: &Reading<'_>, event: EntityId, tokens: &Range<usize>, mentions: &[Mention]) -> bool {
    let at = tokens.start;
    let today = reading.context.date.map(DateTime::date);
    about::is_described(reading.base, event)
        && reading.is_about()
        && today.is_some_and(|day| about::is_near(reading.base, day))
        && is_bare(reading, event, tokens, mentions)
        && !is_of_before(reading, at)
        && !is_elsewhere(reading, at, mentions)
        && !is_of_another_day(reading, event, at)
}

/// « Les grévistes étaient 260. »: a noun that counts or measures what one thing of the desk alone has, told as the thing's own noun is.
#[must_use]
pub fn is_only_told(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    !hit.verb
        && reading.base.links.only(subject.attribute) == Some(subject.entity)
        && is_told_here(reading, subject.entity, &hit.tokens, &reading.mentions)
}

/// « les 260 grévistes »: where the number of a noun begins.
fn numbered(reading: &Reading<'_>, noun: usize) -> usize {
    let number = reading.values.iter().find(|value| value.tokens.end == noun);
    number.map_or(noun, |number| number.tokens.start)
}

/// Nothing but its own determiner and complement says which: not « la première manifestation », « la manifestation des agriculteurs ».
#[must_use]
pub fn is_bare(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, mentions: &[Mention]) -> bool {
    let determiners = [Marker::Definite, Marker::Demonstrative, Marker::Possessive];
    let determined = numbered(reading, opening(reading, entity, tokens.start)).checked_sub(1).is_some_and(|before| {
        determiners.iter().any(|kind| reading.has(before, *kind)) || reading.tokens[before].is_any(&["du", "au", "'s"])
    });
    let next = after_values(reading, tokens.end);
    let Some(token) = reading.tokens.get(next).filter(|token| token.is_word()) else { return determined };
    let joins = reading.has(next, Marker::Preposition) || reading.has(next, Marker::Genitive) || reading.is(next, Marker::By);
    let plain = reading.is_verb(next) || reading.has(next, Marker::Auxiliary) || reading.is_marked(next);
    determined && if joins { is_own_complement(reading, entity, next + 1, mentions) } else { plain && !token.is("that") }
}

/// "the sawmill trial": where a noun phrase opens that the desk's own word for what the event has to do with leads.
fn opening(reading: &Reading<'_>, entity: EntityId, noun: usize) -> usize {
    let leads =
        |hit: &&Hit| hit.tokens.end == noun && matches!(hit.cue, Cue::Called(other) if tied::is_bound(reading.base, (entity, other)));
    let before = noun.checked_sub(1).filter(|_| reading.context.lang == Lang::En);
    before.and_then(|before| reading.hits_over(before).find(leads)).map_or(noun, |hit| hit.tokens.start)
}

/// Behind a noun, the first token past « de jeudi », "on Friday".
fn after_values(reading: &Reading<'_>, end: usize) -> usize {
    let value = |at: usize| reading.values_over(at).find(|value| value.tokens.start == at).map(|value| value.tokens.end);
    let light = |at: usize| reading.has(at, Marker::Preposition) || reading.has(at, Marker::Genitive) || reading.has(at, Marker::Definite);
    let past = (end..end + 3).take_while(|at| *at == end || light(*at - 1)).find_map(value);
    past.map_or(end, |past| after_values(reading, past))
}

/// What a preposition behind the noun governs takes part in it, or is a thing or a place of the desk.
fn is_own_complement(reading: &Reading<'_>, entity: EntityId, from: usize, mentions: &[Mention]) -> bool {
    let start = (from..from + 2).find(|at| !reading.has(*at, Marker::Definite)).unwrap_or(from);
    let record = reading.base.entity(entity);
    let own = |(other, tokens): (EntityId, &Range<usize>)| {
        let kind = reading.base.entity(other).kind;
        let thing = matches!(kind, EntityKind::Object | EntityKind::Place | EntityKind::Case | EntityKind::Work);
        let joined = || kind == EntityKind::Event && tied::is_bound(reading.base, (entity, other));
        thing || record.of.contains(&other) || joined() && is_bare(reading, other, tokens, mentions)
    };
    let called = reading.hits_in(start..start + COMPLEMENT).filter_map(|hit| match hit.cue {
        Cue::Called(other) if opening(reading, other, hit.tokens.start) == start => Some((other, &hit.tokens)),
        _ => None,
    });
    let named = mentions.iter().filter(|mention| mention.tokens.start == start);
    let named = named.filter_map(|mention| Some((mention.entity?, &mention.tokens)));
    named.chain(called).any(own)
}

/// How many words a complement may have.
const COMPLEMENT: usize = 6;

/// « le train de 8 h 12 »: the hour says which one of many.
#[must_use]
pub fn is_of_hour(reading: &Reading<'_>, end: usize) -> bool {
    let hour = |value: Value| matches!(value, Value::Time(_));
    let told = reading.values_over(end + 1).filter_map(|spotted| spotted.told.resolve(&Anchor::default())).any(hour);
    reading.has(end, Marker::Genitive) && told
}

/// « avait réuni », "again", "the month before": another time.
fn is_of_before(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    sentence.into_iter().any(|at| again::is_of_before(&reading.tokens, at, reading.context.lang))
}

/// A capital that is neither the desk's nor a value's nor the language's own.
fn is_elsewhere(reading: &Reading<'_>, at: usize, mentions: &[Mention]) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let opens = |at: usize| at == sentence.start || reading.tokens[at - 1].is_any(&["«", "“", "\"", ":", "—", "–"]);
    let known = |at: usize| {
        mentions.iter().any(|mention| mention.entity.is_some() && mention.tokens.contains(&at))
            || reading.values_over(at).next().is_some()
            || reading.hits_over(at).next().is_some()
            || reading.is(at, Marker::Region)
            || reading.is_marked(at)
    };
    let place = |tokens: &Range<usize>| tokens.clone().all(known);
    let foreign = |at: usize| reading.tokens[at].capital && reading.tokens[at].is_word() && !opens(at) && !known(at);
    sentence.clone().any(foreign) || reading.places.iter().any(|tokens| sentence.contains(&tokens.start) && !place(tokens))
}

/// A date of the sentence that the event's own can't be.
fn is_of_another_day(reading: &Reading<'_>, event: EntityId, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let told = reading.values_in(sentence).filter_map(|spotted| spotted.told.resolve(&anchor));
    let hugs = reading.values_in(at..(at + HUGGED).min(reading.tokens.len())).any(|spotted| spotted.tokens.start > at);
    told.into_iter().any(|value| occurrence::is_apart(reading.base, event, &value) && (hugs || !is_slip(reading, event, &value)))
}

/// How many words behind a noun, or a participle of its, a date still says which it is: « l'accident survenu mercredi ».
const HUGGED: usize = 4;

/// How many days off a day told of an event may be by mistake.
const SLIP: i32 = 3;

/// A day of the past so near to the event's own, of what isn't held again and again, is a mistake rather than another event.
fn is_slip(reading: &Reading<'_>, event: EntityId, told: &Value) -> bool {
    let near = reading.base.day_of(event).zip(told.single_day()).is_some_and(|(day, told)| (day - told).get_days().abs() <= SLIP);
    let past = reading.context.date.zip(told.single_day()).is_some_and(|(today, told)| told <= today.date());
    near && past && !is_held_again(reading.base, event)
}
