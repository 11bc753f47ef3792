//! A compiled file of which single pages are read as they are asked for.
//!
//! What is mapped comes with much that lies around it: the system counts sixteen pages for each that is touched.
//! Who lives long and asks for little, an editor's server, has less of its own that way than it would share.

use super::image::PAGE;
use std::fs::File;
use std::io;
use std::sync::OnceLock;

/// A file and the pages that were read of it.
#[derive(Debug)]
pub(crate) struct Paged {
    file: File,
    len: usize,
    /// Where no page was asked for, there is no room for any.
    shelves: Box<[Shelf]>,
}

/// Some of the pages.
type Shelf = OnceLock<Box<[OnceLock<Box<[u8]>>]>>;

/// How many pages stand together.
const SHELF: usize = 128;

impl Paged {
    /// A file of which nothing was read.
    pub(super) fn new(file: File) -> io::Result<Self> {
        let len = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        let shelves = (0..len.div_ceil(PAGE * SHELF)).map(|_| OnceLock::new()).collect();
        Ok(Self { file, len, shelves })
    }

    /// How long the file was when it was opened.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Some bytes, which aren't kept.
    pub(super) fn read(&self, start: usize, len: usize) -> Option<Vec<u8>> {
        let fits = start.checked_add(len).is_some_and(|end| end <= self.len);
        let mut bytes = vec![0; if fits { len } else { return None }];
        read_at(&self.file, &mut bytes, start as u64).ok()?;
        Some(bytes)
    }

    /// A page of so many bytes, read where it wasn't yet and shows to be good.
    pub(super) fn page(&self, nth: usize, len: usize, is_good: impl Fn(&[u8]) -> bool) -> Option<&[u8]> {
        let shelf = self.shelves.get(nth / SHELF)?.get_or_init(|| (0..SHELF).map(|_| OnceLock::new()).collect());
        let place = &shelf[nth % SHELF];
        if place.get().is_none() {
            let bytes = self.read(nth * PAGE, len).filter(|bytes| is_good(bytes))?;
            // Who reads a page twice reads the same.
            let _ = place.set(bytes.into_boxed_slice());
        }
        place.get().map(|page| &**page)
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(bytes)
}
