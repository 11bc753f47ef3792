//! The one task that checks drafts, and the only one that publishes: nothing it sends can cross.
//!
//! When it works is `pace`'s.
//! A check runs on a snapshot, in a thread of its own; a panic in it costs this one result.

use super::aside::Aside;
use super::hand::Hand;
use super::pace::{Batch, Pace};
use super::reload::Load;
use super::session::{Checked, Home, Shared, Snapshot, lock};
use super::{Check, diagnostics, refresh};
use crate::check::{Failure, Memo, said};
use crate::facts::Base;
use crate::facts::parallel::processors;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;
use tokio::task::JoinError;
use tokio::time::Instant;
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::LogTrace;
use tower_lsp::lsp_types::{Diagnostic, LogTraceParams, MessageType, TraceValue, Url};

/// Why the checker should look.
#[derive(Debug)]
pub(super) enum Wake {
    /// A draft is being typed: wait for a pause.
    Typed(Url),
    /// A word of a draft's version was left alone long enough: say what was held back.
    Lapsed(Url, i32),
    /// A draft found its desk: check it now.
    Ready(Url),
    /// A draft was closed.
    Closed(Url),
    /// Somebody waits for a draft's present text to be checked.
    Asked(Url, Haste, Waiter),
    /// Typing has paused.
    Quiet,
    /// Desks changed: check every draft, publish the desks' own faults.
    Desks,
    /// The editor's settings changed: say everything anew.
    Settings,
    /// Something was seen of drafts that aren't open.
    Aside(Aside),
    /// Something failed that its user should hear of.
    Failed(String),
}

/// How soon who waits wants a draft's present text to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Haste {
    /// Once typing pauses.
    Patient,
    /// At once; what is found is published in its time.
    Once,
    /// At once, and published too: its user said so.
    Told,
}

/// Told when a check is done; hung up on when there is nothing to check.
pub(super) type Waiter = oneshot::Sender<()>;

/// Ways to wake tasks.
pub(super) struct Ways {
    /// Itself, later.
    pub(super) wakes: UnboundedSender<Wake>,
    /// The one that reads desks.
    pub(super) loads: UnboundedSender<Load>,
    /// The one that looks at drafts that aren't open.
    pub(super) glances: UnboundedSender<()>,
}

/// Checks drafts and publishes what is found.
pub(super) struct Checker {
    session: Shared,
    client: Client,
    check: Check,
    hand: Hand,
    ways: Ways,
    /// The facts of drafts without a desk.
    nothing: Arc<Base>,
    memos: HashMap<Url, (Arc<Base>, Memo)>,
    published: HashMap<Url, Vec<Diagnostic>>,
    /// What was found while typing went on, and isn't said before it pauses.
    unsaid: HashMap<Url, (i32, Vec<Diagnostic>)>,
    pace: Pace,
    faults: BTreeMap<Url, Vec<Diagnostic>>,
    /// Who waits for drafts that wait for their desk.
    waiting: Vec<(Url, Waiter)>,
    /// What the engine couldn't do in each draft, as told.
    failed: HashMap<Url, Vec<Failure>>,
    /// What was checked before is to be checked again.
    anew: bool,
    /// Failures the user was shown; the log has the rest.
    told: bool,
}

impl Checker {
    /// A checker that has published nothing yet.
    pub(super) fn new(session: Shared, client: Client, check: Check, ways: Ways) -> Self {
        Self {
            session,
            client,
            check,
            hand: Hand::new(),
            ways,
            nothing: Arc::default(),
            memos: HashMap::new(),
            published: HashMap::new(),
            unsaid: HashMap::new(),
            pace: Pace::default(),
            faults: BTreeMap::new(),
            waiting: Vec::new(),
            failed: HashMap::new(),
            anew: false,
            told: false,
        }
    }

    /// Works until no one can wake it any more.
    pub(super) async fn run(mut self, mut wakes: UnboundedReceiver<Wake>) {
        let session = Arc::clone(&self.session);
        while let Some(batch) = self.pace.next(&mut wakes, || lock(&session).settle).await {
            self.work(batch).await;
        }
    }

