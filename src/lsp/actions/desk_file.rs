//! Fixes of a desk's own faults: the ids, keys or values of which one was perhaps meant.

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
    Some(faults.iter().filter(asked).flat_map(|fault| each(world, params, fault)).collect())
}

/// A fix for each thing that was perhaps meant.
fn each(world: &World, params: &CodeActionParams, fault: &Diagnostic) -> Vec<CodeAction> {
    let meant = Problem::meant(&fault.message);
    meant.iter().filter_map(|one| fix(world, params, fault, (one, meant.len() == 1))).collect()
}

/// A fix by what was perhaps meant, and whether nothing else was.
fn fix(world: &World, params: &CodeActionParams, fault: &Diagnostic, (meant, alone): (&str, bool)) -> Option<CodeAction> {
    let uri = &params.text_document.uri;
    let rope = &world.files.get(uri)?.rope;
    let span = crate::lsp::convert::from_proto::span(rope, fault.range, world.client.encoding);
    let old = rope.get_byte_slice(span.start..span.end)?.to_string();
    let new_text = mended(&old, &fault.message, meant)?;
    let edit = TextEdit { range: fault.range, new_text };
    let lang = world.client.locale.unwrap_or(Lang::En);
    Some(CodeAction {
        title: titled(lang.menu().replace, meant),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![fault.clone()]),
        edit: Some(edits::of_documents(world, vec![(uri.clone(), vec![edit])])),
        is_preferred: (alone && world.client.preferred).then_some(true),
        ..CodeAction::default()
    })
}

/// What stands at a fault's place, with what was meant in the place of what its message names first. Of a name of several parts that may
/// be the last one alone: the others stand before it.
fn mended(old: &str, message: &str, meant: &str) -> Option<String> {
    let named = message.split('"').nth(1)?;
    if old.contains(named) {
        return Some(old.replacen(named, meant, 1));
    }
    match named.strip_suffix(old).filter(|before| before.ends_with('.')) {
        Some(before) => meant.strip_prefix(before).map(str::to_owned),
        None if old.starts_with('"') => Some(format!("\"{meant}\"")),
        None => Some(meant.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn what_was_meant_stands_where_the_fault_stood() {
        let of = |old: &str, named: &str, meant: &str| mended(old, &format!("unknown x \"{named}\""), meant);
        assert_eq!(of("dead", "dead", "deaths").as_deref(), Some("deaths"));
        assert_eq!(of("\"former mayoor of X\"", "mayoor", "mayor").as_deref(), Some("\"former mayor of X\""));
        assert_eq!(of("dat", "death.dat", "death.date").as_deref(), Some("date"));
        assert_eq!(of("dat", "death.dat", "birth-date"), None);
        assert_eq!(of("\"2025-06-02/\"", "2026-02-05", "2025-06-02/..").as_deref(), Some("\"2025-06-02/..\""));
    }
}
