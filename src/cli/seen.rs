//! What a run reads, seen from outside: two looks that are the same have nothing new between them.

use super::desks::Desks;
use super::drafts::{Draft, Input};
use super::outcome::Failure;
use super::scope::{Ground, Scope};
use crate::facts::desk::CONFIG_NAMES;
use crate::facts::{Desk, Disk, Files};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// One look at all that a run reads.
#[derive(PartialEq, Eq)]
pub(super) struct Seen {
    desks: Vec<Stamp>,
    drafts: Result<Vec<Stamp>, Failure>,
    ground: Ground,
}

/// A file's path, and its time and size if it is there.
pub(super) type Stamp = (PathBuf, Option<(Option<SystemTime>, u64)>);

impl Seen {
    /// What is there now. No file is opened but by git.
    pub(super) fn of(desks: &Desks, drafts: &Result<Vec<Draft>, Failure>, scope: &Scope) -> Self {
        let files = drafts.as_ref().map(|drafts| drafts.iter().filter_map(file).collect());
        Self { desks: desks.all().flat_map(parts).map(stamp).collect(), drafts: files.map_err(Failure::clone), ground: scope.ground() }
    }
}

fn file(draft: &Draft) -> Option<Stamp> {
    match &draft.input {
        Input::File(path) => Some(stamp(path)),
        Input::Stdin => None,
    }
}

/// The files of a desk's configuration, facts and sources.
fn parts(desk: &Desk) -> Vec<PathBuf> {
    let disk = Disk::new(&desk.root);
    let listed = desk.config.facts.iter().chain(&desk.config.sources).flat_map(|part| disk.list(part));
    CONFIG_NAMES.iter().map(|name| (*name).to_owned()).chain(listed).map(|name| desk.root.join(name)).collect()
}

/// A file as it looks now.
pub(super) fn stamp(path: impl AsRef<Path>) -> Stamp {
    let path = path.as_ref();
    (path.to_path_buf(), path.metadata().ok().map(|about| (about.modified().ok(), about.len())))
}
