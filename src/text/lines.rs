//! The lines of a file, with their places.

use super::span::Span;

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// What it says, without its end.
    pub(super) text: &'a str,
    /// Where it begins in the file.
    pub(super) start: usize,
}

impl Line<'_> {
    /// Where a piece of the line stands in the file.
    pub(super) fn span_of(&self, piece: &str) -> Span {
        // The piece is part of the line: its address says where it stands.
        let at = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        let start = self.start + at;
        Span::new(start, start + piece.len().min(self.text.len() - at))
    }

    /// How far it is indented.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }
}

/// The lines of a text from a byte on.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = from;
    text[from..].split_inclusive('\n').map(move |whole| {
        let start = at;
        at += whole.len();
        Line { text: whole.trim_end_matches(['\n', '\r']), start }
    })
}
