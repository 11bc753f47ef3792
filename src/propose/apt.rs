//! Apt: whether words fit the attribute that they are read for, whomever they are told of.

use super::whose::{covers, sentence, tokens_of};
use crate::claims::mention::Mention;
use crate::claims::{Claim, ClaimValue, Reading, bearer, occurrence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Attribute, AttributeId, EntityId, EntityKind, Slot, TermId, ValueType};
use crate::language::Marker;
use crate::values::{Spotted, Told, Value};
use std::ops::Range;

/// Whether the words tell the attribute.
pub(super) fn is_apt(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let kind = reading.base.entity(claim.subject).kind;
    match reading.base.attribute(claim.attribute).slot {
        Slot::Predicate => !is_thing(reading, claim, tokens) && !is_noun(reading, tokens) && !is_sentenced(reading, claim, tokens),
        Slot::Filler => !is_of_other_event(reading, claim) && !is_former(reading, claim) && is_fit(reading, claim),
        // « protégé le 5 mars »: a day told of what protects somebody is not since when.
        Slot::Since => is_since(reading, tokens.start),
        Slot::When => {
            let told = kind != EntityKind::Event || is_told_here(reading, claim, tokens);
            told && !is_of_where(reading, claim, tokens) && !is_plain_day(reading, claim)
        }
        Slot::Age => is_of_age(reading, claim),
        Slot::Count if kind == EntityKind::Person => !is_ahead_of(reading, claim, tokens),
        Slot::Count | Slot::Measure => !is_of_where(reading, claim, tokens),
        _ => true,
    }
}

/// « né à X le 3 mai »: the town where something happens is not what it befalls.
fn is_of_where(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let mut own = reading.mentions_in(sentence(reading, tokens.start)).filter(|mention| mention.entity == Some(claim.subject)).peekable();
    let led = |mention: &Mention| mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::There));
    reading.base.entity(claim.subject).kind == EntityKind::Place && own.peek().is_some() && own.all(led)
}

/// The event is told in the sentence of its day: a day told before may be another's.
fn is_told_here(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let here = sentence(reading, tokens.start);
    let attribute = reading.base.attribute(claim.attribute);
    !attribute.words.is_empty()
        || occurrence::of_event(reading, claim.subject)
            .iter()
            .any(|told| here.contains(&told.tokens.start) && !bearer::is_told_apart(reading, told.tokens.start, tokens.start))
}

/// « depuis », "since" right before a day.
fn is_since(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|at| reading.is(at, Marker::Since))
}

/// How well the words beside a figure tell which of several attributes of one kind it is: the desk's own word for it, a verb that governs it.
pub(super) fn sharpness(reading: &Reading<'_>, claim: &Claim) -> usize {
    let Attribute { own, slot, .. } = reading.base.attribute(claim.attribute);
    if !matches!(slot, Slot::Measure | Slot::Count) {
        return 0;
    }
    let tokens = tokens_of(reading, claim);
    let here = sentence(reading, tokens.start);
    let hits = || reading.hits_of(Cue::Attribute(claim.attribute)).filter(|hit| here.contains(&hit.tokens.start));
    let governs = |hit: &Hit| hit.verb && hit.tokens.end <= tokens.start && tokens.start - hit.tokens.end <= 1;
    if hits().any(governs) { 2 } else { usize::from(*own && hits().next().is_some()) }
}

/// « X, 81 ans, est mort »: beside a death an age is that of the death, and no other is.
fn is_of_age(reading: &Reading<'_>, claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let dies = |event: TermId| {
        let told = occurrence::of_subject(reading, claim.subject, event);
        told.iter().any(|told| here.contains(&told.tokens.start))
    };
    let event = reading.base.attribute(claim.attribute).event;
    let death = || reading.base.event_named("death");
    event.map_or_else(|| !death().is_some_and(dies), dies)
}

/// A day without an hour, of an attribute that has no words of its own: the date tells it.
fn is_plain_day(reading: &Reading<'_>, claim: &Claim) -> bool {
    let Attribute { own, words, event, .. } = reading.base.attribute(claim.attribute);
    let bare = *own && words.is_empty() && event.is_none();
    bare && matches!(&claim.value, ClaimValue::Plain(Value::Date(dates)) if dates.window.is_none_or(|window| window.part.is_some()))
}

