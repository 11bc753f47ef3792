//! Topics: the body or thing that a pronoun or a word for any body goes on with: « L'usine a fermé. Elle comptait … », "the company".

use super::mention::{By, Mention, agrees, is_person};
use super::reading::Reading;
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind};
use crate::language::{Lang, Marker, Markers};
use std::ops::Range;

/// "its", "it employs": what stands for no person.
pub(super) fn neuter(reading: &Reading<'_>, at: usize) -> Option<By> {
    let token = &reading.tokens[at];
    let acts = || reading.is_verb(at + 1) && !reading.has(at + 1, Marker::Copula);
    match reading.context.lang {
        Lang::En if reading.is_quoted(at) || token.capital && at > reading.sentences[reading.sentence_of(at)].tokens.start => None,
        Lang::En if token.is("its") => Some(By::Possessive),
        Lang::En if token.is("it") && acts() => Some(By::Pronoun),
        _ => None,
    }
}

/// « Elle comptait 300 salariés. Sa perte … »: a word that opens a sentence goes on with the body or thing that a pronoun of the one before
/// stands for.
pub(super) fn continued(reading: &Reading<'_>, at: usize, mentions: &[Mention]) -> Option<EntityId> {
    let here = reading.sentence_of(at);
    let before = reading.sentences[here].tokens.start == at && here > 0;
    let range = before.then(|| reading.sentences[here - 1].tokens.clone())?;
    let nominative = |at: usize| reading.tokens[at].is_any(&["il", "elle", "it"]);
    let pronoun = |mention: &&Mention| range.contains(&mention.tokens.start) && nominative(mention.tokens.start);
    mentions.iter().rfind(pronoun).and_then(|mention| mention.entity).filter(|entity| !is_person(reading, *entity))
}

/// « L'usine a fermé. Elle comptait … »: the body or thing that opens the sentence before, where that names nobody and nothing else.
pub(super) fn topic(reading: &Reading<'_>, at: usize, feminine: Option<bool>, mentions: &[Mention]) -> Option<EntityId> {
    let here = reading.sentence_of(at);
    let own = reading.sentences[here].tokens.start;
    // « Fondée par X, elle … »: who is a man isn't meant.
    let meant = |entity: EntityId| !is_person(reading, entity) || agrees(reading, entity, feminine);
    let told = |mention: &&Mention| mention.by != By::Possessive && mention.tokens.start < at && mention.entity.is_none_or(meant);
    if mentions.iter().filter(told).any(|mention| mention.tokens.start >= own) {
        return None;
    }
    let before = &reading.sentences[here.checked_sub(1)?].tokens;
    let mut inside = mentions.iter().filter(told).filter(|mention| before.contains(&mention.tokens.start));
    let first = inside.next().filter(|first| first.tokens.start <= before.start + 1)?;
    let kind = |entity: EntityId| reading.base.entity(entity).kind;
    let entity = first.entity.filter(|entity| kind(*entity).is_corporate() || kind(*entity) == EntityKind::Object)?;
    let rival = |other: &Mention| {
        other.entity != Some(entity) && other.entity.is_none_or(|other| !matches!(kind(other), EntityKind::Place | EntityKind::Event))
    };
    // « Le papetier finlandais Norrby »: a name that the desk doesn't know.
    let read = |at: usize| mentions.iter().any(|mention| mention.tokens.contains(&at));
    let foreign = |at: usize| reading.tokens[at].is_word() && reading.tokens[at].capital && !read(at);
    let mut subject = (first.tokens.end..before.end).take_while(|at| !reading.is_verb(*at));
    (!inside.any(rival) && !subject.any(foreign)).then_some(entity)
}

/// « Le président du groupe … L'entreprise emploie »: a word for any body stands for the one told of last in the block that is called so.
pub(super) fn is_of_nearer_body(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let any = |at: &Range<usize>| at.len() == 1 && reading.has(at.start, Marker::AnyBody);
    if !any(tokens) || !is_any_body(reading, entity) {
        return false;
    }
    let named = out.iter().filter_map(|mention| Some((mention.tokens.start, mention.entity?)));
    let called = reading.hits.iter().filter(|hit| any(&hit.tokens)).filter_map(|hit| match hit.cue {
        Cue::Called(other) => Some((hit.tokens.start, other)),
        _ => None,
    });
    let told = named.filter(|(_, other)| is_any_body(reading, *other)).chain(called);
    // « Chez Velnor, … L'entreprise supprime »: a name that the desk doesn't know.
    let here = reading.sentence_of(tokens.start);
    let near = reading.sentences[here.saturating_sub(1)].tokens.start..tokens.start;
    let opens = |at: usize| reading.sentences.iter().any(|sentence| sentence.tokens.start == at);
    let read = |at: usize| {
        out.iter().any(|mention| mention.tokens.contains(&at) && mention.entity.is_some())
            || reading.values_over(at).next().is_some()
            || reading.hits_over(at).next().is_some()
            || reading.places.iter().any(|place| place.contains(&at))
    };
    let foreign =
        |at: usize| reading.tokens[at].is_word() && reading.tokens[at].capital && !opens(at) && !reading.is_marked(at) && !read(at);
    let own = |mention: &Mention| mention.entity == Some(entity) && near.contains(&mention.tokens.start);
    if !out.iter().any(own) && near.clone().any(foreign) {
        return true;
    }
    told.filter(|(at, _)| *at < tokens.start).max_by_key(|(at, _)| *at).is_some_and(|(_, last)| last != entity)
}

/// A body that the desk calls by a word for any.
fn is_any_body(reading: &Reading<'_>, entity: EntityId) -> bool {
    let record = reading.base.entity(entity);
    let markers = Markers::of(reading.context.lang);
    let any = |word: &String| markers.has(word, Marker::AnyBody);
    record.kind.is_corporate() && record.called.get(&reading.context.lang).is_some_and(|words| words.nouns.iter().any(any))
}
