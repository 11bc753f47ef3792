//! Documents of word processors, .docx and .odt, as a text whose lines are their paragraphs.
//!
//! They are archives of XML: what is checked has no place in the file's bytes, so that it can be told but not mended.

mod walk;

use super::block::BlockKind;
use super::directive::{Comment, directives};
use super::lines::lines;
use super::markup::{Markup, verbatim};
use super::plain;
use super::prose::Prose;
use super::span::Span;
use std::io::{Cursor, Read};
use walk::Dialect;
use zip::ZipArchive;

pub(super) const DOCX: Markup = Markup { name: "Word", endings: &["docx"], unpack: Some(docx), ..BASE };

pub(super) const ODT: Markup = Markup { name: "OpenDocument", endings: &["odt"], unpack: Some(odt), ..BASE };

const BASE: Markup =
    Markup { name: "", endings: &[], languages: &[], comment: Comment::HTML, read, alone: None, escape: verbatim, unpack: None };

/// What one part of a document may come to, in bytes: some millions of words. A small archive can hold more than a machine does.
const LARGEST: u64 = 64 << 20;

/// The paragraphs, each a line.
fn read(text: &str, from: usize) -> Prose {
    let mut prose = Prose::default();
    let directives = directives(text, Span::new(from, text.len()));
    for line in lines(text, from) {
        prose.begin(BlockKind::Paragraph);
        plain::without(text, &directives, line.span_of(line.text), &mut prose);
    }
    prose.directives = directives;
    prose.done()
}

fn docx(bytes: &[u8]) -> Result<String, String> {
    let mut archive = opened(bytes)?;
    let mut out = text_of(&mut archive, "word/document.xml", &walk::WORD)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if archive.index_for_name(notes).is_some() {
            out.push('\n');
            out.push_str(&text_of(&mut archive, notes, &walk::WORD)?);
        }
    }
    Ok(out)
}

fn odt(bytes: &[u8]) -> Result<String, String> {
    text_of(&mut opened(bytes)?, "content.xml", &walk::OPEN)
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn opened(bytes: &[u8]) -> Result<Archive<'_>, String> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| "not a document that can be unpacked".to_owned())
}

fn text_of(archive: &mut Archive<'_>, part: &str, dialect: &Dialect) -> Result<String, String> {
    let file = archive.by_name(part).map_err(|_| format!("no {part} in it that can be read"))?;
    let xml = unpacked(file, LARGEST).map_err(|fault| format!("{part} in it {fault}"))?;
    walk::paragraphs(&xml, dialect).ok_or_else(|| format!("{part} in it is no XML"))
}

/// What a part of an archive holds, if that is no more than `largest` bytes.
fn unpacked(part: impl Read, largest: u64) -> Result<String, String> {
    let mut bytes = Vec::new();
    part.take(largest + 1).read_to_end(&mut bytes).map_err(|error| format!("can't be unpacked: {error}"))?;
    if bytes.len() as u64 > largest {
        return Err(format!("is larger than {} MiB", largest >> 20));
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{read, unpacked};

    #[test]
    fn a_part_that_never_ends_is_refused() {
        assert_eq!(unpacked(std::io::repeat(b'a'), 1 << 20), Err("is larger than 1 MiB".to_owned()));
        assert_eq!(unpacked(&b"aa"[..], 2).as_deref(), Ok("aa"));
    }

    #[test]
    fn each_line_is_a_paragraph() {
        let prose = read("un\n\ndeux <!-- factlint-disable-line -->\n", 0);
        let texts: Vec<&str> = prose.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((texts, prose.directives.len()), (vec!["un", "deux "], 1));
    }
}
