//! What threads that work at once remember of words, lent to each for one piece of work.

use crate::claims::sight::Sights;
use std::sync::{Mutex, PoisonError};

/// What nobody has at the moment.
#[derive(Debug, Default)]
pub(super) struct Pool(Mutex<Vec<Sights>>);

impl Pool {
    /// Does some work with what nobody has, or with what is yet empty. What a panic has interrupted is lost.
    pub(super) fn lend<T>(&self, work: impl FnOnce(&mut Sights) -> T) -> T {
        let free = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sights = free().pop().unwrap_or_default();
        let done = work(&mut sights);
        free().push(sights);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::Pool;

    #[test]
    fn what_was_lent_comes_back() {
        let pool = Pool::default();
        pool.lend(|_| pool.lend(|_| ()));
        pool.lend(|_| ());
        assert_eq!(pool.0.into_inner().map(|free| free.len()).ok(), Some(2));
    }
}
