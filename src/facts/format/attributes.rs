//! Attributes: what can be said of entities.

use super::declared::{Declared, Origin};
use super::keys;
use super::loader::Loader;
use super::table::{Table, list, strings, table, text, texts_by_lang};
use super::tree::leaves;
use super::vocabularies;
use super::words;
use crate::facts::model::{Attribute, AttributeId, EntityKind, Slot, ValueType};
use crate::facts::vocabulary::{Term, TermId, Vocabulary, VocabularyId};

/// Reads attributes. One that is already built in is replaced.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_, '_>]) {
    for origin in origins.iter().filter(|origin| origin.input.vocabulary.is_none()) {
        for declared in declared(origin) {
            if loader.is_new("attribute", "duplicate-attribute", &declared) {
                attribute(loader, &declared);
            }
        }
    }
}

fn declared<'t, 'a>(origin: &'t Origin<'t, 'a>) -> Vec<Declared<'t, 'a>> {
    let file = &origin.input.file;
    let Some(root) = table(origin.root, "attributes") else { return Vec::new() };
    // The shape check has already told of what is no table.
    let found = leaves(root, &keys::ATTRIBUTE, file, &mut Vec::new());
    let name = |path: &[&super::table::Key<'_>]| path.iter().map(|key| key.get_ref().as_ref()).collect::<Vec<_>>().join(".");
    found.into_iter().map(|leaf| Declared { file, name: name(&leaf.path), span: leaf.span, table: leaf.table }).collect()
}

fn attribute(loader: &mut Loader, declared: &Declared<'_, '_>) {
    let of = declared.table;
    let Some(value) = text(of, "type").and_then(ValueType::named) else {
        if !of.contains_key("type") {
            let message = format!("attribute \"{}\" has no type; expected type = one of {}", declared.name, keys::TYPES.join(", "));
            loader.problems.push(declared.file.problem(declared.span.clone(), "bad-value", message));
        }
        return;
    };
    let attribute = Attribute {
        name: declared.name.clone(),
        value,
        slot: text(of, "slot").and_then(Slot::named).unwrap_or_else(|| Slot::of_type(value)),
        subject: strings(list(of, "subject")).iter().filter_map(|name| EntityKind::named(name)).collect(),
        vocabulary: vocabulary(loader, declared, value),
        event: event(loader, declared.file, of),
        words: words::under(of, "words"),
        label: texts_by_lang(of, "label"),
    };
    add(loader, attribute);
}

fn add(loader: &mut Loader, attribute: Attribute) {
    if let Some(known) = loader.names.attributes.get(&attribute.name) {
        loader.base.attributes[known.0 as usize] = attribute;
    } else {
        loader.names.attributes.insert(attribute.name.clone(), AttributeId(loader.base.attributes.len() as u32));
        loader.base.attributes.push(attribute);
    }
}

/// The vocabulary that an attribute names, or the one its type brings.
fn vocabulary(loader: &mut Loader, declared: &Declared<'_, '_>, value: ValueType) -> Option<VocabularyId> {
    let Some(node) = declared.table.get("vocabulary") else { return implied(loader, declared, value) };
    match vocabularies::named(loader, node.get_ref().as_str()?) {
        Ok(id) => Some(id),
        Err(fault) => {
            loader.problems.push(declared.file.fault(node, fault));
            None
        }
    }
}

fn implied(loader: &mut Loader, declared: &Declared<'_, '_>, value: ValueType) -> Option<VocabularyId> {
    match value {
        ValueType::PartOfDay => loader.names.vocabularies.get("part-of-day").copied(),
        ValueType::Weekday => loader.names.vocabularies.get("weekday").copied(),
        ValueType::YesNo => yes_no(loader, declared),
        ValueType::Term => {
            let message = format!("attribute \"{}\" has terms as its values; expected a vocabulary", declared.name);
            loader.problems.push(declared.file.problem(declared.span.clone(), "unknown-vocabulary", message));
            None
        }
        _ => None,
    }
}

/// The words of a yes-no attribute that names no vocabulary say yes; negated they say no.
fn yes_no(loader: &mut Loader, declared: &Declared<'_, '_>) -> Option<VocabularyId> {
    let words = words::under(declared.table, "words");
    if words.is_empty() {
        return None;
    }
    let id = VocabularyId(loader.base.vocabularies.len() as u32);
    let yes = Term { id: "yes".to_owned(), words, ..Term::default() };
    let no = Term { id: "no".to_owned(), ..Term::default() };
    loader.base.vocabularies.push(Vocabulary { name: declared.name.clone(), exclusive: true, terms: vec![yes, no] });
    Some(id)
}

/// The kind of event under the key `event`.
pub(crate) fn event(loader: &mut Loader, file: &super::file::File, of: &Table<'_>) -> Option<TermId> {
    let node = of.get("event")?;
    let name = node.get_ref().as_str()?;
    let found = vocabularies::named(loader, "event").and_then(|events| vocabularies::term(loader, events, name));
    found.map_err(|fault| loader.problems.push(file.fault(node, fault))).ok()
}
