//! Things of the desk told of together, one as the other's complement: « la manifestation contre la piscine », "voting on the pool".
//!
//! What a draft tells so is the desk's own where the desk itself joins the two, though the draft names nobody.

use super::about::is_definite;
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, EntityId, EntityKind};
use crate::language::{Lang, Marker, Markers};
use crate::text::Token;
use std::ops::Range;

/// A thing, and what is told as its complement.
pub type Tie = (EntityId, EntityId);

/// How many words may stand between an article and the noun that it opens: "the sawmill trial".
const COMPOUND: usize = 2;

/// The pairs of things that a text tells of together, no persons, groups or places, sorted; `dates` are its values.
pub(super) fn ties(base: &Base, tokens: &[Token], hits: &[Hit], dates: &[Range<usize>], lang: Lang) -> Vec<Tie> {
    let heads = told(base, tokens, hits, true);
    let complements = told(base, tokens, hits, false);
    let joined = |head: &Range<usize>, other: &Range<usize>| {
        is_complement(tokens, head, other, dates, lang) && !is_of_another(base, tokens, hits, dates, other.end, lang)
    };
    let of = |(head, at): &(EntityId, Range<usize>)| {
        let (head, at) = (*head, at.clone());
        let own = complements.iter().filter(move |(other, range)| *other != head && joined(&at, range));
        own.map(move |(other, _)| (head, *other)).collect::<Vec<Tie>>()
    };
    let mut out: Vec<Tie> = heads.iter().flat_map(of).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether the desk itself joins two things: one is of the other, or both are of the same.
pub(super) fn is_bound(base: &Base, (a, b): Tie) -> bool {
    let of = |entity: EntityId| &base.entity(entity).of;
    of(a).contains(&b) || of(b).contains(&a) || of(a).iter().any(|one| of(b).contains(one))
}

/// The events and things that words of a text may tell of; a word for a kind of event tells each of the kind.
fn told(base: &Base, tokens: &[Token], hits: &[Hit], kinds: bool) -> Vec<(EntityId, Range<usize>)> {
    let of = |hit: &Hit| match hit.cue {
        Cue::Called(entity) => vec![entity],
        Cue::EventOf(entity) if kinds => vec![entity],
        Cue::Event(term) if kinds => base.links.events_of(term).collect(),
        _ => Vec::new(),
    };
    let thing = |entity: &EntityId| matches!(base.entity(*entity).kind, EntityKind::Event | EntityKind::Object | EntityKind::Case);
    let cued = hits.iter().flat_map(|hit| of(hit).into_iter().map(|entity| (entity, hit.tokens.clone())));
    let named = (0..tokens.len()).filter_map(|at| base.names_at(tokens, at).into_iter().next());
    let named = named.filter(|(.., proper)| !proper).map(|(entity, range, _)| (entity, range));
    cued.chain(named).filter(|(entity, _)| thing(entity)).collect()
}

/// « … de jeudi contre la piscine »: a preposition and an article lead from the one to the other, dates and small words between.
fn is_complement(tokens: &[Token], head: &Range<usize>, other: &Range<usize>, dates: &[Range<usize>], lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let has = |at: usize, kinds: &[Marker]| kinds.iter().any(|kind| markers.has(&tokens[at].norm, *kind));
    let first = other.start.saturating_sub(COMPOUND).max(head.end + 1);
    let Some(noun) = (first..=other.start).rev().find(|at| is_definite(tokens, *at, lang)) else { return false };
    // « du », « au »: the preposition is in the article.
    let apart = has(noun - 1, &[Marker::Definite, Marker::Possessive, Marker::Demonstrative]);
    let leads = |at: usize| !apart || has(at, &[Marker::Preposition, Marker::Genitive]);
    let dated = |at: usize| dates.iter().any(|date| date.contains(&at));
    let light = |at: usize| dated(at) || has(at, &[Marker::Preposition, Marker::Genitive, Marker::Definite]);
    let preposition = noun.checked_sub(1 + usize::from(apart)).filter(|at| *at >= head.end);
    preposition.is_some_and(|at| leads(at) && (head.end..at).all(light)) && (noun..other.start).all(|at| tokens[at].is_word())
}

/// « le procès d'un boulanger », "the trial of a baker": what the complement is of is none of the desk's, and no date.
fn is_of_another(base: &Base, tokens: &[Token], hits: &[Hit], dates: &[Range<usize>], end: usize, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let genitive = |at: usize| tokens.get(at).is_some_and(|token| markers.has(&token.norm, Marker::Genitive));
    let next = end + 1 + usize::from(tokens.get(end + 1).is_some_and(|token| markers.has(&token.norm, Marker::Definite)));
    let called = |hit: &Hit| matches!(hit.cue, Cue::Called(_)) && hit.tokens.start == next;
    let known = || hits.iter().any(called) || dates.iter().any(|date| date.contains(&next)) || !base.names_at(tokens, next).is_empty();
    genitive(end) && !known()
}
