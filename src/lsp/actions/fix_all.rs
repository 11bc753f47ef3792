//! Every safe fix of a draft at once.

use super::{FIX_ALL, Sight};
use crate::rules::{Edit, Finding};
use tower_lsp::lsp_types::CodeAction;

/// The safe fixes that have no alternative, as one action; none if there are none.
pub(super) fn action(sight: &Sight<'_>) -> Option<CodeAction> {
    let safe = |finding: &Finding| match finding.fixes.as_slice() {
        [fix] if fix.safe => sight.moved(&fix.edits),
        _ => None,
    };
    let edits = apart(sight.view.checked.report.findings.iter().filter_map(safe));
    let title = sight.lang.menu().fix_all.to_owned();
    (!edits.is_empty()).then(|| CodeAction { kind: Some(FIX_ALL), ..sight.quick(title, &edits) })
}

/// The edits of fixes, those left out that would change what another changes.
fn apart(fixes: impl Iterator<Item = Vec<Edit>>) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::new();
    for fix in fixes {
        if !fix.iter().any(|edit| out.iter().any(|other| other.span.overlaps(edit.span) || other.span == edit.span)) {
            out.extend(fix);
        }
    }
    out
}
