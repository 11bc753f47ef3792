//! Marks in the text: which sources bear a claim out, and what they say where they contradict it.

use super::convert::to_proto;
use super::session::{Told, View};
use crate::facts::Base;
use crate::text::Span;
use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, InlayHintTooltip, MarkupContent, MarkupKind, Range};

/// The marks in a range.
pub(super) fn within(view: &View, range: Range) -> Vec<InlayHint> {
    let asked = view.span(range);
    let told = view.checked.told();
    let placed = told.iter().filter_map(|told| Some((told, view.now(told.span)?)));
    placed.filter(|(_, span)| asked.start <= span.end && span.end <= asked.end).filter_map(|(told, span)| hint(view, told, span)).collect()
}

fn hint(view: &View, told: &Told<'_>, span: Span) -> Option<InlayHint> {
    let base = &view.checked.base;
    let settings = &view.client.settings;
    let label = match told.finding {
        None if settings.verified_hints && told.is_verified() => format!("✓ {}", sources(base, told)),
        Some(finding) if settings.finding_hints => {
            let mut says: Vec<&str> =
                finding.sources.iter().filter(|evidence| !evidence.agrees).map(|evidence| evidence.says.as_str()).collect();
            says.dedup();
            format!("≠ {}", says.join(" / "))
        }
        _ => return None,
    };
    Some(InlayHint {
        position: to_proto::range(&view.rope, span, view.client.encoding).end,
        label: InlayHintLabel::String(label),
        kind: None,
        text_edits: None,
        tooltip: Some(card(view, told)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    })
}

fn card(view: &View, told: &Told<'_>) -> InlayHintTooltip {
    let lang = view.client.locale.unwrap_or(view.checked.report.lang);
    let day = view.checked.report.date.map(|date| date.date());
    let value = super::card::of_fact(&view.checked.base, told.fact, told.is_verified(), day, lang, super::card::Style::Markdown);
    InlayHintTooltip::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value })
}

/// The sources that bear a claim out.
fn sources(base: &Base, told: &Told<'_>) -> String {
    told.sources().iter().map(|source| base.source(*source).id.as_str()).collect::<Vec<_>>().join(", ")
}
