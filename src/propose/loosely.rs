//! What is told of a thing by the words that it is called by, however they are led: « une enquête ouverte », "Tracker never found".
//!
//! A draft has to say which investigation it means; the texts of a desk with one are about that one.

use super::readings::{Told, certainty_at, says};
use super::terms::is_best;
use super::whose::is_broad;
use crate::archive::Text;
use crate::claims::mood::{is_negated, stance_of};
use crate::claims::{Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, Base, EntityId, EntityKind, FactValue, Slot, TermRef, ValueType};
use crate::language::Marker;
use crate::values::Value;
use std::ops::Range;

/// How far from the words for an event what is told of it may stand.
const NEAR: usize = 4;

/// The investigation and the thing of a desk that has one: texts needn't say which they mean.
pub(super) fn sole(base: &Base) -> Vec<EntityId> {
    let of_kind = |kind: EntityKind| {
        let mut all = base.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind).map(|(at, _)| EntityId(at as u32));
        all.next().filter(|_| all.next().is_none())
    };
    [EntityKind::Case, EntityKind::Object].into_iter().filter_map(of_kind).collect()
}

/// What a paragraph tells of things by what they are called: of those of which there is one, and of the events that it calls by their words.
pub(super) fn find(text: &Text, reading: &Reading<'_>, sole: &[EntityId]) -> Vec<Told> {
    let called = reading.hits.iter().filter_map(|hit| match hit.cue {
        Cue::Called(entity) if reading.base.entity(entity).kind == EntityKind::Event => Some(entity),
        _ => None,
    });
    let mut things: Vec<EntityId> = called.chain(sole.iter().copied()).collect();
    things.sort_unstable();
    things.dedup();
    let attributes = || (0..reading.base.attributes.len()).map(|at| AttributeId(at as u32));
    let pairs = things.iter().flat_map(|thing| attributes().map(move |attribute| (*thing, attribute)));
    pairs
        .filter(|(thing, attribute)| is_said_of(reading, *thing, *attribute))
        .flat_map(|(thing, id)| of(text, reading, thing, id))
        .collect()
}

fn is_said_of(reading: &Reading<'_>, entity: EntityId, id: AttributeId) -> bool {
    let attribute = reading.base.attribute(id);
    let kind = reading.base.entity(entity).kind;
    let told = attribute.slot == Slot::Predicate
        && attribute.event.is_none()
        && attribute.vocabulary.is_some()
        && attribute.value != ValueType::Set;
    told && attribute.subject.contains(&kind)
        && (attribute.own || attribute.subject.first() == Some(&kind))
        && !is_broad(reading, id, entity)
}

fn of(text: &Text, reading: &Reading<'_>, entity: EntityId, id: AttributeId) -> Vec<Told> {
    let attribute = reading.base.attribute(id);
    let subject = Subject { entity, attribute: id, facts: &[] };
    let found = reading.hits.iter().filter_map(|hit| match hit.cue {
        Cue::Term(vocabulary, term) if attribute.vocabulary == Some(vocabulary) => {
            Some((hit, TermRef { vocabulary, term, of: None, former: false }))
        }
        _ => None,
    });
    let here = found.filter(|(hit, _)| {
        is_best(reading, hit) && !is_spoken(reading, hit) && is_cued(reading, &subject, hit) && is_near(reading, &subject, hit)
    });
    here.filter_map(|(hit, term)| {
        let negated = is_negated(reading, &hit.tokens, hit.verb);
        let value = if attribute.value == ValueType::YesNo {
            let yes = reading.base.vocabulary(term.vocabulary).get(term.term).id == "yes";
            FactValue::Plain(Value::YesNo(yes != negated))
        } else if negated {
            return None;
        } else {
            FactValue::Term(term)
        };
        let certainty = certainty_at(reading, &stance_of(reading, &hit.tokens, &subject), hit.tokens.start)?;
        Some(Told {
            entity,
            attribute: id,
            value,
            with: Vec::new(),
            says: says(text, reading, reading.sentence_of(hit.tokens.start), certainty),
        })
    })
    .collect()
}

/// Inside quotation marks that no preposition leads to: « pour "association de malfaiteurs" » quotes a term, nobody.
fn is_spoken(reading: &Reading<'_>, hit: &Hit) -> bool {
    let quote = reading.quotes.iter().find(|quote| quote.tokens.contains(&hit.tokens.start));
    let led = |at: usize| at.checked_sub(2).is_some_and(|before| reading.has(before, Marker::Preposition));
    reading.is_quoted(hit.tokens.start) && !quote.is_some_and(|quote| led(quote.tokens.start))
}

/// One of the attribute's words stands in the sentence, if it has any.
fn is_cued(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let sentence = sentence(reading, hit);
    reading.base.attribute(subject.attribute).words.is_empty() || reading.own_hits(subject).any(|cue| sentence.contains(&cue.tokens.start))
}

/// What it is called stands in the sentence, of an event right beside; the desk's own words for what it asks of one thing will do.
fn is_near(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    let sentence = sentence(reading, hit);
    let apart = |other: &Hit| other.tokens.end <= hit.tokens.start || hit.tokens.end <= other.tokens.start;
    let beside = |other: &Hit| !event || other.tokens.start <= hit.tokens.end + NEAR && hit.tokens.start <= other.tokens.end + NEAR;
    let cued = |other: &Hit| reading.own_hits(subject).any(|cue| cue.tokens == other.tokens);
    let called = reading.hits.iter().any(|other| {
        other.cue == Cue::Called(subject.entity)
            && sentence.contains(&other.tokens.start)
            && (event || apart(other))
            && beside(other)
            && (!event || cued(other))
    });
    let attribute = reading.base.attribute(subject.attribute);
    called || !event && attribute.own && !attribute.words.is_empty()
}

fn sentence(reading: &Reading<'_>, hit: &Hit) -> Range<usize> {
    reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone()
}
