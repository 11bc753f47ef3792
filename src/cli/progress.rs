//! How far a long run is, on a terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// Nobody wonders what a program does before this.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(100);

/// Does some work on many things, which counts those that are done; a terminal on standard error sees the count.
pub(super) fn shown<T>(all: usize, work: impl FnOnce(&AtomicUsize) -> T) -> T {
    shown_in("", all, work)
}

/// The same, with a unit behind the count.
pub(super) fn shown_in<T>(unit: &str, all: usize, work: impl FnOnce(&AtomicUsize) -> T) -> T {
    let done = AtomicUsize::new(0);
    if !io::stderr().is_terminal() {
        return work(&done);
    }
    let (ended, wait) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(|| tell(&done, &format!("{all}{unit}"), wait, [PATIENCE, PACE], &mut io::stderr()));
        // Dropped however the work ends.
        let _ended = ended;
        work(&done)
    })
}

/// Writes the count until the other end is dropped, then wipes it. A terminal that can't be written to is no reason to stop.
fn tell(done: &AtomicUsize, all: &str, wait: Receiver<()>, [patience, pace]: [Duration; 2], out: &mut dyn Write) {
    let mut pause = patience;
    while wait.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let _ = write!(out, "\r{} / {all}", done.load(Ordering::Relaxed)).and_then(|()| out.flush());
        pause = pace;
    }
    if pause != patience {
        let _ = write!(out, "\r\u{1b}[K").and_then(|()| out.flush());
    }
}

#[cfg(test)]
mod tests {
    use super::tell;
    use std::io::{self, Write};
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc::{self, Sender};
    use std::time::Duration;

    /// Takes what is written, and drops the sender after so many writes.
    struct Paper(String, Option<Sender<()>>, isize);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push_str(&String::from_utf8_lossy(bytes));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.2 -= 1;
            if self.2 == 0 {
                self.1 = None;
            }
            Ok(())
        }
    }

    #[test]
    fn a_long_run_is_counted_and_its_count_wiped() {
        let (ended, wait) = mpsc::channel();
        let mut paper = Paper(String::new(), Some(ended), 2);
        tell(&AtomicUsize::new(3), "9 KiB", wait, [Duration::from_millis(2), Duration::from_millis(1)], &mut paper);
        assert_eq!(paper.0, "\r3 / 9 KiB\r3 / 9 KiB\r\u{1b}[K");
    }

    #[test]
    fn a_short_run_says_nothing() {
        let (ended, wait) = mpsc::channel();
        drop(ended);
        let mut paper = Paper(String::new(), None, 9);
        tell(&AtomicUsize::new(3), "9 KiB", wait, [Duration::MAX, Duration::from_millis(1)], &mut paper);
        assert_eq!(paper.0, "");
    }
}
