//! The text of a file's bytes: UTF-8, or what a mark at its start or a page's own head says that it is.

use encoding_rs::Encoding;
use std::io;

/// How many bytes of a page may stand before it says its charset.
const HEAD: usize = 1024;

/// The text of some bytes; an error where nothing says how they are written.
pub(super) fn text(bytes: Vec<u8>) -> io::Result<String> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.into_bytes(),
    };
    let told = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding).or_else(|| declared(&bytes));
    let read = told.map(|encoding| encoding.decode(&bytes)).filter(|(.., torn)| !torn);
    read.map(|(text, ..)| text.into_owned()).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "it isn't UTF-8; save it as UTF-8"))
}

/// `<meta charset="iso-8859-1">`, `<meta … content="text/html; charset=windows-1252">`, `<?xml … encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let markup = head.trim_start().starts_with('<');
    let after = ["charset=", "encoding="].iter().filter(|_| markup).find_map(|key| Some(&head[head.find(key)? + key.len()..]))?;
    let label = after.trim_start_matches(['"', '\'']).split(|c: char| !(c.is_alphanumeric() || "-_:.".contains(c))).next()?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_says_how_it_is_written_is_read() {
        let page = b"<html><head><meta charset=\"iso-8859-1\"></head><p>L\xe9a a 31 ans.</p>";
        assert!(text(page.to_vec()).is_ok_and(|text| text.contains("Léa a 31 ans.")));
        let marked = "\u{feff}Léa".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(marked).ok().as_deref(), Some("Léa"));
        assert_eq!(text("Léa".into()).ok().as_deref(), Some("Léa"));
    }

    #[test]
    fn what_does_not_say_it_is_told() {
        assert!(text(b"L\xe9a a 31 ans, charset=iso-8859-1.".to_vec()).is_err_and(|error| error.to_string().contains("UTF-8")));
        assert!(text(b"<meta charset=nothing>L\xe9a".to_vec()).is_err());
    }

    proptest::proptest! {
        /// Whatever it says of itself, and whatever follows.
        #[test]
        fn any_bytes_are_a_text_or_told(label in "[a-z0-9-]{0,12}|utf-16|utf-16le|iso-2022-jp|gb18030|big5|x-user-defined|replacement", marked: bool, rest: Vec<u8>) {
            let head = if marked { b"\xff\xfe".to_vec() } else { format!("<meta charset=\"{label}\">").into_bytes() };
            let bytes = [head, rest].concat();
            match text(bytes.clone()) {
                Ok(read) => assert!(std::str::from_utf8(&bytes).is_err() || read.as_bytes() == bytes),
                Err(error) => assert!(std::str::from_utf8(&bytes).is_err() && error.to_string().contains("UTF-8")),
            }
        }
    }
}
