//! Narrower: a figure of a margin, of a part of a place, of several together, of an hour before the last: not the one that a fact holds.

use super::scope::{is_gap, is_sourced};
use crate::claims::mood::is_saying;
use crate::claims::occurrence::is_of_outcome;
use crate::claims::segment::Segment;
use crate::claims::{Reading, Subject};
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind, ValueType};
use crate::language::{Lang, Marker};
use crate::text::tokens;
use crate::values::Told;
use std::ops::Range;

/// Whether a number, with the noun that it counts, tells less than the figure of the subject or more than its own.
pub(super) fn is_narrower(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>, noun: &Range<usize>) -> bool {
    is_margin(reading, subject, number, noun)
        || is_side(reading, subject, number, noun)
        || is_base(reading, subject, number)
        || is_among_several(reading, number)
        || is_of_district(reading, subject, number)
        || is_unfinished(reading, number)
        || is_yardstick(reading, number)
        || is_of_part_alone(reading, subject, number)
        || is_of_branch(reading, subject, number)
        || is_of_town(reading, subject, number)
}

/// « moins que les 26 sièges de X », "more than the 26 seats": what another figure is held against.
fn is_yardstick(reading: &Reading<'_>, number: &Range<usize>) -> bool {
    let article = number.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Definite));
    let than = article.and_then(|at| at.checked_sub(1)).filter(|at| reading.is(*at, Marker::Than));
    than.is_some_and(|than| (than.saturating_sub(3)..than).any(|at| reading.has(at, Marker::Degree)))
}

/// « battue de 74 voix », "won by 74 votes", « 74 voix d'avance »: how far apart two figures are; "by 402 votes to 291" tells both.
pub(super) fn is_margin(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>, noun: &Range<usize>) -> bool {
    let end = number.end.max(noun.end);
    let led = number.start.checked_sub(1).is_some_and(|at| match reading.context.lang {
        Lang::Fr => reading.has(at, Marker::Genitive) && is_free(reading, at) && is_after_outcome(reading, at),
        Lang::En => reading.has(at, Marker::By) && is_after_outcome(reading, at),
    });
    let change = reading.base.attribute(subject.attribute).change;
    !change && (is_gap(reading, &(number.start..end)) || led && !is_opposed(reading, end))
}

/// « 27 voix contre 6 »: of all the votes of an event, those of one side; of an assembly's, nobody's own.
fn is_side(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>, noun: &Range<usize>) -> bool {
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    let sentence = reading.sentences[reading.sentence_of(number.start)].tokens.clone();
    let assembly = || sentence.into_iter().any(|at| reading.is(at, Marker::Assembly));
    is_opposed(reading, number.end.max(noun.end)) && (event || assembly())
}

/// « contre 6 », "to 291": another figure is set against the one before a token.
fn is_opposed(reading: &Reading<'_>, end: usize) -> bool {
    reading.has(end, Marker::Against) && reading.values_over(end + 1).next().is_some()
}

/// A word for winning or losing, « adopté », "carried", stands before a token in its sentence.
fn is_after_outcome(reading: &Reading<'_>, at: usize) -> bool {
    let start = reading.sentences[reading.sentence_of(at)].tokens.start;
    let told = |cue: Cue| match cue {
        Cue::Attribute(id) => is_of_outcome(reading.base, id),
        // « adopté de 11 voix ».
        Cue::Term(vocabulary, _) => reading.base.vocabulary(vocabulary).name == "result",
        _ => false,
    };
    let outcome = reading.base.event_named("contest-result");
    let decided = (start..at).any(|at| reading.is(at, Marker::Deciding) || reading.is(at, Marker::Rejecting));
    decided || reading.hits_in(start..at).any(|hit| told(hit.cue) || outcome.is_some_and(|event| reading.tells(hit.cue, event)))
}

/// No noun stands right before a preposition, of which the figure would be: « un score de 6 412 voix ».
fn is_free(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| !reading.tokens[before].is_word() || reading.is_verb(before) || reading.values_over(before).next().is_some())
}

/// « Des 35 sièges, la liste … », "Of the 35 seats, …": the whole of which what somebody has is a part.
fn is_base(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>) -> bool {
    let start = reading.sentences[reading.sentence_of(number.start)].tokens.start;
    let lead = start..number.start;
    let kinds = [Marker::Genitive, Marker::Among, Marker::OutOf];
    let opened = (1..=2).contains(&lead.len()) && kinds.iter().any(|kind| reading.has(start, *kind));
    let one = matches!(reading.base.entity(subject.entity).kind, EntityKind::Group | EntityKind::Person);
    opened && one && lead.skip(1).all(|at| reading.has(at, Marker::Definite)) || is_shared_out(reading, number)
}

/// « la quasi-totalité des 1 240 habitants », "half of the 84 passengers": the whole of which a share is told.
fn is_shared_out(reading: &Reading<'_>, number: &Range<usize>) -> bool {
    let light =
        |at: &usize| reading.has(*at, Marker::Definite) || reading.has(*at, Marker::Genitive) || reading.has(*at, Marker::Contracted);
    let lead = (0..number.start).rev().take_while(light).last().filter(|at| reading.has(*at, Marker::Genitive));
    lead.and_then(|at| at.checked_sub(1)).is_some_and(|at| reading.is(at, Marker::Fraction))
}

