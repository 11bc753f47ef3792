//! A thing of the desk told of with what the desk asks of such a thing: "the spacecraft weighed 2,470 kilograms", « la grève … la conserverie ».
//!
//! Its noun fits many things, and the figure may be wrong; together with a word of an attribute that the desk itself made for it and a
//! value of the attribute's kind, or with another thing that the desk joins to it, it fits the desk's.

use super::backed::{Text, is_of_stranger};
use super::{about, tied};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, Base, EntityId, EntityKind, ValueType};
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

/// Whether a sentence tells of one of the desk's things, a determiner before it, and of what only the desk asks of it.
pub(super) fn is_asked(text: Text<'_>, sentence: &Range<usize>) -> bool {
    let told = things(text, sentence);
    told.iter().any(|(thing, tokens)| asks(text, *thing, tokens, sentence)) || is_pair(text.base, &told) || is_only(text, sentence)
}

/// The things that a sentence tells of by a noun of theirs, nothing foreign behind it, and where.
fn things<'t>(text: Text<'t>, sentence: &Range<usize>) -> Vec<(EntityId, &'t Range<usize>)> {
    let here = text.hits.iter().filter(|hit| sentence.start <= hit.tokens.start && hit.tokens.end <= sentence.end);
    let told = |hit: &'t Hit| Some((thing(text.base, hit)?, &hit.tokens));
    let introduced = |hit: &&Hit| about::is_introduced(text.tokens, hit.tokens.start, text.lang) && !is_of_stranger(text, hit);
    here.filter(introduced).filter_map(told).collect()
}

/// What a noun tells: no person or place, whose nouns fit too many.
fn thing(base: &Base, hit: &Hit) -> Option<EntityId> {
    match hit.cue {
        Cue::Called(entity) | Cue::EventOf(entity) if !hit.verb => {
            (!matches!(base.entity(entity).kind, EntityKind::Person | EntityKind::Place)).then_some(entity)
        }
        _ => None,
    }
}

/// Whether a word of one of the thing's own attributes stands in the sentence, and a value that could be its.
fn asks(text: Text<'_>, thing: EntityId, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let apart = |hit: &&Hit| hit.tokens.end <= noun.start || noun.end <= hit.tokens.start;
    let here = text.hits.iter().filter(|hit| sentence.contains(&hit.tokens.start)).filter(apart);
    let asked = |hit: &Hit| match hit.cue {
        Cue::Attribute(attribute) => text.base.group(thing, attribute).map(|group| group.attribute),
        _ => None,
    };
    let own = |attribute: &AttributeId| text.base.attribute(*attribute).own;
    here.filter_map(asked).filter(own).any(|attribute| is_valued(text, attribute, sentence))
}

/// « les grévistes », "the emergency fund": a noun that counts or measures what one of the desk's things alone has, and such a value.
fn is_only(text: Text<'_>, sentence: &Range<usize>) -> bool {
    let described = |thing: EntityId| about::is_described(text.base, thing);
    let introduced = |hit: &&Hit| about::is_definite(text.tokens, hit.tokens.start, text.lang) && !is_of_stranger(text, hit);
    let only = |hit: &Hit| match hit.cue {
        Cue::Attribute(attribute) if !hit.verb && text.base.links.only(attribute).is_some_and(described) => Some(attribute),
        _ => None,
    };
    let here = text.hits.iter().filter(|hit| sentence.contains(&hit.tokens.start));
    here.filter(introduced).filter_map(only).any(|attribute| is_valued(text, attribute, sentence))
}

/// Whether a value of the attribute's kind stands in the sentence.
fn is_valued(text: Text<'_>, attribute: AttributeId, sentence: &Range<usize>) -> bool {
    let kind = text.base.attribute(attribute).value;
    let of_kind = |value: Value| kind.measures(&value) || kind == ValueType::Date && matches!(value, Value::Date(_));
    let suits = |spotted: &Spotted| spotted.told.resolve(&Anchor::default()).is_some_and(of_kind) && !spotted.told.is_article();
    text.values.iter().filter(|spotted| sentence.contains(&spotted.tokens.start)).any(suits)
}

/// Two of them that the desk joins, an event, a thing or a case among them.
fn is_pair(base: &Base, told: &[(EntityId, &Range<usize>)]) -> bool {
    let joined = |a: EntityId, b: EntityId| a != b && about::is_described(base, a) && tied::is_bound(base, (a, b));
    told.iter().any(|(a, _)| told.iter().any(|(b, _)| joined(*a, *b)))
}
