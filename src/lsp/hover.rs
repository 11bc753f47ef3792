//! The fact under the cursor: of a finding, or of a claim that the sources bear out.

use super::card;
use super::convert::to_proto;
use super::session::View;
use crate::facts::FactId;
use crate::language::Lang;
use crate::rules::Finding;
use crate::text::Span;
use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

/// The cards of everything under a byte, the narrowest first.
pub(super) fn at(view: &View, byte: usize) -> Option<Hover> {
    let mut hits = hits(view, byte);
    hits.sort_by_key(|hit| hit.span.len());
    let range = to_proto::range(&view.rope, hits.first()?.span, view.client.encoding);
    let style = if view.client.markdown { card::Style::Markdown } else { card::Style::Plain };
    let kind = if view.client.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let value = render(view, &hits, style);
    Some(Hover { contents: HoverContents::Markup(MarkupContent { kind, value }), range: Some(range) })
}

/// A finding, or a claim that agrees with a fact, under the cursor.
struct Hit<'a> {
    span: Span,
    finding: Option<&'a Finding>,
    fact: Option<FactId>,
    verified: bool,
}

fn hits(view: &View, byte: usize) -> Vec<Hit<'_>> {
    let report = &view.checked.report;
    let found =
        report.findings.iter().map(|finding| Hit { span: finding.span, finding: Some(finding), fact: finding.fact, verified: false });
    let agreed = report.verified.iter().map(|agreed| Hit {
        span: agreed.span,
        finding: None,
        fact: Some(agreed.fact),
        verified: agreed.is_borne_out(),
    });
    let placed = found.chain(agreed).filter_map(|hit| Some(Hit { span: view.now(hit.span)?, ..hit }));
    placed.filter(|hit| hit.span.start <= byte && byte <= hit.span.end).collect()
}

fn render(view: &View, hits: &[Hit<'_>], style: card::Style) -> String {
    let lang: Lang = view.client.locale.unwrap_or(view.checked.report.lang);
    let day = view.checked.report.date.map(|date| date.date());
    let mut seen: Vec<FactId> = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    for hit in hits {
        let fresh = hit.fact.filter(|fact| !seen.contains(fact));
        seen.extend(fresh);
        parts.extend(hit.finding.map(|finding| style.escape(&finding.message)));
        parts.extend(fresh.map(|fact| card::of_fact(&view.checked.base, fact, hit.verified, day, lang, style)));
    }
    parts.join("\n\n")
}
