//! What an adjunct belongs to: the verb or event noun that a date, a place or a duration tells about.

use super::bearer::is_finite;
use super::occurrence::Occurrence;
use super::reading::Reading;
use super::segment::{Opener, Sentence};
use crate::facts::index::Cue;
use std::ops::Range;

/// Whether the adjunct tells of the occurrence and of nothing nearer.
#[must_use]
pub fn owns(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let here = reading.sentence_of(occurrence.tokens.start);
    if here != reading.sentence_of(adjunct.start) {
        return false;
    }
    if let Some(noun) = hugged(reading, adjunct) {
        return noun == occurrence.tokens;
    }
    let sentence = &reading.sentences[here];
    match governor(reading, sentence, adjunct) {
        Some(verb) if occurrence.tokens.contains(&verb) => true,
        Some(verb) => !occurrence.verb && is_light(reading, verb) && same_clause(sentence, verb, occurrence.tokens.start),
        None => true,
    }
}

/// An event noun that touches the adjunct: « l'exfiltration de jeudi », "Thursday's evacuation".
fn hugged(reading: &Reading<'_>, adjunct: &Range<usize>) -> Option<Range<usize>> {
    let link = |at: usize| reading.tokens[at].is_any(&["de", "d'", "du", "of", "'s", "ce", "le", "l'", "cet", "on", "this"]);
    let nouns = reading.hits.iter().filter(|hit| !hit.verb && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)));
    let after = |noun: &Range<usize>| noun.end <= adjunct.start && adjunct.start - noun.end <= 2 && (noun.end..adjunct.start).all(link);
    let genitive = |noun: &Range<usize>| {
        adjunct.end <= noun.start && noun.start - adjunct.end <= 2 && reading.tokens.get(adjunct.end).is_some_and(|token| token.is("'s"))
    };
    let tight = |noun: &Range<usize>| after(noun) && reading.tokens[noun.end..adjunct.start].iter().any(|token| token.is_any(&["de", "d'", "du", "of"]));
    nouns.map(|hit| hit.tokens.clone()).find(|noun| tight(noun) || genitive(noun))
}

/// The verb that governs a token: in its segment the nearest before it, else the nearest after;
/// from a verbless segment the verb of the segment it leans on.
fn governor(reading: &Reading<'_>, sentence: &Sentence, adjunct: &Range<usize>) -> Option<usize> {
    let here = sentence.segment_of(adjunct.start);
    let own = &sentence.segments[here];
    let verbs = |index: usize| sentence.segments[index].verbs.iter().copied();
    if let Some(before) = verbs(here).rfind(|verb| *verb < adjunct.start) {
        return Some(before);
    }
    if let Some(after) = verbs(here).find(|verb| *verb >= adjunct.end) {
        return Some(after);
    }
    let forward = (here + 1..sentence.segments.len()).find_map(|index| verbs(index).next().map(|verb| main_verb(reading, sentence, index, verb)));
    let backward = || (0..here).rev().find_map(|index| verbs(index).next_back());
    if matches!(own.opener, Opener::Start) { forward.or_else(backward) } else { backward().or(forward) }
}

/// The first segment with a verb after a fronted adjunct may be a participle apposed to the subject: the finite verb after it governs.
fn main_verb(reading: &Reading<'_>, sentence: &Sentence, index: usize, first: usize) -> usize {
    let finite = |index: usize| sentence.segments[index].verbs.iter().copied().find(|verb| is_finite(reading, *verb) || is_compound(reading, *verb));
    if is_finite(reading, first) || is_compound(reading, first) {
        return first;
    }
    (index + 1..sentence.segments.len()).filter(|next| sentence.segments[*next].opener == Opener::Comma).find_map(finite).unwrap_or(first)
}

fn is_compound(reading: &Reading<'_>, verb: usize) -> bool {
    (verb.saturating_sub(4)..verb).any(|at| crate::language::grammar::is_auxiliary(&reading.tokens[at].norm, reading.context.lang))
}

fn same_clause(sentence: &Sentence, a: usize, b: usize) -> bool {
    sentence.clause(a).contains(&b)
}

/// Verbs that only say that something took place.
fn is_light(reading: &Reading<'_>, verb: usize) -> bool {
    const LIGHT: &[&str] = &[
        "lieu", "eu", "survient", "survenu", "survenue", "intervient", "intervenu", "intervenue", "produit", "produite", "déroulé", "déroulée", "tenu",
        "tenue", "date", "remonte", "est", "était", "sera", "fut", "prévu", "prévue", "arrivé", "arrivée", "organisé", "organisée", "took", "takes", "occurred", "happened", "came", "comes", "was", "is", "held", "scheduled",
        "commencé", "débuté", "began", "started", "dates", "dated", "survenait", "intervenait", "a",
    ];
    reading.tokens[verb].is_any(LIGHT)
}
