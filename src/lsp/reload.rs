//! Desks: the task that finds, opens and re-opens them, off the runtime's threads.
//!
//! Every draft is looked at anew each time, as few are open and finding a desk is cheap: so nothing goes stale.
//! A desk that can't be used at all leaves the last one in use that could.

use super::capabilities::Client;
use super::checker::{Wake, reason};
use super::progress::Progress;
use super::session::{Home, Opened, Session, Shared, lock, path};
use super::stamp::{self, Stamp};
use super::texts::Texts;
use super::witness::Witness;
use super::{Find, Open, Options, diagnostics, watch};
use crate::facts::compiled::cache::{self as compiled, Cache};
use crate::facts::{Buffers, Desk, Disk, Problem};
use crate::propose::Evidence;
use crate::text::document::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::task::{JoinError, JoinHandle};
use tower_lsp::lsp_types::{FileSystemWatcher, Url};

/// Why the reloader should look.
#[derive(Clone, Debug)]
pub(super) enum Load {
    /// A draft was opened or the workspace's folders changed.
    Look,
    /// Files were saved, created, changed or deleted.
    Touched(Vec<PathBuf>),
    /// Everything is to be read anew.
    Anew,
    /// A file of a desk is being typed, or was opened or closed.
    Typed(PathBuf),
}

/// How long after a file's change its folder is believed: editors save by deleting and creating.
const SAVING: Duration = Duration::from_millis(200);

/// How long reading desks may take before the client is told.
const LONG: Duration = Duration::from_millis(500);

/// Finds, opens and re-opens desks.
pub(super) struct Reloader {
    session: Shared,
    find: Find,
    open: Open,
    cache: Option<Arc<Cache>>,
    wakes: UnboundedSender<Wake>,
    watches: UnboundedSender<Vec<FileSystemWatcher>>,
    watched: Vec<FileSystemWatcher>,
    client: tower_lsp::Client,
}

type Desks = BTreeMap<PathBuf, Arc<Opened>>;

impl Reloader {
    /// A reloader that has opened nothing yet.
    pub(super) fn new(
        session: Shared,
        options: &Options,
        wakes: UnboundedSender<Wake>,
        watches: UnboundedSender<Vec<FileSystemWatcher>>,
        client: tower_lsp::Client,
    ) -> Self {
        let (find, open, cache) = (Arc::clone(&options.find), Arc::clone(&options.open), options.cache.clone());
        Self { session, find, open, cache, wakes, watches, watched: Vec::new(), client }
    }

    /// Works until no one can ask it any more.
    pub(super) async fn run(mut self, mut loads: UnboundedReceiver<Load>) {
        while let Some(touched) = gather(&mut loads, &self.session).await {
            let survey = Survey::of(&lock(&self.session), touched);
            let (find, open, cache) = (Arc::clone(&self.find), Arc::clone(&self.open), self.cache.clone());
            let looking = tokio::task::spawn_blocking(move || survey.look(&find, &open, cache.as_deref()));
            match self.watched_over(looking).await {
                Ok(found) => self.adopt(found),
                Err(fault) => self.give_up(&reason(fault)),
            }
        }
    }

    /// Waits for the desks; where that takes long the client may show it.
    async fn watched_over(&self, mut looking: JoinHandle<Found>) -> Result<Found, JoinError> {
        if let Ok(found) = tokio::time::timeout(LONG, &mut looking).await {
            return found;
        }
        let shown = lock(&self.session).client.progress.then(|| {
            let client = self.client.clone();
            tokio::spawn(async move { Progress::create(client, "factlint-desks".to_owned(), "factlint").await })
        });
        let found = looking.await;
        if let Some(shown) = shown {
            // The client's reply may still be out: whoever waits for it is no one here.
            tokio::spawn(async move {
                if let Ok(Some(progress)) = shown.await {
                    progress.end().await;
                }
            });
        }
        found
    }

    fn adopt(&mut self, found: Found) {
        let mut session = lock(&self.session);
        let changed = !same(&session.desks, &found.desks);
        session.desks = found.desks;
        let moved = settle_homes(&mut session, found.homes);
        let watchers = watch::watchers(&session);
        drop(session);
        if changed {
            self.wake(Wake::Desks);
        }
        moved.into_iter().for_each(|uri| self.wake(Wake::Ready(uri)));
        if watchers != self.watched {
            self.watched.clone_from(&watchers);
            // The watcher is only gone when the server is.
            drop(self.watches.send(watchers));
        }
    }

    /// Without desks drafts are still checked for what needs no fact.
    fn give_up(&self, reason: &str) {
        let mut session = lock(&self.session);
        let waiting = session.drafts.values_mut().filter(|draft| draft.home == Home::Unknown);
        waiting.for_each(|draft| draft.home = Home::Nowhere);
        drop(session);
        self.wake(Wake::Failed(format!("the desk could not be opened: {reason}")));
        self.wake(Wake::Desks);
    }

