//! When the checker works: a draft that is typed in waits for quiet, though never beyond a bound; all else is done at once.
//!
//! What is asked outright may be checked at once, but what is found isn't said before its time.

use super::Settle;
use super::aside::Aside;
use super::checker::{Haste, Waiter, Wake};
use std::collections::{BTreeMap, BTreeSet};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, timeout_at};
use tower_lsp::lsp_types::Url;

/// What is to be done now.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Drafts to check.
    pub(super) drafts: BTreeSet<Url>,
    /// Drafts that were closed.
    pub(super) closed: BTreeSet<Url>,
    /// Who waits for which draft.
    pub(super) asked: Vec<(Url, Waiter)>,
    /// Desks changed.
    pub(super) desks: bool,
    /// The editor's settings changed.
    pub(super) settings: bool,
    /// What failed.
    pub(super) failed: Vec<String>,
    /// Words that were left alone, by draft and version.
    pub(super) lapsed: Vec<(Url, i32)>,
    /// What was seen of drafts that aren't open.
    pub(super) asides: Vec<Aside>,
}

/// Drafts that are being typed in, and who waits until that pauses.
#[derive(Debug, Default)]
pub(super) struct Pace {
    typed: BTreeMap<Url, Typed>,
    patient: Vec<(Url, Waiter)>,
}

/// When a draft was typed in for the first time since it was checked, and for the last.
#[derive(Clone, Copy, Debug)]
struct Typed {
    first: Instant,
    last: Instant,
}

impl Typed {
    fn due(&self, settle: Settle) -> Instant {
        (self.last + settle.quiet).min(self.first + settle.latest)
    }
}

impl Pace {
    /// The next thing to do; nothing once no one can wake the checker any more.
    pub(super) async fn next(&mut self, wakes: &mut UnboundedReceiver<Wake>, settle: impl Fn() -> Settle) -> Option<Batch> {
        loop {
            let mut batch = Batch::default();
            let due = self.typed.values().map(|typed| typed.due(settle())).min();
            // Where the time is up nobody woke.
            let woken = match due {
                Some(due) => timeout_at(due, wakes.recv()).await.unwrap_or_else(|_| Some(Wake::Quiet))?,
                None => wakes.recv().await?,
            };
            let mut idle = !self.take(woken, &mut batch);
            while let Ok(wake) = wakes.try_recv() {
                idle &= !self.take(wake, &mut batch);
            }
            if self.ripen(settle(), &mut batch) || !idle {
                return Some(batch);
            }
        }
    }

    /// Whether what is found in a draft is to wait until typing in it pauses.
    pub(super) fn is_typed(&self, uri: &Url) -> bool {
        self.typed.contains_key(uri)
    }

    /// Takes a wake; says whether there is something to do for it now.
    fn take(&mut self, wake: Wake, batch: &mut Batch) -> bool {
        match wake {
            Wake::Quiet => return false,
            Wake::Typed(uri) => {
                let now = Instant::now();
                self.typed.entry(uri).or_insert(Typed { first: now, last: now }).last = now;
                return false;
            }
            Wake::Asked(uri, Haste::Patient, waiter) if self.is_typed(&uri) => {
                self.patient.push((uri, waiter));
                return false;
            }
            Wake::Asked(uri, haste, waiter) => {
                if haste == Haste::Told {
                    self.typed.remove(&uri);
                }
                batch.asked.push((uri, waiter));
            }
            Wake::Ready(uri) => drop(batch.drafts.insert(uri)),
            Wake::Closed(uri) => {
                self.typed.remove(&uri);
                batch.closed.insert(uri);
            }
            Wake::Desks => batch.desks = true,
            Wake::Settings => batch.settings = true,
            Wake::Failed(reason) => batch.failed.push(reason),
            Wake::Aside(aside) => batch.asides.push(aside),
            Wake::Lapsed(uri, version) => batch.lapsed.push((uri, version)),
        }
        true
    }

