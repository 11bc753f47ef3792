//! The protocol's places and edits to ours and back.

use super::capabilities::Client;
use crate::rules::Edit;
use crate::text::position::{self, Encoding, Lines};
use crate::text::{Span, document::Change};
use ropey::Rope;
use tower_lsp::lsp_types::{Position, Range, TextDocumentContentChangeEvent, TextEdit, Url};

/// Ours to the protocol's.
pub(super) mod to_proto {
    use super::{Client, Edit, Encoding, Lines, Position, Range, Rope, Span, TextEdit, position};

    /// A span as a range of the text it was found in.
    pub(in crate::lsp) fn range(rope: &Rope, span: Span, encoding: Encoding) -> Range {
        let (first, last) = position::range(rope, span, encoding);
        Range { start: place(first), end: place(last) }
    }

    /// The same in a text whose lines are known.
    pub(in crate::lsp) fn range_in(lines: &Lines<'_>, span: Span, encoding: Encoding) -> Range {
        let (first, last) = lines.range(span, encoding);
        Range { start: place(first), end: place(last) }
    }

    /// The start of a line counted from 1, as an empty range.
    pub(in crate::lsp) fn line(line: usize) -> Range {
        let start = place(position::Position { line: line.saturating_sub(1), column: 0 });
        Range { start, end: start }
    }

    /// A replacement in the text with this rope.
    pub(in crate::lsp) fn edit(rope: &Rope, edit: &Edit, client: &Client) -> TextEdit {
        TextEdit { range: range(rope, edit.span, client.encoding), new_text: edit.text.clone() }
    }

    fn place(place: position::Position) -> Position {
        let clamp = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position { line: clamp(place.line), character: clamp(place.column) }
    }
}

/// The protocol's to ours.
pub(super) mod from_proto {
    use super::{Change, Encoding, Position, Range, Rope, Span, TextDocumentContentChangeEvent, Url, position};

    /// The byte of a place; one that isn't in the text is clamped to it.
    pub(in crate::lsp) fn byte(rope: &Rope, position: Position, encoding: Encoding) -> usize {
        position::byte(rope, place(position), encoding)
    }

    /// The bytes of a range, read the right way round.
    pub(in crate::lsp) fn span(rope: &Rope, range: Range, encoding: Encoding) -> Span {
        let (a, b) = (byte(rope, range.start, encoding), byte(rope, range.end, encoding));
        Span::new(a.min(b), a.max(b))
    }

    /// A change of a document.
    pub(in crate::lsp) fn change(event: TextDocumentContentChangeEvent) -> Change {
        Change { range: event.range.map(|range| (place(range.start), place(range.end))), text: event.text }
    }

    /// The name of a document, as its user knows it: the last part of its address, decoded.
    pub(in crate::lsp) fn name(uri: &Url) -> String {
        let last = uri.path().rsplit('/').next().unwrap_or_default();
        decoded(last)
    }

    /// `a%20b` to `a b`; what isn't UTF-8 then stays marked.
    fn decoded(text: &str) -> String {
        let (text, mut at) = (text.as_bytes(), 0);
        let mut bytes = Vec::with_capacity(text.len());
        let hex = |at: usize| char::from(*text.get(at)?).to_digit(16);
        while let Some(byte) = text.get(at) {
            let code = hex(at + 1).zip(hex(at + 2)).filter(|_| *byte == b'%').and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
            bytes.push(code.unwrap_or(*byte));
            at += if code.is_some() { 3 } else { 1 };
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    const fn place(position: Position) -> position::Position {
        position::Position { line: position.line as usize, column: position.character as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::{from_proto, to_proto};
    use crate::text::{Span, position::Encoding};
    use ropey::Rope;
    use tower_lsp::lsp_types::{Position, Range, Url};

    #[test]
    fn a_document_has_the_name_that_its_user_gave_it() {
        let name = |uri: &str| from_proto::name(&Url::parse(uri).unwrap());
        assert_eq!(name("file:///d/%C3%A9lus%20de%20l%27an.md"), "élus de l'an.md");
        assert_eq!(name("untitled:Untitled-1"), "Untitled-1");
        assert_eq!(name("file:///d/100%25.md?x=1"), "100%.md");
        assert_eq!(name("untitled:50%"), "50%");
        assert_eq!(name("untitled:%+f%C3"), "%+f\u{fffd}");
    }

    #[test]
    fn a_span_comes_back_in_every_encoding() {
        let rope = Rope::from_str("é\r\n😀 22 ans\u{2028}x");
        let span = Span::new(9, 15);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            assert_eq!(from_proto::span(&rope, to_proto::range(&rope, span, encoding), encoding), span);
        }
    }

    #[test]
    fn an_inverted_range_is_read_the_right_way_round() {
        let rope = Rope::from_str("abc");
        let range = Range { start: Position::new(0, 2), end: Position::new(0, 1) };
        assert_eq!(from_proto::span(&rope, range, Encoding::Utf16), Span::new(1, 2));
    }
}
