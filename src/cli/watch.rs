//! `--watch`: what is said of the drafts, said again whenever a draft or something of its desk changes.

use super::outcome::Failure;
use crate::text::Markup;
use notify::event::{EventKind, ModifyKind};
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
    folders: HashSet<PathBuf>,
}

impl Watch {
    /// Nothing under watch yet. The files that the run itself writes are not what it waits for.
    pub(super) fn new(own: Vec<PathBuf>) -> Result<Self, Failure> {
        let (tell, told) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event| pass(event, &own, &tell)).map_err(failure)?;
        Ok(Self { watcher, told, folders: HashSet::new() })
    }

    /// Watches folders, with all that is in them, that aren't under watch; whether there were any.
    pub(super) fn add(&mut self, folders: Vec<PathBuf>) -> Result<bool, Failure> {
        let before = self.folders.len();
        for folder in folders {
            if !self.folders.iter().any(|known| folder.starts_with(known)) {
                self.watcher.watch(&folder, RecursiveMode::Recursive).map_err(failure)?;
                self.folders.insert(folder);
            }
        }
        Ok(self.folders.len() > before)
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

/// A person's screen starts anew; a pipe gets one report after the other.
pub(super) fn start_anew() -> io::Result<()> {
    let mut out = io::stdout();
    if out.is_terminal() { write!(out, "\u{1b}[2J\u{1b}[3J\u{1b}[H").and_then(|()| out.flush()) } else { Ok(()) }
}

fn failure(error: notify::Error) -> Failure {
    Failure::new(format!("nothing can be watched: {error}"))
}

/// Passes on that something changed, if it could matter.
fn pass(event: notify::Result<Event>, own: &[PathBuf], tell: &Sender<()>) {
    // What the system couldn't tell may have been anything.
    if event.map_or(true, |event| event.need_rescan() || matters(&event, own)) {
        // Nobody listens once the run has ended.
        let _ = tell.send(());
    }
}

fn matters(event: &Event, own: &[PathBuf]) -> bool {
    let touched = !matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)));
    touched && event.paths.iter().any(|path| !own.contains(path) && is_read(path))
}

/// Whether a run could read such a file: a draft, a source, facts, configuration; or a folder, which may hold some. Nothing of git's.
fn is_read(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let known = name.ends_with(".toml") || name.ends_with("ignore") || !name.contains('.') || Markup::of_ending(name).is_some();
    known && !path.components().any(|part| part.as_os_str() == ".git")
}

#[cfg(test)]
mod tests {
    use super::matters;
    use notify::Event;
    use notify::event::{AccessKind, CreateKind, DataChange, EventKind, MetadataKind, ModifyKind, RemoveKind};
    use std::path::PathBuf;

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    #[test]
    fn what_a_run_reads_matters_and_what_it_writes_doesnt() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let own = [PathBuf::from("/desk/report.html")];
        for path in ["/desk/drafts/a.md", "/desk/facts/a.toml", "/desk/.factlintignore", "/desk/drafts"] {
            assert!(matters(&event(written, path), &own), "{path}");
        }
        for path in ["/desk/report.html", "/desk/drafts/.a.md.swp", "/desk/.git/index", "/desk/.git/x.md", "/desk/a.png"] {
            assert!(!matters(&event(written, path), &own), "{path}");
        }
    }

    #[test]
    fn to_look_is_no_change() {
        let told = |kind| matters(&event(kind, "/desk/drafts/a.md"), &[]);
        assert!(told(EventKind::Create(CreateKind::File)) && told(EventKind::Remove(RemoveKind::File)));
        assert!(!told(EventKind::Access(AccessKind::Any)) && !told(EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any))));
    }
}
