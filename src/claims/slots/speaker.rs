//! Speakers: who is said to have spoken the words between quotation marks.

mod colon;

use crate::claims::Reading;
use crate::claims::bearer::{is_finite, is_within_relative, persons};
use crate::claims::mention::{By, Mention, is_object};
use crate::claims::mood::{is_named_thing, is_saying};
use crate::claims::quote::Quoted;
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind};
use crate::language::{Lang, Marker};
use crate::text::Span;
use std::ops::Range;

/// Words between quotation marks, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The words, in bytes of the block.
    pub words: Span,
    /// Who says them, if the desk knows.
    pub speaker: Option<EntityId>,
    /// The tokens that tell who does, where nobody is named: « un témoin de la scène ».
    pub called: Option<Range<usize>>,
    /// The sentence they are said in, by index.
    pub sentence: usize,
}

/// The quotations of a block of four words or more, in order.
#[must_use]
pub fn spoken(reading: &Reading<'_>) -> Vec<Spoken> {
    let long = |quoted: &&Quoted| reading.tokens[quoted.tokens.clone()].iter().filter(|token| token.is_word()).count() >= QUOTED;
    let told = |quoted: &Quoted| {
        let (entity, span) = if is_introduced(reading, quoted) { speaker(reading, quoted) } else { (None, None) };
        let (entity, span) = if span.is_none() { opening(reading, quoted).unwrap_or((entity, span)) } else { (entity, span) };
        let called = if span.is_none() { described(reading, quoted) } else { None };
        Spoken { words: quoted.span, speaker: entity, called, sentence: reading.sentence_of(quoted.tokens.start) }
    };
    reading.quotes.iter().filter(long).map(told).collect()
}

/// « X a réagi sur les réseaux : « … » »: whoever the sentence opens with, where a colon leads to the words.
fn opening(reading: &Reading<'_>, quoted: &Quoted) -> Option<(Option<EntityId>, Option<Span>)> {
    let start = reading.sentences[reading.sentence_of(quoted.tokens.start)].tokens.start;
    let colon = quoted.tokens.start.checked_sub(2).is_some_and(|at| at > start && reading.tokens[at].is(":"));
    let first = persons(reading).find(|mention| mention.tokens.start == start && mention.by == By::Name).filter(|_| colon)?;
    Some((first.entity, Some(reading.span(&first.tokens))))
}

/// « … : « … » », « « … », dit X »: a colon before or a verb of saying right behind.
fn is_introduced(reading: &Reading<'_>, quoted: &Quoted) -> bool {
    let before = |back: usize| quoted.tokens.start.checked_sub(back).and_then(|at| reading.tokens.get(at));
    let colon = before(2).is_some_and(|token| token.is_any(&[":", ","]));
    // « X s'excuse – « … » »: a dash where somebody has spoken.
    let start = reading.sentences[reading.sentence_of(quoted.tokens.start)].tokens.start;
    let dash = before(2).is_some_and(|token| token.is_any(&["–", "—"])) && (start..quoted.tokens.start).any(|at| is_saying(reading, at));
    let behind = quoted.tokens.end..(quoted.tokens.end + TITLE + 1).min(reading.tokens.len());
    colon || dash || behind.into_iter().any(|at| is_saying(reading, at))
}

/// Fewer words are a term held at a distance, no quotation of somebody.
const QUOTED: usize = 4;

/// « raconte un témoin de la scène », "said a police source": who follows the verb of saying, without a name.
fn described(reading: &Reading<'_>, quoted: &Quoted) -> Option<Range<usize>> {
    let range = reading.sentences[reading.sentence_of(quoted.tokens.start)].tokens.clone();
    let verb = (quoted.tokens.end..range.end).find(|at| is_saying(reading, *at))?;
    let first = (verb + 1..range.end).find(|at| !reading.tokens[*at].is_any(&["t", "-", "à", "l'"]))?;
    // « le président » is somebody told of before.
    let determined = reading.has(first, Marker::Indefinite);
    let start = first + 1;
    let noun = |at: &usize| {
        let token = &reading.tokens[*at];
        token.is_word()
            && !token.capital
            && !reading.has(*at, Marker::Relative)
            && !reading.has(*at, Marker::Coordinator)
            && !reading.is_verb(*at)
    };
    let end = (start..range.end.min(start + TITLE)).take_while(noun).last()? + 1;
    (determined && !reading.is_marked(end - 1)).then_some(start..end)
}

