//! The report of drafts as a Markdown table, claim by claim with its sources: for the desk, or its lawyer.

use super::card::Style;
use super::convert::from_proto;
use super::session::{Told, View};
use super::world::World;
use crate::facts::{Fact, Reading};
use crate::language::Lang;
use crate::rules::wording;
use std::fmt::Write as _;
use tower_lsp::lsp_types::Url;

/// The report of a draft, or of every draft; none where it is not wanted any more. `goes_on` hears how many are done, and of how many.
pub(super) fn report(world: &World, uri: Option<&Url>, goes_on: &dyn Fn(usize, usize) -> bool) -> Option<String> {
    let mut out = String::new();
    if let Some((uri, view)) = uri.and_then(|uri| Some((uri, world.drafts.get(uri)?))) {
        of_draft(uri, view, &mut out);
        return Some(out);
    }
    let ended = world.all_drafts(|draft, at, of| {
        of_draft(&draft.uri, &draft.view, &mut out);
        goes_on(at, of)
    });
    ended.then_some(out)
}

fn of_draft(uri: &Url, view: &View, out: &mut String) {
    let lang = view.client.locale.unwrap_or(view.checked.report.lang);
    let name = from_proto::name(uri);
    let heads = lang.report_heads();
    // Writing to a string can't fail.
    let _ = writeln!(out, "## {}\n\n| {} |\n|---|---|---|---|", Style::Markdown.escape(&name), heads.join(" | "));
    for told in view.checked.told() {
        let _ = writeln!(out, "{}", row(view, &told, lang));
    }
    out.push('\n');
}

fn row(view: &View, told: &Told<'_>, lang: Lang) -> String {
    let base = &view.checked.base;
    let fact = base.fact(told.fact);
    let rope = &view.checked.document.rope;
    let words = rope.get_byte_slice(told.span.start..told.span.end).map(|slice| slice.to_string()).unwrap_or_default();
    let verdict = told.finding.map_or_else(|| told.verdict(), |finding| finding.rule.name);
    let sources: Vec<String> = fact.says.iter().map(|reading| source(view, fact, reading, lang)).collect();
    let cell = |text: &str| Style::Markdown.escape(text);
    format!("| {} | {verdict} | {} | {} |", cell(&words), cell(&wording::topic(base, fact, lang)), sources.join("; "))
}

fn source(view: &View, fact: &Fact, reading: &Reading, lang: Lang) -> String {
    let base = &view.checked.base;
    let said = wording::said(base, fact, reading, lang);
    let quote = reading.quote.as_deref().map(|quote| format!(" — {quote}")).unwrap_or_default();
    Style::Markdown.escape(&format!("{}: {said}{quote}", base.source(reading.source).id))
}