    /// Takes up the drafts whose time has come, and who waited for it; says whether there were any.
    fn ripen(&mut self, settle: Settle, batch: &mut Batch) -> bool {
        let now = Instant::now();
        let due: Vec<Url> = self.typed.iter().filter(|(_, typed)| typed.due(settle) <= now).map(|(uri, _)| uri.clone()).collect();
        self.typed.retain(|uri, _| !due.contains(uri));
        let typed = &self.typed;
        let (still, done): (Vec<_>, Vec<_>) = std::mem::take(&mut self.patient).into_iter().partition(|(uri, _)| typed.contains_key(uri));
        self.patient = still;
        let any = !due.is_empty() || !done.is_empty();
        batch.drafts.extend(due);
        batch.asked.extend(done);
        any
    }
}

#[cfg(test)]
mod tests {
    use super::{Batch, Haste, Pace, Settle, Wake};
    use std::time::Duration;
    use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
    use tokio::sync::oneshot;
    use tokio::time::{Instant, sleep};
    use tower_lsp::lsp_types::Url;

    fn draft() -> Url {
        Url::parse("file:///a.md").unwrap()
    }

    async fn next(pace: &mut Pace, woken: &mut UnboundedReceiver<Wake>) -> (Batch, u128) {
        let start = Instant::now();
        let batch = pace.next(woken, Settle::default).await.unwrap();
        (batch, start.elapsed().as_millis())
    }

    async fn type_keys(wakes: UnboundedSender<Wake>, keys: u32, pause: u64) {
        for _ in 0..keys {
            wakes.send(Wake::Typed(draft())).unwrap();
            sleep(Duration::from_millis(pause)).await;
        }
        std::future::pending::<()>().await;
    }

    /// How long the first batch was gathered.
    async fn gathered(keys: u32, pause: u64) -> u128 {
        let (wakes, mut woken) = mpsc::unbounded_channel();
        tokio::spawn(type_keys(wakes, keys, pause));
        let (batch, after) = next(&mut Pace::default(), &mut woken).await;
        assert_eq!(batch.drafts.len(), 1);
        after
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_ends_the_gathering() {
        assert!((150..155).contains(&gathered(1, 0).await));
        assert!((190..195).contains(&gathered(5, 10).await));
    }

    #[tokio::test(start_paused = true)]
    async fn endless_typing_does_not_put_off_the_check_for_ever() {
        assert!((600..605).contains(&gathered(1000, 100).await));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_not_typing_does_not_wait() {
        let (wakes, mut woken) = mpsc::unbounded_channel();
        wakes.send(Wake::Ready(draft())).unwrap();
        wakes.send(Wake::Closed(draft())).unwrap();
        let (batch, after) = next(&mut Pace::default(), &mut woken).await;
        assert_eq!((batch.drafts.len(), batch.closed.len(), after), (1, 1, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_asked_outright_is_done_at_once_and_what_is_typed_keeps_its_time() {
        let (wakes, mut woken) = mpsc::unbounded_channel();
        let (asks, mut pace) = (|haste| Wake::Asked(draft(), haste, oneshot::channel().0), Pace::default());
        wakes.send(Wake::Typed(draft())).unwrap();
        wakes.send(asks(Haste::Once)).unwrap();
        let (batch, after) = next(&mut pace, &mut woken).await;
        assert_eq!((batch.asked.len(), batch.drafts.len(), pace.is_typed(&draft()), after), (1, 0, true, 0));
        wakes.send(asks(Haste::Patient)).unwrap();
        let (batch, after) = next(&mut pace, &mut woken).await;
        assert_eq!((batch.asked.len(), batch.drafts.len(), pace.is_typed(&draft())), (1, 1, false));
        assert!((150..155).contains(&after));
    }

    #[tokio::test]
    async fn no_settle_time_means_no_waiting() {
        let (wakes, mut woken) = mpsc::unbounded_channel();
        wakes.send(Wake::Typed(draft())).unwrap();
        assert!(Pace::default().next(&mut woken, || Settle::after(Duration::ZERO)).await.is_some());
    }
}
