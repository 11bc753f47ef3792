//! Work on several things at once, in as many threads as it is worth.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many bytes of a desk are worth a thread of their own.
const WORTH: usize = 256 << 10;

/// How many processors there are.
pub(crate) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// As many threads as there are processors, unless there is little to do.
pub(super) fn threads(bytes: usize) -> usize {
    processors().min(bytes / WORTH + 1)
}

/// Does some work on each thing, with what its thread keeps for all of its work; what comes of it is in their order.
pub(crate) fn each<'i, I: Sync, S, T: Send>(
    things: &'i [I],
    threads: usize,
    keep: impl Fn() -> S + Sync,
    work: impl Fn(usize, &'i I, &mut S) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let some = || some(things, &next, &keep, &work);
    let mut results = if threads.min(things.len()) < 2 {
        some()
    } else {
        std::thread::scope(|scope| {
            let started: Vec<_> = (0..threads.min(things.len())).map(|_| scope.spawn(some)).collect();
            // A panic goes on where the run is caught as a whole.
            let joined = started.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            joined.flatten().collect::<Vec<_>>()
        })
    };
    results.sort_by_key(|(nth, _)| *nth);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Takes the next thing as long as there is one, so that a long one keeps nobody waiting.
fn some<'i, I, S, T>(
    things: &'i [I],
    next: &AtomicUsize,
    keep: &impl Fn() -> S,
    work: &impl Fn(usize, &'i I, &mut S) -> T,
) -> Vec<(usize, T)> {
    let mut kept = keep();
    let mut out = Vec::new();
    loop {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        let Some(thing) = things.get(nth) else { return out };
        out.push((nth, work(nth, thing, &mut kept)));
    }
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn what_comes_of_it_is_in_order() {
        let things: Vec<usize> = (0..1000).collect();
        for threads in [1, 3] {
            let done = each(
                &things,
                threads,
                || 0,
                |nth, thing, sum| {
                    *sum += thing;
                    (nth, thing * 2)
                },
            );
            assert!(done.iter().enumerate().all(|(at, (nth, double))| *nth == at && *double == at * 2));
        }
    }
}
