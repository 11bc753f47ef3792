//! Leaves a finding unsaid by a comment in the draft: here, or a fact in the whole of it. The reason is for the journalist to fill in.

use super::{Sight, Touched, titled};
use crate::lsp::diagnostics::label;
use crate::rules::Edit;
use crate::text::{Span, front};
use tower_lsp::lsp_types::CodeAction;

/// A comment for this place, and one for the fact.
pub(super) fn actions(sight: &Sight<'_>, touched: &Touched<'_>) -> Vec<CodeAction> {
    let rule = touched.finding.rule.name;
    if rule == "unused-suppression" {
        return Vec::new();
    }
    let text = sight.view.rope.to_string();
    let base = &sight.view.checked.base;
    let fact = touched.finding.fact.map(|id| base.fact(id));
    let menu = sight.lang.menu();
    let about = fact.map(|fact| format!(" fact={}", fact.id)).unwrap_or_default();
    let here = sight.quick(titled(menu.ignore_here, rule), &[here(&text, touched.span, &format!("{rule}{about}"), menu.reason)]);
    let everywhere = fact.map(|fact| {
        let title = titled(menu.ignore_fact, &label(base, fact, sight.lang));
        sight.quick(title, &[at_top(&text, &comment("file", about.trim_start(), menu.reason))])
    });
    std::iter::once(here).chain(everywhere).collect()
}

fn comment(scope: &str, about: &str, reason: &str) -> String {
    format!("<!-- factlint-disable-{scope} {about} -- {reason} -->")
}

/// A comment of its own above the line where a paragraph begins; else one in the line, which must not be cut in two.
fn here(text: &str, span: Span, about: &str, reason: &str) -> Edit {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find(['\r', '\n']).map_or(text.len(), |length| span.end + length);
    let line = &text[start..end];
    if begins(&text[..start], line) {
        return insert(start, comment("next-line", about, reason) + break_of(text));
    }
    // What stands after a table's last cell is lost.
    let at = if line.trim_start().starts_with('|') { span.end } else { end };
    insert(at, format!(" {}", comment("line", about, reason)))
}

/// Whether a line begins a paragraph or a title at the margin: no item, quotation or cell.
fn begins(before: &str, line: &str) -> bool {
    let above = before.lines().next_back().unwrap_or_default().trim();
    let margin = line.starts_with(|first: char| first.is_alphabetic() || matches!(first, '#' | '«' | '“' | '"'));
    margin && (above.is_empty() || above == "---" || above.ends_with("-->"))
}

/// A paragraph of its own above the prose.
fn at_top(text: &str, comment: &str) -> Edit {
    let (_, body) = front::split(text);
    let line = break_of(text);
    let blank = text[body..].starts_with(['\r', '\n']);
    insert(body, if blank { format!("{line}{comment}{line}") } else { format!("{comment}{line}{line}") })
}

fn break_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

const fn insert(at: usize, text: String) -> Edit {
    Edit { span: Span::new(at, at), text }
}
