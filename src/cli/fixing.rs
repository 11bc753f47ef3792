//! `--fix` and `--diff`: the fixes that need no choice, made in the drafts or shown.

use super::drafts::Input;
use super::outcome::{Failure, unless_closed};
use crate::check::fixing::{apart, apply, chosen};
use crate::report::{FileReport, escape::visible};
use crate::text::Markup;
use similar::TextDiff;
use std::fs;
use std::io::{self, Write};
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

/// The new file stands beside the old one until it takes its place, with its permissions.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one: what it leads to is what changes.
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let file = beside(&path, text.as_bytes())?;
    fs::set_permissions(file.path(), permissions)?;
    persist(file, &path)
}

/// Writes a file, whole or not at all. One that is there keeps its permissions, and a link stays one.
pub(super) fn put(path: &Path, text: &[u8]) -> io::Result<()> {
    let Ok(there) = fs::canonicalize(path) else {
        // A link that leads nowhere makes what it leads to.
        return if path.is_symlink() { fs::write(path, text) } else { persist(beside(path, text)?, path) };
    };
    if !there.is_file() {
        // A pipe or a device is written to, not replaced.
        return fs::write(path, text);
    }
    let file = beside(&there, text)?;
    fs::set_permissions(file.path(), fs::metadata(&there)?.permissions())?;
    persist(file, &there)
}

/// Writes a file that isn't there yet, whole or not at all.
pub(super) fn create(path: &Path, text: &[u8]) -> io::Result<()> {
    beside(path, text)?.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

fn persist(file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// A file in the folder of another, for what that one is to hold; its user's own mask says who may read it.
fn beside(path: &Path, text: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "there is no such folder"));
    }
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix sets what it is made with"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The changes of drafts as a patch: each with the text it had before.
pub(super) fn diff<'a>(changed: impl Iterator<Item = (&'a FileReport, &'a str)>) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut write = |file: &FileReport, before: &str| {
        let path = visible(&file.path);
        let patch = TextDiff::from_lines(before, file.text.as_str());
        write!(out, "{}", patch.unified_diff().context_radius(3).header(&path, &path))
    };
    for (file, before) in changed {
        unless_closed(write(file, before))?;
    }
    unless_closed(out.flush())
}

#[cfg(test)]
mod tests {
    use super::{holds, put};
    use std::fs;

    #[cfg(unix)]
    #[test]
    fn what_is_written_keeps_its_permissions_and_links_stay_links() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("report"), folder.path().join("link"));
        put(&file, b"one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("report", &link).unwrap();
        put(&link, b"two").unwrap();
        assert_eq!((fs::read(&file).unwrap(), link.is_symlink()), (b"two".to_vec(), true));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        let dangling = folder.path().join("dangling");
        symlink("later", &dangling).unwrap();
        put(&dangling, b"three").unwrap();
        assert!(dangling.is_symlink() && fs::read(folder.path().join("later")).unwrap() == b"three");
    }

    #[test]
    fn what_somebody_wrote_meanwhile_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        fs::write(&file, "un").unwrap();
        assert!(holds(&file, "un", "a.md").unwrap() && !holds(&file, "deux", "a.md").unwrap());
    }
}
