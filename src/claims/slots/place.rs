//! Places: where the event happened.

use super::adjunct::{is_dated_otherwise, is_denied, is_of_undone, occurrences, places};
use super::venue;
use crate::claims::bearer::is_told_apart;
use crate::claims::mention::Mention;
use crate::claims::occurrence::Occurrence;
use crate::claims::owner::owns;
use crate::claims::segment::{Opener, Segment};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityKind, FactValue};
use crate::language::Marker;
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

/// Where the event happened: a place after « à », « dans », "in", "at", "from".
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let told = occurrences(reading, subject);
    let venues = if told.is_empty() { Vec::new() } else { venue::others(reading, subject) };
    for occurrence in told.iter() {
        let inside = |tokens: &Range<usize>| venues.iter().any(|(_, venue)| venue.start <= tokens.start && tokens.end <= venue.end);
        let apart = places(reading).into_iter().filter(|(_, tokens)| !inside(tokens));
        for (value, tokens) in apart.chain(venues.iter().cloned()) {
            let compound = is_compound(reading, subject, occurrence, &tokens);
            if (compound || owns(reading, occurrence, &tokens))
                && (compound || is_located(reading, tokens.start) || is_led_to(reading, subject, tokens.start))
                && !is_own_place(reading, subject, &value)
                && !is_of_clock(reading, &tokens)
                && !is_of_part(reading, &tokens)
                && !is_bound_for(reading, &tokens)
                && !is_left(reading, subject, occurrence, tokens.start)
                && !is_route(reading, &tokens)
                && !is_origin_of_others(reading, occurrence, &tokens)
                && !is_of_main_clause(reading, occurrence, &tokens)
                && !is_of_undone(reading, occurrence, &tokens)
                && !is_dated_otherwise(reading, subject, occurrence)
            {
                let mut claim = Claim::of(reading, subject, value, &tokens);
                claim.negated = is_denied(reading, occurrence, &tokens);
                out.push(claim);
            }
        }
    }
}

/// "the Lyon-based bank": the place is joined to the word that tells it, and the subject follows.
fn is_compound(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence, place: &Range<usize>) -> bool {
    let Range { start, end } = occurrence.tokens;
    // "Lyon-based Trou investors": the name only tells whose.
    let last = |end: usize| reading.tokens.get(end).is_none_or(|token| !token.is_word() || reading.is_marked(end) || reading.is_verb(end));
    let own = || {
        let named = |mention: &Mention| mention.tokens.start == end && mention.entity == Some(subject.entity);
        reading.mentions.iter().any(|mention| named(mention) && last(mention.tokens.end))
    };
    place.end == start && reading.tokens[start].glued && own()
}

/// What the event is of tells which event, not where it led: « les évacués de Trou », unless a fact has it so.
fn is_own_place(reading: &Reading<'_>, subject: &Subject<'_>, value: &ClaimValue) -> bool {
    let ClaimValue::Entity(place) = value else { return false };
    let given = |value: &FactValue| *value == FactValue::Entity(*place);
    let told = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is).any(given);
    reading.base.entity(subject.entity).of.contains(place) && !told
}

/// « Il était 8 h 17 à Paris quand … », "2pm in London": where it is that time.
fn is_of_clock(reading: &Reading<'_>, place: &Range<usize>) -> bool {
    let time = |spotted: &Spotted| matches!(spotted.told.resolve(&Anchor::default()), Some(Value::Time(_)));
    let clock = place.start.checked_sub(2).and_then(|at| reading.values_over(at).find(|spotted| time(spotted)));
    clock.is_some_and(|clock| clock.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Copula)))
}

/// « 350 postes, dont 286 à X »: where a part of a figure is.
fn is_of_part(reading: &Reading<'_>, place: &Range<usize>) -> bool {
    let number = place.start.checked_sub(2).filter(|at| reading.values_over(*at).next().is_some());
    number.is_some_and(|at| (at.saturating_sub(2)..at).any(|at| reading.is(at, Marker::Parts)))
}

/// « en direction de X », "bound for X": not where it happened, but where it leads.
fn is_bound_for(reading: &Reading<'_>, place: &Range<usize>) -> bool {
    let near = place.start.saturating_sub(4)..place.start;
    near.into_iter().any(|at| reading.is(at, Marker::Bound) && (at..place.start).all(|at| reading.tokens[at].is_word()))
}

