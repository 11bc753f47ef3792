//! Mentions: where a block speaks of which entity, by name, surname, description or pronoun.
//!
//! A mention is kept only where exactly one entity fits.

use super::about::{self, is_precise};
use super::given;
use super::label::is_label;
use super::reading::Reading;
use super::slots::namesake;
use super::{affair, again, elsewhere, kin, resuming, story, team, topic};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, Entity, EntityId, EntityKind, FactValue, Words};
use crate::language::{Lang, Marker};
use crate::text::fold::norm;
use crate::text::{Kind, Token};
use std::ops::Range;

/// Where a block speaks of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The entity; none for a person the desk doesn't know.
    pub entity: Option<EntityId>,
    /// Its tokens, title and determiner left out.
    pub tokens: Range<usize>,
    /// How it is made.
    pub by: By,
}

/// How a mention is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A name.
    Name,
    /// A description.
    Description,
    /// « il », "him".
    Pronoun,
    /// « sa », "his".
    Possessive,
}

/// The mentions of a block, in order.
#[must_use]
pub fn find(reading: &Reading<'_>) -> Vec<Mention> {
    let mut out = names(reading);
    out.extend(given::find(reading, &out));
    team::find(reading, &mut out);
    out.sort_by_key(|mention| mention.tokens.start);
    descriptions(reading, &mut out);
    out.sort_by_key(|mention| mention.tokens.start);
    pronouns(reading, &mut out);
    out.extend(resuming::find(reading, &out));
    out.sort_by_key(|mention| mention.tokens.start);
    out
}

/// The entities that a text names outright, sorted, whatever the language: the first pass over a draft.
#[must_use]
pub fn named(base: &Base, tokens: &[Token]) -> Vec<EntityId> {
    named_at(base, tokens, 0..tokens.len())
}

/// The same. `candidates` are the places of the tokens at which a name may start or a family name stand; others are passed over.
#[must_use]
pub fn named_at(base: &Base, tokens: &[Token], candidates: impl IntoIterator<Item = usize>) -> Vec<EntityId> {
    let name = |at: usize| base.names_at(tokens, at).into_iter().find(|(.., proper)| *proper).map(|(entity, ..)| entity);
    let called = |at: usize| affair::named(base, tokens, at, &Lang::ALL);
    let mut out: Vec<EntityId> = candidates.into_iter().filter_map(|at| name(at).or_else(|| called(at))).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn names(reading: &Reading<'_>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let found = known_name(reading, at, &out)
            .or_else(|| surname(reading, at, &out))
            .or_else(|| affair(reading, at))
            .or_else(|| stranger(reading, at));
        match found {
            Some(mention) => {
                at = mention.tokens.end;
                out.push(mention);
            }
            None => at += 1,
        }
    }
    out
}

fn known_name(reading: &Reading<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let names = reading.base.names_at(&reading.tokens, at);
    let longest = names.first()?.1.clone();
    // « un autre Paul Rival », "another Paul Rival": a namesake.
    if reading.tokens[at].capital && longest.len() > 1 && at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Again)) {
        return None;
    }
    let mut fitting: Vec<EntityId> = names.iter().filter(|(_, range, _)| *range == longest).map(|(entity, ..)| *entity).collect();
    fitting.dedup();
    let entity = match fitting.as_slice() {
        [one] => *one,
        several => *before.iter().rev().find_map(|mention| mention.entity.as_ref().filter(|entity| several.contains(entity)))?,
    };
    // A name without a capital is everybody's word: it is the desk's only in a draft about the desk's story.
    let proper = names.iter().any(|(_, range, proper)| *range == longest && *proper);
    if !proper && !reading.is_about() {
        return None;
    }
    let alone = longest.len() == 1;
    if alone && is_of_namesake(reading, entity, at, before) {
        return None;
    }
    (!alone || stands_alone(reading, &longest)).then_some(Mention { entity: Some(entity), tokens: longest, by: By::Name })
}

