//! What leaves files out of a walk: which files say so, and whether those can be read.
//!
//! They come with somebody else's desk as drafts do, and the walk reads them to their end wherever they lead.
//! So each is looked at first: a link out of the folder, a pipe or a device is a fault rather than read.

use super::desks::slashed;
use super::outcome::Failure;
use crate::text::markup::within;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;

/// What leaves drafts out, as `.gitignore` does for git.
pub(super) const IGNORE_NAME: &str = ".factlintignore";

/// What a walk reads in every folder.
const NAMES: [&str; 3] = [".ignore", ".gitignore", IGNORE_NAME];

/// The largest of such files that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// Whether what a walk reads in a folder can be read; links may lead to where they stay in a folder around it.
pub(super) fn readable(folder: &Path, around: &Path) -> Result<(), Failure> {
    NAMES.iter().try_for_each(|name| is_plain(&folder.join(name), around))
}

/// The same for every folder above one: what they say counts in it, too.
pub(super) fn readable_above(folder: &Path, around: &Path) -> Result<(), Failure> {
    folder.ancestors().skip(1).try_for_each(|above| readable(above, around))
}

/// What the `.factlintignore` of a folder says, and nothing where there is none.
pub(super) fn said(folder: &Path, around: &Path) -> Result<Gitignore, Failure> {
    let path = folder.join(IGNORE_NAME);
    is_plain(&path, around)?;
    Ok(Gitignore::new(path).0)
}

/// What the repository around a folder leaves out besides, in its `.git/info/exclude`.
/// A `.git` that is no folder may lead anywhere, and says nothing here.
pub(super) fn excluded(folder: &Path) -> Result<Gitignore, Failure> {
    let is_repository = |folder: &&Path| folder.join(".git").symlink_metadata().is_ok_and(|git| git.is_dir());
    let Some(root) = folder.ancestors().find(is_repository) else { return Ok(Gitignore::empty()) };
    let path = root.join(".git/info/exclude");
    is_plain(&path, root)?;
    let mut builder = GitignoreBuilder::new(root);
    // A line that is no pattern says nothing, as for git.
    let _ = builder.add(path);
    Ok(builder.build().unwrap_or_else(|_| Gitignore::empty()))
}

/// Whether a file is none, or one that can be read. Nothing is opened: a pipe would wait for its writer.
fn is_plain(path: &Path, around: &Path) -> Result<(), Failure> {
    let Ok(real) = path.canonicalize() else { return Ok(()) };
    let about = real.metadata()?;
    let fault = if !is_in(&real, around) && !is_in(&real, path.parent().unwrap_or(path)) {
        "it leads out of its folder, and is not read".to_owned()
    } else if about.is_dir() || about.is_file() && about.len() <= LARGEST {
        return Ok(());
    } else {
        within(LARGEST, about.len()).err().unwrap_or_else(|| "it is no file, and not read".to_owned())
    };
    Err(Failure::new(format!("{}: {fault}", slashed(path))))
}

fn is_in(real: &Path, folder: &Path) -> bool {
    folder.canonicalize().is_ok_and(|folder| real.starts_with(folder))
}
