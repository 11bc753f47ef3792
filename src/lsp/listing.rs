//! A draft's claims as data, for an editor's own list of them: each with its verdict, its fact and what each source says.

use super::convert::to_proto;
use super::diagnostics::label;
use super::links;
use super::session::{Told, View};
use crate::facts::{Fact, Reading};
use crate::language::Lang;
use crate::rules::wording;
use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

/// The claims of a draft that facts are about, in the order of the text.
pub(super) fn of(view: &View) -> Value {
    let lang = view.client.locale.unwrap_or(view.checked.report.lang);
    view.checked.told().iter().filter_map(|told| claim(view, told, lang)).collect()
}

fn claim(view: &View, told: &Told<'_>, lang: Lang) -> Option<Value> {
    let base = &view.checked.base;
    let fact = base.fact(told.fact);
    let span = view.now(told.span)?;
    let location = view.checked.desk.as_ref().and_then(|desk| desk.location(&fact.place, view.client.encoding));
    Some(json!({
        "verdict": told.verdict(),
        "rule": told.finding.map(|finding| finding.rule.name),
        "message": told.finding.map(|finding| &finding.message),
        "text": view.rope.get_byte_slice(span.start..span.end)?.to_string(),
        "range": to_proto::range(&view.rope, span, view.client.encoding),
        "fact": {"id": fact.id, "label": label(base, fact, lang), "location": location},
        "sources": fact.says.iter().map(|reading| source(view, fact, reading, lang)).collect::<Vec<_>>(),
    }))
}

fn source(view: &View, fact: &Fact, reading: &Reading, lang: Lang) -> Value {
    let source = view.checked.base.source(reading.source);
    let target: Option<Url> = view.checked.desk.as_ref().and_then(|desk| links::target(source, desk));
    json!({
        "id": source.id,
        "outlet": source.outlet,
        "says": wording::said(&view.checked.base, fact, reading, lang),
        "quote": reading.quote,
        "opens": source.archive.is_some() || target.is_some(),
    })
}
