//! A body called by its kind and a name that isn't its own: « le gouvernement X » where the desk knows « gouvernement Y ».

use crate::claims::{Claim, ClaimValue, Reading, Subject, story};
use crate::facts::{Entity, EntityId};
use crate::language::{Lang, Marker};
use crate::text::{Token, tokens};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<Claim> {
    let record = reading.base.entity(subject.entity);
    let heads = heads(record);
    if heads.is_empty() || !is_only_one(reading, subject.entity, &heads) {
        return Vec::new();
    }
    let told = (0..reading.tokens.len()).filter(|at| heads.iter().any(|head| *head == *reading.tokens[*at].norm));
    told.filter_map(|head| other_name(reading, subject.entity, head))
        .map(|name| Claim::of(reading, subject, ClaimValue::Name(reading.span(&name).of(reading.text).to_owned()), &name))
        .collect()
}

/// The common nouns of its names: "government" of "Y government".
fn heads(record: &Entity) -> Vec<String> {
    let common = |parts: &[Token]| match parts {
        [first, second] if !first.capital && second.capital => Some(first.norm.to_string()),
        [first, second] if first.capital && !second.capital => Some(second.norm.to_string()),
        _ => None,
    };
    let mut out: Vec<String> = record.names.iter().filter_map(|name| common(&tokens(name))).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The desk knows no second one of the kind.
fn is_only_one(reading: &Reading<'_>, entity: EntityId, heads: &[String]) -> bool {
    let kind = reading.base.entity(entity).kind;
    let alike = |other: &Entity| other.kind == kind && self::heads(other).iter().any(|head| heads.contains(head));
    reading.base.entities.iter().filter(|other| alike(other)).count() == 1
}

/// The proper name beside the noun, where it is none of the entity's and the sentence tells of the story on its own day.
fn other_name(reading: &Reading<'_>, entity: EntityId, head: usize) -> Option<Range<usize>> {
    let proper = |at: usize| reading.tokens.get(at).is_some_and(|token| token.capital && token.is_word()) && !reading.has(at, Marker::Definite);
    let name = match reading.context.lang {
        Lang::Fr => head + 1..(head + 1..reading.tokens.len()).find(|at| !proper(*at)).unwrap_or(reading.tokens.len()),
        Lang::En => (0..head).rev().take_while(|at| proper(*at)).last()?..head,
    };
    let before = name.start.min(head).checked_sub(1)?;
    let whole = name.start.min(head)..name.end.max(head + 1);
    let own = reading.mentions.iter().any(|mention| mention.entity == Some(entity) && mention.tokens == whole);
    let other = !name.is_empty() && !own && reading.has(before, Marker::Definite) && !is_told_otherwise(reading, entity, &name);
    (other && story::is_of_these_days(reading, entity, &name)).then_some(name)
}

/// Its names hold the words: « le gouvernement de Paul Y », "the second Y government".
fn is_told_otherwise(reading: &Reading<'_>, entity: EntityId, name: &Range<usize>) -> bool {
    let told: Vec<&str> = reading.tokens[name.clone()].iter().map(|token| &*token.bare).collect();
    let holds = |known: &String| {
        let parts = tokens(known);
        told.iter().all(|word| parts.iter().any(|part| *part.bare == **word))
    };
    reading.base.entity(entity).names.iter().any(holds)
}
