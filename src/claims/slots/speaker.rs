//! Speakers: who is said to have spoken the words between quotation marks.

use crate::claims::Reading;
use crate::claims::bearer::persons;
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_saying;
use crate::claims::quote::Quoted;
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind};
use crate::language::{Lang, Marker};
use crate::text::Span;
use std::ops::Range;

/// Who is said to speak: named in the clause of saying beside the quotation, after it or before it.
pub(super) fn speaker(reading: &Reading<'_>, quoted: &Quoted) -> (Option<EntityId>, Option<Span>) {
    let here = reading.sentence_of(quoted.tokens.start);
    let range = reading.sentences[here].tokens.clone();
    let saying: Vec<usize> = range.clone().filter(|at| !quoted.tokens.contains(at) && is_saying(reading, *at)).collect();
    let told = saying.iter().copied().find(|at| *at >= quoted.tokens.end);
    let after = told.into_iter().chain(inverted(reading, quoted)).min();
    let Some(verb) = after.or_else(|| saying.iter().copied().rfind(|at| *at < quoted.tokens.start)) else {
        return (None, None);
    };
    let beside = |tokens: &Range<usize>| {
        if verb >= quoted.tokens.end { tokens.start >= quoted.tokens.end } else { tokens.end <= quoted.tokens.start }
    };
    // Who is named past a comma, in a clause of its own, is spoken of: « prévient un élu, qui veut protéger X ».
    let sentence = &reading.sentences[here];
    let reach = sentence.segments[sentence.segment_of(verb)..]
        .iter()
        .take_while(|segment| segment.tokens.start <= verb || segment.verbs.is_empty());
    let end = reach.last().map_or(range.end, |segment| segment.tokens.end);
    let near = |tokens: &Range<usize>| range.contains(&tokens.start) && beside(tokens) && tokens.start < end;
    let candidates = persons(reading).filter(|mention| {
        near(&mention.tokens) && mention.by != By::Possessive && !is_object(reading, mention) && !is_compound(reading, mention)
    });
    let named = candidates.map(|mention| (mention.entity, mention.tokens.clone()));
    let unnamed = nameless(reading).filter(|(_, tokens)| near(tokens)).map(|(entity, tokens)| (Some(entity), tokens));
    match named.chain(unnamed).min_by_key(|(_, tokens)| tokens.start.abs_diff(verb)) {
        Some((entity, tokens)) => (entity, Some(reading.span(&tokens))),
        None => (None, None),
    }
}

/// « …, se souvient X », « …, sourit le maire », "…,” laughed Y: a verb right after the quotation, who follows is its subject.
fn inverted(reading: &Reading<'_>, quoted: &Quoted) -> Option<usize> {
    let token = |at: usize| reading.tokens.get(at);
    let first = quoted.tokens.end + 1;
    let from = first + usize::from(token(first).is_some_and(|token| token.is(",")));
    let opening = |at: &usize| reading.has(*at, Marker::Auxiliary) || token(*at).is_some_and(|token| token.is_any(&["se", "s'"]));
    let verb = (from..from + 4).find(|at| !opening(at))?;
    let known = reading.context.lang == Lang::Fr || !reading.forms(verb).is_empty();
    let plain = !reading.is(verb, Marker::Perceiving)
        && token(verb).is_some_and(|token| token.is_word() && !token.capital)
        && !reading.is_marked(verb)
        && known;
    let called = verb + 1 + usize::from(reading.has(verb + 1, Marker::Definite));
    let follows = |mention: &Mention| mention.by != By::Possessive && mention.tokens.start == called;
    let titled = || {
        let next = persons(reading).find(|mention| mention.tokens.start > called);
        called > verb + 1
            && next.is_some_and(|next| {
                next.tokens.start <= called + TITLE && (called..next.tokens.start).all(|at| reading.tokens[at].is_word())
            })
    };
    (plain && (persons(reading).any(follows) || titled())).then_some(verb)
}

/// How many words a title before a name has at most.
const TITLE: usize = 5;

/// « une source proche du dossier X »: the name only tells which.
fn is_compound(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).map(|at| &reading.tokens[at]);
    before.is_some_and(|token| token.is_any(&["dossier", "affaire", "enquête", "case", "de", "d'", "of", "à", "to"]))
}

/// « lui », « l' », "him": whom something is said to.
fn is_object(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.by == By::Pronoun && !reading.tokens[mention.tokens.start].is_any(&["il", "elle", "he", "she"])
}

/// « un témoin », « l'un des officiers », "a police source": a person whom the desk knows by no name is told as somebody new.
fn nameless<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (EntityId, Range<usize>)> + 'r {
    reading.hits.iter().filter_map(move |hit| match hit.cue {
        Cue::Called(entity) if is_nameless(reading, entity) && !is_another(reading, hit.tokens.start) => Some((entity, hit.tokens.clone())),
        _ => None,
    })
}

fn is_nameless(reading: &Reading<'_>, entity: EntityId) -> bool {
    let record = reading.base.entity(entity);
    record.kind == EntityKind::Person && record.names.is_empty()
}

/// « un autre témoin »: not the one that the desk knows.
fn is_another(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| reading.is(before, Marker::Again))
}
