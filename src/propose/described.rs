//! What the words by which somebody or something is called tell of them: « le militant écologiste », "the Socialist mayor", « BRB ».

use super::readings::{Told, certainty_at, named, says};
use super::terms::is_best;
use crate::archive::Text;
use crate::claims::mention::{By, Mention};
use crate::claims::mood::stance_of;
use crate::claims::{Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, Base, Certainty, EntityId, EntityKind, FactValue, Slot, TermId, TermRef, ValueType, VocabularyId};
use crate::text::{Token, tokens};
use std::ops::Range;

/// What a paragraph's descriptions and names tell.
pub(super) fn find(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let described =
        reading.mentions.iter().filter(|mention| mention.by == By::Description).flat_map(|mention| of_person(text, reading, mention));
    let names = || reading.mentions.iter().filter(|mention| mention.by == By::Name);
    let kinds = names().filter_map(|mention| of_event(text, reading, mention));
    let full = names().filter_map(|mention| spelled_out(text, reading, mention));
    let eponyms = names().filter_map(|mention| called_after(text, reading, mention));
    described.chain(kinds).chain(full).chain(eponyms).collect()
}

/// « le militant écologiste marseillais »: what stands in the words for a person, or right behind them.
fn of_person(text: &Text, reading: &Reading<'_>, mention: &Mention) -> Vec<Told> {
    let Some(person) = mention.entity.filter(|entity| is_named_person(reading.base, *entity)) else { return Vec::new() };
    let mut end = mention.tokens.end;
    let mut out = Vec::new();
    let inside = |hit: &&Hit, end: usize| mention.tokens.start <= hit.tokens.start && hit.tokens.start <= end && !hit.verb;
    for hit in &reading.hits {
        let Cue::Term(vocabulary, term) = hit.cue else { continue };
        if !inside(&hit, end) || !is_best(reading, hit) || is_calling_too(reading, hit) || reading.tokens[hit.tokens.start].capital {
            continue;
        }
        if let Some(attribute) = title(reading.base, vocabulary, term) {
            end = end.max(hit.tokens.end);
            let value = FactValue::Term(TermRef { vocabulary, term, of: None, former: false });
            out.extend(told(text, reading, person, attribute, value, &hit.tokens));
        }
    }
    out
}

/// Whether a claim of an office is one of an occupation.
pub(super) fn is_calling_too_at(reading: &Reading<'_>, attribute: AttributeId, tokens: &Range<usize>) -> bool {
    reading.base.attribute(attribute).name == "office"
        && reading.hits_in(tokens.clone()).any(|hit| hit.tokens.end <= tokens.end && is_calling_too(reading, hit))
}

/// « l'entraîneur »: an occupation that is listed among the offices too.
fn is_calling_too(reading: &Reading<'_>, hit: &Hit) -> bool {
    let of = |cue: Cue, name: &str| matches!(cue, Cue::Term(vocabulary, _) if reading.base.vocabulary(vocabulary).name == name);
    of(hit.cue, "office") && reading.hits_over(hit.tokens.start).any(|other| other.tokens == hit.tokens && of(other.cue, "occupation"))
}

/// The attribute that a title of a vocabulary tells: the first made for it; of cities the one that says where somebody is from.
///
/// « le maire de gauche »: what parties stand under is no party.
fn title(base: &Base, vocabulary: VocabularyId, term: TermId) -> Option<AttributeId> {
    if is_side(base, vocabulary, term) {
        return named(base, "side");
    }
    const OF_OTHERS: [&str; 3] = ["kinship", "marital-status", "country"];
    let told = |name: &str| base.vocabulary(vocabulary).name == name;
    let at = base.attributes.iter().position(|attribute| {
        attribute.slot == Slot::Title && attribute.vocabulary == Some(vocabulary) && attribute.subject.contains(&EntityKind::Person)
    });
    at.filter(|_| !OF_OTHERS.iter().any(|name| told(name))).map(|at| AttributeId(at as u32))
}

/// Left, right, centre: what parties stand under and what stands under nothing.
pub(super) fn is_side(base: &Base, vocabulary: VocabularyId, term: TermId) -> bool {
    let vocabulary = base.vocabulary(vocabulary);
    vocabulary.name == "party" && vocabulary.has_finer(term) && vocabulary.get(term).under.is_empty()
}

