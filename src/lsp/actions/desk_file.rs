//! Fixes of a desk's own faults: the id, key or value that was perhaps meant.

use super::titled;
use crate::facts::Problem;
use crate::language::Lang;
use crate::lsp::edits;
use crate::lsp::world::World;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, CodeActionParams, Diagnostic, TextEdit};

/// What the faults that were asked about offer.
pub(super) fn fixes(world: &World, params: &CodeActionParams) -> Option<Vec<CodeAction>> {
    let uri = &params.text_document.uri;
    let desk = world.desk_of(uri)?;
    // The faults of another text may be others' places in this one.
    let faults = desk.faults.get(uri).filter(|_| desk.versions.get(uri).copied() == world.version(uri))?;
    let asked = |fault: &&Diagnostic| fault.range.start <= params.range.end && params.range.start <= fault.range.end;
    Some(faults.iter().filter(asked).filter_map(|fault| fix(world, params, fault)).collect())
}

fn fix(world: &World, params: &CodeActionParams, fault: &Diagnostic) -> Option<CodeAction> {
    let uri = &params.text_document.uri;
    let meant = Problem::meant(&fault.message)?;
    let rope = &world.files.get(uri)?.rope;
    let span = crate::lsp::convert::from_proto::span(rope, fault.range, world.client.encoding);
    let old = rope.get_byte_slice(span.start..span.end)?.to_string();
    let new_text = if old.starts_with('"') { format!("\"{meant}\"") } else { meant.to_owned() };
    let edit = TextEdit { range: fault.range, new_text };
    let lang = world.client.locale.unwrap_or(Lang::En);
    Some(CodeAction {
        title: titled(lang.menu().replace, meant),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![fault.clone()]),
        edit: Some(edits::of_documents(world, vec![(uri.clone(), vec![edit])])),
        is_preferred: world.client.preferred.then_some(true),
        ..CodeAction::default()
    })
}
