//! Where a span of an older text stands in a newer one.
//!
//! Between a keystroke and its check the last report is a little old.
//! What stands before the edited stretch stays, what stands behind it moves, what overlaps it is gone.

use crate::text::Span;
use ropey::Rope;

/// What was edited between two texts, as one stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drift {
    /// Where the edited stretch starts, in both texts.
    start: usize,
    /// Where it ends in the older text.
    old_end: usize,
    /// Where it ends in the newer text.
    new_end: usize,
}

impl Drift {
    /// What was edited from `old` to `new`.
    pub(super) fn between(old: &Rope, new: &Rope) -> Self {
        let (old_len, new_len) = (old.len_bytes(), new.len_bytes());
        if old.is_instance(new) {
            return Self { start: old_len, old_end: old_len, new_end: new_len };
        }
        let start = common(old.bytes(), new.bytes());
        let tail = common(old.bytes_at(old_len).reversed(), new.bytes_at(new_len).reversed()).min(old_len.min(new_len) - start);
        Self { start, old_end: old_len - tail, new_end: new_len - tail }
    }

    /// The span in the newer text, unless it was edited.
    pub(super) fn map(&self, span: Span) -> Option<Span> {
        if span.end <= self.start {
            return Some(span);
        }
        let moved = |at: usize| at - self.old_end + self.new_end;
        (span.start >= self.old_end).then(|| Span::new(moved(span.start), moved(span.end)))
    }
}

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::Drift;
    use crate::text::Span;
    use ropey::Rope;

    fn mapped(old: &str, new: &str, word: &str) -> Option<String> {
        let at = old.find(word).unwrap();
        let span = Drift::between(&Rope::from_str(old), &Rope::from_str(new)).map(Span::new(at, at + word.len()))?;
        Some(span.of(new).to_owned())
    }

    #[test]
    fn what_was_not_edited_is_found_again() {
        let (old, new) = ("il a 22 ans, à Spa", "il a 24 ans et demi, à Spa");
        assert_eq!(mapped(old, new, "il").as_deref(), Some("il"));
        assert_eq!(mapped(old, new, "Spa").as_deref(), Some("Spa"));
        assert_eq!(mapped(old, new, "22 ans"), None);
    }

    #[test]
    fn the_same_text_keeps_everything() {
        assert_eq!(mapped("aaa", "aaa", "aaa").as_deref(), Some("aaa"));
    }

    #[test]
    fn repeated_letters_are_counted_once() {
        assert_eq!(mapped("aa", "aaa", "a").as_deref(), Some("a"));
        assert_eq!(mapped("aaa b", "a b", "b").as_deref(), Some("b"));
    }

    proptest::proptest! {
        #[test]
        fn a_mapped_span_covers_the_same_text(old in "[aé😀]{0,9}", new in "[aé😀]{0,9}") {
            let drift = Drift::between(&Rope::from_str(&old), &Rope::from_str(&new));
            for (start, _) in old.char_indices() {
                for end in (start..=old.len()).filter(|end| old.is_char_boundary(*end)) {
                    if let Some(span) = drift.map(Span::new(start, end)) {
                        assert_eq!(new.get(span.start..span.end), old.get(start..end));
                    }
                }
            }
        }
    }
}