/// « emploie 900 personnes en Roumanie », "In Asia alone, … cut 600 jobs": what a body has in a place that isn't its own.
fn is_of_branch(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>) -> bool {
    let record = reading.base.entity(subject.entity);
    let corporate = record.kind.is_corporate();
    let own = |at: usize| {
        reading
            .mentions_over(at)
            .any(|mention| mention.entity.is_some_and(|entity| record.of.contains(&entity) || entity == subject.entity))
            || record.names.iter().any(|name| tokens(name).iter().any(|word| word.capital && word.bare == reading.tokens[at].bare))
    };
    let foreign = |at: usize| reading.is(at, Marker::Region) || reading.places.iter().any(|place| place.start == at);
    let there = |at: usize| {
        let place = at + 1 + usize::from(reading.has(at + 1, Marker::Definite));
        reading.has(at, Marker::There) && foreign(place) && !own(place) && !is_sourced(reading, subject, place)
    };
    let behind = (number.end..(number.end + BRANCH).min(reading.tokens.len())).take_while(|at| reading.tokens[*at].is_word());
    let share = reading.base.attribute(subject.attribute).value == ValueType::Percentage;
    let opened = |at: usize| there(at) && !is_of_deed(reading, number, at);
    corporate && (behind.into_iter().any(there) || !share && opening(reading, number).into_iter().any(opened))
}

/// « En Pologne, … », « Rien qu'en Pologne, … »: where a place may open a sentence; what a verb opens is where somebody met or spoke.
fn opening(reading: &Reading<'_>, number: &Range<usize>) -> Vec<usize> {
    let start = reading.sentences[reading.sentence_of(number.start)].tokens.start;
    let opening = start..(start + OPENING).min(number.start);
    opening.take_while(|at| *at == start || reading.is_marked(*at - 1) && !reading.is_verb(*at - 1)).collect()
}

/// « À Paris jeudi, », « À Lyon, Orvanne a annoncé »: where something was said or done, not what a body has there.
fn is_of_deed(reading: &Reading<'_>, number: &Range<usize>, place: usize) -> bool {
    let dated = reading.values_in(place..number.start).any(|spotted| matches!(spotted.told, Told::When(_)));
    dated || (place..number.start).any(|at| is_saying(reading, at))
}

/// How many words behind a number its place may stand.
const BRANCH: usize = 4;

/// Among how many words a place may open a sentence.
const OPENING: usize = 3;

/// « À Trou, la participation a été de 33 % », "in Hole, turnout was 33%": an event's share in a place where the desk doesn't have it happen.
fn is_of_town(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>) -> bool {
    let base = reading.base;
    let record = base.entity(subject.entity);
    let share = base.attribute(subject.attribute).value == ValueType::Percentage;
    let known = |entity: EntityId| record.of.contains(&entity) || base.places_of(subject.entity).any(|place| place == entity);
    let own = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some_and(known));
    let place = |entity: EntityId| base.entity(entity).kind == EntityKind::Place;
    let town = |at: usize| {
        reading.places.iter().any(|place| place.start == at)
            || reading.mentions_over(at).any(|mention| mention.tokens.start == at && mention.entity.is_some_and(place))
    };
    let sentence = &reading.sentences[reading.sentence_of(number.start)];
    let opens = |at: usize| reading.has(at, Marker::There) && town(at + 1) && !own(at + 1);
    let opened = |segment: &Segment| opens(segment.tokens.start) || opens(segment.tokens.start + 1);
    let before = sentence.segments.iter().take_while(|segment| segment.tokens.start < number.start);
    record.kind == EntityKind::Event && share && before.into_iter().any(opened)
}

/// « Pour les seuls vignobles », "for the vineyards alone": the figure of a part that is named.
fn is_of_part_alone(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(number.start)].tokens.clone();
    let own = |at: usize| (at..at + 6).any(|at| reading.mentions_over(at).any(|mention| mention.entity == Some(subject.entity)));
    (sentence.start..number.start).any(|at| reading.is(at, Marker::Alone) && !own(at))
}

/// « À eux deux, X et Y ont réuni 12 750 voix »: nobody's own.
fn is_among_several(reading: &Reading<'_>, number: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(number.start)].tokens.clone();
    sentence.into_iter().any(|at| reading.is(at, Marker::Together))
}

/// « Dans le seul bureau des Tanneries », "at the polling station": told of a part of the place, where the subject is no such part.
fn is_of_district(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(number.start)].tokens.clone();
    let named = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some());
    let place = reading.base.entity(subject.entity).kind == EntityKind::Place;
    !place && (sentence.start..number.start).any(|at| reading.is(at, Marker::District) && !named(at))
}

/// « À la mi-journée, 27 % », "12 so far": there is more to come.
fn is_unfinished(reading: &Reading<'_>, number: &Range<usize>) -> bool {
    let clause = reading.sentences[reading.sentence_of(number.start)].clause(number.start);
    clause.into_iter().any(|at| reading.is(at, Marker::Unfinished))
}