    fn wake(&self, wake: Wake) {
        // The checker is only gone when the server is.
        drop(self.wakes.send(wake));
    }
}

/// What may have changed.
struct Touched {
    paths: Vec<PathBuf>,
    /// Everything: what is in use stays so until then, but is no part of what comes after.
    anew: bool,
}

/// What is known before looking.
struct Survey {
    drafts: Vec<(Url, Option<PathBuf>)>,
    folders: Vec<PathBuf>,
    desks: Desks,
    touched: Vec<PathBuf>,
    /// Files that are open in the editor: their texts count, not those on disk.
    buffers: Vec<(PathBuf, Document)>,
    client: Client,
    /// The client doesn't watch files: look at them.
    unwatched: bool,
}

/// What is known after looking.
struct Found {
    desks: Desks,
    homes: Vec<(Url, Home)>,
}

impl Survey {
    fn of(session: &Session, touched: Touched) -> Self {
        Self {
            drafts: session.drafts.keys().map(|uri| (uri.clone(), path(uri))).collect(),
            folders: session.folders.clone(),
            desks: if touched.anew { Desks::new() } else { session.desks.clone() },
            touched: touched.paths,
            buffers: session.files.iter().filter_map(|(uri, document)| Some((path(uri)?, document.clone()))).collect(),
            client: session.client.clone(),
            unwatched: !session.client.watches,
        }
    }

    fn look(self, find: &Find, open: &Open, cache: Option<&Cache>) -> Found {
        let ours: Vec<PathBuf> = self.folders.iter().filter_map(|folder| find(folder)).collect();
        // A draft that is no file yet belongs to the workspace.
        let root = |path: &Option<PathBuf>| path.as_ref().map_or_else(|| ours.first().cloned(), |path| find(path));
        let drafts: Vec<_> = self.drafts.iter().map(|(uri, path)| (uri.clone(), path.clone(), root(path))).collect();
        let files = self.buffers.iter().filter_map(|(path, _)| find(path));
        let roots: BTreeSet<PathBuf> =
            ours.iter().cloned().chain(drafts.iter().filter_map(|(.., root)| root.clone())).chain(files).collect();
        let desks: Desks = roots.into_iter().map(|root| (root.clone(), self.desk(&root, open, cache))).collect();
        let homes = drafts.into_iter().map(|(uri, path, root)| (uri, home(path.as_deref(), root, &desks))).collect();
        Found { desks, homes }
    }

    fn desk(&self, root: &Path, open: &Open, cache: Option<&Cache>) -> Arc<Opened> {
        match self.desks.get(root) {
            Some(opened) if opened.desk.base.is_damaged() => {
                // One that can't be removed must not be opened again.
                let cache = cache.filter(|cache| cache.forget(root).is_ok());
                Arc::new(self.open(root, open, cache, None))
            }
            Some(opened) if !self.is_stale(opened) => Arc::clone(opened),
            last => Arc::new(self.open(root, open, cache, last.map(AsRef::as_ref))),
        }
    }

    fn is_stale(&self, opened: &Opened) -> bool {
        let touched = self.touched.iter().any(|path| stamp::is_part(&opened.desk, path));
        touched || self.unwatched && Stamp::of(&opened.desk) != opened.stamp
    }

    fn open(&self, root: &Path, open: &Open, cache: Option<&Cache>, last: Option<&Opened>) -> Opened {
        let disk = Disk::new(root);
        let buffers = self.buffers_of(root);
        // What is being typed is nowhere but here, and what was typed last may have to be kept.
        let compiled = cache.filter(|_| buffers.is_empty()).and_then(|cache| compiled(cache, root));
        let (desk, texts, faults) = compiled.map_or_else(
            || {
                let witness = Witness::new(Buffers { texts: buffers, below: Some(&disk) });
                let desk = open(root, &witness);
                let faults = diagnostics::of_desk(&desk, &Texts::read(witness.texts()), &self.client);
                let (desk, texts) = mended(desk, open, witness, last);
                (desk, texts, faults)
            },
            |(desk, texts)| {
                let faults = diagnostics::of_desk(&desk, &texts, &self.client);
                (desk, texts, faults)
            },
        );
        let desk = usable(desk, last.map(|opened| &opened.desk));
        let stamp = if self.unwatched { Stamp::of(&desk) } else { Stamp::default() };
        let known = last.map(|last| Arc::clone(&last.evidence)).unwrap_or_default();
        let evidence = Arc::new(Evidence::read(&desk.base, &Buffers { texts: self.buffers_of(root), below: Some(&disk) }, &known));
        Opened { desk, evidence, faults, versions: self.versions_in(root), texts, stamp }
    }

