//! Work on many drafts, several at once.

use super::drafts::Draft;
use super::progress;
use crate::check::Memo;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does some work on each draft, by its place among them; what comes of it is in their order.
pub(super) fn each<T: Send>(drafts: &[Draft], threads: Option<usize>, work: impl Fn(usize, &Draft, &mut Memo) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = threads.unwrap_or(processors);
    let threads = wanted.min(drafts.len());
    // What fewer drafts than processors leave idle reads the parts of a long one.
    let each = wanted.min(processors).checked_div(threads).unwrap_or(1);
    let mut results = progress::shown(drafts.len(), |done| {
        std::thread::scope(|scope| {
            let started: Vec<_> = (0..threads).map(|_| scope.spawn(|| some(drafts, each, &next, done, &work))).collect();
            // A panic goes on where the run is caught as a whole.
            let joined = started.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            joined.flatten().collect::<Vec<_>>()
        })
    });
    results.sort_by_key(|(nth, _)| *nth);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Takes the next draft as long as there is one, so that a long one keeps nobody waiting; each is read in so many threads.
fn some<T>(
    drafts: &[Draft],
    threads: usize,
    next: &AtomicUsize,
    done: &AtomicUsize,
    work: &impl Fn(usize, &Draft, &mut Memo) -> T,
) -> Vec<(usize, T)> {
    let mut memo = Memo::in_threads(threads);
    let mut out = Vec::new();
    loop {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        let Some(draft) = drafts.get(nth) else { return out };
        out.push((nth, work(nth, draft, &mut memo)));
        done.fetch_add(1, Ordering::Relaxed);
    }
}
