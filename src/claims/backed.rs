//! A thing of the desk told of with what the desk knows of it: « la collision … 180 pompiers », "the crash happened at 7.42".
//!
//! Neither its noun nor the figure beside it fits the desk's thing alone; together, in the days of the story, they do.

use super::about::is_introduced;
use super::again::is_held_again;
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, EntityId, EntityKind, FactId, Group, ValueType};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Token, sentences};
use crate::values::{Spotted, Told, When};
use std::ops::Range;

/// Whether a sentence tells of one of the desk's events, things or cases, a determiner before it, beside words or a date of what the
/// desk holds of it.
pub(super) fn is_backed(base: &Base, tokens: &[Token], hits: &[Hit], values: &[Spotted], lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let ranges = sentences(tokens, &|word| markers.has(word, Marker::Abbreviation));
    ranges.iter().filter(|range| !is_of_another_time(tokens, range, markers)).any(|range| {
        let inside = |tokens: &Range<usize>| range.start <= tokens.start && tokens.end <= range.end;
        let here: Vec<&Hit> = hits.iter().filter(|hit| inside(&hit.tokens)).collect();
        let told = here
            .iter()
            .filter(|hit| is_introduced(tokens, hit.tokens.start, lang) && !is_of_stranger(base, tokens, hit, hits, values, markers));
        let mut things = told.filter_map(|hit| Some((thing(base, hit)?, &hit.tokens)));
        things.any(|(thing, noun)| {
            let again = is_held_again(base, thing);
            let apart = |hit: &&&Hit| hit.tokens.end <= noun.start || noun.end <= hit.tokens.start;
            let dated = || !again && is_dated(base, thing) && values.iter().any(|value| inside(&value.tokens) && is_date(&value.told));
            here.iter().filter(apart).any(|hit| is_of(base, thing, hit.cue) && (!again || is_own(base, hit.cue))) || dated()
        })
    })
}

/// « la manifestation contre la réforme »: what a preposition behind the noun leads to is none of the desk's, and no date.
fn is_of_stranger(base: &Base, tokens: &[Token], noun: &Hit, hits: &[Hit], values: &[Spotted], markers: &Markers) -> bool {
    let has = |at: usize, kinds: &[Marker]| tokens.get(at).is_some_and(|token| kinds.iter().any(|kind| markers.has(&token.norm, *kind)));
    let link = noun.tokens.end;
    let next = link + 1 + usize::from(has(link + 1, &[Marker::Definite]));
    let called = |hit: &Hit| matches!(hit.cue, Cue::Called(_) | Cue::EventOf(_)) && hit.tokens.start == next;
    let valued = |value: &Spotted| (link..=next).contains(&value.tokens.start);
    let known = || hits.iter().any(called) || values.iter().any(valued) || !base.names_at(tokens, next).is_empty();
    has(link, &[Marker::Preposition, Marker::Genitive]) && !known()
}

/// A word that the desk itself has for what it holds: it fits its story, and few others.
fn is_own(base: &Base, cue: Cue) -> bool {
    match cue {
        Cue::Attribute(attribute) => base.attribute(attribute).own,
        Cue::Fact(_) | Cue::EventOf(_) => true,
        _ => false,
    }
}

/// « la prochaine collision », "had met", "again": another of the kind.
fn is_of_another_time(tokens: &[Token], sentence: &Range<usize>, markers: &Markers) -> bool {
    let kinds = [Marker::PastAuxiliary, Marker::Bygone, Marker::Again, Marker::Before];
    sentence.clone().any(|at| markers.at(tokens, at).any(|(marker, _)| kinds.contains(&marker)))
}

/// What a noun of the desk's own tells, no person, group or place: these answer to words that fit many.
fn thing(base: &Base, hit: &Hit) -> Option<EntityId> {
    let described = |entity: EntityId| matches!(base.entity(entity).kind, EntityKind::Event | EntityKind::Object | EntityKind::Case);
    match hit.cue {
        Cue::Called(entity) | Cue::EventOf(entity) if !hit.verb && described(entity) => Some(entity),
        _ => None,
    }
}

/// A word of an attribute that the desk holds of the thing, of one of its facts, or of what it takes part in.
fn is_of(base: &Base, thing: EntityId, cue: Cue) -> bool {
    let holds = |of: &dyn Fn(&Group) -> bool| base.groups_of(thing).any(of);
    match cue {
        Cue::Attribute(attribute) => holds(&|group| group.attribute == attribute),
        Cue::Fact(fact) => holds(&|group| group.facts.contains(&fact)),
        Cue::EventOf(event) => base.entity(event).of.contains(&thing),
        _ => false,
    }
}

/// Whether the desk knows the thing's day.
fn is_dated(base: &Base, thing: EntityId) -> bool {
    let date = |fact: &FactId| base.attribute(base.fact(*fact).attribute).value == ValueType::Date;
    base.groups_of(thing).flat_map(|group| &group.facts).any(date)
}

fn is_date(told: &Told) -> bool {
    matches!(told, Told::When(When::At(moment)) if moment.day.is_some())
}
