//! How the files of a desk looked when they were last read, and what was in them: what looks as it did needn't be read again.

use super::cache::put;
use super::pack::{Pack, Reader, Writer, record};
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// How a desk's files looked when they were last looked at.
#[derive(Default)]
pub(super) struct Looks {
    pub(super) files: Vec<Seen>,
    /// When that was noted.
    noted: u64,
    /// Whether each file was quite a bit older than that.
    pub(super) settled: bool,
}

/// A file of a desk: how it looked, and what was in it then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) path: String,
    outside: Outside,
    pub(super) content: String,
}

/// What a file looks like without being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outside {
    size: u64,
    /// Nanoseconds since 1970.
    modified: u64,
    /// When something about it changed, and which it is on its disk, where the system says.
    changed: u64,
    number: u64,
}

record!(Seen { path, outside, content });
record!(Outside { size, modified, changed, number });

/// Nanoseconds within which two changes of a file may have one time.
const TICK: u64 = 2_000_000_000;

/// How files looked, as it was noted.
pub(super) fn looks(path: &Path) -> Looks {
    let read = || {
        let (bytes, noted) = (fs::read(path).ok()?, modified(&path.metadata().ok()?)?);
        let (sum, bytes) = bytes.split_first_chunk::<4>()?;
        let files = Vec::<Seen>::unpack(&mut Reader::bare(bytes)).filter(|_| *sum == crc32fast::hash(bytes).to_le_bytes())?;
        let settled = files.iter().all(|file| file.outside.modified + TICK < noted);
        Some(Looks { files, noted, settled })
    };
    read().unwrap_or_default()
}

/// Notes how files look.
///
/// # Errors
/// When it can't be written.
pub(super) fn note(path: &Path, seen: &[Seen]) -> io::Result<()> {
    let mut to = Writer::default();
    seen.to_vec().pack(&mut to);
    put(path, &[&crc32fast::hash(&to.out).to_le_bytes()[..], &to.out].concat())
}

/// How files look now, and what is in them: as it is known, or as it is read.
pub(super) fn look(root: &Path, read: impl Fn(&String) -> Option<String>, paths: &[String], known: &Looks) -> Option<Vec<Seen>> {
    let known_as: BTreeMap<&str, &Seen> = known.files.iter().map(|file| (file.path.as_str(), file)).collect();
    let one = |path: &String| {
        let outside = Outside::of(&root.join(path).metadata().ok()?)?;
        let same = known_as.get(path.as_str()).filter(|file| file.outside == outside && outside.modified + TICK < known.noted);
        let content = match same {
            Some(file) => file.content.clone(),
            None => read(path)?,
        };
        Some(Seen { path: path.clone(), outside, content })
    };
    paths.iter().map(one).collect()
}

impl Seen {
    /// The same with what is in the file.
    pub(super) fn holding(&self, content: String) -> Self {
        Self { path: self.path.clone(), outside: self.outside, content }
    }

    /// Bytes of the file.
    pub(super) const fn size(&self) -> u64 {
        self.outside.size
    }
}

impl Outside {
    fn of(about: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        let (changed, number) = {
            use std::os::unix::fs::MetadataExt;
            ((about.ctime() as u64).wrapping_mul(1_000_000_000).wrapping_add(about.ctime_nsec() as u64), about.ino())
        };
        #[cfg(not(unix))]
        let (changed, number) = (0, 0);
        Some(Self { size: about.len(), modified: modified(about)?, changed, number })
    }
}

/// When a file was last written, in nanoseconds since 1970; 0 where its clock was wrong by that much.
pub(super) fn modified(about: &Metadata) -> Option<u64> {
    about.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos().try_into().ok()
}
