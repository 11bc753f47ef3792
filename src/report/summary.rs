//! What a run comes to.

use super::FileReport;
use crate::rules::{Finding, Severity, Verdict};

/// Counts over all drafts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Drafts checked.
    pub articles: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Claims the sources bear out.
    pub verified: usize,
    /// Findings where the sources say otherwise.
    pub contradicted: usize,
    /// Findings where the sources disagree.
    pub disputed: usize,
    /// Findings where no source is as sure.
    pub overstated: usize,
    /// Claims about known entities without a fact.
    pub unsourced: usize,
    /// Findings that directives leave unsaid.
    pub suppressed: usize,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn of(files: &[FileReport]) -> Self {
        let count =
            |wanted: &dyn Fn(&Finding) -> bool| files.iter().flat_map(|file| &file.report.findings).filter(|one| wanted(one)).count();
        Self {
            articles: files.len(),
            errors: count(&|finding| finding.severity == Severity::Error),
            warnings: count(&|finding| finding.severity == Severity::Warning),
            verified: files.iter().flat_map(|file| &file.report.verified).filter(|claim| claim.is_borne_out()).count(),
            contradicted: count(&|finding| finding.verdict == Verdict::Contradicted),
            disputed: count(&|finding| finding.verdict == Verdict::Disputed),
            overstated: count(&|finding| finding.verdict == Verdict::Overstated),
            unsourced: files.iter().map(|file| file.report.unsourced).sum(),
            suppressed: files.iter().map(|file| file.report.suppressed.len()).sum(),
        }
    }
}
