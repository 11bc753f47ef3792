//! What an import has done so far, in a hidden folder beside the file to be: numbered parts of whole records, and how far they go.
//!
//! A part counts once the state names it. The desk doesn't look into hidden folders, so nothing of a stopped run is ever read as facts.

use crate::cli::limited;
use crate::cli::outcome::Failure;
use crate::cli::saving::{file_in, folders_inside, put};
use crate::exchange::{Keep, Tally};
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Bytes of the input's ends that tell whether it is the same file.
const ENDS: u64 = 1 << 20;

/// The parts of a run.
pub(super) struct Parts {
    folder: PathBuf,
    state: State,
    /// Held as long as the run lasts, so that no other writes there.
    _lock: File,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct State {
    /// What was asked.
    asked: String,
    /// How many parts there are.
    parts: usize,
    /// The counts at the end of the last one.
    done: Tally,
}

/// What tells one question from another: the program, the format, the mapping, the input's size, time and ends.
pub(super) fn identity(format: &str, input: &Path, mapping: Option<&str>) -> io::Result<String> {
    let mut file = File::open(input)?;
    let about = file.metadata()?;
    let mut ends = Vec::new();
    Read::by_ref(&mut file).take(ENDS).read_to_end(&mut ends)?;
    file.seek(SeekFrom::Start(about.len().saturating_sub(ENDS)))?;
    file.take(ENDS).read_to_end(&mut ends)?;
    let changed = about.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_nanos();
    let (ends, mapping) = (digest(&ends), mapping.map(|text| digest(text.as_bytes())));
    Ok(format!("{} {format} {} {changed} {ends:x} {mapping:x?}", env!("CARGO_PKG_VERSION"), about.len()))
}

/// FNV-1a: the same on every machine.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Parts {
    /// The parts of an earlier run that was asked the same for a file of the desk in a folder, else none.
    pub(super) fn open(root: &Path, target: &Path, asked: String) -> Result<Self, Failure> {
        let name = target.file_stem().unwrap_or_default().to_string_lossy();
        let folder = target.with_file_name(format!(".{name}.import"));
        let lock = locked(root, &folder).map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
        if lock.try_lock().is_err() {
            return Err(Failure::new(format!("another import into {} is running", target.display())));
        }
        let state = state(&folder.join(STATE)).filter(|state| state.asked == asked).unwrap_or_else(|| State { asked, ..State::default() });
        Ok(Self { folder, state, _lock: lock })
    }

    /// What the parts hold.
    pub(super) const fn done(&self) -> &Tally {
        &self.state.done
    }

    /// Where the parts are, in order.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        (1..=self.state.parts).map(|number| self.path(number)).collect()
    }

    /// Leaves no folder behind where nothing was done. One that can't be taken away does no harm.
    pub(super) fn forget_nothing(&self) {
        if self.state.parts == 0 {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    /// Makes one file of the parts, unless there is nothing in them or somebody else has made it; the folder goes.
    pub(super) fn finish(self, target: &Path, header: &str) -> Result<bool, Failure> {
        let parts = self.paths();
        let is_full = parts.iter().any(|part| part.metadata().is_ok_and(|part| part.len() > 0));
        if is_full {
            let mut whole = file_in(&self.folder)?;
            whole.write_all(header.as_bytes())?;
            for part in parts {
                io::copy(&mut BufReader::new(File::open(part)?), &mut whole)?;
            }
            whole.as_file().sync_all()?;
            whole.persist_noclobber(target).map_err(|failed| Failure::new(format!("{}: {}", target.display(), failed.error)))?;
        }
        fs::remove_dir_all(&self.folder)?;
        Ok(is_full)
    }

    fn path(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{number:06}.toml"))
    }
}

/// The lock of the folder of the parts, made where it isn't there. A desk may come from anybody: what lies there must be of its own.
fn locked(root: &Path, folder: &Path) -> io::Result<File> {
    folders_inside(root, folder)?;
    fs::create_dir_all(folder)?;
    if folder.is_symlink() || !has_files_alone(folder)? {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "what lies here was not left by an import; take it away first"));
    }
    File::options().write(true).create(true).truncate(false).open(folder.join(LOCK))
}

fn has_files_alone(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        if !entry?.file_type()?.is_file() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What an earlier run says it has done, if it is no longer than that takes.
fn state(path: &Path) -> Option<State> {
    serde_json::from_slice(&limited::file(path, LONGEST).ok()?).ok()
}

/// Most bytes of what is said so.
const LONGEST: u64 = 1 << 20;
const LOCK: &str = "lock";
const STATE: &str = "state.json";

impl Keep for Parts {
    fn part(&mut self, text: &str, tally: &Tally) -> io::Result<()> {
        let number = self.state.parts + 1;
        put(&self.path(number), text.as_bytes())?;
        let state = State { parts: number, done: tally.clone(), asked: self.state.asked.clone() };
        put(&self.folder.join(STATE), serde_json::to_string(&state)?.as_bytes())?;
        self.state = state;
        Ok(())
    }
}