    /// The versions that were read of files that are open.
    fn versions_in(&self, root: &Path) -> BTreeMap<Url, i32> {
        let open = self.buffers.iter().filter(|(path, _)| path.starts_with(root));
        open.filter_map(|(path, document)| Some((Url::from_file_path(path).ok()?, document.version))).collect()
    }

    fn buffers_of(&self, root: &Path) -> BTreeMap<String, String> {
        let within = |path: &Path| Some(path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/"));
        self.buffers.iter().filter_map(|(path, document)| Some((within(path)?, document.rope.to_string()))).collect()
    }
}

/// The desk as the cache has it, or as it is made now where that can be kept: not where it has a fault of a kind that leaves
/// facts out, as those that a file had before may be needed.
fn compiled(cache: &Cache, root: &Path) -> Option<(Desk, Texts)> {
    let compiled::Opened { desk, news, .. } = cache.open(root);
    if desk.problems.iter().any(is_broken) || desk.problems.iter().any(|problem| problem.fatal) {
        return None;
    }
    let texts = Texts::unread(root, stamp::texts(&desk));
    // The next start reads it; this one needn't wait.
    news.map(|news| std::thread::spawn(|| news.write()));
    Some((desk, texts))
}

/// Whether a fault keeps a file from being read whole.
fn is_broken(problem: &Problem) -> bool {
    matches!(problem.rule, "syntax" | "duplicate-key")
}

/// A file that can't be parsed keeps the facts it had: it is being typed.
fn mended(desk: Desk, open: &Open, witness: Witness<'_>, last: Option<&Opened>) -> (Desk, Texts) {
    let broken: BTreeSet<&String> = desk.problems.iter().filter(|problem| is_broken(problem)).map(|problem| &problem.path).collect();
    let good = |path: &&String| Some(((*path).clone(), last?.texts.kept(path)?.to_string()));
    let texts: BTreeMap<String, String> = broken.iter().filter_map(good).collect();
    if texts.is_empty() {
        // What a compiled desk was made of isn't known any more, but the desk is.
        let whole = last.filter(|last| broken.iter().any(|path| last.texts.is_unread(path)));
        let desk = match whole {
            Some(last) => Desk { problems: desk.problems, ..last.desk.clone() },
            None => desk,
        };
        return (desk, Texts::read(witness.texts()));
    }
    let again = Witness::new(Buffers { texts, below: Some(&witness) });
    let before = open(&desk.root, &again);
    (Desk { problems: desk.problems, ..before }, Texts::read(again.texts()))
}

/// A desk with a fatal fault keeps the configuration and facts it had.
fn usable(desk: Desk, last: Option<&Desk>) -> Desk {
    match last {
        Some(last) if desk.problems.iter().any(|problem| problem.fatal) => Desk { problems: desk.problems, ..last.clone() },
        _ => desk,
    }
}

fn home(path: Option<&Path>, root: Option<PathBuf>, desks: &Desks) -> Home {
    let Some(root) = root else { return Home::Nowhere };
    let archived = desks.get(&root).zip(path).is_some_and(|(opened, path)| stamp::is_archived(&opened.desk, path));
    if archived { Home::Archive } else { Home::Desk(root) }
}

/// Tells drafts where they belong; gives those that didn't know.
fn settle_homes(session: &mut Session, homes: Vec<(Url, Home)>) -> Vec<Url> {
    let mut moved = Vec::new();
    for (uri, home) in homes {
        if let Some(draft) = session.drafts.get_mut(&uri).filter(|draft| draft.home != home) {
            draft.home = home;
            moved.push(uri);
        }
    }
    moved
}

fn same(before: &Desks, after: &Desks) -> bool {
    before.len() == after.len() && before.values().zip(after.values()).all(|(before, after)| Arc::ptr_eq(before, after))
}

/// Gathers the files that were touched, a moment after the first if there is one.
async fn gather(loads: &mut UnboundedReceiver<Load>, session: &Shared) -> Option<Touched> {
    let mut touched = Vec::new();
    let mut anew = false;
    let mut add = |load: Load| match load {
        Load::Look => Duration::ZERO,
        Load::Anew => {
            anew = true;
            Duration::ZERO
        }
        Load::Touched(paths) => {
            touched.extend(paths);
            if touched.is_empty() { Duration::ZERO } else { SAVING }
        }
        Load::Typed(path) => {
            touched.push(path);
            SAVING
        }
    };
    let wait = add(loads.recv().await?).min(lock(session).settle.latest);
    if !wait.is_zero() {
        tokio::time::sleep(wait).await;
    }
    while let Ok(load) = loads.try_recv() {
        add(load);
    }
    Some(Touched { paths: touched, anew })
}
