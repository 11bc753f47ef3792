//! Commands that a client may run.

/// Opens a source at the passage that a fact rests on.
pub(super) const OPEN_SOURCE: &str = "factlint.openSource";
/// Writes the report of a draft.
pub(super) const EXPORT_REPORT: &str = "factlint.exportReport";
