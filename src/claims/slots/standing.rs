//! Standing: a term told through a noun or verb of belonging: « candidate d'une union », « porte les couleurs des Verts ».

use super::adjunct::{anchor, terms};
use super::title::{claim, former};
use crate::claims::occurrence::patient;
use crate::claims::{Claim, Reading, Subject, bearer};
use crate::facts::VocabularyId;
use crate::facts::index::Hit;
use crate::language::Marker;
use crate::values::{Dates, Tense, Value};
use std::ops::Range;

/// How many words may stand between the word of belonging and what one belongs to.
const REACH: usize = 6;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, vocabulary: VocabularyId, out: &mut Vec<Claim>) {
    for hit in reading.own_hits(subject).filter(|hit| is_said_of(reading, subject, hit)) {
        if let Some((term, tokens)) = terms(reading, vocabulary).find(|(_, tokens)| is_governed(reading, hit, tokens)) {
            let mut claim = claim(reading, subject, term, &tokens);
            claim.negated |= crate::claims::mood::is_negated(reading, &hit.tokens, hit.verb);
            claim.past |= hit.verb && is_past(hit) || former(reading, &hit.tokens).is_some();
            let joins = hit.verb && reading.has(hit.tokens.start, Marker::Joining);
            claim.period = joins.then(|| day(reading, hit)).flatten();
            // Whoever joined something one day may have left it since.
            if !joins || claim.period.is_some() {
                out.push(claim);
            }
        }
    }
}

/// The one time that the sentence tells.
fn day(reading: &Reading<'_>, hit: &Hit) -> Option<Dates> {
    let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
    let mut told = reading.values_in(sentence).filter_map(|spotted| match spotted.told.resolve(&anchor(reading, None, Tense::Past)) {
        Some(Value::Date(dates)) => Some(dates),
        _ => None,
    });
    told.next().filter(|_| told.next().is_none())
}

/// Whether the word of belonging is said of the subject: its verb's subject, or who the noun is apposed to.
fn is_said_of(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let whose = if hit.verb { patient(reading, hit) } else { bearer::of(reading, &hit.tokens) };
    whose.is_some_and(|mention| mention.entity == Some(subject.entity)) && !reading.is_quoted(hit.tokens.start)
}

/// Nothing but small words and places stand between, in one segment: « candidat à Trou sur une liste d'union ».
fn is_governed(reading: &Reading<'_>, hit: &Hit, term: &Range<usize>) -> bool {
    // « conduit une liste de droite »: the term may begin inside the phrase.
    if hit.tokens.contains(&term.start) && term.end > hit.tokens.end {
        return true;
    }
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(hit.tokens.start)].tokens;
    let between = hit.tokens.end..term.start;
    let small = |at: usize| {
        [Marker::Definite, Marker::Indefinite, Marker::Genitive].iter().any(|kind| reading.has(at, *kind))
            || is_placed(reading, at)
            || is_dated(reading, at)
    };
    term.start >= hit.tokens.end && segment.contains(&term.start) && between.len() <= REACH && between.into_iter().all(small)
}

/// « a rejoint en 1994 le parti »: a date, or the preposition before it.
fn is_dated(reading: &Reading<'_>, at: usize) -> bool {
    let value = |at: usize| reading.values_over(at).next().is_some();
    value(at) || reading.has(at, Marker::Preposition) && value(at + 1)
}

/// A place, or the preposition before it.
fn is_placed(reading: &Reading<'_>, at: usize) -> bool {
    let place = |at: usize| reading.places.iter().any(|place| place.contains(&at)) || reading.mentions_over(at).next().is_some();
    place(at) || reading.has(at, Marker::Preposition) && place(at + 1)
}

/// « portait les couleurs »: what somebody was.
fn is_past(hit: &Hit) -> bool {
    use crate::language::inflect::{Mood, Tense};
    hit.forms.iter().all(|form| form.mood == Mood::Indicative && !matches!(form.tense, Tense::Present | Tense::Future))
}
