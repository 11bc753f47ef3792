//! In a fact file: by the header above and the line so far, ids, keys with what they mean, and choices.

use super::{Offer, Spot};
use crate::facts::faults;
use crate::facts::outline::{Header, Part, outline};
use crate::facts::store::{Named, Store};
use crate::facts::{Base, Known, Source, ValueType, known};
use crate::language::Lang;
use crate::lsp::about::of_attribute;
use crate::lsp::card::Style;
use crate::lsp::names::{FACT_KEYS, attribute};
use crate::lsp::session::Opened;
use crate::rules::RULES;
use crate::text::fold::bare;
use std::borrow::Cow;
use tower_lsp::lsp_types::{CompletionItem, CompletionItemKind as Kind};

/// What may stand at the end of a line so far.
pub(super) fn items(spot: &Spot<'_>, desk: &Opened) -> Vec<CompletionItem> {
    let line = spot.line().trim_start();
    let typed = typed(line);
    let item = |(text, kind, detail, about): Choice| spot.item(typed.len(), Offer { text: &text, kind, detail, about });
    let of = Of { base: &desk.desk.base, typed, lang: spot.world.client.locale.unwrap_or(Lang::En), style: spot.style() };
    choices(&of, line, &header(&spot.before), typed).into_iter().map(item).collect()
}

/// Whose ids may stand there, and how they are told of.
struct Of<'b> {
    base: &'b Base,
    /// The word that is being typed.
    typed: &'b str,
    lang: Lang,
    style: Style,
}

type Choice = (String, Kind, String, String);

/// The header above, as its parts.
fn header(before: &str) -> Vec<Part> {
    let entries = outline(before);
    entries.into_iter().rev().find(|entry| entry.header != Header::No).map(|entry| entry.path).unwrap_or_default()
}

/// The word that is being typed.
fn typed(line: &str) -> &str {
    line.rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).next().unwrap_or_default()
}

fn choices(of: &Of<'_>, line: &str, header: &[Part], typed: &str) -> Vec<Choice> {
    if let Some(path) = line.trim_start_matches('[').strip_suffix(typed).filter(|_| line.starts_with('[') && !line.contains(']')) {
        return in_header(of, path);
    }
    match line.split_once('=') {
        Some((key, value)) => in_value(of, key.trim(), value, header),
        None => in_key(of, line.strip_suffix(typed).unwrap_or(line), header),
    }
}

/// `[facts.` is followed by an entity, and that by an attribute.
fn in_header(of: &Of<'_>, path: &str) -> Vec<Choice> {
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        [_] => known(Known::File).into_iter().map(|(name, about)| key(of, name, about)).collect(),
        ["facts", _] => entities(of),
        ["facts", entity, ..] => attributes(of, entity),
        _ => Vec::new(),
    }
}

fn in_key(of: &Of<'_>, before: &str, header: &[Part]) -> Vec<Choice> {
    let names: Vec<&str> = header.iter().map(|part| part.text.as_str()).collect();
    if before.trim() == "says." || before.is_empty() && names.last() == Some(&"says") {
        return sources(of);
    }
    if before.is_empty() && names.last() == Some(&"severity") {
        return weighed(of);
    }
    let kind = match names.as_slice() {
        [] => Known::Config,
        ["overrides"] => Known::Override,
        ["profiles", _] => Known::Profile,
        ["sources", _] => Known::Source,
        ["entities", _] => Known::Entity,
        ["facts", ..] => Known::Fact,
        ["attributes", ..] => Known::Attribute,
        ["vocabularies", _] => Known::Vocabulary,
        ["vocabularies", ..] => Known::Term,
        _ => return Vec::new(),
    };
    if before.trim().is_empty() { known(kind).into_iter().map(|(name, about)| key(of, name, about)).collect() } else { Vec::new() }
}

fn in_value(of: &Of<'_>, key: &str, value: &str, header: &[Part]) -> Vec<Choice> {
    if !value.contains('"') && !value.contains('{') {
        return Vec::new();
    }
    // Inside `says.003 = { certainty = "…` the innermost key counts.
    let inner = value.rsplit(['{', ',']).next().and_then(|last| last.split_once('=')).map_or(key, |(key, _)| key.trim());
    let weighs = key == "severity" || header.last().is_some_and(|part| part.text == "severity");
    match inner {
        _ if weighs => crate::facts::choices("fail-on").iter().map(|choice| plain(choice, Kind::ENUM_MEMBER)).collect(),
        "with" | "of" | "within" => entities(of),
        "vocabulary" => of.base.vocabularies.iter().map(|vocabulary| plain(&vocabulary.name, Kind::ENUM)).collect(),
        "is" => in_is(of, header),
        "event" => terms(of, "event"),
        _ => crate::facts::choices(inner).iter().map(|choice| plain(choice, Kind::ENUM_MEMBER)).collect(),
    }
}

