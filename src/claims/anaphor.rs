//! Anaphors: whom "the 54-year-old" or « cette femme de 54 ans » stands for, where the sentence names nobody.

use super::bearer::{is_finite, is_incidental, is_kin, is_person, is_set_against, is_somebody};
use super::described;
use super::label::is_label;
use super::mention::{By, Mention};
use super::reading::Reading;
use super::segment::{Opener, Segment};
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind, FactValue};
use crate::language::{Lang, Marker};
use crate::text::Token;
use crate::values::{Spotted, Value};
use std::ops::Range;

/// How many sentences back the one who is meant may stand.
const BACK: usize = 3;

/// How many years off an age may be by mistake.
const MISTAKEN: f64 = 15.0;

/// How many words a noun may have that an age is told of, with its determiner.
const NOUN: usize = 3;

/// The mention of the one person whom the sentences before an age tell of, where a description that the age belongs to resumes them.
#[must_use]
pub(super) fn of<'r>(reading: &'r Reading<'_>, age: &Range<usize>, years: f64) -> Option<&'r Mention> {
    let start = description(reading, age)?;
    let here = reading.sentence_of(age.start);
    let sentence = &reading.sentences[here].tokens;
    let acts = |mention: &Mention| mention.by != By::Possessive && !reading.is_quoted(mention.tokens.start);
    let person = |mention: &&Mention| is_person(reading, mention) && acts(mention) && !is_label(reading, mention);
    if reading.mentions_in(sentence.start..start).any(|mention| person(&mention)) {
        return None;
    }
    let mention = (here.saturating_sub(BACK)..here).rev().find_map(|before| {
        let range = reading.sentences[before].tokens.clone();
        let people: Vec<&Mention> = reading.mentions_in(range).filter(person).collect();
        (!people.is_empty()).then_some(people)
    });
    let people = mention?;
    let first = *people.first()?;
    let entity = first.entity?;
    if is_one_of_several(reading, age) {
        return None;
    }
    let between = behind(reading, first)..start;
    let alone = people.iter().all(|other| other.entity == first.entity)
        && !brings_in(reading, &between)
        && !between.clone().any(|at| is_stranger(reading, at));
    (alone
        && !is_incidental(reading, first)
        && !is_set_against(reading, first, age)
        && agrees(reading, entity, start)
        && !described::is_of_another(reading, entity, &noun_of(reading, age, start))
        && is_likely(reading, entity, years))
    .then_some(first)
}

/// The words of the description: those before the age, or behind one that opens the sentence.
fn noun_of(reading: &Reading<'_>, age: &Range<usize>, start: usize) -> Range<usize> {
    let end = reading.sentences[reading.sentence_of(start)].tokens.end;
    let verb = || (start..end).find(|at| is_finite(reading, *at)).unwrap_or(end);
    start..if start < age.start { age.start } else { verb() }
}

/// Whether an age in some tokens belongs to a description that may resume somebody.
pub(super) fn resumes(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let aged = |spotted: &&Spotted| spotted.told.as_age().is_some();
    reading.values_in(range.clone()).filter(aged).any(|age| description(reading, &age.tokens).is_some())
}

/// Where the description starts that an age belongs to: its determiner.
fn description(reading: &Reading<'_>, age: &Range<usize>) -> Option<usize> {
    noun_phrase(reading, age).or_else(|| fronted(reading, age))
}

