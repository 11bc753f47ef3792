//! What a fact file's ids stand for, and what its keys mean, under the cursor.

use super::card::{self, Style};
use super::convert::{from_proto, to_proto};
use super::names::Thing;
use super::world::World;
use crate::facts::outline::outline;
use crate::facts::{Attribute, Base, EntityId, FactId, Known, Source, example, known};
use crate::language::Lang;
use crate::rules::rule;
use crate::text::Span;
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position, Url};

/// The card of what is named at a place of a desk's file; of a key what it means.
pub(super) fn at(world: &World, uri: &Url, position: Position) -> Option<Hover> {
    let file = world.file(uri)?;
    let style = if world.client.markdown { Style::Markdown } else { Style::Plain };
    let lang = world.client.locale.unwrap_or(Lang::En);
    let base = &file.desk.desk.base;
    let named = file.at(position, world).and_then(|name| Some((name.span, of_thing(base, &name.thing, lang, style)?)));
    let byte = from_proto::byte(&file.rope, position, world.client.encoding);
    let (span, value) = named.or_else(|| of_key(&file.rope.to_string(), byte))?;
    let kind = if world.client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let range = Some(to_proto::range(&file.rope, span, world.client.encoding));
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range })
}

fn of_thing(base: &Base, thing: &Thing, lang: Lang, style: Style) -> Option<String> {
    match thing {
        Thing::Fact(id) => Some(card::of_fact(base, base.fact_named(id)?, false, None, lang, style)),
        Thing::Source(id) => base.source_named(id).map(|id| of_source(base.source(id), style)),
        Thing::Entity(id) => base.entity_named(id).map(|id| of_entity(base, id, style)),
        Thing::Attribute(name) => {
            let attribute = base.attributes.iter().rev().find(|attribute| attribute.name == *name)?;
            Some(of_attribute(base, attribute, lang, style))
        }
        Thing::Vocabulary(name) => Some(style.escape(&base.vocabulary(base.vocabulary_named(name)?).name)),
        Thing::Term(vocabulary, id) => {
            let vocabulary = base.vocabulary(base.vocabulary_named(vocabulary)?);
            let words = &vocabulary.get(vocabulary.term(id)?).words;
            let all = words.values().flat_map(|words| words.nouns.iter().chain(&words.verbs).chain(&words.phrases));
            Some(style.escape(&all.cloned().collect::<Vec<_>>().join(" · ")))
        }
    }
}

/// What messages call an attribute, what its values are, and one of them as it is written.
pub(super) fn of_attribute(base: &Base, attribute: &Attribute, lang: Lang, style: Style) -> String {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let labels: Vec<&str> = [lang].into_iter().chain(others).filter_map(|lang| attribute.label.get(&lang)).map(String::as_str).collect();
    let called = if labels.is_empty() { attribute.name.clone() } else { labels.join(" · ") };
    let vocabulary = attribute.vocabulary.map(|id| format!(" ({})", base.vocabulary(id).name)).unwrap_or_default();
    let means = format!("{}{vocabulary}", attribute.value.meaning());
    let example = example(base, attribute).map(|value| style.code("toml", &format!("is = {value}")));
    [Some(style.escape(&called)), Some(style.escape(&means)), example].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn of_source(source: &Source, style: Style) -> String {
    let day = source.published.map(|day| day.to_string());
    let parts = [Some(source.id.clone()), source.outlet.clone(), day, source.reliability.clone(), source.title.clone(), source.url.clone()];
    parts.into_iter().flatten().map(|part| style.escape(&part)).collect::<Vec<_>>().join(" · ")
}

/// Its names and the ids of its facts.
fn of_entity(base: &Base, id: EntityId, style: Style) -> String {
    let entity = base.entity(id);
    let mut facts: Vec<FactId> = base.facts_about(id).collect();
    facts.sort_unstable();
    let lines = facts.iter().take(MOST).map(|fact| format!("- {}", style.escape(&base.fact(*fact).id)));
    let names = style.escape(&format!("{} ({})", entity.names.join(" · "), entity.kind.name()));
    [format!("{names}\n")].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// Facts that a card lists.
const MOST: usize = 20;

/// What a key means, by the table that it stands in.
fn of_key(text: &str, byte: usize) -> Option<(Span, String)> {
    let entry = outline(text).into_iter().find(|entry| entry.path.iter().any(|part| part.span.start <= byte && byte <= part.span.end))?;
    let part = entry.path.iter().find(|part| part.span.start <= byte && byte <= part.span.end)?;
    let table = match (entry.path.first()?.text.as_str(), entry.path.len()) {
        (_, 1) => [Known::File, Known::Config].as_slice(),
        ("sources", _) => &[Known::Source],
        ("entities", _) => &[Known::Entity],
        ("facts", _) => &[Known::Fact, Known::Reading],
        ("attributes", _) => &[Known::Attribute],
        ("vocabularies", _) => &[Known::Vocabulary, Known::Term],
        ("overrides", _) => &[Known::Override],
        ("profiles", _) => &[Known::Profile],
        _ => &[Known::Config],
    };
    let weighs = entry.path.iter().rev().nth(1).is_some_and(|part| part.text == "severity");
    if let Some(rule) = rule(&part.text).filter(|_| weighs) {
        return Some((part.span, rule.summary.to_owned()));
    }
    let meaning = table.iter().flat_map(|table| known(*table)).find(|(name, _)| *name == part.text)?;
    Some((part.span, meaning.1.to_owned()))
}