/// Values that name something: entities, or terms of the attribute's vocabulary.
fn in_is(of: &Of<'_>, header: &[Part]) -> Vec<Choice> {
    let name = header.get(2..).unwrap_or_default();
    let cut = name.iter().position(|part| FACT_KEYS.contains(&part.text.as_str())).unwrap_or(name.len());
    let Some((attribute, _)) = attribute(of.base, &name[..cut]) else { return Vec::new() };
    match (attribute.value, attribute.vocabulary) {
        (ValueType::Entity, _) | (ValueType::Set, None) => entities(of),
        (_, Some(vocabulary)) => terms(of, &of.base.vocabulary(vocabulary).name),
        _ => Vec::new(),
    }
}

/// What a desk may weigh: rules, faults and attributes.
fn weighed(of: &Of<'_>) -> Vec<Choice> {
    let rules = RULES.iter().map(|rule| key(of, rule.name, rule.summary));
    let label = |attribute: &crate::facts::Attribute| attribute.label.get(&Lang::En).cloned().unwrap_or_default();
    // A dot parts keys.
    let written = |name: &str| if name.contains('.') { format!("\"{name}\"") } else { name.to_owned() };
    let faults = faults::kinds().map(|kind| key(of, kind.name, kind.summary));
    rules.chain(faults).chain(of.base.attributes.iter().map(|attribute| key(of, &written(&attribute.name), &label(attribute)))).collect()
}

/// How many are offered at once.
pub(super) const MOST: usize = 500;

/// All of them; of more than are offered at once, those whose id has the letters that are typed.
fn some_of<'s, T: Named + Clone>(all: &'s Store<T>, typed: &'s str) -> impl Iterator<Item = Cow<'s, T>> {
    let (few, typed) = (all.len() < MOST, bare(typed));
    all.named(move |id| few || bare(id).contains(&typed)).take(MOST).map(|at| all.peek(at))
}

fn sources(of: &Of<'_>) -> Vec<Choice> {
    let about = |source: &Source| source.title.clone().unwrap_or_default();
    let choice =
        |source: &Source| (source.id.clone(), Kind::FILE, source.outlet.clone().unwrap_or_default(), of.style.escape(&about(source)));
    some_of(&of.base.sources, of.typed).map(|source| choice(&source)).collect()
}

fn entities(of: &Of<'_>) -> Vec<Choice> {
    let choice = |entity: &crate::facts::Entity| {
        (entity.id.clone(), Kind::CLASS, entity.names.first().cloned().unwrap_or_default(), of.style.escape(&entity.names.join(" · ")))
    };
    some_of(&of.base.entities, of.typed).map(|entity| choice(&entity)).collect()
}

/// The attributes that are said of an entity of this kind.
fn attributes(of: &Of<'_>, entity: &str) -> Vec<Choice> {
    let kind = of.base.entity_named(entity).map(|id| of.base.entity(id).kind);
    let applies =
        |attribute: &&crate::facts::Attribute| kind.is_none_or(|kind| attribute.subject.is_empty() || attribute.subject.contains(&kind));
    let choice = |attribute: &crate::facts::Attribute| {
        let label = attribute.label.get(&of.lang).cloned().unwrap_or_default();
        (attribute.name.clone(), Kind::PROPERTY, label, of_attribute(of.base, attribute, of.lang, of.style))
    };
    of.base.attributes.iter().filter(applies).map(choice).collect()
}

fn terms(of: &Of<'_>, vocabulary: &str) -> Vec<Choice> {
    let Some(id) = of.base.vocabulary_named(vocabulary) else { return Vec::new() };
    let words = |term: &crate::facts::Term| term.words.values().filter_map(|words| words.label()).collect::<Vec<_>>().join(" · ");
    of.base.vocabulary(id).terms.iter().map(|term| (term.id.clone(), Kind::ENUM_MEMBER, words(term), String::new())).collect()
}

fn key(of: &Of<'_>, name: &str, about: &str) -> Choice {
    (name.to_owned(), Kind::PROPERTY, String::new(), of.style.escape(about))
}

fn plain(name: &str, kind: Kind) -> Choice {
    (name.to_owned(), kind, String::new(), String::new())
}
