//! A paragraph that leans on the one before it: "She is 54.", « L'élue de 63 ans … », where only the text before it says who is meant.

use super::bearer::{self, is_somebody};
use super::label::is_label;
use super::mention::{By, Mention};
use super::reading::{Asked, Reading};
use super::segment::Opener;
use super::{Claim, ClaimValue, anaphor, claims};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, EntityId, EntityKind, Slot};
use crate::language::{Lang, Marker, Markers};
use crate::text::block::BlockKind;
use crate::text::{Block, Kind, Span, Token};
use std::ops::Range;
use std::sync::Arc;

/// How many paragraphs back the text reaches on which one leans.
pub const REACH: usize = 2;

/// How many bytes of text a paragraph leans on at most: longer ones tell of too much.
const LONGEST: usize = 3000;

/// The text before a block that may tell of whom it speaks: the paragraphs before it, from the last on that names somebody.
#[must_use]
pub fn before(blocks: &[Block], at: usize, names: impl Fn(&Block) -> bool) -> Option<Arc<str>> {
    let first = (at.saturating_sub(REACH)..at).rev().find(|at| names(&blocks[*at]))?;
    let texts = || blocks[first..at].iter().map(|block| block.text.as_str());
    let prose = blocks[first..=at].iter().all(|block| block.kind == BlockKind::Paragraph);
    let length: usize = texts().map(str::len).sum();
    (prose && length <= LONGEST).then(|| texts().collect::<Vec<_>>().join(BREAK).into())
}

/// What parts paragraphs.
const BREAK: &str = "\n\n";

/// What a block leans on in the text before it.
#[derive(Debug, Default)]
pub struct Leaning {
    /// Whether a word that opens it, or any at first sight, stands for somebody whom only that text names.
    opens: bool,
    /// The names of one word that the desk doesn't have: one that ends a longer name there leans on it.
    lone: Box<[Box<str>]>,
}

impl Leaning {
    /// That of its words at first sight.
    #[must_use]
    pub fn at_sight(base: &Base, text: &str, tokens: &[Token], lang: Lang) -> Self {
        let opens = standing(tokens, lang).next().is_some();
        let lone = (0..tokens.len()).filter(|at| is_lone_name(base, tokens, *at, lang));
        Self { opens, lone: lone.map(|at| tokens[at].span.of(text).into()).collect() }
    }

    /// The same of a block that has been read: words that by itself it makes sense of lean on nothing, and those that stand for somebody do
    /// only in a first sentence that names nobody.
    #[must_use]
    pub fn of(reading: &Reading<'_>, said: &[Claim]) -> Self {
        let (base, tokens, lang) = (reading.base, &reading.tokens, reading.context.lang);
        let first = reading.sentences.first().map_or(0..0, |sentence| sentence.tokens.clone());
        let acts = |entity: EntityId| !matches!(base.entity(entity).kind, EntityKind::Place | EntityKind::Event | EntityKind::Case);
        let names = reading.mentions_in(first.clone()).any(|mention| mention.by == By::Name && mention.entity.is_none_or(acts));
        let told = |at: usize| said.iter().any(|claim| claim.span.overlaps(tokens[at].span));
        let known = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some());
        let unknown = |at: &usize| !known(*at) && !told(*at);
        let lone = (0..tokens.len()).filter(|at| is_lone_name(base, tokens, *at, lang)).filter(unknown);
        Self {
            opens: !names && standing(tokens, lang).filter(unknown).any(|at| first.contains(&at)),
            lone: lone.map(|at| tokens[at].span.of(reading.text).into()).collect(),
        }
    }

    /// Whether it leans on a text.
    #[must_use]
    pub fn is_on(&self, lead: &str) -> bool {
        self.opens || self.lone.iter().any(|name| ends_name(lead, name))
    }
}

