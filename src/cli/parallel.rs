//! Work on many drafts, several at once.

use super::drafts::Draft;
use super::progress;
use crate::check::Memo;
use crate::facts::parallel::{self, processors};
use std::sync::atomic::Ordering;

/// Does some work on each draft, by its place among them; what comes of it is in their order.
pub(super) fn each<T: Send>(drafts: &[Draft], threads: Option<usize>, work: impl Fn(usize, &Draft, &mut Memo) -> T + Sync) -> Vec<T> {
    let wanted = threads.unwrap_or_else(processors);
    let threads = wanted.min(drafts.len());
    // What fewer drafts than processors leave idle reads the parts of a long one.
    let within = wanted.min(processors()).checked_div(threads).unwrap_or(1);
    progress::shown(drafts.len(), |done| {
        let counted = |nth: usize, draft: &Draft, memo: &mut Memo| {
            let result = work(nth, draft, memo);
            done.fetch_add(1, Ordering::Relaxed);
            result
        };
        parallel::each(drafts, threads, || Memo::in_threads(within), counted)
    })
}
