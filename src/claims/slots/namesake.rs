//! Namesakes: bodies that are called like one of the desk's but for the place or person they are named after: « la cour d'appel de X ».

use crate::claims::{ClaimValue, Reading, Subject};
use crate::facts::index::Hit;
use crate::facts::{EntityId, EntityKind, FactValue};
use crate::language::Marker;
use crate::text::{Token, tokens};
use std::ops::Range;

/// What a name begins with, up to what it is of: « cour d'appel de », "University of".
struct Head {
    words: Vec<Token>,
    own: Token,
}

/// The bodies of a clause that share the head of the name of a value of the facts, and are of something else.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, clause: &Range<usize>) -> Vec<(ClaimValue, Range<usize>)> {
    let heads: Vec<Head> = values(reading, subject).flat_map(|entity| heads(reading, entity)).collect();
    let found = clause.clone().filter_map(|at| heads.iter().find_map(|head| of_another(reading, head, at)));
    found.map(|tokens| (ClaimValue::Foreign(reading.span(&tokens).of(reading.text).to_owned()), tokens)).collect()
}

/// Whether what follows a description is a town of its own, which the desk knows nothing of: « la cour d'appel de X ».
pub(in crate::claims) fn is_elsewhere(reading: &Reading<'_>, description: &Hit) -> bool {
    let town = description.tokens.end + 1;
    let named = || !reading.base.names_at(&reading.tokens, town).is_empty();
    reading.has(description.tokens.end, Marker::Genitive) && reading.places.iter().any(|place| place.start == town) && !named()
}

fn values<'r>(reading: &'r Reading<'_>, subject: &'r Subject<'_>) -> impl Iterator<Item = EntityId> + 'r {
    let corporate = |entity: EntityId| matches!(reading.base.entity(entity).kind, EntityKind::Body | EntityKind::Group);
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    values.filter_map(move |value| if let FactValue::Entity(entity) = value { Some(*entity).filter(|body| corporate(*body)) } else { None })
}

/// The heads of an entity's names.
fn heads<'r>(reading: &'r Reading<'_>, entity: EntityId) -> impl Iterator<Item = Head> + 'r {
    reading.base.entity(entity).names.iter().filter_map(|name| head(tokens(name)))
}

fn head(mut name: Vec<Token>) -> Option<Head> {
    let own = name.pop().filter(|last| last.capital)?;
    let of = name.last().is_some_and(|of| of.is_any(&["de", "d'", "du", "of"]));
    (of && name.len() > 1).then_some(Head { words: name, own })
}

/// The tokens of a head at a token, and of what other than its own follows it.
fn of_another(reading: &Reading<'_>, head: &Head, at: usize) -> Option<Range<usize>> {
    let (of, words) = head.words.split_last()?;
    let same = |(nth, word): (usize, &Token)| reading.tokens.get(at + nth).is_some_and(|token| token.bare == word.bare);
    let link = at + words.len();
    let genitive = reading.tokens.get(link).is_some_and(|token| token.is_any(&["de", "d'", "du", "of"]) && token.is("of") == of.is("of"));
    let name = link + 1;
    let other = reading.tokens.get(name).is_some_and(|token| token.is_word() && token.capital && token.bare != head.own.bare);
    let end = (name..reading.tokens.len()).find(|at| !reading.tokens[*at].capital).unwrap_or(reading.tokens.len());
    (words.iter().enumerate().all(same) && genitive && other).then_some(at..end)
}
