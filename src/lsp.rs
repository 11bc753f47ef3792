//! The language server: the only place with tower-lsp, lsp-types and tokio.
//!
//! Handlers change the `session` under a plain mutex, before anything is awaited, and wake one of four tasks:
//! the `checker` checks drafts and alone publishes, the `reload`er reads desks, the `watch`er asks the client to watch files,
//! and what is `aside` looks at drafts that aren't open.
//! No handler awaits the client: four of them waiting for replies would stop the server from reading those replies.

mod about;
mod actions;
mod aside;
mod backend;
mod calm;
mod capabilities;
mod card;
mod checker;
mod commands;
mod completion;
mod configure;
mod convert;
mod diagnostics;
mod drift;
mod edits;
mod export;
mod folding;
mod hand;
mod hints;
mod hover;
mod lens;
mod links;
mod listing;
mod lists;
mod names;
mod navigate;
mod pace;
mod pages;
mod parcel;
mod progress;
mod proposals;
mod pull;
mod record;
mod refresh;
mod reload;
mod rename;
mod session;
mod settings;
mod shelf;
mod shim;
mod sieve;
mod spelling;
mod stamp;
mod symbols;
mod texts;
mod tokens;
mod transport;
mod watch;
mod witness;
mod world;

pub use record::replay;
pub use transport::{Transport, run, run_replay};

use crate::check::{self, Memo, Report};
use crate::facts::compiled::cache::Cache;
use crate::facts::{Base, Desk, Files};
use crate::text::Markup;
use backend::{Backend, Post, Tasks};
use pages::Pages;
use session::Session;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tower_lsp::{LspService, Server};

/// Checks a draft: [`check::check`] or a stand-in for it.
pub type Check = Arc<dyn Fn(&str, Markup, &Base, &check::Options, &mut Memo) -> Report + Send + Sync>;
/// Finds the folder of the desk at or above a path: [`Desk::find`] or a stand-in for it.
pub type Find = Arc<dyn Fn(&Path) -> Option<PathBuf> + Send + Sync>;
/// Opens the desk in a folder from its files: [`Desk::open_with`] or a stand-in for it.
pub type Open = Arc<dyn Fn(&Path, &dyn Files) -> Desk + Send + Sync>;

/// How the server does its work.
#[derive(Clone)]
pub struct Options {
    /// Checks a draft.
    pub check: Check,
    /// Finds a desk.
    pub find: Find,
    /// Opens a desk.
    pub open: Open,
    /// Where compiled desks are kept, if they are.
    pub cache: Option<Arc<Cache>>,
    /// Where the pages of the rules are kept, for a diagnostic's code to lead to.
    pub pages: Option<PathBuf>,
    /// How long typing settles before a check; the client's `settleMs` beats it.
    pub settle: Settle,
}

/// How long typing settles before a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settle {
    /// How long nothing may have been typed.
    pub quiet: Duration,
    /// How long the first unchecked edit may wait at most.
    pub latest: Duration,
    /// How long a word that may go on is left alone.
    pub word: Duration,
}

impl Settle {
    /// The settle time for this much quiet; the longest wait is four times that, a word is left alone for eight times that.
    #[must_use]
    pub const fn after(quiet: Duration) -> Self {
        Self { quiet, latest: quiet.saturating_mul(4), word: quiet.saturating_mul(8) }
    }
}

impl Default for Settle {
    fn default() -> Self {
        Self::after(Duration::from_millis(150))
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            check: Arc::new(check::check),
            find: Arc::new(Desk::find),
            open: Arc::new(Desk::open_with),
            cache: None,
            pages: None,
            settle: Settle::default(),
        }
    }
}

/// Most requests answered at once. Answers are immediate; the bound only has to be out of the way.
const CONCURRENCY: usize = 64;

/// Serves until the client says `exit` or its end of the pipe closes. The exit code is 0 if it said `shutdown` before, else 1.
pub async fn serve<I, O>(stdin: I, stdout: O, options: Options) -> i32
where
    I: AsyncRead + Unpin,
    O: AsyncWrite + Unpin,
{
    let session = Arc::new(Mutex::new(Session::new(options.settle)));
    let (wakes, woken) = mpsc::unbounded_channel();
    let (loads, loading) = mpsc::unbounded_channel();
    let (watches, watching) = mpsc::unbounded_channel();
    let (asks, asked) = mpsc::unbounded_channel();
    let (glances, glanced) = mpsc::unbounded_channel();
    let post = Post::default();
    let (spelling, stdout) = (post.spelling.clone(), post.parcels.onto(stdout));
    let sieve = sieve::Sieve::new(stdin, wakes.clone());
    let mut tasks = JoinSet::new();
    let (service, socket) = LspService::build(|client| {
        let reloader = reload::Reloader::new(Arc::clone(&session), &options, wakes.clone(), watches, client.clone());
        let shelf = Arc::new(shelf::Shelf::new(Arc::clone(&options.check)));
        let wake = checker::Ways { wakes: wakes.clone(), loads: loads.clone(), glances: glances.clone() };
        tasks.spawn(checker::Checker::new(Arc::clone(&session), client.clone(), options.check, wake).run(woken));
        tasks.spawn(aside::run(Arc::clone(&session), Arc::clone(&shelf), wakes.clone(), glanced));
        tasks.spawn(reloader.run(loading));
        tasks.spawn(configure::run(Arc::clone(&session), client.clone(), wakes.clone(), asked));
        tasks.spawn(watch::run(client.clone(), watching));
        Backend::new(session, client, Tasks { wakes, loads, asks, glances }, shelf, post, options.pages.map(Pages::of))
    })
    .custom_method("$/setTrace", Backend::set_trace)
    .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
    .finish();
    let (service, stdin, outcome, ended) = shim::wrap(service, sieve, spelling.clone());
    let socket = shim::Spelled { socket, spelling };
    tokio::select! {
        () = Server::new(stdin, stdout, socket).concurrency_level(CONCURRENCY).serve(service) => {}
        // What is still asked of a client that has hung up is never answered.
        () = async { let _ = ended.await; tokio::time::sleep(LAST_WORDS).await } => {}
    }
    outcome.code()
}

/// How long answers may still be written once the client has hung up.
const LAST_WORDS: Duration = Duration::from_secs(2);