/// Who is said to speak: named in the clause of saying beside the quotation, after it or before it.
pub(super) fn speaker(reading: &Reading<'_>, quoted: &Quoted) -> (Option<EntityId>, Option<Span>) {
    let voice = |voice: &Mention| (voice.entity, Some(reading.span(&apposed(reading, voice.entity, voice.tokens.clone()))));
    if let Some(owner) = colon::worded_behind(reading, quoted) {
        return voice(owner);
    }
    let here = reading.sentence_of(quoted.tokens.start);
    let range = reading.sentences[here].tokens.clone();
    let says = |at: usize| is_saying(reading, at) && !is_named_thing(reading, at);
    let saying: Vec<usize> = range.clone().filter(|at| !quoted.tokens.contains(at) && says(*at)).collect();
    // « X dénonce un piège : « … » Y se tait »: words that a colon brings in are told of by what stands before it.
    let colon = quoted.tokens.start.checked_sub(2).is_some_and(|at| reading.tokens[at].is(":"));
    let closed = quoted.tokens.end.checked_sub(1).is_some_and(|at| reading.tokens[at].is_any(&[".", "!", "?", "…"]));
    let brought = colon && closed && saying.iter().any(|at| *at < quoted.tokens.start);
    let told = saying.iter().copied().find(|at| *at >= quoted.tokens.end && !brought);
    let after = told.into_iter().chain(inverted(reading, quoted).filter(|_| !brought)).min();
    let Some(verb) = after.or_else(|| saying.iter().copied().rfind(|at| *at < quoted.tokens.start)) else {
        return colon::voiced(reading, quoted).map_or((None, None), voice);
    };
    if is_told_by_pronoun(reading, quoted, verb) {
        return (None, None);
    }
    let beside = |tokens: &Range<usize>| {
        if verb >= quoted.tokens.end { tokens.start >= quoted.tokens.end } else { tokens.end <= quoted.tokens.start }
    };
    // Who is named past a comma, in a clause of its own, is spoken of: « prévient un élu, qui veut protéger X ».
    let sentence = &reading.sentences[here];
    let reach = sentence.segments[sentence.segment_of(verb)..]
        .iter()
        .take_while(|segment| segment.tokens.start <= verb || !segment.verbs.iter().any(|at| is_finite(reading, *at)));
    let end = reach.last().map_or(range.end, |segment| segment.tokens.end);
    let near = |tokens: &Range<usize>| range.contains(&tokens.start) && beside(tokens) && tokens.start < end;
    let candidates = persons(reading).filter(|mention| {
        near(&mention.tokens)
            && mention.by != By::Possessive
            && !is_object(reading, mention)
            && !is_compound(reading, mention)
            && !(brought && is_within_relative(reading, mention, verb))
    });
    let named = candidates.map(|mention| (mention.entity, mention.tokens.clone()));
    let unnamed = nameless(reading).filter(|(_, tokens)| near(tokens)).map(|(entity, tokens)| (Some(entity), tokens));
    // "X told Y": of two who stand beside the verb, the one before it.
    let gap = |tokens: &Range<usize>| {
        if tokens.start > verb { (tokens.start - verb - 1, true) } else { (verb.saturating_sub(tokens.end), false) }
    };
    match named.chain(unnamed).min_by_key(|(_, tokens)| gap(tokens)) {
        Some((entity, tokens)) => (entity, Some(reading.span(&apposed(reading, entity, tokens)))),
        None => (None, None),
    }
}

/// « …, a-t-elle lancé aux côtés de X », "she said": a pronoun beside the verb speaks, whoever else is named there.
fn is_told_by_pronoun(reading: &Reading<'_>, quoted: &Quoted, verb: usize) -> bool {
    let led = |at: usize| reading.has(at, Marker::Genitive) || reading.has(at, Marker::Preposition);
    let nominative = |at: usize| reading.tokens[at].is_any(&["il", "elle", "he", "she"]) && !at.checked_sub(1).is_some_and(led);
    let unknown = |at: usize| nominative(at) && reading.mentions_over(at).next().is_none();
    let end = reading.sentences[reading.sentence_of(verb)].tokens.end;
    verb >= quoted.tokens.end && (quoted.tokens.end..end.min(verb + INVERTED)).any(unknown)
}

/// How many tokens behind a verb its pronoun may stand: « lance-t-elle ».
const INVERTED: usize = 5;

/// « le maire, Jean X »: the name that a comma puts beside a description tells who it is better than the description does.
fn apposed(reading: &Reading<'_>, entity: Option<EntityId>, tokens: Range<usize>) -> Range<usize> {
    let comma = reading.tokens.get(tokens.end).is_some_and(|token| token.is(","));
    let named = |mention: &&Mention| mention.by == By::Name && mention.entity == entity && mention.tokens.start == tokens.end + 1;
    persons(reading).find(named).filter(|_| comma).map_or(tokens, |mention| mention.tokens.clone())
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
