//! Leaves a finding unsaid by a comment in the draft: here, or a fact in the whole of it. The reason is for the journalist to fill in.

use super::{Sight, Touched, titled};
use crate::lsp::diagnostics::label;
use crate::rules::Edit;
use crate::text::directive::{Comment, Place};
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
    let comment = sight.view.checked.markup.comment;
    let here = here(&text, touched.span, comment, &said("line", &format!("{rule}{about}"), menu.reason));
    let here = here.map(|edit| sight.quick(titled(menu.ignore_here, rule), &[edit]));
    let everywhere = fact.map(|fact| {
        let title = titled(menu.ignore_fact, &label(base, fact, sight.lang));
        sight.quick(title, &[at_top(&text, &comment.written(&said("file", about.trim_start(), menu.reason)))])
    });
    here.into_iter().chain(everywhere).collect()
}

fn said(scope: &str, about: &str, reason: &str) -> String {
    format!("factlint-disable-{scope} {about} -- {reason}")
}

/// A comment of its own above the line where a paragraph begins; else one in the line, which must not be cut in two.
///
/// Nothing where the markup has no place for one.
fn here(text: &str, span: Span, comment: Comment, said: &str) -> Option<Edit> {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find(['\r', '\n']).map_or(text.len(), |length| span.end + length);
    let line = &text[start..end];
    if span.start < front::split(text).1 {
        // A comment inside a value of several lines would be part of it or end it.
        let keyed = line.starts_with(char::is_alphabetic);
        return keyed.then(|| insert(start, front::COMMENT.written(&said.replacen("-line", "-next-line", 1)) + break_of(text)));
    }
    let begins = begins(&text[..start], line, comment);
    if begins || comment.place == Place::OwnLine {
        let apart = if comment.place == Place::OwnParagraph { break_of(text) } else { "" };
        let above = comment.written(&said.replacen("-line", "-next-line", 1)) + break_of(text) + apart;
        return Some(insert(start, above));
    }
    // What stands after a table's last cell is lost.
    let at = if line.trim_start().starts_with('|') { span.end } else { end };
    (comment.place != Place::OwnParagraph).then(|| insert(at, format!(" {}", comment.written(said))))
}

/// Whether a line begins a paragraph or a title at the margin: no item, quotation or cell.
fn begins(before: &str, line: &str, comment: Comment) -> bool {
    let above = before.lines().next_back().unwrap_or_default().trim();
    let margin = line.starts_with(|first: char| first.is_alphabetic() || matches!(first, '#' | '«' | '“' | '"'));
    margin && (above.is_empty() || above == "---" || is_comment(above, comment))
}

fn is_comment(line: &str, comment: Comment) -> bool {
    line.starts_with(comment.open) && line.ends_with(comment.close)
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

#[cfg(test)]
mod tests {
    use super::here;
    use crate::check::fixing::apply;
    use crate::text::{Markup, Span};

    /// A draft with the comment about its first `33`.
    fn ignored(path: &str, text: &str) -> Option<String> {
        let at = text.find("33").unwrap();
        let edit = here(text, Span::new(at, at + 2), Markup::of_path(path).comment, "factlint-disable-line x")?;
        Some(apply(text, vec![edit]))
    }

    #[test]
    fn a_comment_stands_where_its_markup_has_a_place_for_it() {
        let said = |path: &str, text: &str| ignored(path, text).unwrap_or_default();
        assert_eq!(said("a.html", "<p>Léa, 33\n"), "<p>Léa, 33 <!-- factlint-disable-line x -->\n");
        assert_eq!(said("a.tex", "Un\nLéa, 33\n"), "Un\nLéa, 33 % factlint-disable-line x\n");
        assert_eq!(said("a.adoc", "Un\nLéa, 33\n"), "Un\n// factlint-disable-next-line x\nLéa, 33\n");
        assert_eq!(said("a.rst", "Un\n\nLéa, 33\n"), "Un\n\n.. factlint-disable-next-line x\n\nLéa, 33\n");
        assert_eq!(said("a.md", "---\ntitle: Léa, 33\n---\n"), "---\n# factlint-disable-next-line x\ntitle: Léa, 33\n---\n");
        assert_eq!(ignored("a.md", "---\ntitle: >\n  Léa, 33\n---\n"), None);
        assert_eq!(ignored("a.rst", "Un\nLéa, 33\n"), None);
    }
}
