//! One line a finding, for pipes and for editors that read compilers' output.

use super::escape::visible;
use super::{FileReport, places};
use ropey::Rope;
use std::io::{self, Write};

/// Writes `path:line:column: severity[rule] message` for each finding.
///
/// # Errors
/// When `out` can't be written to.
pub fn concise(files: &[FileReport], out: &mut dyn Write) -> io::Result<()> {
    for file in files.iter().filter(|file| !file.report.findings.is_empty()) {
        let rope = Rope::from_str(&file.text);
        for finding in &file.report.findings {
            let (start, _) = places(&rope, finding.span);
            let (path, message) = (visible(&file.path), visible(&finding.message));
            writeln!(out, "{path}:{}:{}: {}[{}] {message}", start.line, start.column, finding.severity.name(), finding.rule.name)?;
        }
    }
    Ok(())
}
