//! Sides: which of those that an event is of won or lost it: « X a remporté le match contre Y », "X won in the final".

use super::adjunct::{is_cue, occurrences};
use super::scope;
use crate::claims::mention::Mention;
use crate::claims::mood::is_negated;
use crate::claims::{Claim, ClaimValue, Reading, Subject, occurrence};
use crate::facts::index::Hit;
use crate::facts::{EntityId, FactValue};
use crate::language::Marker;
use crate::language::inflect::Mood;
use crate::values::{Anchor, Dates, Value};
use std::ops::Range;

/// How many words may stand between the verb and the event that is its object.
const REACH: usize = 5;

/// Whether the facts give the role to one of those whom the event is of.
pub(super) fn is_side(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    let of = &reading.base.entity(subject.entity).of;
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    of.len() > 1 && values.into_iter().any(|value| matches!(value, FactValue::Entity(entity) if of.contains(entity)))
}

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let told = |hit: &&Hit| hit.verb && is_cue(reading, hit.cue, subject) && is_done(reading, hit);
    for hit in reading.hits.iter().filter(told) {
        if !is_of_event(reading, subject, hit) || is_another_time(reading, subject, &hit.tokens) {
            continue;
        }
        // « X n'a pas battu Y par hasard »: a manner is denied, not the event.
        if let Some((side, tokens)) = doer(reading, subject, hit).filter(|_| !is_negated(reading, &hit.tokens, true)) {
            out.push(Claim::of(reading, subject, ClaimValue::Entity(side), &tokens));
        }
    }
}

/// Told as done: not what one hopes to do, nor what befalls one.
fn is_done(reading: &Reading<'_>, hit: &Hit) -> bool {
    occurrence::is_active(reading, hit) && hit.forms.iter().any(|form| form.mood != Mood::Infinitive)
}

/// The event is the verb's object, or the verb has none and the sentence names the event: "won the toss" is another thing.
fn is_of_event(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let end = hit.tokens.end;
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)].tokens;
    let light = |at: usize| reading.is_marked(at) || reading.tokens[at].is("'s") || reading.values_over(at).next().is_some();
    let told = occurrences(reading, subject);
    let near = |start: usize| end <= start && start <= end + REACH && (end..start).all(light);
    // « X a battu Y »: the other side is the object, and the verb itself tells of the event.
    let of = &reading.base.entity(subject.entity).of;
    let side = |mention: &Mention| mention.entity.is_some_and(|entity| of.contains(&entity)) && near(mention.tokens.start);
    let opposed = || told.iter().any(|event| event.tokens == hit.tokens) && reading.mentions_in(sentence.clone()).any(side);
    told.iter().any(|event| sentence.contains(&event.tokens.start) && near(event.tokens.start)) || opposed()
}

/// The time told in the sentence is not the event's.
pub(super) fn is_another_time(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let day = reading.base.day_of(subject.entity).map(Dates::day);
    let other = |value: Value| matches!(value, Value::Date(dates) if day.is_none_or(|day| Value::Date(day).relation(&Value::Date(dates)) == crate::values::Relation::Disjoint));
    scope::is_bygone(reading, tokens) || reading.values_in(sentence).filter_map(|spotted| spotted.told.resolve(&anchor)).any(other)
}

/// The side right before the verb, ungoverned, its helpers between.
fn doer(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> Option<(EntityId, Range<usize>)> {
    let of = &reading.base.entity(subject.entity).of;
    let start = hit.tokens.start;
    let mention = reading
        .mentions
        .iter()
        .rfind(|mention| mention.tokens.end <= start && reading.sentence_of(mention.tokens.start) == reading.sentence_of(start))?;
    let governed = mention.tokens.start.checked_sub(1).is_some_and(|at| {
        reading.has(at, Marker::Preposition) || reading.has(at, Marker::Definite) && at > 0 && reading.has(at - 1, Marker::Preposition)
    });
    let helper = |at: usize| reading.has(at, Marker::Auxiliary) || reading.has(at, Marker::Adverb) || reading.is(at, Marker::Negation);
    let side = mention.entity.filter(|entity| of.contains(entity))?;
    let next = (mention.tokens.end..start).all(helper);
    (!governed && next && mention.by == crate::claims::mention::By::Name).then(|| (side, mention.tokens.clone()))
}
