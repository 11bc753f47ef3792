//! Facts that a desk's file proposes, as `factlint facts propose` writes them: each is marked, to be accepted or rejected.

use super::convert::to_proto;
use super::edits;
use super::world::World;
use crate::facts::outline::{Entry, Header, outline};
use crate::language::Lang;
use crate::text::Span;
use ropey::Rope;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, InlayHint, InlayHintLabel, InlayHintTooltip, Range, TextEdit, Url,
};

/// A table of a proposed fact, in bytes of its file.
#[derive(Debug, PartialEq, Eq)]
struct Proposal {
    /// Where its header ends.
    header: usize,
    /// The line that says that it is proposed.
    mark: Span,
    /// The line of a status of its own.
    status: Option<Span>,
    /// All its lines, a blank one behind them included.
    whole: Span,
}

/// What a rejected fact says in the place of the mark: it stays, so that it isn't proposed again.
const REJECTED: &str = "status = \"rejected\"\n";

/// Accepting and rejecting the proposed facts at a place of a desk's file.
pub(super) fn actions(world: &World, params: &CodeActionParams) -> Option<Vec<CodeAction>> {
    let uri = &params.text_document.uri;
    let rope = &world.files.get(uri)?.rope;
    let asked = super::convert::from_proto::span(rope, params.range, world.client.encoding);
    let menu = world.client.locale.unwrap_or(Lang::En).menu();
    let here = proposals(&rope.to_string()).into_iter().filter(|found| asked.start < found.whole.end && found.whole.start <= asked.end);
    let of = |found: Proposal| {
        let gone = |span: Span| replacement(world, rope, span, "");
        let rejected = std::iter::once(replacement(world, rope, found.mark, REJECTED)).chain(found.status.map(gone));
        [(menu.accept, vec![gone(found.mark)]), (menu.reject, rejected.collect())].map(|(title, edits)| action(world, uri, title, edits))
    };
    Some(here.flat_map(of).collect())
}

/// A mark behind the header of each proposed fact in a range of a desk's file; where the editor does what a mark offers, it accepts.
pub(super) fn hints(world: &World, uri: &Url, range: Range) -> Option<Vec<InlayHint>> {
    let rope = &world.files.get(uri)?.rope;
    let asked = super::convert::from_proto::span(rope, range, world.client.encoding);
    let menu = world.client.locale.unwrap_or(Lang::En).menu();
    let here = proposals(&rope.to_string()).into_iter().filter(|found| asked.start <= found.header && found.header <= asked.end);
    Some(
        here.map(|found| InlayHint {
            position: to_proto::range(rope, Span::new(found.header, found.header), world.client.encoding).end,
            label: InlayHintLabel::String(menu.suggested.to_owned()),
            kind: None,
            text_edits: Some(vec![replacement(world, rope, found.mark, "")]),
            tooltip: Some(InlayHintTooltip::String(menu.accept.to_owned())),
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
        .collect(),
    )
}

fn action(world: &World, uri: &Url, title: &str, edits: Vec<TextEdit>) -> CodeAction {
    let edit = Some(edits::of_documents(world, vec![(uri.clone(), edits)]));
    CodeAction { title: title.to_owned(), kind: Some(CodeActionKind::QUICKFIX), edit, ..CodeAction::default() }
}

fn replacement(world: &World, rope: &Rope, old: Span, new: &str) -> TextEdit {
    TextEdit { range: to_proto::range(rope, old, world.client.encoding), new_text: new.to_owned() }
}

/// The proposed facts of a file.
fn proposals(text: &str) -> Vec<Proposal> {
    let entries = outline(text);
    let heads: Vec<usize> = entries.iter().enumerate().filter(|(_, entry)| entry.header != Header::No).map(|(at, _)| at).collect();
    let ends = heads.iter().skip(1).copied().chain([entries.len()]);
    heads.iter().zip(ends).filter_map(|(head, end)| proposal(text, &entries[*head..end], entries.get(end))).collect()
}

/// The table that some entries are, if it is a proposed fact; `next` is the header behind it.
fn proposal(text: &str, entries: &[Entry], next: Option<&Entry>) -> Option<Proposal> {
    let (head, body) = entries.split_first()?;
    let last = head.path.last().filter(|_| head.path[0].text == "facts")?;
    let own = |name: &str| {
        body.iter().find(|entry| entry.path.len() == head.path.len() + 1 && entry.path.last().is_some_and(|key| key.text == name))
    };
    let is_true = |entry: &&Entry| entry.value.as_ref().is_some_and(|value| value.text == "true");
    let mark = own("proposed").filter(is_true)?.path.last()?.span;
    let status = own("status").and_then(|entry| entry.path.last());
    let end = next.and_then(|next| next.path.first()).map_or(text.len(), |part| line(text, part.span.start).start);
    let start = line(text, last.span.start);
    Some(Proposal {
        header: text[..start.end].trim_end().len(),
        mark: line(text, mark.start),
        status: status.map(|key| line(text, key.span.start)),
        whole: Span::new(start.start, end_of_table(text, start.start, end)),
    })
}

/// The line that holds a byte, with its end.
fn line(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    Span::new(start, text[at..].find('\n').map_or(text.len(), |end| at + end + 1))
}

/// Where a table ends: before the comment that the next one has, behind a blank line of its own.
fn end_of_table(text: &str, start: usize, next: usize) -> usize {
    let mut end = start;
    let mut at = start;
    let mut blank = false;
    for line in text[start..next].split_inclusive('\n') {
        at += line.len();
        let own = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let first_blank = line.trim().is_empty() && !blank && end + line.len() == at;
        if own || first_blank {
            end = at;
        }
        blank = line.trim().is_empty();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::proposals;

    const FILE: &str = "[facts.a.age]\nis = 3\n\n[facts.b.age]  # ?\nis = [\n  4,\n]\nproposed = true\n\n# Next.\n[facts.c.age]\nis = 5\nproposed = false\n";

    #[test]
    fn a_proposed_fact_is_found_with_its_lines() {
        let found = proposals(FILE);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].mark.of(FILE), "proposed = true\n");
        assert_eq!(found[0].whole.of(FILE), "[facts.b.age]  # ?\nis = [\n  4,\n]\nproposed = true\n\n");
        assert!(FILE[..found[0].header].ends_with("# ?"));
    }

    #[test]
    fn the_last_fact_ends_with_the_file() {
        let file = "[facts.b.age]\nproposed = true\nis = 4";
        assert_eq!(proposals(file)[0].whole.of(file), file);
    }
}
