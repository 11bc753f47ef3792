//! Opens a source at the passage that a finding rests on, where the client can show a document.

use super::{Sight, Touched, titled};
use crate::lsp::commands::OPEN_SOURCE;
use crate::rules::Evidence;
use serde_json::json;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, Command};

/// One action for each source that can be opened.
pub(super) fn actions(sight: &Sight<'_>, touched: &Touched<'_>) -> Vec<CodeAction> {
    let (Some(fact), true) = (touched.finding.fact, sight.world.client.shows) else { return Vec::new() };
    let fact = &sight.view.checked.base.fact(fact).id;
    touched.finding.sources.iter().filter_map(|evidence| action(sight, fact, evidence)).collect()
}

fn action(sight: &Sight<'_>, fact: &str, evidence: &Evidence) -> Option<CodeAction> {
    let source = sight.view.checked.base.source(evidence.source);
    if source.archive.is_none() && source.url.is_none() {
        return None;
    }
    let title = titled(sight.lang.menu().open, &source.id);
    let arguments = Some(vec![json!({"uri": sight.uri, "fact": fact, "source": source.id})]);
    let command = Some(Command { title: title.clone(), command: OPEN_SOURCE.to_owned(), arguments });
    Some(CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), command, ..CodeAction::default() })
}
