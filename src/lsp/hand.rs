//! One thread that does the checks, one after the other.
//!
//! Most allocators keep a heap for each thread: what a pool of threads checks in turn is freed in one heap and asked for anew in another,
//! and a long draft takes twice the room.

use crate::check::said;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use tokio::sync::oneshot;

/// Work that waits for the thread.
type Job = Box<dyn FnOnce() + Send>;

/// A thread that works as long as somebody can ask it to.
pub(super) struct Hand(mpsc::Sender<Job>);

impl Hand {
    /// A thread with nothing to do yet.
    pub(super) fn new() -> Self {
        let (jobs, waiting) = mpsc::channel::<Job>();
        std::thread::spawn(move || waiting.into_iter().for_each(|job| job()));
        Self(jobs)
    }

    /// What some work comes to.
    ///
    /// # Errors
    /// When it panics: what the panic said. The thread goes on.
    pub(super) async fn done<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
        let (answer, waiting) = oneshot::channel();
        let job = move || {
            let done = catch_unwind(AssertUnwindSafe(work)).map_err(|panic| said(panic.as_ref()).to_owned());
            // Who doesn't wait any more needn't be told.
            let _ = answer.send(done);
        };
        let sent = self.0.send(Box::new(job));
        let gone = || Err("the thread that checks is gone".to_owned());
        if sent.is_err() { gone() } else { waiting.await.unwrap_or_else(|_| gone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Hand;

    #[tokio::test]
    async fn a_panic_is_told_and_the_next_work_done() {
        let hand = Hand::new();
        assert_eq!(hand.done(|| panic!("no more ink")).await, Err::<(), _>("no more ink".to_owned()));
        assert_eq!(hand.done(|| 7).await, Ok(7));
    }
}