/// « évacué de X vers Y », "moved from X": where somebody was led from, where the attribute's own words tell where to; « dans un gymnase de
/// X » is there.
fn is_left(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence, place: usize) -> bool {
    let led = !reading.base.attribute(subject.attribute).words.is_empty() && occurrence.verb;
    let before =
        (occurrence.tokens.end..place).rev().take(2).find(|at| !reading.has(*at, Marker::Definite) || reading.has(*at, Marker::Contracted));
    let determined = |at: usize| [Marker::Indefinite, Marker::Definite, Marker::Possessive].iter().any(|kind| reading.has(at, *kind));
    let noun = |of: usize| of >= occurrence.tokens.end + 2 && determined(of - 2) && reading.values_over(of - 1).next().is_none();
    let from = |at: usize| {
        let of = reading.tokens[at].is_any(&["de", "d'", "du", "des"]) && !noun(at);
        of || reading.tokens[at].is_any(&["depuis", "from", "hors"])
    };
    led && before.is_some_and(from)
}

/// "in X, where people choose a successor to Y, who lost his seat when he was jailed": what a relative clause tells took place elsewhere.
fn is_of_main_clause(reading: &Reading<'_>, occurrence: &Occurrence, place: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(place.start)];
    let (from, to) = (sentence.segment_of(place.start), sentence.segment_of(occurrence.tokens.start));
    let relative = |segment: &&Segment| segment.opener == Opener::Relative;
    let last = if from < to { sentence.segments[from + 1..=to].iter().rfind(relative) } else { None };
    // « à X, où », « C'est à X que »: what the clause is of is the place.
    let of_somebody = |segment: &Segment| reading.tokens[segment.tokens.start].is_any(&["qui", "who", "which", "that", "dont", "whose"]);
    occurrence.verb && last.map_or_else(|| is_told_apart(reading, occurrence.tokens.start, place.start), of_somebody)
}

/// « relie X à Y »: right behind another place, where something leads.
fn is_route(reading: &Reading<'_>, place: &Range<usize>) -> bool {
    let from = place.start.checked_sub(1).filter(|at| reading.tokens[*at].is_any(&["à", "to"]));
    let named = |at: usize| {
        let kind = |mention: &Mention| mention.entity.is_some_and(|entity| reading.base.entity(entity).kind == EntityKind::Place);
        reading.mentions_over(at).any(kind) || reading.places.iter().any(|place| place.contains(&at))
    };
    from.and_then(|at| at.checked_sub(1)).is_some_and(named)
}

/// "students from X": a noun that isn't what is told comes from there.
fn is_origin_of_others(reading: &Reading<'_>, occurrence: &Occurrence, place: &Range<usize>) -> bool {
    let Some(from) = place.start.checked_sub(1).filter(|at| reading.tokens[*at].is("from")) else { return false };
    let noun = |at: usize| {
        let token = &reading.tokens[at];
        token.is_word() && !reading.is_marked(at) && !reading.is_verb(at) && !occurrence.tokens.contains(&at)
    };
    !occurrence.tokens.contains(&from) && from.checked_sub(1).is_some_and(noun)
}

/// « évacués vers X », "taken to X": where the attribute's own words tell that someone was led there.
fn is_led_to(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let told = !reading.base.attribute(subject.attribute).words.is_empty();
    told && at.checked_sub(1).is_some_and(|before| reading.is(before, Marker::Towards))
}

/// A preposition of place stands right before.
fn is_located(reading: &Reading<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(2)..at).rev();
    for before in near {
        if reading.tokens[before].is_any(&["à", "au", "aux", "dans", "en", "in", "at", "sur", "près", "d'", "from", "de", "hors"]) {
            return !(reading.is(before, Marker::Genitive) && (ends_title(reading, before) || ends_anybody(reading, before)));
        }
        if !reading.has(before, Marker::Definite) {
            return false;
        }
    }
    false
}

/// « par un chirurgien de Trou »: somebody who is brought in comes from there.
fn ends_anybody(reading: &Reading<'_>, of: usize) -> bool {
    let noun = of.checked_sub(1).filter(|noun| !reading.hits_over(*noun).any(|hit| matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_))));
    let article = noun.and_then(|noun| noun.checked_sub(1)).filter(|at| reading.tokens[*at].is_any(&["un", "une", "a", "an"]));
    article
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|at| reading.is(at, Marker::By) || reading.tokens[at].is_any(&["par", "by", "avec", "with"]))
}

/// « ancien maire de la ville »: the place is what a title is of.
fn ends_title(reading: &Reading<'_>, of: usize) -> bool {
    let title = |hit: &Hit| matches!(hit.cue, Cue::Term(..) | Cue::Called(_)) && !hit.verb && hit.tokens.end == of;
    let event = |hit: &Hit| matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)) && hit.tokens.end == of;
    reading.hits.iter().any(title) && !reading.hits.iter().any(event)
}
