//! `--fix` and `--diff`: the fixes that need no choice, made in the drafts or shown.

use super::drafts::Input;
use super::outcome::{Failure, unless_closed};
use super::saving::replace;
use crate::check::fixing::{apart, apply, chosen};
use crate::report::{FileReport, escape::visible};
use crate::text::Markup;
use similar::TextDiff;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What to do about findings that have one fix.
#[derive(clap::Args)]
pub(super) struct Fixing {
    /// Make the fixes that are safe, and report what is left
    #[arg(long, conflicts_with_all = ["diff_base", "baseline"])]
    fix: bool,
    /// Show what --fix would change, and change nothing; exits with 1 if there is something
    #[arg(long, conflicts_with_all = ["fix", "diff_base", "baseline"])]
    diff: bool,
    /// With --fix or --diff: fixes that want a look afterwards, too
    #[arg(long = "unsafe")]
    all: bool,
}

/// A fix may bring another to light; drafts settle long before this.
const ROUNDS: usize = 8;

impl Fixing {
    /// Whether fixes are made in the drafts.
    pub(super) const fn made(&self) -> bool {
        self.fix
    }

    /// Whether a draft has fixes to be made or shown.
    pub(super) fn would_change(&self, file: &FileReport) -> bool {
        (self.fix || self.diff) && chosen(&file.report.findings, self.all).next().is_some()
    }

    /// Whether they are only shown.
    pub(super) const fn only_shown(&self) -> bool {
        self.diff
    }

    /// Makes fixes in a report's text, checking again after each round, until there are none. With it, the first one if the text changed.
    pub(super) fn settle(&self, mut file: FileReport, mut check: impl FnMut(String) -> FileReport) -> (FileReport, Option<FileReport>) {
        let mut before = None;
        let rounds = if self.fix || self.diff { ROUNDS } else { 0 };
        for _ in 0..rounds {
            let edits = apart(chosen(&file.report.findings, self.all).map(|fix| fix.edits.clone()));
            if edits.is_empty() {
                break;
            }
            let fixed = check(apply(&file.text, edits));
            let earlier = std::mem::replace(&mut file, fixed);
            before.get_or_insert(earlier);
        }
        let before = before.filter(|before| before.text != file.text);
        (file, before)
    }
}

/// Writes a draft's new text in the place of the one before, whole or not at all; a draft on standard input goes to standard output.
pub(super) fn save(input: &Input, before: Option<&str>, file: &FileReport) -> io::Result<()> {
    match (input, before) {
        (Input::File(path), Some(before)) if holds(path, before, &file.path)? => replace(path, &file.text),
        (Input::File(_), Some(_)) => Err(io::Error::other("the file changed while it was checked; nothing was fixed in it")),
        (Input::File(_), None) => Ok(()),
        (Input::Stdin, _) => io::stdout().lock().write_all(file.text.as_bytes()),
    }
}

/// Whether a file still holds the text that was read: what somebody wrote meanwhile must not be lost.
fn holds(path: &Path, text: &str, name: &str) -> io::Result<bool> {
    let now = fs::read(path)?;
    Ok(Markup::of_path(name).text(now).is_ok_and(|now| now == text))
}

/// The changes of drafts as a patch: each with the text it had before.
pub(super) fn diff<'a>(changed: impl Iterator<Item = (&'a FileReport, &'a str)>) -> Result<(), Failure> {
    let (person, mut out) = (io::stdout().is_terminal(), io::BufWriter::new(io::stdout().lock()));
    for (file, before) in changed {
        let patch = patch(&file.path, before, &file.text, person);
        unless_closed(out.write_all(patch.as_bytes()))?;
    }
    unless_closed(out.flush())
}

/// The change of a draft: for a program that applies it as it is, for a person with nothing that plays with the terminal.
fn patch(path: &str, before: &str, after: &str, person: bool) -> String {
    let path = visible(path);
    let patch = TextDiff::from_lines(before, after).unified_diff().context_radius(3).header(&path, &path).to_string();
    if !person {
        return patch;
    }
    patch.lines().map(|line| visible(line) + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::{holds, patch};
    use std::fs;

    #[test]
    fn a_person_sees_what_a_program_gets() {
        let (before, after) = ("a\u{1b}[2J 33\r\nb\u{9b}\n", "a\u{1b}[2J 31\r\nb\u{9b}\n");
        assert!(patch("a.md", before, after, false).ends_with("-a\u{1b}[2J 33\r\n+a\u{1b}[2J 31\r\n b\u{9b}\n"));
        let shown = patch("a.md", before, after, true);
        assert!(shown.ends_with("-a\\u{1b}[2J 33\n+a\\u{1b}[2J 31\n b\\u{9b}\n"), "{shown}");
    }

    #[test]
    fn what_somebody_wrote_meanwhile_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        fs::write(&file, "un").unwrap();
        assert!(holds(&file, "un", "a.md").unwrap() && !holds(&file, "deux", "a.md").unwrap());
    }
}
