//! What git knows of files.

use super::outcome::Failure;
use crate::facts::Files;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What git says to a question, asked in a folder.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    let output = output.map_err(|error| Failure::new(format!("git can't be run: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!("git: {}", said.lines().next().unwrap_or("failed"))))
}

/// A revision by its name; an option in its place would be git's.
pub(super) fn revision(name: &str) -> Result<&str, Failure> {
    if name.starts_with('-') { Err(Failure::new(format!("{name}: not a revision"))) } else { Ok(name) }
}

/// The files of a folder as they were at a revision, but for those that only prove where a quote stands.
pub(super) struct Past {
    folder: PathBuf,
    revision: String,
    paths: BTreeSet<String>,
}

impl Past {
    /// The files of a folder at a revision.
    pub(super) fn new(folder: &Path, name: &str) -> Result<Self, Failure> {
        let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", revision(name)?, "--", "."])?;
        let paths = listed.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
        Ok(Self { folder: folder.to_path_buf(), revision: name.to_owned(), paths })
    }
}

impl Files for Past {
    fn list(&self, under: &str) -> Vec<String> {
        let within =
            |path: &&String| under.is_empty() || path.strip_prefix(under).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let shown = |path: &&String| !path.split('/').any(|part| part.starts_with('.'));
        self.paths.iter().filter(within).filter(shown).cloned().collect()
    }

    fn read(&self, path: &str) -> io::Result<String> {
        if !self.paths.contains(path) || !path.ends_with(".toml") {
            return Err(io::Error::from(io::ErrorKind::NotFound));
        }
        git(&self.folder, &["show", &format!("{}:./{path}", self.revision)]).map_err(|failure| io::Error::other(failure.to_string()))
    }
}