/// Whether a text has a word as the last one of a longer name: "Dr Doe" of "Jane Doe".
fn ends_name(text: &str, word: &str) -> bool {
    let first = |at: usize| text[..at].strip_suffix(char::is_whitespace).and_then(|before| before.rsplit(char::is_whitespace).next());
    let capital = |name: &str| name.starts_with(char::is_uppercase) && name.ends_with(char::is_alphabetic);
    let ends = |at: usize| !text[at + word.len()..].starts_with(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| ends(at) && first(at).is_some_and(capital))
}

/// Where words stand that may stand for somebody.
fn standing(tokens: &[Token], lang: Lang) -> impl Iterator<Item = usize> {
    let markers = Markers::of(lang);
    let has = move |at: usize, kinds: &[Marker]| kinds.iter().any(|kind| markers.has(&tokens[at].norm, *kind));
    let starts = |at: usize| at == 0 || !tokens[at - 1].is_word() && tokens[at - 1].kind != Kind::Number;
    let stands = move |at: usize| has(at, STANDING) && !has(at, OPENING) || starts(at) && has(at, OPENING);
    (0..tokens.len()).filter(move |at| stands(*at) || is_age(tokens, *at))
}

/// « elle », "her".
const STANDING: &[Marker] = &[Marker::MasculinePronoun, Marker::FemininePronoun, Marker::Possessive];

/// « L'élue … », "The firm …", where they open what is said.
const OPENING: &[Marker] = &[Marker::Definite, Marker::Demonstrative];

/// « 22 ans », "22-year-old".
fn is_age(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_any(&["ans", "year", "aged", "years"])
}

/// A word with a capital that is no name of the desk's, no other beside it: "Dr Doe", of whom the first name was told.
fn is_lone_name(base: &Base, tokens: &[Token], at: usize, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let title = |token: &Token| markers.has(&token.norm, Marker::Honorific);
    let capital = |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && token.capital && !title(token));
    let alone = !at.checked_sub(1).is_some_and(capital) && !capital(at + 1);
    capital(at) && alone && !markers.of_word(&tokens[at].norm).is_function() && base.names_at(tokens, at).is_empty()
}

/// What a paragraph says when it is read behind the text before it, where by itself it says nothing. Places are those of the paragraph.
#[derive(Debug)]
pub struct Led {
    /// The claims.
    pub claims: Vec<Claim>,
    /// What the reading asked of the draft.
    pub asked: Asked,
    /// The entities that it may say something of.
    pub touched: Vec<EntityId>,
}

impl Led {
    /// What a paragraph says by itself and behind the text before it, in order of place; alone where there is none.
    #[must_use]
    pub fn behind(lead: Option<&str>, own: &Reading<'_>, said: Vec<Claim>) -> Self {
        let mut all = Self { claims: said, asked: own.asked(), touched: own.touched().to_vec() };
        let Some(led) = lead.map(|lead| Self::new(lead, own, &all.claims)) else { return all };
        all.asked.add(led.asked);
        all.touched.extend(led.touched);
        all.claims.extend(led.claims);
        all.touched.sort_unstable();
        all.claims.sort_by_key(|claim| (claim.span, claim.subject, claim.attribute));
        all
    }

    /// Reads a paragraph behind the text before it; nothing that it says by itself is said otherwise.
    fn new(lead: &str, own: &Reading<'_>, said: &[Claim]) -> Self {
        let text = [lead, own.text].join(BREAK);
        let start = text.len() - own.text.len();
        let reading = Reading::new(&text, own.base, own.context);
        // Behind words that end no sentence the paragraph's own go on with theirs.
        if !reading.sentences.iter().any(|sentence| reading.span(&sentence.tokens).start >= start) || is_run_on(&reading, start) {
            return Self { claims: Vec::new(), asked: reading.asked(), touched: Vec::new() };
        }
        let before = reading.sentences.iter().filter(|sentence| reading.span(&sentence.tokens).start < start).count();
        let carried = claims(&reading).into_iter().filter(|claim| is_carried(&reading, claim, before));
        let moved = carried.filter_map(|claim| moved(claim, start, before));
        let new = |claim: &Claim| !said.iter().any(|other| other.span.overlaps(claim.span));
        Self { claims: moved.filter(new).collect(), asked: reading.asked(), touched: reading.touched().to_vec() }
    }
}

