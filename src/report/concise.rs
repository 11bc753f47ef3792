//! One line a finding, for pipes and for editors that read compilers' output.

use super::escape::{opening, visible};
use super::format::{Format, Reader, Run};
use super::places;
use ropey::Rope;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "concise", about: "pipes: path:line:column: severity[rule] message", reader: Reader::Person, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    for file in run.files.iter().filter(|file| !file.report.findings.is_empty()) {
        let rope = Rope::from_str(&file.text);
        for finding in &file.report.findings {
            let (start, _) = places(&rope, finding.span);
            let (path, message) = (opening(&file.path), visible(&finding.message));
            writeln!(out, "{path}:{}:{}: {}[{}] {message}", start.line, start.column, finding.severity.name(), finding.rule.name)?;
        }
    }
    Ok(())
}
