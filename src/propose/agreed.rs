//! Agreement: what one text says is looked for in the others, where they tell the same of the same.
//!
//! A text that says in passing what another one states is a second source of it. The value has to be told, not only to fit, and whom it
//! is told of has to stand beside it.

use super::befallen;
use super::readings::{Told, certainty_at, is_adjective, says};
use super::terms::is_best;
use crate::archive::Text;
use crate::claims::mention::{By, Mention};
use crate::claims::mood::{is_negated, stance_of};
use crate::claims::{Reading, Subject, occurrence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, Fact, FactValue, Slot, TermId, ValueType};
use crate::language::Marker;
use crate::values::{Anchor, Spotted, Tense, Value};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Facts by what they are of.
pub(super) type ByEntity<'f> = FxHashMap<EntityId, Vec<&'f Fact>>;

/// What a paragraph says that the facts of other texts have too.
pub(super) fn find(text: &Text, reading: &Reading<'_>, facts: &ByEntity<'_>, main: Option<EntityId>) -> Vec<Told> {
    let open = |fact: &&Fact| !fact.says.iter().any(|says| says.source == text.source);
    let told = |fact: &Fact| fact.is.iter().find_map(|value| of(text, reading, fact, value, main));
    let of_main = main.filter(|main| !reading.touched().contains(main));
    let here = reading.touched().iter().copied().chain(of_main).filter_map(|entity| facts.get(&entity)).flatten().copied();
    here.filter(open).filter(|fact| is_plain(reading, fact)).filter_map(told).collect()
}

/// Whether a few words tell the value, whoever says them: no yes or no, no words spoken.
fn is_plain(reading: &Reading<'_>, fact: &Fact) -> bool {
    let attribute = reading.base.attribute(fact.attribute);
    let bare = attribute.slot == Slot::Predicate && attribute.words.is_empty() && event(reading, fact).is_none();
    let person = reading.base.entity(fact.entity).kind == EntityKind::Person;
    !(bare && person)
        && attribute.slot != Slot::Since
        && !matches!(attribute.value, ValueType::YesNo | ValueType::Quotation | ValueType::Name | ValueType::Set | ValueType::Order)
}

fn of(text: &Text, reading: &Reading<'_>, fact: &Fact, value: &FactValue, main: Option<EntityId>) -> Option<Told> {
    let tokens = places(reading, fact, value)
        .into_iter()
        .find(|tokens| is_led_to(reading, fact, tokens) && is_beside(reading, fact, value, tokens, main))?;
    let subject = Subject { entity: fact.entity, attribute: fact.attribute, facts: &[] };
    let certainty = certainty_at(reading, &stance_of(reading, &tokens, &subject), tokens.start)?;
    let says = says(text, reading, reading.sentence_of(tokens.start), certainty);
    Some(Told { entity: fact.entity, attribute: fact.attribute, value: value.clone(), with: fact.with.clone(), says })
}

/// « Le maire de Vannes est né le 3 mai »: where something happened is led to, as « à Vannes » is.
fn is_led_to(reading: &Reading<'_>, fact: &Fact, tokens: &Range<usize>) -> bool {
    let place = reading.base.attribute(fact.attribute).slot == Slot::Where;
    !place || tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::There))
}

/// Where the value itself is told.
fn places(reading: &Reading<'_>, fact: &Fact, value: &FactValue) -> Vec<Range<usize>> {
    let free = |tokens: &Range<usize>| !reading.is_quoted(tokens.start) && !is_negated(reading, tokens, false);
    let found: Vec<Range<usize>> = match value {
        FactValue::Term(term) => {
            let vocabulary = reading.base.vocabulary(term.vocabulary);
            let same = |cue: Cue| matches!(cue, Cue::Term(of, told) if of == term.vocabulary && vocabulary.is_under(told, term.term));
            // Where somebody is from, the adjective of a town tells: its name may tell where anything happened.
            let named = |hit: &Hit| vocabulary.name == "city" && (hit.tokens.len() > 1 || !is_adjective(reading, hit.tokens.start));
            reading.hits.iter().filter(|hit| same(hit.cue) && !named(hit) && is_best(reading, hit)).map(|hit| hit.tokens.clone()).collect()
        }
        FactValue::Entity(entity) => {
            let named = reading.mentions.iter().filter(|mention| mention.entity == Some(*entity) && mention.by == By::Name);
            named.map(|mention| mention.tokens.clone()).collect()
        }
        FactValue::Plain(value) => {
            let told = reading.values.iter().filter(|spotted| is_same(reading, fact, value, spotted));
            told.map(|spotted| spotted.tokens.clone()).collect()
        }
        _ => Vec::new(),
    };
    found.into_iter().filter(free).collect()
}

