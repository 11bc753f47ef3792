//! A span in its line: as much of the line as can be taken in at a glance.

use super::escape::visible;
use crate::text::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// How many characters are shown.
pub(super) const WIDTH: usize = 100;

/// A piece of a draft, safe to show, and where the span is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// One line of text, with an ellipsis where the line goes on.
    pub(super) text: String,
    /// The span, in bytes of that text.
    pub(super) span: Range<usize>,
}

/// The window round a span. A span over several lines is shown as one.
pub(super) fn window(text: &str, span: Span) -> Window {
    let start = text.floor_char_boundary(span.start);
    let end = text.floor_char_boundary(span.end).max(start);
    let (before, after) = (line_before(&text[..start]), line_after(&text[end..]));
    let inside = shortened(&text[start..end]);
    let room = WIDTH.saturating_sub(inside.chars().count());
    let (left, right) = shares(room, before.chars().count(), after.chars().count());
    let head = tail_of(before, left);
    Window { span: head.len()..head.len() + inside.len(), text: head + &inside + &head_of(after, right) }
}

/// What stands before in the line, a character more than is shown at most: a line may be the whole draft.
fn line_before(text: &str) -> &str {
    let near = text.char_indices().rev().nth(WIDTH).map_or(text, |(at, _)| &text[at..]);
    near.rfind(is_break).map_or(near, |at| &near[at + 1..])
}

/// What stands behind in the line, likewise.
fn line_after(text: &str) -> &str {
    let near = text.char_indices().nth(WIDTH + 1).map_or(text, |(at, _)| &text[..at]);
    near.find(is_break).map_or(near, |at| &near[..at])
}

/// What breaks lines for the protocol and for the terminal.
const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Half of the room for each side, and what one side leaves for the other.
fn shares(room: usize, before: usize, after: usize) -> (usize, usize) {
    let left = before.min((room / 2).max(room.saturating_sub(after)));
    (left, room - left)
}

/// A span longer than the window keeps its two ends.
fn shortened(text: &str) -> String {
    if text.chars().count() <= WIDTH {
        return visible(text);
    }
    let half = (WIDTH - 3) / 2;
    format!("{} {}", head_of(text, half), tail_of(text, half))
}

/// The first `room` characters, and an ellipsis when there are more.
fn head_of(text: &str, room: usize) -> String {
    let length = fitting(text.graphemes(true), room);
    if length == text.len() { visible(text) } else { visible(&text[..length]) + "…" }
}

/// The last `room` characters, and an ellipsis when there are more.
fn tail_of(text: &str, room: usize) -> String {
    let length = fitting(text.graphemes(true).rev(), room);
    if length == text.len() { visible(text) } else { format!("…{}", visible(&text[text.len() - length..])) }
}

/// How many bytes of whole graphemes fit.
fn fitting<'a>(graphemes: impl Iterator<Item = &'a str>, room: usize) -> usize {
    let mut left = room;
    let fits = |grapheme: &&str| {
        let fits = grapheme.chars().count() <= left;
        left = left.saturating_sub(grapheme.chars().count());
        fits
    };
    graphemes.take_while(fits).map(str::len).sum()
}

#[cfg(test)]
mod tests {
    use super::window;
    use crate::text::Span;

    fn shown(text: &str, word: &str) -> String {
        let start = text.find(word).unwrap();
        let window = window(text, Span::new(start, start + word.len()));
        let (before, rest) = window.text.split_at(window.span.start);
        let (inside, after) = rest.split_at(window.span.len());
        format!("{before}[{inside}]{after}")
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(shown("un\r\nElle a 24 ans.\r\ntrois", "24 ans"), "Elle a [24 ans].");
        assert_eq!(shown("\tElle\ta 24 ans", "24 ans"), " Elle a [24 ans]");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}24 ans{}", "été ".repeat(100), " fin".repeat(100));
        let shown = shown(&text, "24 ans");
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("été [24 ans] fin"));
        assert_eq!(shown.chars().count(), 100 + 4);
    }

    #[test]
    fn room_one_side_leaves_goes_to_the_other() {
        let text = format!("Elle a 24 ans{}", " fin".repeat(100));
        assert_eq!(shown(&text, "24 ans").chars().count(), 100 + 3);
    }

    /// As much as fits, whichever side it is on, and an ellipsis only for what doesn't.
    #[test]
    fn a_line_is_whole_up_to_the_width_and_never_longer() {
        for (before, after) in (0..=104).flat_map(|before| [0, 1, 43, 47, 50, 93, 94, 95, 300].map(|after| (before, after))) {
            let shown = shown(&format!("{}24 ans{}", "é".repeat(before), "à".repeat(after)), "24 ans");
            let (whole, cut) = (before + 6 + after, shown.matches('…').count());
            assert_eq!((cut == 0, shown.chars().count() - 2 - cut), (whole <= 100, whole.min(100)), "{before} {after}");
        }
    }

    #[test]
    fn a_long_span_keeps_its_ends() {
        let quotation = format!("début {} fin", "mot ".repeat(80));
        let shown = shown(&format!("Il dit {quotation}."), &quotation);
        assert!(shown.contains("[début") && shown.contains(" fin]") && shown.contains("… …"));
        assert!(shown.chars().count() < 120);
    }

    #[test]
    fn escapes_move_the_span_along() {
        assert_eq!(shown("a\u{1b}[2J 24\u{202e} ans.", "24\u{202e} ans"), "a\\u{1b}[2J [24\\u{202e} ans].");
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_in_the_window(text in "\\PC{0,400}", a: usize, b: usize) {
            let (a, b) = (a % (text.len() + 3), b % (text.len() + 3));
            let window = window(&text, Span::new(a.min(b), a.max(b)));
            assert!(window.text.get(window.span).is_some());
        }
    }
}
