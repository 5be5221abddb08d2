//! Pieces of work, many at once, told of in their order, with bounded memory however many there are.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// Bytes of stack for a worker, as much as a main thread usually has: trees nest.
const STACK: usize = 8 << 20;

/// How many pieces a thread may be ahead of the one that is waited for. What is done and not told of is kept in memory, so
/// that this bounds it; fewer would let the others wait for a long article.
const AHEAD: usize = 32;

/// Who may begin which piece.
struct Turn {
    next: usize,
    told: usize,
    /// How many wait for others to be told of.
    waiting: usize,
    ended: bool,
}

/// Does `count` pieces of work, many at once, and tells what came of each in their order, until told to stop.
///
/// The calling thread tells, and works as well: to wake another for each piece takes longer than to tell of one.
///
/// Returns how many were told of. What is under way then is ended and not told of.
pub(super) fn in_turn<T: Send>(
    count: usize,
    threads: Option<NonZeroUsize>,
    work: impl Fn(usize) -> T + Sync,
    mut tell: impl FnMut(T) -> ControlFlow<()>,
) -> usize {
    let threads = threads
        .or_else(|| thread::available_parallelism().ok())
        .map_or(1, NonZeroUsize::get)
        .min(count);
    let turn = Mutex::new(Turn {
        next: 0,
        told: 0,
        waiting: 0,
        ended: false,
    });
    let moved = Condvar::new();
    let (sender, receiver) = mpsc::channel();
    let last = |told: usize| count.min(told + AHEAD * threads);
    let take = || {
        let mut turn = lock(&turn);
        while !turn.ended && turn.next < count && turn.next >= last(turn.told) {
            turn.waiting += 1;
            turn = moved.wait(turn).unwrap_or_else(PoisonError::into_inner);
            turn.waiting -= 1;
        }
        turn.take(count)
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            let sender = sender.clone();
            let (take, work, turn, moved) = (&take, &work, &turn, &moved);
            let worker = move || {
                let _ending = Ending(turn, moved);
                // `sender` dies with its thread, or the receiver would wait for ever.
                while let Some(index) = take() {
                    if sender.send((index, work(index))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, worker)
                .expect("the system has room for a thread a processor");
        }
        drop(sender);
        let _ending = Ending(&turn, &moved);
        let mut done = BTreeMap::new();
        let mut told = 0;
        loop {
            let own = lock(&turn).take(last(told));
            done.extend(own.map(|index| (index, work(index))));
            // Where there is nothing to do but to tell, it is waited for.
            done.extend(receiver.try_iter());
            if own.is_none() && !done.contains_key(&told) {
                match receiver.recv() {
                    Ok(piece) => done.extend([piece]),
                    Err(_) => return told,
                }
            }
            while let Some(piece) = done.remove(&told) {
                told += 1;
                let flow = tell(piece);
                let mut turn = lock(&turn);
                turn.told = told;
                turn.ended = flow.is_break();
                if turn.waiting > 0 {
                    moved.notify_all();
                }
                if turn.ended {
                    return told;
                }
            }
        }
    })
}

impl Turn {
    /// The next piece, if it stands before `end`.
    fn take(&mut self, end: usize) -> Option<usize> {
        let index = self.next;
        let may = !self.ended && index < end;
        self.next += usize::from(may);
        may.then_some(index)
    }
}

/// A defect of ours must end the run, not let it wait for ever.
struct Ending<'t>(&'t Mutex<Turn>, &'t Condvar);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(self.0).ended = true;
            self.1.notify_all();
        }
    }
}

fn lock(turn: &Mutex<Turn>) -> MutexGuard<'_, Turn> {
    turn.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn nobody_runs_ahead_of_a_slow_piece() {
        let begun = AtomicUsize::new(0);
        let most = AtomicUsize::new(0);
        let work = |index: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            if index == 0 {
                thread::sleep(Duration::from_millis(100));
                most.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
            }
            index
        };
        let mut told = Vec::new();
        let count = in_turn(1000, NonZeroUsize::new(4), work, |index| {
            told.push(index);
            ControlFlow::Continue(())
        });
        assert_eq!(count, 1000);
        assert_eq!(told, (0..1000).collect::<Vec<_>>());
        assert!(most.load(Ordering::SeqCst) <= AHEAD * 4);
    }

    #[test]
    fn it_stops_when_it_is_told_to() {
        for threads in [1, 4] {
            let stop = |index: usize| match index {
                7 => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            };
            let told = in_turn(1000, NonZeroUsize::new(threads), |index| index, stop);
            assert_eq!(told, 8);
        }
    }
}
