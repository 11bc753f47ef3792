//! Whether a draft is about the desk's story.
//!
//! It is where it names one of the people, groups or things that the desk knows by a name of their own.
//! A draft that names none of them still is where it was written in the days of the story and tells of one of its
//! things in words that fit nothing else: beside a town of the desk, or with no name in it that the desk doesn't know.
//! So it is, with no such name, where it tells of two of its things together that the desk joins, or that are of a town that it names,
//! or of one of them with what the desk knows of it.

use super::Context;
use super::backed::{Text, is_backed};
use super::tied::{self, Tie};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, EntityId, EntityKind, FactValue};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Token, sentences, tokens};
use crate::values;
use jiff::civil::{Date, DateTime};
use std::ops::Range;

/// How many days before the first source and after the last a draft that names nobody can be about the story.
const DAYS: i32 = 14;

/// Whether a draft that names these entities names one of the desk's anchors.
#[must_use]
pub fn is_anchored(base: &Base, named: &[EntityId]) -> bool {
    !base.links.is_anchored() || named.iter().any(|entity| base.is_anchor(*entity))
}

/// The context of a text that is a draft of its own.
#[must_use]
pub fn context_of<'t>(base: &Base, lang: Lang, date: Option<DateTime>, texts: impl Iterator<Item = &'t str> + Clone) -> Context {
    let mut named: Vec<EntityId> = texts.clone().flat_map(|text| super::named(base, &tokens(text))).collect();
    named.sort_unstable();
    named.dedup();
    let told = || is_told(base, &named, date.map(DateTime::date), texts.map(|text| signs(base, text, &tokens(text), lang)));
    let about = is_anchored(base, &named) || told();
    Context { lang, date, named, about }
}

/// What the words of a block tell of the story, whoever it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Whether it tells of something of the desk in words that fit little else.
    pub telling: bool,
    /// The things of the desk that it tells of, each in its own words, sorted.
    pub things: Vec<EntityId>,
    /// Those of them that it tells of together, sorted.
    pub ties: Vec<Tie>,
    /// Whether it tells of something of the desk together with what the desk knows of it.
    pub backed: bool,
    /// Whether it names somebody or something that the desk doesn't know.
    pub stranger: bool,
}

/// Whether a draft without an anchor is about the story: what it names, when it was written, and what its blocks tell.
pub fn is_told(base: &Base, named: &[EntityId], day: Option<Date>, mut blocks: impl Iterator<Item = Signs>) -> bool {
    if !day.is_some_and(|day| is_near(base, day)) {
        return false;
    }
    let town = named.iter().any(|entity| base.entity(*entity).kind == EntityKind::Place);
    let (mut telling, mut stranger, mut joined) = (false, false, false);
    let lost = blocks.any(|block| {
        telling |= block.telling || is_of_town(base, named, &block.things);
        joined |= block.backed || block.ties.iter().any(|tie| tied::is_bound(base, *tie) || is_tie_of_town(base, named, *tie));
        stranger |= block.stranger;
        stranger && !town
    });
    !lost && (telling || joined && !stranger)
}

/// Whether a day is one of the story's: near those on which the sources came out.
#[must_use]
pub fn is_near(base: &Base, day: Date) -> bool {
    let days = |from: Date, to: Date| (to - from).get_days();
    base.links.published().is_some_and(|(first, last)| days(day, first) <= DAYS && days(last, day) <= DAYS)
}

/// The signs in a block's words.
#[must_use]
pub fn signs(base: &Base, text: &str, tokens: &[Token], lang: Lang) -> Signs {
    let hits = base.index.cues(tokens, lang);
    let telling =
        hits.iter().any(|hit| is_telling(base, tokens, hit, lang) || is_keyed(base, tokens, hit)) || names_thing(base, tokens, lang);
    let spotted = values::read(text, tokens, lang);
    let values: Vec<Range<usize>> = spotted.iter().map(|value| value.tokens.clone()).collect();
    Signs {
        telling,
        backed: is_backed(Text { base, tokens, hits: &hits, values: &spotted, lang }),
        things: things(base, tokens, &hits, lang),
        ties: tied::ties(base, tokens, &hits, &values, lang),
        stranger: names_stranger(base, tokens, &hits, &values, lang),
    }
}

