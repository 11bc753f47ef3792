//! Namesakes: bodies that are called like one of the desk's but for the town they are of: « la cour d'appel de X ».

use crate::claims::{ClaimValue, Reading, Subject};
use crate::facts::index::Hit;
use crate::facts::{EntityId, FactValue};
use crate::language::Marker;
use crate::text::{Token, tokens};
use std::ops::Range;

/// A name in two: « cour d'appel de », "University of", and the town.
struct Named {
    head: Vec<Token>,
    town: Vec<Token>,
}

/// The bodies of a clause that share the head of the name of a value of the facts and are of another town, none that the desk knows.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, clause: &Range<usize>) -> Vec<(ClaimValue, Range<usize>)> {
    let names: Vec<Named> = values(reading, subject).flat_map(|entity| named(reading, entity)).collect();
    let found = clause.clone().filter_map(|at| names.iter().find_map(|name| elsewhere(reading, name, at)));
    let known = |tokens: &Range<usize>| reading.mentions_in(tokens.clone()).any(|mention| mention.tokens == *tokens);
    let told = |tokens: Range<usize>| (ClaimValue::Foreign(reading.span(&tokens).of(reading.text).to_owned()), tokens);
    found.filter(|tokens| !known(tokens)).map(told).collect()
}

/// Whether what follows the description of a body is a town which the desk knows nothing of: « la cour d'appel de X ».
pub(in crate::claims) fn is_elsewhere(reading: &Reading<'_>, entity: EntityId, description: &Hit) -> bool {
    let town = description.tokens.end + 1;
    let named = || !reading.base.names_at(&reading.tokens, town).is_empty();
    let followed = reading.has(description.tokens.end, Marker::Genitive) && reading.places.iter().any(|place| place.start == town);
    reading.base.entity(entity).kind.is_corporate() && followed && !named()
}

fn values<'r>(reading: &'r Reading<'_>, subject: &'r Subject<'_>) -> impl Iterator<Item = EntityId> + 'r {
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    let entities = values.filter_map(|value| if let FactValue::Entity(entity) = value { Some(*entity) } else { None });
    entities.filter(|entity| reading.base.entity(*entity).kind.is_corporate())
}

/// The names of an entity that end on what it is of.
fn named<'r>(reading: &'r Reading<'_>, entity: EntityId) -> impl Iterator<Item = Named> + 'r {
    reading.base.entity(entity).names.iter().filter_map(|name| cut(tokens(name)))
}

fn cut(mut head: Vec<Token>) -> Option<Named> {
    let of = head.iter().rposition(is_of)?;
    let town = head.split_off(of + 1);
    (of > 0 && town.first().is_some_and(|first| first.capital)).then_some(Named { head, town })
}

fn is_of(token: &Token) -> bool {
    token.is_any(&["de", "d'", "du", "of"])
}

/// The tokens of a head at a token and of a town that isn't the name's own.
fn elsewhere(reading: &Reading<'_>, name: &Named, at: usize) -> Option<Range<usize>> {
    let words = name.head.split_last().map(|(_, words)| words)?;
    let same = |(nth, word): (usize, &Token)| reading.tokens.get(at + nth).is_some_and(|token| token.bare == word.bare);
    let of = at + words.len();
    let town = reading.places.iter().find(|place| place.start == of + 1)?;
    let own = reading.tokens[town.clone()].iter().map(|token| &token.bare).eq(name.town.iter().map(|token| &token.bare));
    (words.iter().enumerate().all(same) && is_of(&reading.tokens[of]) && !own).then_some(at..town.end)
}
