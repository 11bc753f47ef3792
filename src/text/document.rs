//! An open draft: its text as a rope, edited in place.

use super::Span;
use super::position::{Encoding, Position, byte};
use ropey::Rope;

/// An open draft and the version its editor gave it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text; a clone is cheap and independent.
    pub rope: Rope,
    /// The editor's version number.
    pub version: i32,
}

/// One change: the text between two places is replaced; without places the whole text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// First and last place of what goes away.
    pub range: Option<(Position, Position)>,
    /// What takes its place.
    pub text: String,
}

impl Document {
    /// A document with this text.
    #[must_use]
    pub fn new(text: &str, version: i32) -> Self {
        Self { rope: Rope::from_str(text), version }
    }

    /// Applies changes in order; places are clamped, a reversed range is read the right way round.
    ///
    /// Gives the bytes of what the last one put in, unless it replaced the whole text.
    pub fn apply(&mut self, changes: &[Change], version: i32, encoding: Encoding) -> Option<Span> {
        let spans = changes.iter().map(|change| self.apply_one(change, encoding));
        let last = spans.last().flatten();
        self.version = version;
        last
    }

    fn apply_one(&mut self, change: &Change, encoding: Encoding) -> Option<Span> {
        let Some((first, last)) = change.range else {
            self.rope = Rope::from_str(&change.text);
            return None;
        };
        let (a, b) = (byte(&self.rope, first, encoding), byte(&self.rope, last, encoding));
        let start = self.rope.byte_to_char(a.min(b));
        let end = self.rope.byte_to_char(a.max(b));
        self.rope.remove(start..end);
        self.rope.insert(start, &change.text);
        Some(Span::new(a.min(b), a.min(b) + change.text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Document, Span};
    use crate::text::position::{Encoding, Position};

    fn change(line: usize, from: usize, to: usize, text: &str) -> Change {
        let place = |column| Position { line, column };
        Change { range: Some((place(from), place(to))), text: text.to_owned() }
    }

    #[test]
    fn full_and_partial_changes_apply_in_order() {
        let mut document = Document::new("", 0);
        let whole = Change { range: None, text: "a 😀 22 ans\n".to_owned() };
        let last = document.apply(&[whole, change(0, 5, 7, "23"), change(9, 0, 0, "fin")], 4, Encoding::Utf16);
        assert_eq!(document.rope.to_string(), "a 😀 23 ans\nfin");
        assert_eq!((document.version, last), (4, Some(Span::new(14, 17))));
        assert_eq!(document.apply(&[Change { range: None, text: String::new() }], 5, Encoding::Utf16), None);
    }

    #[test]
    fn a_reversed_range_is_harmless() {
        let mut document = Document::new("abc", 0);
        document.apply(&[change(0, 2, 1, "x")], 1, Encoding::Utf8);
        assert_eq!(document.rope.to_string(), "axc");
    }
}