/// « le centre aquatique », "the council meeting": a description of several words, of anything but a person.
fn is_telling(base: &Base, tokens: &[Token], hit: &Hit, lang: Lang) -> bool {
    let thing = matches!(hit.cue, Cue::Called(entity) if base.entity(entity).kind != EntityKind::Person);
    thing && is_precise(tokens, &hit.tokens, lang) && is_definite(tokens, hit.tokens.start, lang)
}

/// « À Belle-Île, le vent a atteint … »: a word of what the desk has measured, beside the place where it was.
fn is_keyed(base: &Base, tokens: &[Token], hit: &Hit) -> bool {
    let Cue::Attribute(attribute) = hit.cue else { return false };
    let mut named = None;
    base.links.paired(attribute).map(|fact| base.fact(fact)).any(|fact| {
        let named = named.get_or_insert_with(|| super::named(base, tokens));
        fact.with.iter().all(|with| named.binary_search(with).is_ok())
    })
}

/// « la manifestation contre la piscine »: the things of the desk, no persons, told of in words that the desk has for them.
fn things(base: &Base, tokens: &[Token], hits: &[Hit], lang: Lang) -> Vec<EntityId> {
    let thing = |hit: &Hit| match hit.cue {
        Cue::Called(entity) if is_described(base, entity) && is_introduced(tokens, hit.tokens.start, lang) => Some(entity),
        _ => None,
    };
    let named = |at: usize| {
        let (entity, range, proper) = base.names_at(tokens, at).into_iter().next()?;
        (!proper && is_described(base, entity) && is_precise(tokens, &range, lang)).then_some(entity)
    };
    let mut told: Vec<EntityId> = hits.iter().filter_map(thing).chain((0..tokens.len()).filter_map(named)).collect();
    told.sort_unstable();
    told.dedup();
    told
}

/// Two of them or more are of a town that the draft names: they lie or happened in it, or belong to what bears its name.
fn is_of_town(base: &Base, named: &[EntityId], things: &[EntityId]) -> bool {
    let towns = named.iter().filter(|entity| base.entity(**entity).kind == EntityKind::Place);
    towns.into_iter().any(|town| things.iter().filter(|thing| is_in(base, **thing, *town)).count() > 1)
}

/// One of two things told together is of a town that the draft names.
fn is_tie_of_town(base: &Base, named: &[EntityId], (a, b): Tie) -> bool {
    let town = |entity: &&EntityId| base.entity(**entity).kind == EntityKind::Place;
    let mut towns = named.iter().filter(town);
    towns.any(|town| belongs(base, a, *town, DEPTH) || belongs(base, b, *town, DEPTH))
}

/// How far from one to what it is of a thing is still of the town: the protest at a meeting of the town's council.
const DEPTH: usize = 3;

fn belongs(base: &Base, thing: EntityId, town: EntityId, depth: usize) -> bool {
    let lasting = |entity: &&EntityId| base.entity(**entity).kind != EntityKind::Person;
    lies_in(base, thing, town) || depth > 0 && base.entity(thing).of.iter().filter(lasting).any(|of| belongs(base, *of, town, depth - 1))
}

fn is_in(base: &Base, thing: EntityId, town: EntityId) -> bool {
    let record = base.entity(thing);
    let lasting = |entity: &EntityId| !matches!(base.entity(*entity).kind, EntityKind::Person | EntityKind::Event);
    std::iter::once(thing).chain(record.of.iter().copied().filter(lasting)).any(|entity| lies_in(base, entity, town))
}

fn lies_in(base: &Base, entity: EntityId, town: EntityId) -> bool {
    let record = base.entity(entity);
    let inside = |place: EntityId| place == town || base.entity(place).within == Some(town);
    record.of.iter().copied().chain(record.within).any(inside)
        || base.values_of(entity).any(|value| matches!(value, FactValue::Entity(place) if inside(*place)))
        || base.entity(town).names.iter().any(|town| record.names.iter().any(|name| name.ends_with(town.as_str())))
}

/// An event or a thing: a person, a group or a place answers to words that fit many.
pub(super) fn is_described(base: &Base, entity: EntityId) -> bool {
    matches!(base.entity(entity).kind, EntityKind::Event | EntityKind::Object | EntityKind::Case)
}

/// « le conseil municipal » where the desk has it for a name.
fn names_thing(base: &Base, tokens: &[Token], lang: Lang) -> bool {
    (0..tokens.len()).any(|at| {
        let longest = base.names_at(tokens, at).into_iter().next();
        longest.is_some_and(|(entity, range, proper)| {
            !proper && base.entity(entity).kind != EntityKind::Person && is_precise(tokens, &range, lang) && is_definite(tokens, at, lang)
        })
    })
}

