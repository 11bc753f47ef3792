//! Proposals in the desk format, for a curator to take or leave.

use super::Proposed;
use super::fresh::Fresh;
use crate::facts::{Base, Certainty, Entity, EntityId, Fact, FactValue, Reading, Words, key, notation_of, quoted};
use std::fmt::Write;

/// The new entities and the facts, as a fact file.
#[must_use]
pub fn toml(proposed: &Proposed) -> String {
    let base = &proposed.base;
    let mut facts: Vec<Vec<(&Fact, Vec<String>)>> = base.entities.iter().map(|_| Vec::new()).collect();
    for fact in base.facts.iter().filter(|fact| fact.derived_from.is_empty()) {
        // What no notation says exactly is no fact of a file.
        if let Some(values) = notations(base, fact, &fact.is) {
            facts[fact.entity.0 as usize].push((fact, values));
        }
    }
    let needed = needed(base, facts.iter().flatten().map(|(fact, _)| *fact));
    let mut out = String::new();
    for (at, (entity, facts)) in base.entities.iter().zip(facts).enumerate() {
        if at >= proposed.known && needed[at] {
            declare(base, entity, &mut out);
        }
        facts.into_iter().for_each(|(fact, values)| state(base, fact, &values, &mut out));
    }
    out
}

/// The readings that the desk's own facts lack, as comments.
#[must_use]
pub fn lacking(fresh: &Fresh, desk: &Base) -> String {
    let mut out = String::new();
    for (at, readings) in &fresh.beside {
        let fact = &desk.facts[*at];
        let _ = writeln!(out, "# {}:{}: facts.{} has no reading of", fact.place.path, fact.place.line, fact.id);
        for reading in readings {
            let mut line = String::new();
            say(&fresh.proposed.base, fact, reading, &mut line);
            let _ = write!(out, "# {line}");
        }
        out.push('\n');
    }
    out
}

/// Which entities the facts name: as what they are about, as a value, the desk's or a source's, and those that such an entity is of.
fn needed<'a>(base: &Base, facts: impl Iterator<Item = &'a Fact>) -> Vec<bool> {
    let mut out: Vec<bool> = base.entities.iter().map(|_| false).collect();
    let mut open: Vec<EntityId> = facts.flat_map(named).collect();
    while let Some(entity) = open.pop() {
        if !std::mem::replace(&mut out[entity.0 as usize], true) {
            open.extend(&base.entity(entity).of);
        }
    }
    out
}

fn named(fact: &Fact) -> Vec<EntityId> {
    let values = fact.is.iter().chain(fact.says.iter().filter_map(|reading| reading.is.as_ref()).flatten());
    values.flat_map(inside).chain(fact.with.iter().copied()).chain([fact.entity]).collect()
}

/// The entities that a value names.
fn inside(value: &FactValue) -> Vec<EntityId> {
    match value {
        FactValue::Entity(entity) | FactValue::Order { other: entity, .. } => vec![*entity],
        FactValue::Term(term) => term.of.into_iter().collect(),
        FactValue::Set { members, .. } => members.iter().flat_map(inside).collect(),
        FactValue::Plain(_) | FactValue::Text(_) => Vec::new(),
    }
}

fn declare(base: &Base, entity: &Entity, out: &mut String) {
    let _ = writeln!(out, "[entities.{}]\nkind = \"{}\"", key(&entity.id), entity.kind.name());
    if let Some(feminine) = entity.feminine {
        let _ = writeln!(out, "gender = \"{}\"", if feminine { 'f' } else { 'm' });
    }
    if !entity.names.is_empty() {
        let _ = writeln!(out, "names = [{}]", list(entity.names.iter()));
    }
    for (lang, words) in &entity.called {
        let _ = writeln!(out, "called.{} = [{}]", lang.code(), list(words_of(words)));
    }
    for (lang, words) in &entity.words {
        let _ = writeln!(out, "words.{} = [{}]", lang.code(), list(words_of(words)));
    }
    if let Some(event) = entity.event.and_then(|term| Some(&base.event_vocabulary()?.get(term).id)) {
        let _ = writeln!(out, "event = \"{event}\"");
    }
    if !entity.of.is_empty() {
        let _ = writeln!(out, "of = [{}]", list(entity.of.iter().map(|of| &base.entity(*of).id)));
    }
    out.push('\n');
}

fn words_of(words: &Words) -> impl Iterator<Item = &String> {
    words.nouns.iter().chain(&words.phrases)
}

fn list<'a>(words: impl Iterator<Item = &'a String>) -> String {
    words.map(|word| quoted(word)).collect::<Vec<_>>().join(", ")
}

/// Values as a fact file writes them, all or nothing.
fn notations(base: &Base, fact: &Fact, values: &[FactValue]) -> Option<Vec<String>> {
    values.iter().map(|value| notation_of(base, fact.attribute, value)).collect()
}

fn state(base: &Base, fact: &Fact, values: &[String], out: &mut String) {
    let entity = &base.entity(fact.entity).id;
    let rest = fact.id.strip_prefix(entity).unwrap_or_default();
    let _ = writeln!(out, "[facts.{}{rest}]", key(entity));
    match values {
        [only] => writeln!(out, "is = {only}"),
        several => writeln!(out, "is = [{}]", several.join(", ")),
    }
    .unwrap_or_default();
    if !fact.with.is_empty() {
        let _ = writeln!(out, "with = [{}]", list(fact.with.iter().map(|with| &base.entity(*with).id)));
    }
    for reading in &fact.says {
        say(base, fact, reading, out);
    }
    out.push_str("proposed = true\n\n");
}

fn say(base: &Base, fact: &Fact, reading: &Reading, out: &mut String) {
    let source = key(&base.source(reading.source).id);
    let quote = reading.quote.as_deref().map(quoted).unwrap_or_default();
    let own = reading.is.as_ref().and_then(|values| notation_of(base, fact.attribute, values.first()?));
    let certainty = match reading.certainty {
        Certainty::Asserted => None,
        certainty => Some(certainty.name()),
    };
    if own.is_none() && certainty.is_none() {
        let _ = writeln!(out, "says.{source} = {quote}");
        return;
    }
    let own = own.map(|own| format!("is = {own}, ")).unwrap_or_default();
    let certainty = certainty.map(|name| format!("certainty = \"{name}\", ")).unwrap_or_default();
    let _ = writeln!(out, "says.{source} = {{ {own}{certainty}quote = {quote} }}");
}
