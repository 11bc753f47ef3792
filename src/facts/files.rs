//! Where a desk's files come from: the disk, or buffers over it.

use super::encoding;
use crate::text::markup::within;
use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Files of a desk, by their path relative to it with `/` between the parts.
pub trait Files: Sync {
    /// The files at or under a path, sorted; none when nothing is there. `""` is the desk itself. A folder of which nobody can tell what is in
    /// it stands among them with `/` behind it, and to read it says why.
    fn list(&self, under: &str) -> Vec<String>;

    /// The text of a file.
    ///
    /// # Errors
    /// When the file isn't there, can't be read, lies outside the desk or neither is UTF-8 nor says what else.
    fn read(&self, path: &str) -> io::Result<String>;
}

/// The largest file of a desk that is read, in bytes.
pub const LARGEST: u64 = 256 << 20;

/// The files on disk under a folder. Hidden ones are left out; folders that are links, and links out of the folder, aren't read.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    /// The same with its links followed, where it is there.
    real: Option<PathBuf>,
}

impl Disk {
    /// The files under a folder.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), real: root.canonicalize().ok() }
    }

    /// Whether a path, links followed, is still inside the desk.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        let inside = |root: &PathBuf| path.canonicalize().is_ok_and(|path| path.starts_with(root));
        self.real.as_ref().is_some_and(inside)
    }

    /// Whether a path, links followed, is inside the desk, or will be once it is made.
    #[must_use]
    pub fn may_hold(&self, path: &Path) -> bool {
        let there = |path: &&Path| path.exists() || path.is_symlink();
        let Some(made) = path.ancestors().find(there) else { return false };
        let plain = path.strip_prefix(made).is_ok_and(|rest| rest.components().all(|part| matches!(part, Component::Normal(_))));
        plain && self.holds(made)
    }

    /// The files under a folder that is known to be inside: of what is found there only links can lead out.
    fn walk(&self, folder: &Path, name: &str, found: &mut Vec<String>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return found.push(format!("{name}/")) };
        for entry in entries {
            // A name that isn't Unicode can't be written in a report or a configuration: the folder isn't known whole.
            let known = entry.ok().and_then(|entry| Some((entry.file_name().into_string().ok()?, entry.file_type().ok()?, entry.path())));
            match known {
                None => found.push(format!("{name}/")),
                Some((own, ..)) if own.starts_with('.') => {}
                Some((own, kind, path)) if kind.is_dir() => self.walk(&path, &join(name, &own), found),
                Some((own, kind, path)) if kind.is_symlink() => found.extend(self.linked(&path, join(name, &own))),
                // What is no file, a pipe, can't be read.
                Some((own, kind, path)) => found.extend((kind.is_file() || is_facts(&path)).then(|| join(name, &own))),
            }
        }
    }

    /// What a link is listed as: a file of the desk, or what is to be missed, as what a fact file guards isn't known that can't be read.
    fn linked(&self, path: &Path, name: String) -> Option<String> {
        match path.metadata() {
            Ok(about) if about.is_file() && (self.holds(path) || is_facts(path)) => Some(name),
            Ok(about) if about.is_dir() => Some(name + "/"),
            // It leads nowhere: to a share that isn't there.
            Err(_) if is_facts(path) => Some(name),
            Err(_) if path.extension().is_none() => Some(name + "/"),
            _ => None,
        }
    }
}

/// Whether a path is called as a file of facts is.
fn is_facts(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

impl Files for Disk {
    fn list(&self, under: &str) -> Vec<String> {
        let (mut found, path) = (Vec::new(), self.root.join(under));
        if !is_inside(under) {
            return found;
        }
        if path.is_symlink() {
            return self.linked(&path, under.to_owned()).into_iter().collect();
        }
        if path.is_file() && self.holds(&path) {
            found.push(under.to_owned());
        } else if path.is_dir() && self.holds(&path) {
            self.walk(&path, under, &mut found);
        }
        found.sort();
        found.dedup();
        found
    }

    fn read(&self, path: &str) -> io::Result<String> {
        if let Some(folder) = path.strip_suffix('/').filter(|folder| is_inside(folder)) {
            return Err(unseen(&self.root.join(folder)));
        }
        let full = self.root.join(path);
        if full.exists() && !(is_inside(path) && self.holds(&full)) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it lies outside the desk"));
        }
        let about = full.metadata()?;
        // A pipe would be waited for.
        if !about.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
        }
        within(LARGEST, about.len()).map_err(io::Error::other)?;
        encoding::text(std::fs::read(full)?)
    }
}