/// « Marc Rival … Rival », where the desk calls another so: only the namesake has been named in the block.
fn is_of_namesake(reading: &Reading<'_>, entity: EntityId, at: usize, before: &[Mention]) -> bool {
    let full = before.iter().filter(|mention| mention.tokens.len() > 1 && mention.entity.is_none_or(|other| is_person(reading, other)));
    let mut bearers = full.filter(|mention| reading.tokens[mention.tokens.end - 1].bare == reading.tokens[at].bare).peekable();
    bearers.peek().is_some() && bearers.all(|mention| mention.entity != Some(entity))
}

/// A name of one word is no part of a longer, unknown name.
pub(super) fn stands_alone(reading: &Reading<'_>, name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).filter(|before| is_name_part(reading, *before));
    // « le maire de Trou Jean X »: another name that the desk knows begins.
    let known = |at: usize| !reading.base.names_at(&reading.tokens, at).is_empty();
    let after = Some(name.end).filter(|after| is_name_part(reading, *after) && !reading.tokens[*after].is("'s") && !known(*after));
    let joined = |gap_start: usize| reading.tokens.get(gap_start).is_some_and(|token| token.glued);
    before.is_none_or(|before| !joined(name.start) && (is_first(reading, before) || is_acronym(reading, before)))
        && after.is_none_or(|after| is_acronym(reading, after) && !joined(after))
}

fn is_first(reading: &Reading<'_>, at: usize) -> bool {
    reading.sentences.iter().any(|sentence| sentence.tokens.start == at) && is_function_word(reading, at)
}

fn is_function_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_marked(at) || !reading.forms(at).is_empty()
}

/// A capitalised word that could belong to a name.
fn is_name_part(reading: &Reading<'_>, at: usize) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    token.is_word() && token.capital && !reading.has(at, Marker::Honorific) && !(is_function_word(reading, at) && token.norm.len() < 5)
}

/// « Yannick Le Goff »: a small word with a capital between two parts of a name that begins at a token.
fn is_particle(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let small = ["le", "la", "les", "de", "du", "des"];
    at > start && reading.tokens[at].capital && reading.tokens[at].is_any(&small) && is_name_part(reading, at + 1)
}

fn is_acronym(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.tokens[at].span.of(reading.text);
    text.chars().count() > 1 && text.chars().all(char::is_uppercase)
}

/// The last word of a person's full name, once that name has been told.
fn surname(reading: &Reading<'_>, at: usize, before: &[Mention]) -> Option<Mention> {
    let token = reading.tokens.get(at).filter(|token| token.capital)?;
    let told = |mention: &&Mention| {
        mention.by == By::Name && mention.tokens.len() > 1 && mention.entity.is_some_and(|entity| is_person(reading, entity))
    };
    let same = |mention: &&Mention| reading.tokens[mention.tokens.end - 1].bare == token.bare;
    let mut bearers: Vec<EntityId> = before.iter().filter(told).filter(same).filter_map(|mention| mention.entity).collect();
    bearers.sort_unstable();
    bearers.dedup();
    let [entity] = bearers.as_slice() else { return None };
    stands_alone(reading, &(at..at + 1)).then_some(Mention { entity: Some(*entity), tokens: at..at + 1, by: By::Name })
}

/// « l'affaire X », "the X trial": a family name alone.
fn affair(reading: &Reading<'_>, at: usize) -> Option<Mention> {
    let entity = affair::named(reading.base, &reading.tokens, at, &[reading.context.lang])?;
    Some(Mention { entity: Some(entity), tokens: at..at + 1, by: By::Name })
}

/// Two or more capitalised words in a row that the desk doesn't know, or one after a title of address.
fn stranger(reading: &Reading<'_>, at: usize) -> Option<Mention> {
    // « Neuf Canadair »: a number opens the sentence.
    if !is_name_part(reading, at) || is_acronym(reading, at) || reading.values_over(at).next().is_some() {
        return None;
    }
    let known = |next: usize| !reading.base.names_at(&reading.tokens, next).is_empty();
    let cue =
        |next: usize| reading.hits.iter().any(|hit| matches!(hit.cue, Cue::Term(..)) && hit.tokens.start <= next && next < hit.tokens.end);
    let end = (at..reading.tokens.len())
        .find(|next| !is_name_part(reading, *next) && !is_particle(reading, at, *next) || *next > at && known(*next) || cue(*next))
        .unwrap_or(reading.tokens.len());
    let addressed = is_addressed(reading, at);
    // « Marie », "Grant": a verb form that opens the sentence before another capital is a first name.
    let start_word = is_first(reading, at) && !addressed && (reading.is_marked(at) || end > at + 2);
    let enough = end >= at + 2 && !start_word || end > at && addressed;
    enough.then_some(Mention { entity: None, tokens: at..end, by: By::Name })
}

