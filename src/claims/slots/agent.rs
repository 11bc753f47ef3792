//! Agents: who does what an event's noun tells, beside a support verb: « X a déposé une offre », "a strike called by X".

use super::adjunct::occurrences;
use super::filler::fillers;
use crate::claims::bearer::is_within_relative;
use crate::claims::mood::is_negated;
use crate::claims::occurrence::Occurrence;
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::EntityKind;
use crate::language::{Marker, grammar};
use std::ops::Range;

/// A value and its tokens.
type Filler = (ClaimValue, Range<usize>);

/// How many words may stand between a verb and its noun, a noun and its participle.
const REACH: usize = 6;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, kinds: &[EntityKind], out: &mut Vec<Claim>) {
    for occurrence in occurrences(reading, subject).iter().filter(|occurrence| !occurrence.verb) {
        let sentence = reading.sentences[reading.sentence_of(occurrence.tokens.start)].tokens.clone();
        let fillers = fillers(reading, subject, kinds, &sentence);
        let found = of_active(reading, occurrence, &fillers).or_else(|| of_passive(reading, occurrence, &fillers));
        if let Some((verb, (value, tokens))) = found {
            let mut claim = Claim::of(reading, subject, value, &tokens);
            claim.negated = is_negated(reading, &(verb..verb + 1), true);
            out.push(claim);
        }
    }
}

/// « X a déposé une offre »: the noun is the verb's object, the last who stands before the verb does it.
fn of_active(reading: &Reading<'_>, occurrence: &Occurrence, fillers: &[Filler]) -> Option<(usize, Filler)> {
    let noun = occurrence.tokens.start;
    let verb = (noun.saturating_sub(REACH)..noun).rev().find(|at| is_verb(reading, *at)).filter(|at| is_support(reading, *at))?;
    let direct = (verb + 1..noun).all(|at| reading.tokens[at].is_word() && !reading.has(at, Marker::Preposition));
    // « X, qui possède Y, a déposé »: who is named in a relative that is closed doesn't do it.
    let free = |tokens: &Range<usize>| !reading.mentions_over(tokens.start).any(|mention| is_within_relative(reading, mention, verb));
    let doer =
        fillers.iter().rfind(|(_, tokens)| tokens.end <= verb && free(tokens)).filter(|(_, tokens)| joined(reading, tokens.end, verb))?;
    direct.then(|| (verb, doer.clone()))
}

/// « une grève lancée par X », "the strike was called by X".
fn of_passive(reading: &Reading<'_>, occurrence: &Occurrence, fillers: &[Filler]) -> Option<(usize, Filler)> {
    let from = occurrence.tokens.end;
    let verb = (from..from + REACH).find(|at| is_verb(reading, *at)).filter(|at| is_support(reading, *at))?;
    let (_, tokens) = fillers.iter().find(|(_, tokens)| tokens.start > verb)?;
    let by = (verb + 1..tokens.start).find(|at| reading.is(*at, Marker::By)).filter(|by| *by <= verb + 3)?;
    let near = (by + 1..tokens.start).all(|at| reading.tokens[at].is_word() && !reading.has(at, Marker::Preposition));
    near.then(|| (verb, fillers.iter().find(|(_, other)| other == tokens).cloned())).and_then(|(verb, filler)| Some((verb, filler?)))
}

/// A verb, or a support verb that the grammar of common verbs doesn't know, with no determiner before it.
fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    let determiners = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative];
    let determined = |before: usize| determiners.iter().any(|kind| reading.has(before, *kind));
    reading.is_verb(at) || is_support(reading, at) && !at.checked_sub(1).is_some_and(determined)
}

fn is_support(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| grammar::is_support(&token.norm, reading.context.lang))
}

/// No other verb, no strong mark between who does and the verb; its auxiliary is no other.
fn joined(reading: &Reading<'_>, from: usize, verb: usize) -> bool {
    let helps = |at: usize| (at..verb).all(|at| reading.has(at, Marker::Auxiliary) || reading.has(at, Marker::Adverb));
    (from..verb).all(|at| (!reading.is_verb(at) || helps(at)) && !reading.tokens[at].is_any(&[";", ":", "»", "\""]))
}
