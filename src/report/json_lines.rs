//! One JSON object a finding, for programs that read as they go.

use super::fingerprint::fingerprints;
use super::format::{Format, Reader, Run};
use super::json::Diagnostic;
use ropey::Rope;
use serde::Serialize;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "json-lines", about: "programs: a JSON object a finding, each on a line", reader: Reader::Program, write };

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    #[serde(flatten)]
    diagnostic: Diagnostic<'a>,
}

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    // Of many drafts most have none, and what finds the places of findings costs as much as to cut the draft.
    for file in run.files.iter().filter(|file| !file.report.findings.is_empty()) {
        let rope = Rope::from_str(&file.text);
        for (finding, fingerprint) in file.report.findings.iter().zip(fingerprints(file)) {
            let diagnostic = Diagnostic::new(file, &rope, finding, fingerprint);
            serde_json::to_writer(&mut *out, &Line { path: &file.path, diagnostic })?;
            writeln!(out)?;
        }
    }
    Ok(())
}
