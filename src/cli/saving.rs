//! Files that are written whole or not at all.

use crate::facts::Disk;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file in the place of one that may be written to, with its permissions; it stands beside that one until then.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
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
        let target = fs::read_link(path).map_or_else(|_| path.to_path_buf(), |to| path.with_file_name(to));
        return if target.is_symlink() { fs::write(path, text) } else { persist(beside(&target, text)?, &target) };
    };
    if !there.is_file() {
        // A pipe or a device is written to, not replaced.
        return fs::write(path, text);
    }
    let file = beside(&there, text)?;
    fs::set_permissions(file.path(), fs::metadata(&there)?.permissions())?;
    persist(file, &there)
}

/// Writes a file of the desk in a folder so, the folders to it made. One that is a link to nowhere, or out of the desk, stays as it is.
pub(super) fn put_inside(root: &Path, path: &Path, text: &[u8]) -> io::Result<()> {
    folders_inside(root, path)?;
    put(path, text)
}

/// Writes a file of the desk in a folder that isn't there yet, whole or not at all.
pub(super) fn create_inside(root: &Path, path: &Path, text: &[u8]) -> io::Result<()> {
    folders_inside(root, path)?;
    beside(path, text)?.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

/// Whether what is to be written at a path will be in the desk in a folder.
///
/// # Errors
/// When links lead out of that, or nowhere.
pub(super) fn stays_inside(root: &Path, path: &Path) -> io::Result<()> {
    if Disk::new(root).may_hold(path) {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, "a link leads out of the desk there, or nowhere"))
}

/// Makes the folders to a file of the desk in a folder, unless links lead out of that.
pub(super) fn folders_inside(root: &Path, path: &Path) -> io::Result<()> {
    stays_inside(root, path)?;
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// A file in a folder that goes unless it is kept; its user's own mask says who may read it.
pub(super) fn file_in(folder: &Path) -> io::Result<NamedTempFile> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix sets what it is made with"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn persist(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// A file in the folder of another, for what that one is to hold.
fn beside(path: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "there is no such folder"));
    }
    let mut file = file_in(folder)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::{create_inside, put, put_inside};
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

    #[cfg(unix)]
    #[test]
    fn a_file_of_a_desk_is_written_in_the_desk() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("desk");
        fs::create_dir(&root).unwrap();
        fs::write(folder.path().join("other"), "mine").unwrap();
        for (name, to) in [("nowhere", "../later"), ("out", "../other"), ("round", "round")] {
            symlink(to, root.join(name)).unwrap();
            assert!(put_inside(&root, &root.join(name), b"facts").is_err(), "{name}");
        }
        assert!(!folder.path().join("later").exists() && fs::read(folder.path().join("other")).unwrap() == b"mine");
        symlink("..", root.join("up")).unwrap();
        for path in ["up/new", "up/deep/new", "none/../../new"] {
            assert!(
                create_inside(&root, &root.join(path), b"facts").is_err() && put_inside(&root, &root.join(path), b"facts").is_err(),
                "{path}"
            );
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
        create_inside(&root, &root.join("deep/er/new"), b"facts").unwrap();
        for name in ["new", "link"] {
            put_inside(&root, &root.join(name), b"facts").unwrap();
            symlink("new", root.join("link")).unwrap_or_default();
        }
        assert!(root.join("link").is_symlink() && fs::read(root.join("new")).unwrap() == b"facts");
    }
}
