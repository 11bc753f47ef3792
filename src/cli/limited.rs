//! What is read for a command, from files that are named or from standard input: no more of it than fits.

use crate::text::markup::within;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Most bytes of a file of a desk, or of one beside it.
pub(super) use crate::facts::files::LARGEST as FILE;
/// Most bytes of a draft.
pub(super) use crate::text::markup::LARGEST as DRAFT;

/// The bytes of a file, if they are no more than these. One that is longer isn't even read.
///
/// # Errors
/// When it can't be read, or is longer.
pub(super) fn file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    within(most, length).map_err(io::Error::other)?;
    // With room for more than it is said to hold, a short one takes one call to read and another to find its end.
    up_to(most, file, Vec::with_capacity(length as usize + SPARE))
}

/// Bytes of room that are never filled by a file that stays as it is.
const SPARE: usize = 64;

/// The bytes of an input, if they are no more than these.
///
/// # Errors
/// When it can't be read, or is longer.
pub(super) fn all(input: impl Read, most: u64) -> io::Result<Vec<u8>> {
    up_to(most, input, Vec::new())
}

fn up_to(most: u64, input: impl Read, mut bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    input.take(most + 1).read_to_end(&mut bytes)?;
    within(most, bytes.len() as u64).map_err(io::Error::other)?;
    Ok(bytes)
}

/// Its text.
///
/// # Errors
/// When it can't be read, is longer, or isn't UTF-8.
pub(super) fn text(bytes: io::Result<Vec<u8>>) -> io::Result<String> {
    String::from_utf8(bytes?).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8 text"))
}

#[cfg(test)]
mod tests {
    use super::{all, file, text};
    use std::io;

    #[test]
    fn what_is_longer_than_fits_is_not_read() {
        assert_eq!(all(&b"abc"[..], 3).unwrap(), b"abc");
        assert!(all(&b"abcd"[..], 3).is_err() && all(io::repeat(b'a'), 1 << 20).is_err());
        let long = tempfile::NamedTempFile::new().unwrap();
        long.as_file().set_len(4).unwrap();
        assert!(file(long.path(), 4).is_ok() && file(long.path(), 3).is_err());
        assert!(text(all(&b"\xff"[..], 3)).is_err());
    }
}
