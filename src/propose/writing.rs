//! Proposals in the desk format, for a curator to take or leave.

use super::Proposed;
use super::fresh::Fresh;
use crate::facts::{Base, Certainty, Entity, EntityId, Fact, FactValue, Reading, Words, notation_of, quoted};
use std::fmt::Write;

/// The new entities and the facts, as a fact file.
#[must_use]
pub fn toml(proposed: &Proposed) -> String {
    let base = &proposed.base;
    let mut out = String::new();
    for (at, entity) in base.entities.iter().enumerate() {
        let facts: Vec<&Fact> = base.facts.iter().filter(|fact| fact.entity.0 as usize == at && fact.derived_from.is_empty()).collect();
        if at >= proposed.known && (!facts.is_empty() || is_needed(base, EntityId(at as u32))) {
            declare(base, entity, &mut out);
        }
        facts.into_iter().for_each(|fact| state(base, fact, &mut out));
    }
    out
}

/// What is new to a desk: a fact file, and below it as comments the readings that the desk's own facts lack.
#[must_use]
pub fn fresh(fresh: &Fresh, desk: &Base) -> String {
    let mut out = toml(&fresh.proposed);
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

/// Whether an entity with facts of its own is of this one, or a fact has it as its value.
fn is_needed(base: &Base, entity: EntityId) -> bool {
    let told = |fact: &Fact| {
        let value = |value: &FactValue| {
            matches!(value, FactValue::Entity(other) if *other == entity)
                || matches!(value, FactValue::Term(term) if term.of == Some(entity))
        };
        base.entity(fact.entity).of.contains(&entity) || fact.is.iter().any(value)
    };
    base.facts.iter().any(told)
}

fn declare(base: &Base, entity: &Entity, out: &mut String) {
    let _ = writeln!(out, "[entities.{}]\nkind = \"{}\"", entity.id, entity.kind.name());
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

fn state(base: &Base, fact: &Fact, out: &mut String) {
    let notation = |value: &FactValue| notation_of(base, fact.attribute, value);
    let Some(values) = fact.is.iter().map(notation).collect::<Option<Vec<String>>>() else { return };
    let _ = writeln!(out, "[facts.{}]", fact.id);
    match &values[..] {
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
    let source = &base.source(reading.source).id;
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
