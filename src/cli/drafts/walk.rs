//! A walk of a folder for the drafts in it.

use super::{Draft, Input, folder_of, is_draft, kept_by};
use crate::cli::desks::{Desks, seen_from, slashed};
use crate::cli::outcome::Failure;
use crate::cli::unwanted::{self, IGNORE_NAME};
use crate::facts::Desk;
use ignore::{DirEntry, Walk, WalkBuilder};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The drafts in a folder, but for what `.gitignore` and `.factlintignore` leave out and what a desk keeps as sources and facts.
pub(super) fn walk(from: &Path, wanted: impl Fn(&Path) -> bool, desks: &mut Desks, out: &mut Vec<Draft>) -> Result<(), Failure> {
    let fault = Arc::new(OnceLock::new());
    // The files of a folder mostly come one after the other.
    let mut folder: Option<Folder> = None;
    for entry in entries(from, &fault)? {
        let entry = entry.map_err(|error| Failure::new(error.to_string()))?;
        let path = entry.path();
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || !is_draft(path) {
            continue;
        }
        // `factlint check .` names drafts as `factlint check` does.
        let path = path.strip_prefix(".").unwrap_or(path);
        if !wanted(path) {
            continue;
        }
        let inside = match folder.take().filter(|folder| folder.holds(path)) {
            Some(same) => folder.insert(same),
            None => folder.insert(Folder::of(path, desks)?),
        };
        out.extend(inside.draft(path));
    }
    fault.get().cloned().map_or(Ok(()), Err)
}

/// A folder of drafts, and what is the same for each of them.
struct Folder {
    path: PathBuf,
    /// Its desk, if it is of one and not of what that keeps as sources and facts.
    desk: Option<usize>,
    /// What stands before a file's name in the path of a draft, as it is named and as seen from its desk.
    named: String,
    within: String,
    /// What the desk keeps in it.
    kept: Vec<PathBuf>,
}

impl Folder {
    /// That of a file.
    fn of(file: &Path, desks: &mut Desks) -> Result<Self, Failure> {
        let whole = std::path::absolute(file)?;
        let mut out =
            Self { path: parent(file), desk: None, named: before_name(file, slashed(file)), within: String::new(), kept: Vec::new() };
        if let Some(desk) = desks.of_folder(&folder_of(file))? {
            let (own, folder) = (desks.get(desk), parent(&whole));
            out.within = before_name(file, seen_from(&own.root, &whole));
            out.kept = kept_by(own).filter(|kept| parent(kept) == folder).collect();
            out.desk = Some(desk).filter(|_| !kept_by(own).any(|kept| folder.starts_with(kept)));
        }
        Ok(out)
    }

    /// Whether a file lies in it, and in no folder of it.
    fn holds(&self, file: &Path) -> bool {
        file.parent().is_some_and(|folder| folder.as_os_str() == self.path.as_os_str())
    }

    /// The draft that a file of it is, if it isn't one of the desk's sources or facts.
    fn draft(&self, file: &Path) -> Option<Draft> {
        let (desk, name) = (self.desk?, file.file_name()?);
        if self.kept.iter().any(|kept| kept.file_name() == Some(name)) {
            return None;
        }
        let name = name.to_string_lossy();
        let (path, within) = (format!("{}{name}", self.named), format!("{}{name}", self.within));
        Some(Draft { path, within, desk, input: Input::File(file.to_path_buf()) })
    }
}

fn parent(path: &Path) -> PathBuf {
    path.parent().unwrap_or(path).to_path_buf()
}

/// What stands before a file's name in a path of it, `/` between its parts.
fn before_name(file: &Path, mut path: String) -> String {
    let name = file.file_name().map_or(0, |name| name.to_string_lossy().len());
    path.truncate(path.len() - name);
    path
}

/// All that a walk of a folder comes to. It doesn't go into a folder whose own files about what to leave out can't be read: that is the fault.
fn entries(folder: &Path, fault: &Arc<OnceLock<Failure>>) -> Result<Walk, Failure> {
    let real = folder.canonicalize()?;
    let around = Desk::find(folder).unwrap_or_else(|| folder.to_path_buf());
    unwanted::readable_above(&real, &around)?;
    unwanted::readable(folder, &around)?;
    let (excluded, fault, asked) = (unwanted::excluded(&real)?, Arc::clone(fault), folder.to_path_buf());
    let enters = move |entry: &DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let within = entry.path().strip_prefix(&asked).unwrap_or(entry.path());
        let readable = if is_folder { unwanted::readable(entry.path(), &around) } else { Ok(()) };
        let is_left_out = !excluded.is_empty() && excluded.matched(real.join(within), is_folder).is_ignore();
        !is_left_out && readable.map_err(|failure| fault.set(failure)).is_ok()
    };
    // A report that the shell puts into a file is no draft.
    let mut walk = WalkBuilder::new(folder);
    Ok(walk.git_exclude(false).add_custom_ignore_filename(IGNORE_NAME).skip_stdout(true).filter_entry(enters).build())
}

#[cfg(test)]
mod tests {
    use super::super::{Input, draft};
    use super::Folder;
    use crate::cli::desks::Desks;

    #[test]
    fn drafts_of_a_folder_are_named_as_one_by_one_but_for_what_the_desk_keeps() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("factlint.toml"), "facts = [\"facts\"]\nsources = [\"kept/a.md\"]\n").unwrap();
        let mut desks = Desks::new(None, None, None).unwrap();
        for (file, is_draft) in
            [("a.md", true), ("d/é.md", true), ("kept/b.md", true), ("kept/a.md", false), ("facts/a.md", false), ("facts/d/a.md", false)]
        {
            let path = root.path().join(file);
            let folder = Folder::of(&path, &mut desks).unwrap();
            let (found, one) = (folder.draft(&path), draft(&path, Input::Stdin, 0, &desks).unwrap());
            assert_eq!(found.is_some(), is_draft, "{file}");
            assert!(found.is_none_or(|found| (&*found.path, &*found.within) == (&*one.path, file) && one.within == file), "{file}");
        }
    }
}
