//! Fillers: who or what stands in a role beside one of the attribute's words: « confiée à X », « la liste menée par X ».

use super::adjunct::{is_cue, occurrences};
use crate::claims::mention::By;
use crate::claims::mood::is_negated;
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, FactValue};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let kinds = kinds(reading, subject);
    for hit in reading.hits.iter().filter(|hit| is_cue(reading, hit.cue, subject)) {
        let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
        let clause = sentence.clause(hit.tokens.start);
        if !is_anchored(reading, subject, hit) {
            continue;
        }
        let mut fillers = fillers(reading, subject, &kinds, &clause);
        fillers.retain(|(_, tokens)| hit.verb || is_linked(reading, hit, tokens));
        if let [(value, tokens)] = fillers.as_slice() {
            let mut claim = Claim::of(reading, subject, value.clone(), tokens);
            claim.negated = is_negated(reading, &hit.tokens, hit.verb);
            out.push(claim);
        }
    }
}

/// A noun's filler is joined to it: « le chef du service, X », « la liste de X », "X's list".
fn is_linked(reading: &Reading<'_>, hit: &Hit, filler: &Range<usize>) -> bool {
    let after = filler.start >= hit.tokens.end && filler.start - hit.tokens.end <= 5;
    let links = |range: Range<usize>| range.clone().any(|at| reading.tokens[at].is_any(&["de", "d'", "du", "des", "of", "à", "au", "aux", "to", "par", "by", ",", "est", "is"]));
    let genitive = filler.end < hit.tokens.start && hit.tokens.start - filler.end <= 3 && reading.tokens[filler.end].is("'s");
    let copula = filler.end <= hit.tokens.start && hit.tokens.start - filler.end <= 4 && links(filler.end..hit.tokens.start);
    let joined = hit.tokens.end..(hit.tokens.end + 1).min(filler.start);
    let flat = (hit.tokens.end..filler.start).all(|at| !crate::claims::bearer::is_finite(reading, at));
    after && flat && (filler.start == hit.tokens.end || links(joined)) || genitive || copula
}

/// The kinds of entity that the facts' own values have.
fn kinds(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<EntityKind> {
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    values
        .filter_map(|value| match value {
            FactValue::Entity(entity) => Some(reading.base.entity(*entity).kind),
            _ => None,
        })
        .collect()
}

/// Everything of these kinds in a clause, the subject and what it belongs to left out; more than one and the role is not clear.
fn fillers(reading: &Reading<'_>, subject: &Subject<'_>, kinds: &[EntityKind], clause: &Range<usize>) -> Vec<(ClaimValue, Range<usize>)> {
    let record = reading.base.entity(subject.entity);
    let own = |entity: EntityId| entity == subject.entity || record.of.contains(&entity);
    let mut out: Vec<(ClaimValue, Range<usize>)> = Vec::new();
    for mention in reading.mentions_in(clause.clone()).filter(|mention| !matches!(mention.by, By::Possessive)) {
        match mention.entity {
            Some(entity) if kinds.contains(&reading.base.entity(entity).kind) && !own(entity) => {
                out.push((ClaimValue::Entity(entity), mention.tokens.clone()));
            }
            None if kinds.contains(&EntityKind::Person) => {
                out.push((ClaimValue::Foreign(reading.span(&mention.tokens).of(reading.text).to_owned()), mention.tokens.clone()));
            }
            _ => {}
        }
    }
    if let Some(vocabulary) = reading.base.attribute(subject.attribute).vocabulary {
        for hit in reading.hits_in(clause.clone()) {
            let Cue::Term(found, _) = hit.cue else { continue };
            let apart = out.iter().all(|(_, tokens)| tokens.end <= hit.tokens.start || hit.tokens.end <= tokens.start);
            if found == vocabulary && apart {
                out.push((ClaimValue::Foreign(reading.span(&hit.tokens).of(reading.text).to_owned()), hit.tokens.clone()));
            }
        }
    }
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// The subject stands in the sentence of the cue, or its event is told there, or it is what the cue's noun is of.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let here = reading.sentence_of(hit.tokens.start);
    let range = reading.sentences[here].tokens.clone();
    reading.mentions_in(range).any(|mention| mention.entity == Some(subject.entity))
        || occurrences(reading, subject).iter().any(|occurrence| reading.sentence_of(occurrence.tokens.start) == here)
}