/// Whether a sentence stands on both sides of a byte.
fn is_run_on(reading: &Reading<'_>, start: usize) -> bool {
    reading.sentences.iter().map(|sentence| reading.span(&sentence.tokens)).any(|span| span.start < start && start < span.end)
}

/// Whether a claim is of whom the text before the paragraph ends on, and each sentence of the paragraph goes on with up to it; one that names
/// its subject needs nothing before it. Of several who act in turn, or somebody without a name, nothing tells which is meant.
fn is_carried(reading: &Reading<'_>, claim: &Claim, first: usize) -> bool {
    let kind = reading.base.entity(claim.subject).kind;
    let named = |mention: &Mention| mention.entity == Some(claim.subject) && mention.by == By::Name;
    if claim.sentence < first || matches!(kind, EntityKind::Event | EntityKind::Case | EntityKind::Place) {
        return false;
    }
    let here = reading.sentences[claim.sentence].tokens.clone();
    let own = reading.mentions_in(here).any(named);
    own || (first..=claim.sentence).all(|sentence| goes_on(reading, claim, sentence, first))
        && first > 0
        && ends_on(reading, claim, first - 1)
}

/// « Elle a 54 ans. », « Son siège est à Trou. », "The 54-year-old": a sentence that opens with the subject, or with what the claim tells of it.
fn goes_on(reading: &Reading<'_>, claim: &Claim, sentence: usize, first: usize) -> bool {
    let range = reading.sentences[sentence].tokens.clone();
    let acts = |mention: &&Mention| {
        mention.by != By::Possessive && is_rival(reading, claim.subject, mention) && !reading.is_quoted(mention.tokens.start)
    };
    let opener = reading.mentions_in(range.clone()).find(acts);
    let nominative = |mention: &Mention| match mention.by {
        By::Pronoun => is_nominative(reading, mention.tokens.start),
        by => by != By::Possessive,
    };
    let told = |at: usize| reading.hits_over(at).any(|hit| hit.cue == Cue::Attribute(claim.attribute));
    let possessed = |mention: &Mention| mention.by == By::Possessive && told(mention.tokens.end);
    let whose = reading.mentions_in(range.clone()).any(|mention| mention.entity == Some(claim.subject) && possessed(mention));
    let aged = sentence == first && anaphor::resumes(reading, &range);
    match opener {
        Some(mention) => mention.entity == Some(claim.subject) && nominative(mention),
        None => whose || aged,
    }
}

/// The sentence names the subject as who acts in it, and nobody else, not even without a name; one that only goes on with what they said is
/// passed over.
fn ends_on(reading: &Reading<'_>, claim: &Claim, last: usize) -> bool {
    let quoted =
        |sentence: usize| reading.sentences[sentence].tokens.clone().all(|at| reading.is_quoted(at) || !reading.tokens[at].is_word());
    let sentence = (0..=last).rev().find(|sentence| !quoted(*sentence)).unwrap_or(last);
    let sentence = sentence - usize::from(sentence > 0 && is_scenery(reading, claim, sentence));
    let range = reading.sentences[sentence].tokens.clone();
    let mut actors =
        reading.mentions_in(range.clone()).filter(|mention| mention.by != By::Possessive && is_rival(reading, claim.subject, mention));
    let Some(first) = actors.next().filter(|first| first.entity == Some(claim.subject)) else { return false };
    let apart = &reading.sentences[sentence].segments[reading.sentences[sentence].segment_of(first.tokens.start)];
    let told_by_the_way = apart.opener == Opener::Relative || bearer::is_incidental(reading, first);
    !told_by_the_way
        && actors.all(|mention| mention.entity == first.entity)
        && !range.into_iter().any(|at| !reading.is_quoted(at) && brings_in(reading, claim.subject, at))
}