/// « Mme X », "Dr. X": a title of address stands before a name.
pub(super) fn is_addressed(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        reading.has(before, Marker::Honorific) || reading.tokens[before].is(".") && before > 0 && reading.has(before - 1, Marker::Honorific)
    })
}

/// « lui », « l' », "him": whom something is said or done to.
pub(super) fn is_object(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.by == By::Pronoun && !reading.tokens[mention.tokens.start].is_any(&["il", "elle", "he", "she", "ce", "cet", "cette"])
}

/// Whether an entity is a person.
pub(super) fn is_person(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.base.entity(entity).kind == EntityKind::Person
}

fn descriptions(reading: &Reading<'_>, out: &mut Vec<Mention>) {
    for hit in &reading.hits {
        let Cue::Called(entity) = hit.cue else { continue };
        // « le patron de la Belle Étoile »: a name the desk doesn't know is part of the description that it does.
        let held =
            |mention: &Mention| mention.entity.is_none() && hit.tokens.start < mention.tokens.start && mention.tokens.end <= hit.tokens.end;
        let clear = |mention: &Mention| held(mention) || is_whose_it_is(reading, hit, entity, mention);
        if out.iter().any(|mention| mention.tokens.start < hit.tokens.end && hit.tokens.start < mention.tokens.end && !clear(mention)) {
            continue;
        }
        // "the astronomer Sir Patrick Doe".
        let title = usize::from(reading.has(hit.tokens.end, Marker::Honorific));
        let dot = usize::from(title > 0 && reading.tokens.get(hit.tokens.end + 1).is_some_and(|token| token.is(".")));
        let end = hit.tokens.end + title + dot;
        let names_another = out.iter().any(|mention| mention.by == By::Name && mention.tokens.start == end);
        // « le match aller » is no match told of as « le match ».
        let wider = |other: &Hit| {
            let covers =
                other.tokens.start <= hit.tokens.start && hit.tokens.end <= other.tokens.end && other.tokens.len() > hit.tokens.len();
            covers && matches!(other.cue, Cue::Called(longer) if longer != entity && fits(reading, longer, &other.tokens, out))
        };
        if !names_another
            && !is_several(reading, entity, &hit.tokens)
            && !namesake::is_elsewhere(reading, entity, hit)
            && !elsewhere::is_of_stranger(reading, entity, &hit.tokens, out)
            && (reading.base.entity(entity).kind == EntityKind::Event || !story::is_of_hour(reading, hit.tokens.end))
            && !reading.hits.iter().any(wider)
            && (is_determined(reading, &hit.tokens) || introduces(reading, entity, hit.tokens.start, out))
            && fits(reading, entity, &hit.tokens, out)
            && is_only(reading, entity, &hit.tokens, out)
            && !topic::is_of_nearer_body(reading, entity, &hit.tokens, out)
            && !is_of_kin(reading, entity, &hit.tokens, out)
        {
            out.retain(|mention| !held(mention));
            out.push(Mention { entity: Some(entity), tokens: hit.tokens.clone(), by: By::Description });
        }
    }
}

/// "their chairs" of who is called chair: words for several stand for nobody.
fn is_several(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>) -> bool {
    let last = &reading.tokens[tokens.end - 1].norm;
    let told = |words: &Words| words.nouns.iter().chain(&words.phrases).any(|noun| norm(noun).ends_with(last.as_str()));
    let plural = last.ends_with('s') || last.ends_with('x');
    is_person(reading, entity) && plural && !reading.base.entity(entity).called.values().any(told)
}

/// « les obsèques du frère de X »: what befalls kin is not what befalls the person whom the desk's event is of.
fn is_of_kin(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let record = reading.base.entity(entity);
    let personal = record.kind == EntityKind::Event && record.of.iter().any(|of| is_person(reading, *of));
    personal && kin::befalls_another(reading, out, tokens)
}

