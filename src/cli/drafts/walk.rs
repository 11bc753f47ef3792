//! A walk of a folder for the drafts in it.

use super::{Draft, Input, folder_of, is_draft, kept};
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
    // The files of a folder come one after the other.
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
    /// Its path as it is named, and from the root.
    path: PathBuf,
    whole: PathBuf,
    desk: Option<usize>,
    /// What stands before a file's name in the path of a draft, as it is named and as seen from its desk.
    named: String,
    within: String,
    /// What the desk keeps in it or around it as sources and facts.
    kept: Vec<PathBuf>,
}

impl Folder {
    /// That of a file.
    fn of(file: &Path, desks: &mut Desks) -> Result<Self, Failure> {
        let path = file.parent().unwrap_or(file).to_path_buf();
        let whole = std::path::absolute(folder_of(file))?;
        let desk = desks.of_folder(&whole)?;
        let (mut within, mut all) = (String::new(), Vec::new());
        if let Some(desk) = desk.map(|desk| desks.get(desk)) {
            within = before_name(&seen_from(&desk.root, &whole.join("-")));
            all = kept(desk).filter(|kept| kept.starts_with(&whole) || whole.starts_with(kept)).collect();
        }
        Ok(Self { named: before_name(&slashed(file)), path, whole, desk, within, kept: all })
    }

    /// Whether a file lies in it, and in no folder of it.
    fn holds(&self, file: &Path) -> bool {
        file.parent().is_some_and(|folder| folder.as_os_str() == self.path.as_os_str())
    }

    /// The draft that a file of it is, if it isn't one of the desk's sources or facts.
    fn draft(&self, file: &Path) -> Option<Draft> {
        let (desk, name) = (self.desk?, file.file_name()?);
        if self.kept.iter().any(|kept| self.whole.join(name).starts_with(kept)) {
            return None;
        }
        let name = name.to_string_lossy();
        let (path, within) = (format!("{}{name}", self.named), format!("{}{name}", self.within));
        Some(Draft { path, within, desk, input: Input::File(file.to_path_buf()) })
    }
}

/// What stands before the name of a file, `/` between its parts.
fn before_name(path: &str) -> String {
    path.rfind('/').map_or_else(String::new, |at| path[..=at].to_owned())
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
        let is_left = !excluded.is_empty() && excluded.matched(real.join(within), is_folder).is_ignore();
        !is_left && readable.map_err(|failure| fault.set(failure)).is_ok()
    };
    // A report that the shell puts into a file is no draft.
    let mut walk = WalkBuilder::new(folder);
    Ok(walk.git_exclude(false).add_custom_ignore_filename(IGNORE_NAME).skip_stdout(true).filter_entry(enters).build())
}