/// « elle », but not « avec elle ».
fn is_nominative(reading: &Reading<'_>, at: usize) -> bool {
    let led = at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Preposition) || reading.has(before, Marker::Genitive));
    reading.tokens[at].is_any(&["il", "elle", "he", "she", "it", "ce", "cet", "cette"]) && !led
}

/// Whether a word stands for somebody else than the subject, who isn't named: « un homme », "the prefect".
fn brings_in(reading: &Reading<'_>, subject: EntityId, at: usize) -> bool {
    let own = |tokens: &Range<usize>| bearer::of(reading, tokens).is_some_and(|mention| mention.entity == Some(subject));
    let inside = reading.mentions_over(at).any(|mention| mention.entity == Some(subject));
    let told = |hit: &Hit| hit.tokens.start == at && !hit.verb && is_somebody(reading, hit.cue) && !own(&hit.tokens);
    let determiners = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative];
    // "stepped down as chief executive".
    let role = at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(&["as", "comme", "que"]));
    let determined = || at.checked_sub(1).is_some_and(|at| determiners.iter().any(|kind| reading.has(at, *kind)));
    let people = || reading.is(at, Marker::Anyone) || reading.is(at, Marker::Companion) || determined() && !reading.sorts_at(at).is_empty();
    let others = reading.base.entity(subject).kind == EntityKind::Person && is_several(reading, at);
    !inside && !others && !role && (reading.hits_over(at).any(told) || people() && !own(&(at..at + 1)))
}

/// "Several relatives had turned their chairs round.": a sentence that tells of nobody whom an age could be of.
fn is_scenery(reading: &Reading<'_>, claim: &Claim, sentence: usize) -> bool {
    let aged = reading.base.attribute(claim.attribute).slot == Slot::Age;
    let mut range = reading.sentences[sentence].tokens.clone();
    aged && reading.mentions_in(range.clone()).next().is_none() && !range.any(|at| brings_in(reading, claim.subject, at))
}

/// « les proches », "some 200 relatives": no one of several is meant by a word for one.
fn is_several(reading: &Reading<'_>, at: usize) -> bool {
    let plural = reading.tokens[at].norm.ends_with(['s', 'x']) && !reading.tokens[at].norm.ends_with("ss");
    let counted = |before: usize| reading.values_over(before).any(|spotted| !spotted.told.is_article());
    let many = |before: usize| {
        reading.tokens[before].is_any(&[
            "les",
            "des",
            "ces",
            "ses",
            "leurs",
            "aux",
            "plusieurs",
            "quelques",
            "these",
            "those",
            "some",
            "many",
            "several",
        ])
    };
    plural && at.checked_sub(1).is_some_and(|before| counted(before) || many(before))
}

/// Whether a mention is of somebody that a pronoun could stand for as well as for the subject; a name that the desk doesn't know is somebody's.
fn is_rival(reading: &Reading<'_>, subject: EntityId, mention: &Mention) -> bool {
    let kind = |entity: EntityId| reading.base.entity(entity).kind;
    let person = kind(subject) == EntityKind::Person;
    match mention.entity.map(kind) {
        Some(EntityKind::Place | EntityKind::Event | EntityKind::Case) => false,
        Some(EntityKind::Person) => true,
        None => !person || !is_label(reading, mention),
        Some(_) => !person,
    }
}

/// A claim with its places counted from a byte and a sentence; nothing for one that stands before them.
fn moved(claim: Claim, start: usize, sentences: usize) -> Option<Claim> {
    let back = |span: Span| Some(Span::new(span.start.checked_sub(start)?, span.end - start));
    let span = back(claim.span)?;
    let value = match claim.value {
        ClaimValue::Quotation { words, speaker, speaker_span } => {
            ClaimValue::Quotation { words, speaker, speaker_span: speaker_span.and_then(back) }
        }
        other => other,
    };
    Some(Claim { value, span, reach: back(claim.reach).unwrap_or(span), sentence: claim.sentence.checked_sub(sentences)?, ..claim })
}