/// « la maire de Trou », « la digue de Trou », "Trou's study": who or what a description names as its own stays told of.
fn is_whose_it_is(reading: &Reading<'_>, hit: &Hit, entity: EntityId, mention: &Mention) -> bool {
    let place = |known: EntityId| reading.base.entity(known).kind == EntityKind::Place;
    let last = mention.tokens.end == hit.tokens.end;
    let genitive = reading.tokens.get(mention.tokens.end).is_some_and(|token| token.is("'s"));
    let owner = |known: EntityId| last || genitive || is_person(reading, entity) && place(known);
    mention.entity.is_some_and(|known| known != entity && owner(known))
        && mention.tokens.len() < hit.tokens.len()
        && hit.tokens.start <= mention.tokens.start
        && mention.tokens.end <= hit.tokens.end
}

/// A determiner stands before it, or a genitive within: "Trou's study".
fn is_determined(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| reading.tokens[at].is("'s")) || is_definite(reading, tokens.start)
}

/// « le militant », « ce jeune militant », "the activist", "Doe's convoy"; an indefinite introduces somebody new.
fn is_definite(reading: &Reading<'_>, at: usize) -> bool {
    let kinds = [Marker::Definite, Marker::Possessive, Marker::Demonstrative];
    // "the 61-year-old captain".
    let aged = at.checked_sub(1).and_then(|last| reading.values_over(last).find(|spotted| spotted.told.as_age().is_some()));
    let at = aged.map_or(at, |age| age.tokens.start);
    let near = (at.saturating_sub(3)..at).rev();
    for before in near {
        let partitive =
            reading.tokens[before].is_any(&["des", "the"]) && before > 0 && reading.tokens[before - 1].is_any(&["un", "une", "of"]);
        if partitive
            || kinds.iter().any(|kind| reading.has(before, *kind))
            || reading.tokens[before].is_any(&["du", "au", "aux", "'s", "aucun", "aucune", "no"])
        {
            return true;
        }
        if reading.tokens[before].kind == Kind::Mark || reading.has(before, Marker::Indefinite) {
            return false;
        }
    }
    false
}

/// « Une enquête sur X »: a case is introduced beside what it is about.
fn introduces(reading: &Reading<'_>, entity: EntityId, at: usize, out: &[Mention]) -> bool {
    let record = reading.base.entity(entity);
    let range = &reading.sentences[reading.sentence_of(at)].tokens;
    let beside = |of: &EntityId| out.iter().any(|mention| mention.entity == Some(*of) && range.contains(&mention.tokens.start));
    record.kind == EntityKind::Case && record.of.iter().any(beside)
}

/// What the entity belongs to is near, or it is known to the draft by name; in a draft about the story several words will do.
fn fits(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let at = tokens.start;
    let record = reading.base.entity(entity);
    let sentence = reading.sentence_of(at);
    let limit = reading.sentences.get(sentence).map_or(at, |sentence| sentence.tokens.end);
    let near = |wanted: EntityId| {
        reading.is_named(wanted) || out.iter().any(|mention| mention.entity == Some(wanted) && mention.tokens.start < limit)
    };
    if record.kind == EntityKind::Person && !record.names.is_empty() {
        near(entity) || is_titled(reading, entity, tokens, out)
    } else {
        let own = || record.of.is_empty() || is_precise(&reading.tokens, tokens, reading.context.lang);
        near(entity)
            || record.of.iter().any(|of| near(*of))
            || own() && reading.is_about()
            || is_placed(reading, entity, tokens, out)
            || story::is_told_here(reading, entity, tokens, out)
    }
}

