//! Bytes to lines and columns and back: the only place that knows encodings.

use super::span::Span;
use ropey::Rope;
use std::cell::OnceCell;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the protocol's default.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place in a text, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: usize,
    /// Column in the encoding's units, from 0.
    pub column: usize,
}

/// The place of a byte. A byte past the end is the end; one inside a character is its start.
#[must_use]
pub fn position(rope: &Rope, byte: usize, encoding: Encoding) -> Position {
    let byte = floor(rope, byte.min(rope.len_bytes()));
    let line = rope.byte_to_line(byte);
    let (start, char) = (rope.line_to_char(line), rope.byte_to_char(byte));
    // What a rope counts is counted in no more time on a long line.
    let column = match encoding {
        Encoding::Utf8 => byte - rope.char_to_byte(start),
        Encoding::Utf16 => rope.char_to_utf16_cu(char) - rope.char_to_utf16_cu(start),
        Encoding::Utf32 => char - start,
    };
    Position { line, column }
}

/// The column behind the start of a line.
fn column(before: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => before.len(),
        _ if before.is_ascii() => before.len(),
        Encoding::Utf16 => before.encode_utf16().count(),
        Encoding::Utf32 => before.chars().count(),
    }
}

/// The start of the character that a byte is of.
fn floor(rope: &Rope, byte: usize) -> usize {
    let (chunk, start, ..) = rope.chunk_at_byte(byte);
    start + chunk.floor_char_boundary(byte - start)
}

/// Where the lines of a text start: for whoever asks for many places in it.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// What counts on a long line, made for the first that there is.
    rope: OnceCell<Rope>,
}

/// How far into its line a place is counted from the line's start, in bytes: a paragraph is a line, and few are longer.
const NEAR: usize = 4096;

impl<'t> Lines<'t> {
    /// The lines of a text, as a rope of it has them.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { text, starts: line_starts(text.as_bytes()).collect(), rope: OnceCell::new() }
    }

    /// The place of a byte, as [`position`] tells it.
    #[must_use]
    pub fn position(&self, byte: usize, encoding: Encoding) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let before = &self.text[self.starts[line]..byte];
        if before.len() > NEAR && encoding != Encoding::Utf8 {
            return position(self.rope.get_or_init(|| Rope::from_str(self.text)), byte, encoding);
        }
        Position { line, column: column(before, encoding) }
    }

    /// The first and last place of a span.
    #[must_use]
    pub fn range(&self, span: Span, encoding: Encoding) -> (Position, Position) {
        (self.position(span.start, encoding), self.position(span.end, encoding))
    }
}

/// Where lines start, whichever way they end.
pub(crate) fn line_starts(text: &[u8]) -> impl Iterator<Item = usize> {
    let ends = |at: &usize| text[*at] == b'\n' || text.get(at + 1) != Some(&b'\n');
    std::iter::once(0).chain(memchr::memchr2_iter(b'\n', b'\r', text).filter(ends).map(|at| at + 1))
}

/// The byte of a place. A column past the end of its line is the end of the line, a line past the end is the end.
#[must_use]
pub fn byte(rope: &Rope, position: Position, encoding: Encoding) -> usize {
    if position.line >= rope.len_lines() {
        return rope.len_bytes();
    }
    let start = rope.line_to_char(position.line);
    let end = line_end(rope, position.line);
    let char = match encoding {
        Encoding::Utf8 => rope.byte_to_char((rope.char_to_byte(start) + position.column).min(rope.char_to_byte(end))),
        Encoding::Utf16 => rope.utf16_cu_to_char((rope.char_to_utf16_cu(start) + position.column).min(rope.char_to_utf16_cu(end))),
        Encoding::Utf32 => start + position.column,
    };
    rope.char_to_byte(char.min(end))
}

/// The first and last place of a span.
#[must_use]
pub fn range(rope: &Rope, span: Span, encoding: Encoding) -> (Position, Position) {
    (position(rope, span.start, encoding), position(rope, span.end, encoding))
}

/// The char after the last one of a line that is no line break.
fn line_end(rope: &Rope, line: usize) -> usize {
    let slice = rope.line(line);
    let breaks = slice.chars_at(slice.len_chars()).reversed().take_while(|c| matches!(c, '\n' | '\r')).count();
    rope.line_to_char(line) + slice.len_chars() - breaks
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Lines, Position, byte, position};
    use ropey::Rope;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn columns_count_in_each_encoding() {
        let rope = Rope::from_str("a\r\né😀x");
        let at = rope.len_bytes() - 1;
        let columns: Vec<usize> = ENCODINGS.iter().map(|encoding| position(&rope, at, *encoding).column).collect();
        assert_eq!(columns, [6, 3, 2]);
    }

    #[test]
    fn places_past_the_end_are_clamped() {
        let rope = Rope::from_str("ab\r\ncd");
        for encoding in ENCODINGS {
            assert_eq!(byte(&rope, Position { line: 0, column: 99 }, encoding), 2);
            assert_eq!(byte(&rope, Position { line: 9, column: 0 }, encoding), 6);
        }
    }

    #[test]
    fn only_the_protocol_s_line_breaks_break_lines() {
        let rope = Rope::from_str("a\u{2028}b\u{85}c\nd");
        assert_eq!(position(&rope, rope.len_bytes(), Encoding::Utf16).line, 1);
    }

    proptest::proptest! {
        #[test]
        fn lines_are_those_of_a_rope(text in "[a-zé😀\\n\\r\u{2028}\u{85}]*", at in 0..80_usize, times in 1..300_usize) {
            let (text, at) = (text.repeat(times), at * times);
            let (rope, lines) = (Rope::from_str(&text), Lines::of(&text));
            for encoding in ENCODINGS {
                assert_eq!(lines.position(at, encoding), position(&rope, at, encoding));
            }
        }

        #[test]
        fn bytes_come_back(text in "[a-zé😀\\n\\r\u{2028}]*", index: proptest::sample::Index) {
            let rope = Rope::from_str(&text);
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = *index.get(&starts);
            // A place between \r and \n is inside a line break: it has no column of its own.
            let inside = text.as_bytes().get(at) == Some(&b'\n') && at > 0 && text.as_bytes()[at - 1] == b'\r';
            for encoding in ENCODINGS {
                let back = byte(&rope, position(&rope, at, encoding), encoding);
                assert!(back == at || inside && back == at - 1);
            }
        }
    }
}
