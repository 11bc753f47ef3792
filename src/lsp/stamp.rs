//! What a desk's files look like from outside, so that a change is seen without a watcher.

use crate::facts::desk::CONFIG_NAMES;
use crate::facts::{Desk, Disk, Files};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

/// Path, time and size of every file of a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp(Vec<(String, Option<SystemTime>, u64)>);

impl Stamp {
    /// What the files look like now: their outside, nothing is read.
    pub(super) fn of(desk: &Desk) -> Self {
        let disk = Disk::new(&desk.root);
        let parts = desk.config.facts.iter().chain(&desk.config.sources).flat_map(|part| disk.list(part));
        let names = CONFIG_NAMES.into_iter().map(str::to_owned).chain(parts);
        let outside = |name: String| {
            let about = desk.root.join(&name).metadata().ok()?;
            Some((name, about.modified().ok(), about.len()))
        };
        Self(names.filter_map(outside).collect())
    }
}

/// The files of a desk's configuration and facts that are there.
pub(super) fn texts(desk: &Desk) -> Vec<String> {
    let disk = Disk::new(&desk.root);
    let facts = desk.config.facts.iter().flat_map(|part| disk.list(part)).filter(|path| path.ends_with(".toml"));
    CONFIG_NAMES.into_iter().filter(|name| desk.root.join(name).is_file()).map(str::to_owned).chain(facts).collect()
}

/// The folders and files of facts and archived sources, without `.` and `..` in them.
pub(super) fn parts(desk: &Desk) -> Vec<PathBuf> {
    desk.config.facts.iter().chain(&desk.config.sources).map(|part| plain(&desk.root.join(part))).collect()
}

/// Whether a path is part of a desk: its configuration, facts or archived sources.
pub(super) fn is_part(desk: &Desk, path: &Path) -> bool {
    CONFIG_NAMES.iter().any(|name| desk.root.join(name) == path) || parts(desk).iter().any(|part| path.starts_with(part))
}

/// Whether a path is an archived source of a desk.
pub(super) fn is_archived(desk: &Desk, path: &Path) -> bool {
    desk.config.sources.iter().any(|part| path.starts_with(plain(&desk.root.join(part))))
}

/// A path without `.` and `..` in it.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Stamp, is_archived, is_part, plain};
    use crate::facts::{Config, Desk};
    use std::path::Path;

    fn desk(root: &Path) -> Desk {
        let config = Config { facts: vec!["./facts".into()], sources: vec!["../archive".into()], ..Config::default() };
        Desk { root: root.to_owned(), config, base: Default::default(), problems: vec![] }
    }

    #[test]
    fn a_desk_s_parts_are_told_from_drafts() {
        let desk = desk(Path::new("/d/desk"));
        assert!(is_part(&desk, Path::new("/d/desk/facts/a/b.toml")));
        assert!(is_part(&desk, Path::new("/d/desk/.factlint.toml")));
        assert!(is_archived(&desk, Path::new("/d/archive/003.txt")));
        assert!(!is_part(&desk, Path::new("/d/desk/drafts/a.md")));
    }

    #[test]
    fn a_new_file_changes_the_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        std::fs::create_dir_all(folder.path().join("facts/deep")).unwrap();
        let before = Stamp::of(&desk);
        assert_eq!(before, Stamp::of(&desk));
        std::fs::write(folder.path().join("facts/deep/a.toml"), "").unwrap();
        assert_ne!(before, Stamp::of(&desk));
    }

    #[test]
    fn dots_are_resolved() {
        assert_eq!(plain(Path::new("/a/./b/../c")), Path::new("/a/c"));
    }
}