/// « Le commandant de la Belle-Anne »: whom the desk calls so, where a thing of the story is what they are told of.
fn is_titled(reading: &Reading<'_>, person: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let article = usize::from(reading.has(tokens.end + 1, Marker::Definite));
    let of = |mention: &&Mention| reading.has(tokens.end, Marker::Genitive) && mention.tokens.start == tokens.end + 1 + article;
    let determined = tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite));
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    // "the captain of the Belle-Anne's sister ship", « En 2019, le commandant … »: another.
    let another = |thing: &Mention| {
        reading.tokens.get(thing.tokens.end).is_some_and(|token| token.is("'s")) || again::is_dated_back(reading, sentence.clone(), LONG)
    };
    let had = |thing: &Mention| thing.entity.is_some_and(|entity| is_had_by(reading, person, entity)) && !another(thing);
    // « l'ancien patron de la Belle-Anne »: the desk's own words name the thing.
    let inside = |mention: &Mention| mention.entity.is_some() && tokens.start < mention.tokens.start && mention.tokens.end == tokens.end;
    reading.is_about() && (determined && out.iter().find(of).is_some_and(had) || out.iter().any(inside))
}

/// How many days back somebody else may have had a title.
const LONG: i32 = 180;

/// A ship, an event, a case has one who is called so; of a body or a town the desk must hold it.
fn is_had_by(reading: &Reading<'_>, person: EntityId, thing: EntityId) -> bool {
    let base = reading.base;
    let held = |value: &FactValue| match value {
        FactValue::Entity(entity) => *entity == thing,
        FactValue::Term(held) => held.of == Some(thing) && !held.former,
        _ => false,
    };
    about::is_described(base, thing) || base.entity(person).of.contains(&thing) || base.values_of(person).any(held)
}

/// "Trou's council", « le conseil de Trou »: the town right beside the words is in the entity's own name.
fn is_placed(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let record = reading.base.entity(entity);
    let place = |entity: EntityId| Some(reading.base.entity(entity)).filter(|place| place.kind == EntityKind::Place);
    let holds = |place: &Entity| place.names.iter().any(|town| record.names.iter().any(|name| name.ends_with(town.as_str())));
    let own = |mention: &&Mention| mention.entity.and_then(place).is_some_and(holds);
    let link = |at: usize| reading.tokens[at].is("'s") || reading.has(at, Marker::Genitive) || reading.has(at, Marker::Preposition);
    let beside = |mention: &Mention| {
        let before = mention.tokens.end <= tokens.start && tokens.start - mention.tokens.end <= 1;
        let after = tokens.end < mention.tokens.start && mention.tokens.start - tokens.end == 1;
        before && (mention.tokens.end..tokens.start).all(link) || after && link(tokens.end)
    };
    out.iter().filter(own).any(beside) && story::is_bare(reading, entity, tokens, out)
}

/// No other entity answers to the same words, unless only this one has been mentioned in the block.
fn is_only(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, out: &[Mention]) -> bool {
    let mut rivals = reading.hits.iter().filter_map(|hit| match hit.cue {
        Cue::Called(other) if other != entity && hit.tokens == *tokens => Some(other),
        _ => None,
    });
    rivals.all(|other| {
        let mentioned = |wanted| out.iter().any(|mention| mention.entity == Some(wanted) && mention.tokens.start < tokens.start);
        !fits(reading, other, tokens, out) || mentioned(entity) && !mentioned(other)
    })
}

fn pronouns(reading: &Reading<'_>, out: &mut Vec<Mention>) {
    for at in 0..reading.tokens.len() {
        let Some((by, feminine)) = pronoun(reading, at) else {
            out.extend(
                topic::neuter(reading, at)
                    .and_then(|by| Some(Mention { entity: Some(topic::topic(reading, at, None, out)?), tokens: at..at + 1, by })),
            );
            continue;
        };
        if out.iter().any(|mention| mention.tokens.contains(&at)) || reading.is_quoted(at) {
            continue;
        }
        let entity = if is_apposed(reading, at) {
            named_before(at, out)
        } else {
            topic::continued(reading, at, out).or_else(|| antecedent(reading, at, feminine, out))
        };
        let entity = entity.or_else(|| announced(reading, at, feminine, out));
        let entity = entity.or_else(|| {
            topic::topic(reading, at, feminine, out).filter(|_| reading.context.lang == Lang::Fr && !reading.has(at, Marker::Definite))
        });
        if let Some(entity) = entity {
            out.push(Mention { entity: Some(entity), tokens: at..at + 1, by });
        }
    }
}

