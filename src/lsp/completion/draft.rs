//! In a draft: names of entities, and the values of the facts of the one named last.

use super::{Offer, Spot};
use crate::facts::index::opens;
use crate::facts::{Base, Entity, EntityId, Fact, FactId, FactValue};
use crate::language::Lang;
use crate::lsp::card;
use crate::lsp::session::View;
use crate::rules::wording;
use crate::text::fold::bare;
use crate::text::tokens;
use crate::values::Value;
use tower_lsp::lsp_types::{CompletionItem, CompletionItemKind};

/// How far back an entity may have been named, in bytes.
const REACH: usize = 200;
/// The letters of a name that must be typed before names are offered.
const LETTERS: usize = 2;
/// How many names are offered at once: of more, those that go on with the next letter are asked for then.
pub(super) const MOST: usize = 50;

/// What may be typed next.
pub(super) fn items(spot: &Spot<'_>, view: &View) -> Vec<CompletionItem> {
    let mut items = values(spot, view);
    items.extend(names(spot, &view.checked.base));
    items
}

/// The sourced values of the entity named last in the sentence.
fn values(spot: &Spot<'_>, view: &View) -> Vec<CompletionItem> {
    let (base, lang) = (&view.checked.base, view.checked.report.lang);
    let Some(entity) = last_named(base, sentence(&spot.before)) else { return Vec::new() };
    let word = spot.before.rsplit(|c: char| c.is_whitespace() || "'’(«".contains(c)).next().unwrap_or_default();
    let mut facts: Vec<FactId> = base.facts_about(entity).collect();
    facts.sort_unstable();
    let facts = facts.into_iter().map(|id| (id, base.fact(id)));
    let told = facts.flat_map(|(id, fact)| fact.is.iter().filter_map(move |value| Some((id, fact, said(base, value, lang)?))));
    let item = |(id, fact, text): (FactId, &Fact, String)| {
        let shown = view.client.locale.unwrap_or(lang);
        let about = card::of_fact(base, id, false, None, shown, spot.style());
        spot.item(spot.begun(&text, word), Offer { text: &text, kind: CompletionItemKind::VALUE, detail: detail(base, fact, shown), about })
    };
    told.map(item).collect()
}

/// « âge — 001, 002 ».
fn detail(base: &Base, fact: &Fact, lang: Lang) -> String {
    let attribute = base.attribute(fact.attribute);
    let label = attribute.label.get(&lang).unwrap_or(&attribute.name);
    let sources: Vec<&str> = fact.says.iter().map(|reading| base.source(reading.source).id.as_str()).collect();
    format!("{label} — {}", sources.join(", "))
}

/// A value as a draft says it; yes and no are said by a verb.
fn said(base: &Base, value: &FactValue, lang: Lang) -> Option<String> {
    (!matches!(value, FactValue::Plain(Value::YesNo(_)))).then(|| wording::phrase(base, value, lang))
}

/// The sentence so far, and not too much of it.
fn sentence(before: &str) -> &str {
    let start = before.rfind(['\n', '!', '?']).map_or(0, |at| at + 1).max(before.rfind(". ").map_or(0, |at| at + 2));
    let start = start.max(before.ceil_char_boundary(before.len().saturating_sub(REACH)));
    &before[start..]
}

/// Whose name ends last, the longest of those that do.
fn last_named(base: &Base, sentence: &str) -> Option<EntityId> {
    let tokens = tokens(sentence);
    let named = (0..tokens.len()).filter(|at| base.may_name(&tokens[*at])).flat_map(|at| base.names_at(&tokens, at));
    named.max_by_key(|(entity, range, _)| (range.end, range.len(), *entity)).map(|(entity, ..)| entity)
}

/// Names that go on with what is being typed, capitals and accents aside.
fn names(spot: &Spot<'_>, base: &Base) -> Vec<CompletionItem> {
    let line = spot.line();
    let word = line.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
    if word.chars().count() < LETTERS {
        return Vec::new();
    }
    let typed = bare(word);
    let item = |entity: &Entity, name: &String| {
        let about = spot.style().escape(&entity.names.join(" · "));
        spot.item(spot.begun(name, word), Offer { text: name, kind: CompletionItemKind::REFERENCE, detail: entity.id.clone(), about })
    };
    let of_entity =
        |entity: &Entity| entity.names.iter().filter(|name| opens(name, &typed)).map(|name| item(entity, name)).collect::<Vec<_>>();
    base.names_beginning(word).flat_map(|(_, entity)| of_entity(&entity)).take(MOST).collect()
}