    async fn work(&mut self, batch: Batch) {
        for reason in batch.failed {
            self.tell(&reason).await;
        }
        let elsewhere = !batch.closed.is_empty() || batch.desks || batch.settings;
        for uri in batch.closed {
            self.clear(&uri).await;
        }
        for aside in batch.asides {
            self.hear(aside).await;
        }
        let mut drafts = batch.drafts;
        self.waiting.extend(batch.asked);
        let asked = self.at_home();
        drafts.extend(asked.iter().map(|(uri, _)| uri.clone()));
        self.anew = batch.settings;
        if batch.settings {
            // What is to be watched may be other files now.
            drop(self.ways.loads.send(Load::Look));
        }
        if elsewhere {
            // The task is only gone when the server is.
            let _ = self.ways.glances.send(());
        }
        if batch.desks {
            self.publish_faults().await;
        }
        if batch.desks || batch.settings {
            drafts.extend(lock(&self.session).drafts.keys().cloned());
        }
        for uri in drafts {
            self.check(uri).await;
        }
        for (uri, version) in batch.lapsed {
            self.release(uri, version).await;
        }
        asked.into_iter().for_each(|(_, waiter)| {
            // Who doesn't wait any more needn't be told.
            let _ = waiter.send(());
        });
        if batch.desks || batch.settings {
            let able = lock(&self.session).client.clone();
            refresh::all(&self.client, able);
        }
    }

    /// Takes those who wait, but for a draft that waits for its desk: where it finds one meanwhile, it is checked before they are told.
    fn at_home(&mut self) -> Vec<(Url, Waiter)> {
        let session = lock(&self.session);
        let still = |uri: &Url| session.drafts.get(uri).is_some_and(|draft| draft.home == Home::Unknown);
        let (waiting, asked) = std::mem::take(&mut self.waiting).into_iter().partition(|(uri, _)| still(uri));
        self.waiting = waiting;
        asked
    }

    async fn check(&mut self, uri: Url) {
        let Some(snapshot) = lock(&self.session).snapshot(&uri) else {
            return self.clear(&uri).await;
        };
        if !self.anew && lock(&self.session).is_current(&uri, &snapshot) {
            return self.say(uri).await;
        }
        let version = snapshot.document.version;
        let base = snapshot.desk.as_ref().map_or_else(|| Arc::clone(&self.nothing), |opened| Arc::clone(&opened.desk.base));
        let memo = self.recall(&uri, &base);
        let start = Instant::now();
        let check = Arc::clone(&self.check);
        match self.hand.done(move || examine(&snapshot, base, memo, &check)).await {
            Ok(done) if done.checked.base.is_damaged() => {
                // What was found can't be believed; the draft is checked again once its desk is there again.
                drop(self.ways.loads.send(Load::Look));
            }
            Ok(done) => {
                self.trace(&uri, version, start).await;
                self.finish(uri, version, done).await;
            }
            Err(fault) => self.tell(&format!("the check of {uri} failed: {fault}")).await,
        }
    }

    /// Tells a client that wants to hear of it what was done.
    async fn trace(&self, uri: &Url, version: i32, start: Instant) {
        let trace = lock(&self.session).trace;
        if trace == TraceValue::Off {
            return;
        }
        let message = format!("checked version {version} of {uri}");
        let verbose = (trace == TraceValue::Verbose).then(|| format!("in {:.3} ms", start.elapsed().as_secs_f64() * 1e3));
        self.client.send_notification::<LogTrace>(LogTraceParams { message, verbose }).await;
    }

    async fn finish(&mut self, uri: Url, version: i32, done: Done) {
        self.memos.insert(uri.clone(), (Arc::clone(&done.checked.base), done.memo));
        let holds = !done.checked.held.is_empty();
        self.tell_failures(&uri, &done.checked.report.failures).await;
        if !lock(&self.session).store(&uri, done.checked) {
            return;
        }
        if holds {
            self.wake_later(uri.clone(), version);
        }
        self.publish(uri, version, done.diagnostics).await;
    }

    /// Tells of a draft's failures that it didn't have before, wherever its blocks have moved to.
    async fn tell_failures(&mut self, uri: &Url, now: &[Failure]) {
        let before =
            if now.is_empty() { self.failed.remove(uri) } else { self.failed.insert(uri.clone(), now.to_vec()) }.unwrap_or_default();
        let is_known = |failure: &Failure| before.iter().any(|known| known.rule == failure.rule && known.reason == failure.reason);
        for failure in now.iter().filter(|failure| !is_known(failure)) {
            self.tell(&format!("in {uri} {failure}")).await;
        }
    }

    /// Publishes what was found while a draft was typed in, once that pauses.
    async fn say(&mut self, uri: Url) {
        if let Some((version, diagnostics)) = self.unsaid.remove(&uri) {
            self.publish(uri, version, diagnostics).await;
        }
    }

    async fn publish(&mut self, uri: Url, version: i32, diagnostics: Vec<Diagnostic>) {
        self.unsaid.remove(&uri);
        if self.pace.is_typed(&uri) {
            self.unsaid.insert(uri, (version, diagnostics));
            return;
        }
        if self.pulled() || self.published.get(&uri) == Some(&diagnostics) {
            return;
        }
        self.published.insert(uri.clone(), diagnostics.clone());
        self.client.publish_diagnostics(uri, diagnostics, Some(version)).await;
    }