/// « L'ouvreur, lui, »: a pronoun between commas stands for what it follows, whether or not the desk knows it.
fn is_apposed(reading: &Reading<'_>, at: usize) -> bool {
    let comma = |at: Option<usize>| at.and_then(|at| reading.tokens.get(at)).is_some_and(|token| token.is(","));
    comma(at.checked_sub(1)) && comma(Some(at + 1))
}

/// The entity named right before the comma before a token.
fn named_before(at: usize, mentions: &[Mention]) -> Option<EntityId> {
    mentions.iter().find(|mention| mention.tokens.end + 1 == at).and_then(|mention| mention.entity)
}

/// What pronoun stands at a token, and its gender where it tells.
fn pronoun(reading: &Reading<'_>, at: usize) -> Option<(By, Option<bool>)> {
    let token = &reading.tokens[at];
    if reading.has(at, Marker::Possessive) && !token.is_any(&["leur", "leurs", "their", "its", "'s"]) {
        let feminine = match &*token.norm {
            "his" => Some(false),
            "her" => Some(true),
            _ => None,
        };
        return Some((By::Possessive, feminine));
    }
    if token.is_any(&["le", "la", "l'"]) {
        let verb = reading.has(at + 1, Marker::Auxiliary);
        return verb.then_some((By::Pronoun, None));
    }
    if reading.has(at, Marker::MasculinePronoun) {
        return Some((By::Pronoun, (!token.is("lui")).then_some(false)));
    }
    reading.has(at, Marker::FemininePronoun).then_some((By::Pronoun, Some(true)))
}

/// The one person that a pronoun can stand for: in its own sentence before it, else in the nearest sentence that names one.
pub(super) fn antecedent(reading: &Reading<'_>, at: usize, feminine: Option<bool>, mentions: &[Mention]) -> Option<EntityId> {
    let here = reading.sentence_of(at);
    for sentence in (here.saturating_sub(2)..=here).rev() {
        let range = &reading.sentences[sentence].tokens;
        let mut candidates: Vec<Option<EntityId>> = mentions
            .iter()
            .filter(|mention| range.contains(&mention.tokens.start) && mention.tokens.start < at)
            .filter(|mention| mention.entity.is_none_or(|entity| agrees(reading, entity, feminine)) && !is_passed_over(reading, mention))
            .map(|mention| mention.entity)
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        match candidates.as_slice() {
            [] => {}
            [one] => return *one,
            _ => return None,
        }
    }
    None
}

/// "She works at Hexham Abbey": no person's name stands behind "she"; a French pronoun may mean the thing, unless only a preposition tells of it.
fn is_passed_over(reading: &Reading<'_>, mention: &Mention) -> bool {
    let governs = |at: usize| [Marker::Preposition, Marker::Genitive, Marker::Contracted].iter().any(|kind| reading.has(at, *kind));
    let led = || (mention.tokens.start.saturating_sub(2)..mention.tokens.start).any(governs);
    is_label(reading, mention) && (reading.context.lang == Lang::En || led())
}

/// « Il était au téléphone : X n'a rien vu »: the one person of a sentence whom a colon brings in, where nobody stands before it.
fn announced(reading: &Reading<'_>, at: usize, feminine: Option<bool>, mentions: &[Mention]) -> Option<EntityId> {
    let sentence = &reading.sentences[reading.sentence_of(at)].tokens;
    let colon = sentence.clone().find(|at| reading.tokens[*at].is(":")).filter(|colon| *colon > at && sentence.start == at)?;
    let person = |mention: &&Mention| mention.by == By::Name && mention.entity.is_none_or(|entity| agrees(reading, entity, None));
    let mut people = mentions.iter().filter(person).filter(|mention| mention.tokens.start < sentence.end);
    let only = people.next().filter(|_| people.next().is_none()).filter(|mention| mention.tokens.start == colon + 1)?;
    only.entity.filter(|entity| feminine.is_some() && agrees(reading, *entity, feminine))
}

pub(super) fn agrees(reading: &Reading<'_>, entity: EntityId, feminine: Option<bool>) -> bool {
    let record = reading.base.entity(entity);
    record.kind == EntityKind::Person && (feminine.is_none() || record.feminine.is_none() || record.feminine == feminine)
}
