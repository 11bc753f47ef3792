//! Facts: an attribute of an entity, what the desk makes of it, what each source says.

use super::attributes;
use super::declared::{Declared, Origin};
use super::file::{Fault, File};
use super::keys;
use super::loader::Loader;
use super::quotes::Archives;
use super::readings;
use super::status;
use super::table::{Key, Node, children, date, did_you_mean, flag, list, owned, table, text, texts_by_lang};
use super::tree::{Leaf, leaves};
use super::words;
use crate::facts::files::Files;
use crate::facts::model::{Attribute, AttributeId, EntityId, EntityKind, Fact, Status, Tests, Tried};
use crate::facts::notation;
use crate::facts::said::say;
use std::ops::Range;

/// Reads facts, entity by entity in the order of the files.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>], files: &dyn Files) {
    let mut archives = Archives::new(files);
    for origin in origins.iter().filter(|origin| origin.input.vocabulary.is_none()) {
        let file = &origin.input.file;
        for (key, node) in children(origin.root, "facts") {
            match (loader.entity(key.text()), node.as_table()) {
                (Ok(entity), Some(table)) => {
                    for leaf in leaves(table, &keys::FACT, file, &mut Vec::new()) {
                        fact(loader, &mut archives, file, entity, &leaf);
                    }
                }
                (Err(fault), _) => loader.problems.push(file.problem(key.span(), fault.rule, fault.message)),
                (Ok(_), None) => {}
            }
        }
    }
}

fn fact(loader: &mut Loader, archives: &mut Archives<'_>, file: &File, entity: EntityId, leaf: &Leaf<'_>) {
    let kind = loader.base.entity(entity).kind;
    let attribute = match attribute(loader, kind, &leaf.path) {
        Ok(attribute) => attribute,
        Err((span, fault)) => return loader.problems.push(file.problem(span, fault.rule, fault.message)),
    };
    let declared = Declared { file, name: id(loader, entity, leaf), span: leaf.span.clone(), table: leaf.table };
    if !loader.is_new("fact", "duplicate-fact", &declared) {
        return;
    }
    let known = typed(loader.base.attribute(attribute));
    let says = readings::read(loader, archives, &known, file, leaf.table);
    let Some(is) = desk_reading(loader, &known, &declared) else { return };
    if children(leaf.table, "says").next().is_none() {
        let message = say!("fact \"{0}\" has no reading of a source; expected says.SOURCE = …", &declared.name);
        loader.problems.push(file.problem(declared.span.clone(), "missing-reading", message));
    }
    let fact = Fact { entity, attribute, is, says, ..blank(loader, &declared) };
    let fact = Fact { status: status::read(loader, &known, &declared, &fact), ..fact };
    loader.base.facts.to_mut().push(fact);
}

/// What values are read by. An attribute's words are many, and a desk may have a hundred thousand facts.
fn typed(attribute: &Attribute) -> Attribute {
    Attribute { name: attribute.name.clone(), value: attribute.value, vocabulary: attribute.vocabulary, ..Attribute::default() }
}

/// What a fact says beside its values.
fn blank(loader: &mut Loader, declared: &Declared<'_>) -> Fact {
    let of = declared.table;
    Fact {
        id: declared.name.clone(),
        entity: EntityId(0),
        attribute: AttributeId(0),
        is: Vec::new(),
        as_of: date(of, "as-of"),
        valid: of.get("valid").and_then(|node| match notation::date(node) {
            Ok(value) => Some(value),
            Err((span, fault)) => {
                loader.problems.push(declared.file.problem(span, fault.rule, fault.message));
                None
            }
        }),
        says: Vec::new(),
        status: text(of, "status").and_then(Status::named).unwrap_or_default(),
        text: texts_by_lang(of, "text"),
        words: words::under(of, "words"),
        with: loader.entities(declared.file, of, "with"),
        note: owned(of, "note"),
        tests: Tests { matching: tried(declared, "match"), others: tried(declared, "no-match") },
        checked: date(of, "checked"),
        protected: flag(of, "protected"),
        embargo: date(of, "embargo"),
        proposed: flag(of, "proposed"),
        place: declared.place(),
        derived_from: Vec::new(),
    }
}

/// Sentences to try the fact with.
fn tried(declared: &Declared<'_>, key: &str) -> Vec<Tried> {
    let nodes = table(declared.table, "tests").into_iter().flat_map(|tests| list(tests, key));
    let one = |node: Node<'_>| Some(Tried { text: node.as_str()?.to_owned(), place: declared.file.place(node.span()) });
    nodes.filter_map(one).collect()
}

/// The desk's own reading, without which there is no fact.
fn desk_reading(loader: &mut Loader, attribute: &Attribute, declared: &Declared<'_>) -> Option<Vec<crate::facts::model::FactValue>> {
    let Some(node) = declared.table.get("is") else {
        let message = say!("fact \"{0}\" has no value; expected is = …", &declared.name);
        loader.problems.push(declared.file.problem(declared.span.clone(), "missing-reading", message));
        return None;
    };
    match notation::parse(loader, attribute, node) {
        Ok(values) => Some(values),
        Err((span, fault)) => {
            loader.problems.push(declared.file.problem(span, fault.rule, fault.message));
            None
        }
    }
}

fn id(loader: &Loader, entity: EntityId, leaf: &Leaf<'_>) -> String {
    let number = leaf.number.map(|number| format!(".{number}")).unwrap_or_default();
    format!("{}.{}{number}", loader.base.entity(entity).id, joined(&leaf.path))
}

/// The attribute with the longest name at the start of a path; what remains is a free name.
fn attribute(loader: &Loader, kind: EntityKind, path: &[Key<'_>]) -> Result<AttributeId, (Range<usize>, Fault)> {
    let known = |parts: usize| attributes::named(loader, &joined(&path[..parts]), kind);
    (1..=path.len()).rev().find_map(known).ok_or_else(|| unknown(loader, kind, path))
}

fn unknown(loader: &Loader, kind: EntityKind, path: &[Key<'_>]) -> (Range<usize>, Fault) {
    let applies = |attribute: &&Attribute| attribute.subject.is_empty() || attribute.subject.contains(&kind);
    let names: Vec<&str> = loader.base.attributes.iter().filter(applies).map(|attribute| attribute.name.as_str()).collect();
    // The name goes wrong at the first part with which no known name goes on.
    let goes_on = |parts: &usize| names.iter().any(|name| name.starts_with(&format!("{}.", joined(&path[..*parts]))));
    let good = (1..path.len()).take_while(goes_on).count();
    let name = joined(&path[..=good]);
    let hint = did_you_mean(&name, names);
    let span = path.get(good).map(|key| key.span()).unwrap_or_default();
    (span, Fault::new("unknown-attribute", say!("unknown attribute \"{0}\" of {1}{2}", &name, kind.name(), hint)))
}

fn joined(path: &[Key<'_>]) -> String {
    path.iter().map(|key| key.text()).collect::<Vec<_>>().join(".")
}