/// « À 66 ans, le chef de file … », "At 54, the engineer …": the age opens the sentence, and a noun phrase that names nobody is its subject.
fn fronted(reading: &Reading<'_>, age: &Range<usize>) -> Option<usize> {
    let sentence = &reading.sentences[reading.sentence_of(age.start)].tokens;
    let at = sentence.start;
    let leads = reading.has(at, Marker::AtAge) && age.start == at + 1;
    // "Barely 19", « À peine 19 ans ».
    let barely = reading.is(at, Marker::Barely) && (at + 1..=at + 2).contains(&age.start);
    if !leads && !barely {
        return None;
    }
    let start = age.end + 1;
    let verb = (start..sentence.end).find(|at| is_finite(reading, *at))?;
    let several =
        reading.tokens[start].is_any(&["les", "ces"]) || reading.tokens.get(start + 1).is_some_and(|noun| is_plural(reading, noun));
    let named = reading.mentions_in(at..verb).any(|mention| is_person(reading, mention));
    let kin = reading.hits_in(start..verb).any(|hit| is_kin(reading, hit.cue));
    let noun = reading.tokens.get(start + 1).is_some_and(|token| token.is_word() && !token.capital);
    // « le gérant, lui, ».
    let set_off = (start..verb).any(|at| reading.has(at, Marker::MasculinePronoun) || reading.has(at, Marker::FemininePronoun));
    (!set_off && reading.tokens[age.end].is(",") && is_determined(reading, start) && noun && !several && !named && !kin).then_some(start)
}

fn is_plural(reading: &Reading<'_>, noun: &Token) -> bool {
    reading.context.lang == Lang::En && noun.norm.strip_suffix('s').is_some_and(|stem| !stem.ends_with('s'))
}

/// « cette femme de 54 ans », "the 54-year-old".
fn noun_phrase(reading: &Reading<'_>, age: &Range<usize>) -> Option<usize> {
    match reading.context.lang {
        Lang::En => {
            let before = age.start.checked_sub(1).filter(|at| is_determined(reading, *at))?;
            let next = age.end;
            let plain = reading.tokens.get(next).is_some_and(Token::is_word) && !reading.is_marked(next) && !reading.is_verb(next);
            let person = |entity: EntityId| reading.base.entity(entity).kind == EntityKind::Person;
            let somebody = |cue: Cue| matches!(cue, Cue::Called(entity) if person(entity)) || matches!(cue, Cue::Term(..));
            let told = || reading.hits_over(next).any(|hit| somebody(hit.cue));
            let adjective = reading.tokens[age.start].norm.contains("year") || reading.tokens[age.end - 1].is("old");
            (adjective && (!plain || told())).then_some(before)
        }
        Lang::Fr => {
            let of = age.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Genitive))?;
            let noun = of.saturating_sub(NOUN)..of;
            let start = noun.clone().rev().find(|at| is_determined(reading, *at))?;
            let words = start + 1..of;
            let plain = |at: usize| reading.tokens[at].is_word() && !reading.tokens[at].capital;
            (!words.is_empty() && words.into_iter().all(plain) && !reading.tokens[start].is_any(&["les", "ces"])).then_some(start)
        }
    }
}

fn is_determined(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Marker::Definite) || reading.has(at, Marker::Demonstrative)
}

/// Where what is told of a mention goes on behind an apposition: "X, the youngest of her children, is".
fn behind(reading: &Reading<'_>, mention: &Mention) -> usize {
    let sentence = &reading.sentences[reading.sentence_of(mention.tokens.start)];
    let aside = sentence.segments.iter().find(|segment| segment.tokens.start == mention.tokens.end && segment.opener == Opener::Comma);
    let told = |segment: &&Segment| !segment.verbs.iter().any(|verb| is_finite(reading, *verb));
    aside.filter(told).map_or(mention.tokens.end, |segment| segment.tokens.end)
}

/// « un voisin », "her deputy said", « avec son directeur »: words between bring in somebody else without a name.
fn brings_in(reading: &Reading<'_>, between: &Range<usize>) -> bool {
    let whose = |at: usize| reading.has(at, Marker::Possessive);
    let article = |at: usize| {
        let kinds = reading.has(at, Marker::Indefinite) || whose(at) || reading.is(at, Marker::Again);
        kinds && !reading.tokens[at].is("its")
    };
    between.clone().filter(|at| article(*at) && !reading.is_quoted(*at)).any(|at| {
        let noun = at + 1;
        let told = || reading.hits_over(noun).any(|hit| is_somebody(reading, hit.cue));
        let known = || reading.is(noun, Marker::Anyone) || reading.is(noun, Marker::Companion) || told();
        let words = || {
            (noun + 1..(noun + ACTING).min(between.end))
                .take_while(|at| reading.tokens[*at].is_word() && !reading.has(*at, Marker::Relative))
        };
        let with = || whose(at) && at.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Preposition));
        // "A jury found the 58-year-old".
        let body = reading.has(noun, Marker::Institution);
        noun < between.end && !body && (known() || words().any(|at| is_finite(reading, at)) || with())
    })
}

