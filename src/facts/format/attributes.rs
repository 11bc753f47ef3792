//! Attributes: what can be said of entities.

use super::declared::{Declared, Origin};
use super::keys;
use super::loader::Loader;
use super::table::{Table, flag, list, strings, table, text, texts_by_lang};
use super::tree::{Leaf, leaves};
use super::vocabularies;
use super::words;
use crate::facts::model::{Attribute, AttributeId, EntityKind, Slot, ValueType};
use crate::facts::notation::Misplaced;
use crate::facts::said::say;
use crate::facts::vocabulary::{Term, TermId, Vocabulary, VocabularyId};
use crate::facts::words::{PerLang, Words};
use crate::language::Lang;
use crate::language::sorts::{Sort, Sorts};

/// Reads attributes. A desk's own replaces a built-in one of its name. Those of an array share a name and differ by subject:
/// what `cause` means depends on whether it is a person's or an event's.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>]) {
    for origin in origins.iter().filter(|origin| origin.is_facts()) {
        for (declared, number) in declared(origin) {
            let is_first = number.is_none_or(|number| number == 1);
            if !is_first || loader.is_new("attribute", "duplicate-attribute", &declared) {
                attribute(loader, &declared, is_first);
            }
        }
    }
}

/// The attribute of a name for a kind of subject, or the first of its name.
pub(crate) fn named(loader: &Loader, name: &str, kind: EntityKind) -> Option<AttributeId> {
    let ids = loader.names.attributes.get(name)?;
    let applies = |id: &&AttributeId| loader.base.attribute(**id).subject.contains(&kind);
    ids.iter().find(applies).or_else(|| ids.first()).copied()
}

fn declared<'t>(origin: &'t Origin<'t>) -> Vec<(Declared<'t>, Option<usize>)> {
    let file = &origin.input.file;
    let Some(root) = table(origin.root, "attributes") else { return Vec::new() };
    // The shape check has already told of what is no table.
    let found = leaves(root, &keys::ATTRIBUTE, file, &mut Vec::new());
    let name = |path: &[super::table::Key<'_>]| path.iter().map(|key| key.text()).collect::<Vec<_>>().join(".");
    let declare = |leaf: Leaf<'t>| (Declared { file, name: name(&leaf.path).into(), span: leaf.span, table: leaf.table }, leaf.number);
    found.into_iter().map(declare).collect()
}

fn attribute(loader: &mut Loader, declared: &Declared<'_>, is_first: bool) {
    let of = declared.table;
    let Some(value) = text(of, "type").and_then(ValueType::named) else {
        if !of.contains_key("type") {
            let message = say!("attribute \"{0}\" has no type; expected type = one of {1}", &*declared.name, keys::TYPES.join(", "));
            loader.problems.push(declared.file.problem(declared.span.clone(), "bad-value", message));
        }
        return;
    };
    let attribute = Attribute {
        name: declared.name.to_string(),
        value,
        slot: text(of, "slot").and_then(Slot::named).unwrap_or_else(|| Slot::of_type(value)),
        subject: kinds(of, "subject"),
        role: kinds(of, "role"),
        vocabulary: vocabulary(loader, declared, value),
        event: told(loader, declared),
        words: words::under(of, "words"),
        label: texts_by_lang(of, "label"),
        yearly: flag(of, "yearly"),
        change: flag(of, "change"),
        limit: flag(of, "limit"),
        opposite: text(of, "opposite").map(str::to_owned),
        several: flag(of, "several"),
        side: side(&declared.name, &words::under(of, "words")).filter(|_| value == ValueType::Count),
        own: true,
    };
    add(loader, attribute, is_first);
}

/// Kinds of entity, one or several.
fn kinds(of: Table<'_>, key: &str) -> Vec<EntityKind> {
    strings(list(of, key)).iter().filter_map(|name| EntityKind::named(name)).collect()
}

/// The side of a vote that an attribute counts: the only one that its name and its words tell.
fn side(name: &str, words: &PerLang<Words>) -> Option<Sort> {
    let phrases = words.iter().flat_map(|(lang, words)| words.nouns.iter().chain(&words.phrases).map(|phrase| (phrase.clone(), *lang)));
    let all = phrases.chain([(name.replace(['-', '.'], " "), Lang::En)]);
    let sides: Vec<Sort> = all.filter_map(|(phrase, lang)| Sorts::side_of(&phrase, lang)).collect();
    let first = *sides.first()?;
    sides.iter().all(|side| *side == first).then_some(first)
}

/// Adds an attribute; the first of its name takes the place of those known before.
fn add(loader: &mut Loader, attribute: Attribute, is_first: bool) {
    let ids = loader.names.attributes.entry(attribute.name.clone()).or_default();
    match ids.first() {
        Some(&known) if is_first => {
            ids.truncate(1);
            loader.base.attributes[known.0 as usize] = attribute;
        }
        _ => {
            ids.push(AttributeId(loader.base.attributes.len() as u32));
            loader.base.attributes.push(attribute);
        }
    }
}

/// The vocabulary that an attribute names, or the one its type brings.
fn vocabulary(loader: &mut Loader, declared: &Declared<'_>, value: ValueType) -> Option<VocabularyId> {
    let Some(node) = declared.table.get("vocabulary") else { return implied(loader, declared, value) };
    match vocabularies::named(loader, node.as_str()?) {
        Ok(id) => Some(id),
        Err(fault) => {
            loader.problems.push(declared.file.fault(node, fault));
            None
        }
    }
}

fn implied(loader: &mut Loader, declared: &Declared<'_>, value: ValueType) -> Option<VocabularyId> {
    match value {
        ValueType::PartOfDay => loader.names.vocabularies.get("part-of-day").copied(),
        ValueType::YesNo => yes_no(loader, declared),
        ValueType::Term => {
            let message = say!("attribute \"{0}\" has terms as its values; expected a vocabulary", &*declared.name);
            loader.problems.push(declared.file.problem(declared.span.clone(), "unknown-vocabulary", message));
            None
        }
        _ => None,
    }
}

/// The words of a yes-no attribute that names no vocabulary say yes; negated they say no.
fn yes_no(loader: &mut Loader, declared: &Declared<'_>) -> Option<VocabularyId> {
    let words = words::under(declared.table, "words");
    if words.is_empty() {
        return None;
    }
    let id = VocabularyId(loader.base.vocabularies.len() as u32);
    let yes = Term { id: "yes".to_owned(), words, ..Term::default() };
    let no = Term { id: "no".to_owned(), ..Term::default() };
    loader.base.vocabularies.to_mut().push(Vocabulary::new(declared.name.to_string(), true, vec![yes, no]));
    Some(id)
}

fn told(loader: &mut Loader, declared: &Declared<'_>) -> Option<TermId> {
    let found = event(loader, declared.table)?;
    found.map_err(|(span, fault)| loader.problems.push(declared.file.problem(span, fault.rule, fault.message))).ok()
}

/// The kind of event under the key `event`.
pub(crate) fn event(loader: &Loader, of: Table<'_>) -> Option<Result<TermId, Misplaced>> {
    let node = of.get("event")?;
    let name = node.as_str()?;
    let found = vocabularies::named(loader, "event").and_then(|events| vocabularies::term(loader, events, name));
    Some(found.map_err(|fault| (node.span(), fault)))
}