    fn wake_later(&self, uri: Url, version: i32) {
        let (wakes, left_alone) = (self.ways.wakes.clone(), lock(&self.session).settle.word);
        tokio::spawn(async move {
            tokio::time::sleep(left_alone).await;
            // Nobody to wake: the server is leaving.
            drop(wakes.send(Wake::Lapsed(uri, version)));
        });
    }

    /// Says what was held back while a word was being typed.
    async fn release(&mut self, uri: Url, version: i32) {
        let Some(checked) = lock(&self.session).release(&uri, version) else { return };
        let able = lock(&self.session).client.clone();
        if able.pulls {
            return refresh::diagnostics(&self.client);
        }
        self.publish(uri, version, diagnostics::of_report(&checked, &able)).await;
    }

    /// What was read of this draft, as far as these facts bear it out still.
    fn recall(&mut self, uri: &Url, base: &Arc<Base>) -> Memo {
        let Some((before, mut memo)) = self.memos.remove(uri) else { return Memo::in_threads(processors()) };
        if !Arc::ptr_eq(&before, base) {
            memo.follow(&before, base);
        }
        memo
    }

    async fn clear(&mut self, uri: &Url) {
        self.memos.remove(uri);
        self.failed.remove(uri);
        self.unsaid.remove(uri);
        if self.published.remove(uri).is_some_and(|published| !published.is_empty()) {
            self.client.publish_diagnostics(uri.clone(), Vec::new(), None).await;
        }
    }

    /// Takes what was seen of drafts that aren't open: what is open says more.
    async fn hear(&mut self, aside: Aside) {
        match aside {
            Aside::Draft(uri, found) if !lock(&self.session).is_open(&uri) => self.publish_closed(uri, found).await,
            Aside::Draft(..) => {}
            Aside::All(there) => {
                let open = |uri: &Url| lock(&self.session).is_open(uri);
                let gone: Vec<Url> = self.published.keys().filter(|uri| !there.contains(uri) && !open(uri)).cloned().collect();
                for uri in gone {
                    self.clear(&uri).await;
                }
            }
        }
    }

    async fn publish_closed(&mut self, uri: Url, found: Vec<Diagnostic>) {
        if self.published.get(&uri).map(Vec::as_slice).unwrap_or_default() != found {
            self.published.insert(uri.clone(), found.clone());
            self.client.publish_diagnostics(uri, found, None).await;
        }
    }

    /// Whether the client asks for diagnostics: then none are sent.
    fn pulled(&self) -> bool {
        lock(&self.session).client.pulls
    }

    async fn publish_faults(&mut self) {
        if self.pulled() {
            return;
        }
        let mut now: BTreeMap<Url, Vec<Diagnostic>> = BTreeMap::new();
        let mut versions: BTreeMap<Url, i32> = BTreeMap::new();
        for opened in lock(&self.session).desks.values() {
            now.extend(opened.faults.clone());
            versions.extend(opened.versions.clone());
        }
        let before = std::mem::replace(&mut self.faults, now.clone());
        let mended = before.keys().filter(|uri| !now.contains_key(uri)).map(|uri| (uri.clone(), Vec::new()));
        let changed: Vec<_> = mended.chain(now.clone().into_iter().filter(|(uri, faults)| before.get(uri) != Some(faults))).collect();
        for (uri, faults) in changed {
            let version = versions.get(&uri).copied();
            self.client.publish_diagnostics(uri, faults, version).await;
        }
    }

    /// Logs a failure; the first one is shown too.
    async fn tell(&mut self, reason: &str) {
        let message = format!("factlint: {reason}");
        if !std::mem::replace(&mut self.told, true) {
            self.client.show_message(MessageType::ERROR, &message).await;
        }
        self.client.log_message(MessageType::ERROR, message).await;
    }
}

/// What a check off the runtime brings back.
struct Done {
    checked: Checked,
    diagnostics: Vec<Diagnostic>,
    memo: Memo,
}

fn examine(snapshot: &Snapshot, base: Arc<Base>, mut memo: Memo, check: &Check) -> Done {
    let text = snapshot.document.rope.to_string();
    let options = snapshot.options();
    let report = check(&text, snapshot.markup, &base, &options, &mut memo);
    let checked = snapshot.checked(base, options, report);
    // A client that asks for them is told when it asks.
    let diagnostics = if snapshot.client.pulls { Vec::new() } else { diagnostics::of_report(&checked, &snapshot.client) };
    Done { checked, diagnostics, memo }
}

/// Why a task ended that shouldn't have.
pub(super) fn reason(fault: JoinError) -> String {
    fault.try_into_panic().map_or_else(|fault| fault.to_string(), |panic| said(panic.as_ref()).to_owned())
}