/// Whether a value that a text tells is the very one: an age, a day, or a figure beside one of the attribute's words.
fn is_same(reading: &Reading<'_>, fact: &Fact, value: &Value, spotted: &Spotted) -> bool {
    let anchor = Anchor { dateline: reading.context.date, tense: Tense::Past, ..Anchor::default() };
    match value {
        Value::Age(_) => spotted.told.as_age().and_then(|age| age.resolve(&anchor)).is_some_and(|told| told == *value),
        Value::Date(_) => {
            spotted.told.resolve(&anchor).is_some_and(|told| told.single_day().is_some() && told.single_day() == value.single_day())
        }
        _ => {
            let subject = Subject { entity: fact.entity, attribute: fact.attribute, facts: &[] };
            let cued = reading.own_hits(&subject).any(|hit| hit.tokens.start.abs_diff(spotted.tokens.end) <= 2);
            cued && spotted.told.resolve(&anchor).is_some_and(|told| told == *value)
        }
    }
}

/// Whether whom the fact is about stands in the sentence; the one whom the whole text is about may stand in the one before.
fn is_beside(reading: &Reading<'_>, fact: &Fact, value: &FactValue, tokens: &Range<usize>, main: Option<EntityId>) -> bool {
    let here = reading.sentence_of(tokens.start);
    let sentence = reading.sentences[here].tokens.clone();
    let record = reading.base.entity(fact.entity);
    let attribute = reading.base.attribute(fact.attribute);
    let present = |range: Range<usize>, entity: EntityId| {
        reading.mentions_in(range).any(|mention| mention.entity == Some(entity) && mention.tokens != *tokens)
    };
    if !fact.with.iter().all(|with| present(sentence.clone(), *with)) {
        return false;
    }
    let subject = Subject { entity: fact.entity, attribute: fact.attribute, facts: &[] };
    if attribute.slot == Slot::Filler
        && !attribute.words.is_empty()
        && !reading.own_hits(&subject).any(|cue| sentence.contains(&cue.tokens.start))
    {
        return false;
    }
    if let Some(event) = event(reading, fact) {
        return occurrence::of_subject(reading, fact.entity, event).iter().any(|told| sentence.contains(&told.tokens.start));
    }
    if record.kind == EntityKind::Event {
        let mut here = occurrence::of_event(reading, fact.entity).to_vec();
        here.retain(|told| sentence.contains(&told.tokens.start) && told.tokens != *tokens);
        let told = !here.is_empty() && (here.iter().any(|told| told.verb) || !is_anothers(reading, fact, value, &sentence));
        // Of several that happened to the same people on one day only what is told more than once is meant.
        let day = matches!(value, FactValue::Plain(Value::Date(_))) && fact.says.len() > 1;
        return told || day && record.of.iter().any(|of| present(sentence.clone(), *of));
    }
    let strangers = || {
        reading.mentions_in(sentence.clone()).any(|mention| {
            mention.entity != Some(fact.entity) && mention.entity.is_none_or(|other| reading.base.entity(other).kind == EntityKind::Person)
        })
    };
    if record.kind == EntityKind::Person && attribute.slot != Slot::Filler {
        let bearer = crate::claims::bearer::of(reading, tokens);
        if let Some(bearer) = bearer {
            return bearer.entity == Some(fact.entity);
        }
        let near = |mention: &Mention| mention.entity == Some(fact.entity) && mention.tokens.start.abs_diff(tokens.start) <= NEAR;
        let named = || reading.mentions_in(sentence.clone()).any(near);
        let silent =
            || !reading.mentions_in(sentence.clone()).any(|mention| mention.entity.is_some_and(|entity| is_agent(reading, entity)));
        return (named() || main == Some(fact.entity) && silent()) && !strangers();
    }
    present(sentence, fact.entity)
}

/// « X a été évacué jeudi après une alerte »: the day of what a verb tells is not of what only a noun does.
fn is_anothers(reading: &Reading<'_>, fact: &Fact, value: &FactValue, sentence: &Range<usize>) -> bool {
    let other = |entity: &EntityId| *entity != fact.entity && reading.base.entity(*entity).kind == EntityKind::Event;
    let verb =
        |entity: &EntityId| occurrence::of_event(reading, *entity).iter().any(|told| told.verb && sentence.contains(&told.tokens.start));
    matches!(value, FactValue::Plain(Value::Date(_))) && reading.touched().iter().filter(|entity| other(entity)).any(verb)
}

/// How many words from whom it is told of a title may stand.
const NEAR: usize = 8;

fn is_agent(reading: &Reading<'_>, entity: EntityId) -> bool {
    matches!(reading.base.entity(entity).kind, EntityKind::Person | EntityKind::Group | EntityKind::Body)
}

/// The event of its subject that a fact tells of.
fn event(reading: &Reading<'_>, fact: &Fact) -> Option<TermId> {
    let attribute = reading.base.attribute(fact.attribute);
    attribute.event.or_else(|| befallen::event(reading.base, fact.attribute, attribute.vocabulary?))
}