/// Two words or more that say something.
#[must_use]
pub fn is_precise(tokens: &[Token], range: &Range<usize>, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let small = [Marker::Preposition, Marker::Definite, Marker::Indefinite, Marker::Genitive];
    let says = |at: &usize| tokens[*at].is_word() && !small.iter().any(|kind| markers.has(&tokens[*at].norm, *kind));
    range.clone().filter(says).count() > 1
}

/// An article, or what holds one, right before.
#[must_use]
pub fn is_definite(tokens: &[Token], at: usize, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let kinds = [Marker::Definite, Marker::Possessive, Marker::Demonstrative];
    at.checked_sub(1).is_some_and(|before| {
        let token = &tokens[before];
        kinds.iter().any(|kind| markers.has(&token.norm, *kind)) || token.is_any(&["du", "au", "aux", "des", "'s"])
    })
}

/// « le procès », "the sawmill trial": an article right before, or before one more word.
pub(super) fn is_introduced(tokens: &[Token], at: usize, lang: Lang) -> bool {
    let compound = || at.checked_sub(1).is_some_and(|before| tokens[before].is_word() && is_definite(tokens, before, lang));
    is_definite(tokens, at, lang) || compound()
}

/// A capital inside a sentence that is neither the desk's nor the language's own.
fn names_stranger(base: &Base, tokens: &[Token], hits: &[Hit], values: &[Range<usize>], lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let opens = |at: usize| at == 0 || tokens[at - 1].is_any(&["«", "“", "\"", ":", "—", "–"]);
    let first: Vec<usize> =
        sentences(tokens, &|word| markers.has(word, Marker::Abbreviation)).into_iter().map(|range| range.start).collect();
    let suspect = |at: &usize| tokens[*at].capital && tokens[*at].is_word() && !opens(*at) && first.binary_search(at).is_err();
    let covered = |at: usize| {
        hits.iter().map(|hit| &hit.tokens).chain(values).any(|tokens| tokens.contains(&at)) || markers.at(tokens, at).next().is_some()
    };
    // A first word has a capital whatever it is: there the gazetteer alone tells a city.
    let city = |place: &Range<usize>| base.names_at(tokens, place.start).is_empty() && tokens[place.start].capital;
    let mut known = 0;
    base.index.places(tokens).iter().any(|place| city(place) && !covered(place.start))
        || (0..tokens.len()).any(|at| {
            if let Some((_, range, _)) = base.names_at(tokens, at).into_iter().next() {
                known = known.max(range.end);
            }
            at >= known && suspect(&at) && !covered(at)
        })
}

#[cfg(test)]
mod tests {
    use super::is_of_town;
    use crate::facts::{Buffers, Desk, EntityId};
    use std::path::Path;

    const TOWN: &str = r#"
[entities.vernou]
kind = "place"
names = ["Vernou"]

[entities.lens]
kind = "place"
names = ["Lens"]

[entities.club]
kind = "body"
names = ["Club nautique"]

[entities.pool]
kind = "object"
called.fr = ["piscine"]
within = "vernou"

[entities.quay]
kind = "object"
called.fr = ["quai"]
within = "vernou"
of = ["club"]

[entities.lock]
kind = "object"
called.fr = ["écluse"]
within = "vernou"
of = ["club"]
"#;

    #[test]
    fn two_things_of_a_town_that_is_named_are_told_of_it() {
        let texts = [("factlint.toml".to_owned(), String::new()), ("facts/desk.toml".to_owned(), TOWN.to_owned())].into();
        let desk = Desk::open_with(Path::new("/desk"), &Buffers { texts, below: None });
        assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
        let id = |name: &&str| desk.base.entities.iter().position(|entity| entity.id == *name).map(|at| EntityId(at as u32)).unwrap();
        let ids = |names: &[&str]| names.iter().map(id).collect::<Vec<EntityId>>();
        let of_town = |named: &[&str], things: &[&str]| is_of_town(&desk.base, &ids(named), &ids(things));
        assert!(of_town(&["vernou"], &["pool", "quay"]));
        assert!(!of_town(&["vernou"], &["pool"]));
        assert!(!of_town(&["lens"], &["pool", "quay"]));
        // What belongs to a club is of no town by that.
        assert!(!of_town(&["club"], &["quay", "lock"]));
    }
}
