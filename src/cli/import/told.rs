//! How an import went: what was read and written, what was left out and why.

use crate::cli::desks::slashed;
use crate::cli::outcome::{Failure, unless_closed};
use crate::exchange::Tally;
use crate::report::escape::visible;
use clap::ValueEnum;
use serde_json::json;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How to report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// People: counts, and of each reason the first examples
    #[default]
    Text,
    /// Programs: one document, version 1
    Json,
}

/// A run that is done.
pub(super) struct Told<'t> {
    pub(super) format: &'t str,
    pub(super) input: &'t Path,
    /// The file that was made, unless there was nothing to write.
    pub(super) output: Option<&'t PathBuf>,
    /// Records that an earlier run had done.
    pub(super) resumed: u64,
    pub(super) tally: &'t Tally,
}

/// The first line of a file that an import makes.
pub(super) fn header(format: &str, input: &Path) -> String {
    let name = input.file_name().unwrap_or_default().to_string_lossy();
    format!(
        "# Imported from {} ({format}) by factlint {}. Importing again never writes over this file.\n\n",
        visible(&name).replace('\n', " "),
        env!("CARGO_PKG_VERSION")
    )
}

impl Told<'_> {
    /// Prints it.
    pub(super) fn print(&self, form: Form) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        unless_closed(match form {
            Form::Text => self.text(&mut out),
            Form::Json => writeln!(out, "{}", self.json()),
        })
    }

    fn text(&self, out: &mut dyn Write) -> io::Result<()> {
        let Tally { records, entities, facts, sources, terms, left_out } = self.tally;
        let into = self.output.map_or_else(|| "nothing to write".to_owned(), |path| slashed(path));
        writeln!(out, "{} -> {}", visible(&slashed(self.input)), visible(&into))?;
        if self.resumed > 0 {
            writeln!(out, "went on after {} records that an earlier run had done", self.resumed)?;
        }
        writeln!(out, "{records} records read; {entities} entities, {facts} facts, {sources} sources, {terms} terms written")?;
        for (reason, left) in left_out {
            writeln!(out, "left out, {}: {reason}", left.count)?;
            left.examples.iter().try_for_each(|example| writeln!(out, "    {}", visible(example).replace('\n', " ")))?;
        }
        Ok(())
    }

    fn json(&self) -> serde_json::Value {
        let Tally { records, entities, facts, sources, terms, left_out } = self.tally;
        let left_out: Vec<_> =
            left_out.iter().map(|(reason, left)| json!({"reason": reason, "count": left.count, "examples": left.examples})).collect();
        json!({
            "version": 1,
            "format": self.format,
            "input": slashed(self.input),
            "output": self.output.map(|path| slashed(path)),
            "resumed_after": self.resumed,
            "records": records,
            "written": {"entities": entities, "facts": facts, "sources": sources, "terms": terms},
            "left_out": left_out,
        })
    }
}