/// "Yusuf al-Masri", "Hussain": a capital that is no name, place or word that anybody knows may be somebody's.
pub(super) fn is_stranger(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let opens = at == 0 || !reading.tokens[at - 1].is_word();
    let known = || {
        reading.mentions_over(at).next().is_some()
            || reading.values_over(at).next().is_some()
            || reading.hits_over(at).next().is_some()
            || reading.places.iter().any(|place| place.contains(&at))
            || reading.is_marked(at)
            || [Marker::Institution, Marker::Region].iter().any(|kind| reading.has(at, *kind))
    };
    let located = || at.checked_sub(1).is_some_and(|at| reading.tokens[at].is_any(&["at", "in", "the", "à", "dans", "la", "le", "l'"]));
    token.is_word() && token.capital && !opens && !reading.is_quoted(at) && !known() && !located() && !names_body(reading, at + 1)
}

/// "Penmarth Crown Court", "Sussex Police": behind a name stands what makes it a body's.
fn names_body(reading: &Reading<'_>, next: usize) -> bool {
    let body = |cue: Cue| matches!(cue, Cue::Term(vocabulary, _) if BODIES.contains(&reading.base.vocabulary(vocabulary).name.as_str()));
    let capital = reading.tokens.get(next).is_some_and(|token| token.capital);
    capital && (reading.has(next, Marker::Institution) || reading.hits_over(next).any(|hit| body(hit.cue)))
}

/// The vocabularies of bodies.
const BODIES: &[&str] = &["court", "police-body", "media", "party"];

/// Within how many words of a noun its verb follows.
const ACTING: usize = 4;

/// "the 61-year-old and the 47-year-old": one of several.
fn is_one_of_several(reading: &Reading<'_>, age: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(age.start)].tokens.clone();
    reading.values_in(sentence).filter(|spotted| spotted.told.as_age().is_some()).any(|other| {
        let between = age.end.min(other.tokens.end)..age.start.max(other.tokens.start);
        other.tokens != *age && between.into_iter().any(|at| reading.has(at, Marker::Coordinator))
    })
}

/// « la magistrate » is no man.
pub(super) fn agrees(reading: &Reading<'_>, entity: EntityId, determiner: usize) -> bool {
    let token = &reading.tokens[determiner];
    let feminine = if token.is_any(&["la", "cette"]) {
        Some(true)
    } else if token.is_any(&["le", "ce", "cet"]) || reading.tokens.get(determiner + 1).is_some_and(|token| token.is("ancien")) {
        Some(false)
    } else {
        None
    };
    let known = reading.base.entity(entity).feminine;
    feminine.is_none() || known.is_none() || feminine == known
}

/// The age is near the one on record, and no other's who is told of there.
fn is_likely(reading: &Reading<'_>, entity: EntityId, years: f64) -> bool {
    let ages = |entity: EntityId| {
        reading.base.values_of(entity).filter_map(|value| match value {
            FactValue::Plain(Value::Age(age)) => Some(age.low),
            _ => None,
        })
    };
    let near = |known: f64| (known - years).abs() <= MISTAKEN;
    let same = |known: f64| (known - years).abs() < 1.0;
    let another = |other: EntityId| other != entity && ages(other).any(same);
    ages(entity).all(near) && (ages(entity).any(same) || !reading.mentions.iter().filter_map(|mention| mention.entity).any(another))
}
