//! `--watch`: what is said of the drafts, said again whenever a draft or something of its desk changes.

use super::outcome::Failure;
use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// An editor that saves a file touches it more than once; this long after the last touch it is done.
const QUIET: Duration = Duration::from_millis(50);

/// Folders under watch, and what the system tells of them.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    told: Receiver<()>,
    folders: HashSet<Folder>,
}

/// A folder to watch.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Folder {
    /// With all that is in it.
    Deep(PathBuf),
    /// Its own files only.
    Flat(PathBuf),
}

impl Watch {
    /// Nothing under watch yet.
    pub(super) fn new() -> Result<Self, Failure> {
        let (tell, told) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event| pass(event, &tell)).map_err(failure)?;
        Ok(Self { watcher, told, folders: HashSet::new() })
    }

    /// Watches folders that aren't under watch.
    pub(super) fn add(&mut self, folders: Vec<Folder>) -> Result<(), Failure> {
        for folder in folders {
            if !self.folders.iter().any(|known| known.covers(&folder)) {
                self.watcher.watch(folder.path(), folder.mode()).map_err(failure)?;
                self.folders.insert(folder);
            }
        }
        Ok(())
    }

    /// Whether there is nothing to wait for.
    pub(super) fn is_idle(&self) -> bool {
        self.folders.is_empty()
    }

    /// Waits for a change, and for its end.
    pub(super) fn wait(&self) -> Result<(), Failure> {
        let gone = || Failure::new("the system no longer says what changes");
        self.told.recv().map_err(|_| gone())?;
        loop {
            match self.told.recv_timeout(QUIET) {
                Ok(()) => (),
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            }
        }
    }
}

impl Folder {
    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        let (Self::Deep(path) | Self::Flat(path)) = self;
        path
    }

    const fn mode(&self) -> RecursiveMode {
        match self {
            Self::Deep(_) => RecursiveMode::Recursive,
            Self::Flat(_) => RecursiveMode::NonRecursive,
        }
    }

    fn covers(&self, other: &Self) -> bool {
        match self {
            Self::Deep(path) => other.path().starts_with(path),
            Self::Flat(_) => self == other,
        }
    }
}

/// A person's screen starts anew; a pipe gets one report after the other.
pub(super) fn start_anew() -> io::Result<()> {
    let mut out = io::stdout();
    if out.is_terminal() { write!(out, "\u{1b}[2J\u{1b}[3J\u{1b}[H").and_then(|()| out.flush()) } else { Ok(()) }
}

fn failure(error: notify::Error) -> Failure {
    Failure::new(format!("nothing can be watched: {error}"))
}

/// Passes on that something may have changed.
fn pass(event: notify::Result<Event>, tell: &Sender<()>) {
    // What the system couldn't tell may have been anything.
    if event.map_or(true, |event| event.need_rescan() || is_change(event.kind)) {
        // Nobody listens once the run has ended.
        let _ = tell.send(());
    }
}

/// Whether a file is another than before: to be looked at is no change.
const fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}

#[cfg(test)]
mod tests {
    use super::{Folder, is_change};
    use notify::event::{AccessKind, CreateKind, EventKind, RemoveKind};

    #[test]
    fn to_look_is_no_change() {
        assert!(is_change(EventKind::Create(CreateKind::File)) && is_change(EventKind::Remove(RemoveKind::File)));
        assert!(!is_change(EventKind::Access(AccessKind::Any)));
    }

    #[test]
    fn a_folder_under_watch_covers_those_in_it_if_it_is_watched_deeply() {
        let (deep, flat, inner) = (Folder::Deep("/desk".into()), Folder::Flat("/desk".into()), Folder::Flat("/desk/drafts".into()));
        assert!(deep.covers(&inner) && deep.covers(&flat) && flat.covers(&flat));
        assert!(!flat.covers(&deep) && !flat.covers(&inner));
    }
}