/// « les municipales »: the name of an event may be the word for its kind.
fn of_event(text: &Text, reading: &Reading<'_>, mention: &Mention) -> Option<Told> {
    let event = mention.entity.filter(|entity| reading.base.entity(*entity).kind == EntityKind::Event)?;
    reading.hits.iter().find_map(|hit| {
        let Cue::Term(vocabulary, term) = hit.cue else { return None };
        let attribute = reading.base.attributes.iter().position(|attribute| {
            attribute.vocabulary == Some(vocabulary)
                && attribute.value == ValueType::Term
                && attribute.subject.first() == Some(&EntityKind::Event)
        })?;
        let value = FactValue::Term(TermRef { vocabulary, term, of: None, former: false });
        (hit.tokens == mention.tokens).then(|| told(text, reading, event, AttributeId(attribute as u32), value, &hit.tokens)).flatten()
    })
}

/// « la brigade de répression du banditisme » of what is known by its acronym too: the full name says what that stands for.
fn spelled_out(text: &Text, reading: &Reading<'_>, mention: &Mention) -> Option<Told> {
    let entity = mention.entity?;
    let at = reading.base.attributes.iter().position(|attribute| attribute.name == "expansion")?;
    let name = reading.span(&mention.tokens).of(reading.text);
    let short = |known: &String| !known.contains(' ') && is_acronym(known) && spells(&tokens(name), name, known);
    let record = reading.base.entity(entity);
    let known = record.kind != EntityKind::Person && record.names.iter().any(short);
    let value = FactValue::Text(name.to_owned());
    known.then(|| told_as(text, reading, entity, AttributeId(at as u32), value, &mention.tokens, Certainty::Asserted))
}

/// « le gouvernement X II »: the name that makes one of many out of a noun.
fn called_after(text: &Text, reading: &Reading<'_>, mention: &Mention) -> Option<Told> {
    let entity = mention.entity?;
    let hit = reading.hits.iter().find(|hit| {
        let eponym = |attribute: AttributeId| reading.base.attribute(attribute).slot == Slot::Eponym;
        matches!(hit.cue, Cue::Attribute(attribute) if eponym(attribute)) && mention.tokens.contains(&hit.tokens.start)
    })?;
    let Cue::Attribute(attribute) = hit.cue else { return None };
    let first = hit.tokens.start == mention.tokens.start;
    let name = if first { hit.tokens.end..mention.tokens.end } else { mention.tokens.start..hit.tokens.start };
    let bare = !name.is_empty() && name.clone().all(|at| reading.tokens[at].capital);
    let value = FactValue::Text(reading.span(&name).of(reading.text).to_owned());
    bare.then(|| told(text, reading, entity, attribute, value, &mention.tokens)).flatten()
}

fn is_acronym(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() <= 8
}

/// Whether the words of a name begin as an acronym's letters do, in order, each word of it that has more than three letters.
fn spells(words: &[Token], text: &str, acronym: &str) -> bool {
    let long = words
        .iter()
        .filter(|token| token.is_word() && token.span.of(text).chars().count() > 3)
        .filter_map(|token| token.bare.chars().next());
    let letters: Vec<char> = crate::text::fold::bare(acronym).chars().collect();
    let initials: Vec<char> = long.collect();
    let mut rest = letters.iter();
    initials.len() > 1 && initials.iter().all(|initial| rest.any(|letter| letter == initial))
}

fn told(
    text: &Text,
    reading: &Reading<'_>,
    entity: EntityId,
    attribute: AttributeId,
    value: FactValue,
    tokens: &Range<usize>,
) -> Option<Told> {
    let stance = stance_of(reading, tokens, &Subject { entity, attribute, facts: &[] });
    let certainty = certainty_at(reading, &stance, tokens.start)?;
    Some(told_as(text, reading, entity, attribute, value, tokens, certainty))
}

fn told_as(
    text: &Text,
    reading: &Reading<'_>,
    entity: EntityId,
    attribute: AttributeId,
    value: FactValue,
    tokens: &Range<usize>,
    certainty: Certainty,
) -> Told {
    Told { entity, attribute, value, with: Vec::new(), says: says(text, reading, reading.sentence_of(tokens.start), certainty) }
}

/// What a text calls somebody whom it never names is all that can be said of them.
fn is_named_person(base: &Base, entity: EntityId) -> bool {
    base.entity(entity).kind == EntityKind::Person && !base.entity(entity).names.is_empty()
}
