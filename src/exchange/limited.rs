//! An input with a limit on each of its records: a small packed file could ask for more than a machine has.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// The largest record that is read, in bytes: several times the longest item of Wikidata.
const LARGEST: u64 = 16 << 20;

/// A reader that fails where a record goes beyond the limit.
pub(super) struct Limited<R> {
    inner: R,
    meter: Meter,
}

/// How much of a record was read: who knows where records end says so here.
#[derive(Clone, Default)]
pub(super) struct Meter(Rc<State>);

#[derive(Default)]
struct State {
    used: Cell<u64>,
    /// Lines that ended so far.
    lines: Cell<u64>,
    /// The line in which the record starts, once something of it was read.
    start: Cell<Option<u64>>,
}

impl<R> Limited<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, meter: Meter::default() }
    }

    pub(super) fn meter(&self) -> Meter {
        self.meter.clone()
    }
}

impl Meter {
    /// How much was read of what isn't at its end.
    pub(super) fn used(&self) -> u64 {
        self.0.used.get()
    }

    /// A record is at its end; so much was read of what it lies in.
    pub(super) fn next(&self, used: u64) {
        self.0.used.set(used);
        self.0.start.set(None);
    }

    /// Whether the record is as long as one may be.
    pub(super) fn is_full(&self) -> bool {
        self.used() >= LARGEST
    }

    fn left(&self) -> usize {
        usize::try_from(LARGEST.saturating_sub(self.used())).unwrap_or(usize::MAX)
    }

    fn take(&self, bytes: &[u8]) {
        let State { used, lines, start } = &*self.0;
        let ends = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        let begins = || bytes.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b',');
        if start.get().is_none() {
            start.set(begins().map(|at| lines.get() + ends(&bytes[..at]) + 1));
        }
        used.set(used.get() + bytes.len() as u64);
        lines.set(lines.get() + ends(bytes));
    }

    fn too_large(&self) -> io::Error {
        too_large(self.0.start.get().unwrap_or_else(|| self.0.lines.get() + 1))
    }
}

/// A record beyond the limit, by the line in which it starts.
pub(super) fn too_large(line: u64) -> io::Error {
    super::unreadable(format!("what starts in line {line} is larger than {} MiB, and not read: no record is so long", LARGEST >> 20))
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.meter.is_full() && !buffer.is_empty() {
            return if self.inner.fill_buf()?.is_empty() { Ok(0) } else { Err(self.meter.too_large()) };
        }
        let room = buffer.len().min(self.meter.left());
        let read = self.inner.read(&mut buffer[..room])?;
        self.meter.take(&buffer[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Limited<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = self.meter.left();
        let buffer = self.inner.fill_buf()?;
        if left == 0 && !buffer.is_empty() {
            return Err(self.meter.too_large());
        }
        Ok(&buffer[..buffer.len().min(left)])
    }

    fn consume(&mut self, bytes: usize) {
        if let Ok(buffer) = self.inner.fill_buf() {
            self.meter.take(&buffer[..bytes.min(buffer.len())]);
        }
        self.inner.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, Limited};
    use std::io::{BufRead, BufReader, Read, repeat};

    #[test]
    fn a_record_without_end_is_told_by_its_line() {
        let mut reader = Limited::new(BufReader::new((&b"[\n1,\n\n"[..]).chain(repeat(b'a'))));
        for _ in 0..2 {
            reader.read_until(b'\n', &mut Vec::new()).unwrap();
            reader.meter().next(0);
        }
        let (mut read, meter) = (Vec::new(), reader.meter());
        let told = reader.read_to_end(&mut read).unwrap_err().to_string();
        assert!(told.starts_with("what starts in line 4 is larger than 16 MiB") && meter.is_full(), "{told}");
        assert!(reader.read_until(b'\n', &mut read).is_err());
        assert_eq!(read.len() as u64, LARGEST);
    }

    #[test]
    fn records_may_be_as_long_as_the_limit() {
        let mut reader = Limited::new(BufReader::new(repeat(b'a').take(LARGEST)));
        assert_eq!(reader.read_to_end(&mut Vec::new()).unwrap() as u64, LARGEST);
    }
}
