//! Proposes to the desk what a draft says and no fact holds. A curator adds the source.

use super::{Sight, titled};
use crate::check::{Proposal, proposals};
use crate::lsp::convert::{from_proto, to_proto};
use crate::lsp::edits;
use crate::lsp::session::address;
use crate::text::Span;
use ropey::Rope;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, TextEdit};

/// The kind of what changes the desk, not the draft.
const KIND: CodeActionKind = CodeActionKind::new("refactor.factlint.propose");

/// A proposal for each claim at a place.
pub(super) fn actions(sight: &Sight<'_>, asked: Span) -> Vec<CodeAction> {
    let checked = &sight.view.checked;
    let text = sight.view.rope.to_string();
    let found = proposals(&text, checked.markup, &checked.base, &checked.options, asked.start);
    found.iter().filter_map(|proposal| action(sight, proposal)).collect()
}

fn action(sight: &Sight<'_>, proposal: &Proposal) -> Option<CodeAction> {
    let base = &sight.view.checked.base;
    let root = &sight.view.checked.desk.as_ref()?.desk.root;
    let entity = base.entity(proposal.entity);
    let uri = address(root, &entity.place.path)?;
    let id = format!("{}.{}", entity.id, base.attribute(proposal.attribute).name);
    let rope = text_of(sight, &uri, &entity.place.path)?;
    let note = titled(sight.lang.menu().proposed, &from_proto::name(sight.uri));
    let end = rope.len_bytes();
    let gap = if rope.chars_at(rope.len_chars()).reversed().next().is_none_or(|c| c == '\n') { "\n" } else { "\n\n" };
    let new_text = format!("{gap}[facts.{id}]\nis = {}\nstatus = \"unverified\"\nnote = {note:?}\n", proposal.value);
    let edit = TextEdit { range: to_proto::range(&rope, Span::new(end, end), sight.world.client.encoding), new_text };
    Some(CodeAction {
        title: titled(sight.lang.menu().propose, &format!("{id} = {}", proposal.value)),
        kind: Some(KIND),
        edit: Some(edits::of_documents(sight.world, vec![(uri, vec![edit])])),
        ..CodeAction::default()
    })
}

/// The file as it is typed, else as it was read.
fn text_of(sight: &Sight<'_>, uri: &tower_lsp::lsp_types::Url, path: &str) -> Option<Rope> {
    let open = sight.world.files.get(uri).map(|document| document.rope.clone());
    open.or_else(|| sight.view.checked.desk.as_ref()?.texts.get(path).cloned())
}
