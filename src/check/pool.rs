//! What threads that work at once remember of words, lent to each for its time.

use crate::claims::sight::Sights;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, PoisonError};

/// What nobody has at the moment.
#[derive(Debug)]
pub(super) struct Pool(Mutex<Vec<Sights>>);

/// What one has until it is dropped.
pub(super) struct Lent<'p> {
    sights: Sights,
    pool: &'p Pool,
}

impl Pool {
    pub(super) const fn new(sights: Vec<Sights>) -> Self {
        Self(Mutex::new(sights))
    }

    /// What nobody has, or what is yet empty.
    pub(super) fn lend(&self) -> Lent<'_> {
        let sights = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        Lent { sights, pool: self }
    }

    /// All of it, once nobody has any.
    pub(super) fn done(self) -> Vec<Sights> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        self.pool.0.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut self.sights));
    }
}

impl Deref for Lent<'_> {
    type Target = Sights;

    fn deref(&self) -> &Sights {
        &self.sights
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Sights {
        &mut self.sights
    }
}

#[cfg(test)]
mod tests {
    use super::Pool;

    #[test]
    fn what_was_lent_comes_back() {
        let pool = Pool::new(Vec::new());
        drop((pool.lend(), pool.lend()));
        drop(pool.lend());
        assert_eq!(pool.done().len(), 2);
    }
}