/// Why nobody can tell what is in a folder.
fn unseen(folder: &Path) -> io::Error {
    let reason = if folder.is_symlink() { "it is a link to a folder, and not followed" } else { "it has a file whose name is no Unicode" };
    std::fs::read_dir(folder).err().unwrap_or_else(|| io::Error::other(reason))
}

/// Texts in memory, over other files when there are some: an editor's unsaved buffers, or a test's desk.
#[derive(Clone, Default)]
pub struct Buffers<'a> {
    /// The texts, by path.
    pub texts: BTreeMap<String, String>,
    /// Where the other files come from.
    pub below: Option<&'a dyn Files>,
}

impl Files for Buffers<'_> {
    fn list(&self, under: &str) -> Vec<String> {
        let mut found = self.below.map(|below| below.list(under)).unwrap_or_default();
        found.extend(self.texts.keys().filter(|path| lies_under(path, under)).cloned());
        found.sort();
        found.dedup();
        found
    }

    fn read(&self, path: &str) -> io::Result<String> {
        match (self.texts.get(path), self.below) {
            (Some(text), _) => Ok(text.clone()),
            (None, Some(below)) => below.read(path),
            (None, None) => Err(io::Error::from(io::ErrorKind::NotFound)),
        }
    }
}

/// Whether a relative path stays inside the desk by its own words: not absolute, no `..`.
#[must_use]
pub fn is_inside(path: &str) -> bool {
    use Component::{CurDir, Normal};
    !path.contains('\\') && Path::new(path).components().all(|part| matches!(part, Normal(_) | CurDir))
}

fn lies_under(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::{Buffers, Disk, Files, is_inside};
    use std::fs;

    #[test]
    fn paths_out_of_the_desk_are_not_followed() {
        assert!(is_inside("facts/a.toml") && is_inside("") && is_inside("./facts"));
        assert!(!is_inside("../facts") && !is_inside("/etc") && !is_inside("a/../../b") && !is_inside("..\\b"));
    }

    #[test]
    fn files_are_listed_in_order_without_hidden_ones() {
        let desk = tempfile::tempdir().unwrap();
        for name in ["b.toml", "a/c.toml", ".hidden.toml"] {
            let path = desk.path().join("facts").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let disk = Disk::new(desk.path());
        assert_eq!(disk.list("facts"), ["facts/a/c.toml", "facts/b.toml"]);
        assert_eq!(disk.list("facts/b.toml"), ["facts/b.toml"]);
        assert!(disk.list("elsewhere").is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_desk_are_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        let desk = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("x.toml"), "").unwrap();
        std::os::unix::fs::symlink(outside.path().join("x.toml"), desk.path().join("x.toml")).unwrap();
        std::os::unix::fs::symlink(outside.path(), desk.path().join("folder")).unwrap();
        std::os::unix::fs::symlink("/nowhere/y.toml", desk.path().join("y.toml")).unwrap();
        std::os::unix::fs::symlink("/nowhere/share", desk.path().join("share")).unwrap();
        let disk = Disk::new(desk.path());
        assert_eq!(disk.list(""), ["folder/", "share/", "x.toml", "y.toml"], "they are missed");
        assert_eq!(disk.list("folder"), ["folder/"], "also where it is asked for by itself");
        let reasons = ["x.toml", "folder/x.toml", "folder/"].map(|path| disk.read(path).unwrap_err().to_string());
        assert_eq!(reasons, ["it lies outside the desk", "it lies outside the desk", "it is a link to a folder, and not followed"]);
        assert!(disk.read("share/").is_err() && disk.read("y.toml").is_err() && disk.read("/").is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_with_a_name_that_is_no_unicode_is_not_known_whole() {
        use std::os::unix::ffi::OsStrExt as _;
        let desk = tempfile::tempdir().unwrap();
        fs::create_dir(desk.path().join("facts")).unwrap();
        fs::write(desk.path().join("facts").join(std::ffi::OsStr::from_bytes(b"\xe9.toml")), "").unwrap();
        let disk = Disk::new(desk.path());
        assert_eq!(disk.list("facts"), ["facts/"]);
        assert_eq!(disk.read("facts/").unwrap_err().to_string(), "it has a file whose name is no Unicode");
    }

    #[test]
    fn buffers_hide_the_files_below() {
        let below = Buffers { texts: [("a".to_owned(), "old".to_owned()), ("b".to_owned(), "b".to_owned())].into(), below: None };
        let above = Buffers { texts: [("a".to_owned(), "new".to_owned())].into(), below: Some(&below) };
        assert_eq!(above.list(""), ["a", "b"]);
        assert_eq!((above.read("a").unwrap(), above.read("b").unwrap()), ("new".to_owned(), "b".to_owned()));
    }
}
