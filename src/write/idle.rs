//! What takes long to make, lent to one article at a time: there are as many as articles are written at once.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Those that nobody works with at the moment.
pub(super) struct Idle<T>(Mutex<Vec<T>>);

impl<T> Default for Idle<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Default> Idle<T> {
    /// Works with one of them, or with a new one.
    pub(super) fn lend<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let mut lent = self.lock().pop().unwrap_or_default();
        let result = work(&mut lent);
        self.lock().push(lent);
        result
    }

    fn lock(&self) -> MutexGuard<'_, Vec<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