/// « condamné à huit ans »: the words tell another attribute of the same person, with its value beside them.
fn is_sentenced(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let here = sentence(reading, tokens.start);
    let measured = |attribute: AttributeId| {
        let attribute = reading.base.attribute(attribute);
        attribute.slot == Slot::Measure && attribute.subject.contains(&EntityKind::Person)
    };
    let other = |hit: &Hit| matches!(hit.cue, Cue::Attribute(other) if other != claim.attribute && measured(other));
    let long = |spotted: &Spotted| spotted.tokens.start >= tokens.end && matches!(spotted.told, Told::Duration(_) | Told::Age(..));
    reading.base.attribute(claim.attribute).value != ValueType::YesNo
        && reading.hits_over(tokens.start).any(|hit| hit.verb && other(hit))
        && reading.values_in(here).any(long)
}

/// « l'ancienne compagne », « son ex-femme »: who was in the role, not who is.
fn is_former(reading: &Reading<'_>, claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let cues = reading.hits_of(Cue::Attribute(claim.attribute)).filter(|hit| here.contains(&hit.tokens.start));
    let ex = |at: usize| reading.tokens[at].is("ex") || reading.tokens[at].norm.starts_with("ex-");
    let former = |hit: &Hit| {
        let near = hit.tokens.start.saturating_sub(2)..hit.tokens.start;
        ex(hit.tokens.start) || near.into_iter().any(|at| ex(at) || reading.has(at, Marker::Former))
    };
    let mut cues = cues.peekable();
    reading.base.attribute(claim.attribute).slot == Slot::Filler && cues.peek().is_some() && cues.all(former)
}

/// "X told the court": whom news is told to or comes from is of the press.
fn is_fit(reading: &Reading<'_>, claim: &Claim) -> bool {
    const PRESS: [&str; 2] = ["outlet", "agency"];
    let ClaimValue::Entity(told) = claim.value else { return true };
    let media = reading.base.vocabulary_named("media").map(|id| reading.base.vocabulary(id));
    let names = &reading.base.entity(told).names;
    let listed = || media.is_some_and(|media| names.iter().any(|name| media.named(name).is_some()));
    let source = || reading.base.sources.iter().any(|source| names.iter().any(|name| source.names.contains(name)));
    !PRESS.contains(&&*reading.base.attribute(claim.attribute).name) || listed() || source()
}

/// « la venue au meeting de X »: the word for the role is itself the word for another event.
fn is_of_other_event(reading: &Reading<'_>, claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let cues = reading.hits_of(Cue::Attribute(claim.attribute)).filter(|hit| here.contains(&hit.tokens.start));
    let other = |hit: &Hit| {
        let own = |other: &Hit| matches!(other.cue, Cue::Called(entity) | Cue::EventOf(entity) if entity != claim.subject && is_event(reading, entity));
        reading.hits_over(hit.tokens.start).any(|other| other.tokens == hit.tokens && own(other))
    };
    let mut cues = cues.peekable();
    reading.base.attribute(claim.attribute).slot == Slot::Filler && cues.peek().is_some() && cues.all(other)
}

fn is_event(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.base.entity(entity).kind == EntityKind::Event
}

/// « père de deux enfants, X et Y »: who is named only after a figure is counted in it.
fn is_ahead_of(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let here = sentence(reading, tokens.start);
    let mut own = reading.mentions_in(here).filter(|mention| mention.entity == Some(claim.subject)).peekable();
    let person = reading.base.entity(claim.subject).kind == EntityKind::Person;
    person && own.peek().is_some() && own.all(|mention| mention.tokens.start >= tokens.end)
}

/// « les gardes du corps », « le meeting », « l'assassinat »: the words name somebody or something that is told of, or tell of an event itself.
fn is_thing(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let named = |hit: &Hit| matches!(hit.cue, Cue::Called(_) | Cue::Event(_) | Cue::EventOf(_)) && covers(&hit.tokens, tokens);
    // What an event's own words say of it: « l'ouverture de l'enquête ».
    let own = |hit: &Hit| hit.verb || matches!(hit.cue, Cue::Event(_)) && reading.base.attribute(claim.attribute).value == ValueType::YesNo;
    let mentioned = reading.mentions_over(tokens.start).any(|mention| covers(&mention.tokens, tokens));
    !reading.base.attribute(claim.attribute).own && mentioned
        || !reading.base.attribute(claim.attribute).own && reading.hits_over(tokens.start).any(|hit| named(hit) && !own(hit))
}

/// « la piste d'un crime »: a word that may be a verb, between an article and what it is of.
fn is_noun(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let verb = reading.hits_over(tokens.start).any(|hit| hit.verb && hit.tokens == *tokens);
    let article = || tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite) || reading.has(at, Marker::Indefinite));
    verb && tokens.len() == 1 && article() && reading.has(tokens.end, Marker::Genitive)
}
