//! Packed inputs, known by their first bytes whatever their name says: gzip, bzip2, or neither.

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufRead, BufReader};

/// How much is read at once.
const BUFFER: usize = 1 << 18;

/// An input as it was before it was packed. Both packers' files may be several packed ones in a row, as dumps are.
///
/// # Errors
/// When its first bytes can't be read.
pub fn unpacked<'r>(mut packed: Box<dyn BufRead + 'r>) -> io::Result<Box<dyn BufRead + 'r>> {
    let start = packed.fill_buf()?;
    Ok(match start {
        [0x1f, 0x8b, ..] => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(packed))),
        [b'B', b'Z', b'h', ..] => Box::new(BufReader::with_capacity(BUFFER, MultiBzDecoder::new(packed))),
        _ => packed,
    })
}

#[cfg(test)]
mod tests {
    use super::unpacked;
    use std::io::{Cursor, Read, Write};

    fn again(bytes: Vec<u8>) -> String {
        let mut text = String::new();
        unpacked(Box::new(Cursor::new(bytes))).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn packed_and_plain_are_read_alike() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(b"bonjour").unwrap();
        let mut two = gz.finish().unwrap();
        two.extend_from_within(..);
        let mut bz = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        bz.write_all(b"bonjour").unwrap();
        assert_eq!(again(two), "bonjourbonjour");
        assert_eq!((again(bz.finish().unwrap()), again(b"bonjour".to_vec())), ("bonjour".into(), "bonjour".into()));
        assert_eq!(again(Vec::new()), "");
    }
}
