//! Every safe fix of a draft at once.

use super::{FIX_ALL, Sight};
use crate::check::fixing::{apart, chosen};
use tower_lsp::lsp_types::CodeAction;

/// The safe fixes that have no alternative, as one action; none if there are none.
pub(super) fn action(sight: &Sight<'_>) -> Option<CodeAction> {
    let safe = chosen(&sight.view.checked.report.findings, false);
    let edits = apart(safe.map(|fix| fix.edits.clone()));
    let title = sight.lang.menu().fix_all.to_owned();
    (!edits.is_empty()).then(|| CodeAction { kind: Some(FIX_ALL), ..sight.quick(title, &edits) })
}
