//! A finding's own fixes: the sourced value, one for each side, or the right speaker.

use super::{Sight, Touched};
use crate::rules::Fix;
use tower_lsp::lsp_types::CodeAction;

/// The fixes.
pub(super) fn actions(sight: &Sight<'_>, touched: &Touched<'_>) -> Vec<CodeAction> {
    let fixes = &touched.finding.fixes;
    let preferred = (sight.world.client.preferred && fixes.len() == 1).then_some(true);
    let action = |fix: &Fix| CodeAction { is_preferred: preferred, ..sight.quick(fix.title.clone(), &fix.edits) };
    fixes.iter().map(action).collect()
}
