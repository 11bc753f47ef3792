//! Text from drafts and sources made safe to show: what would move the cursor, hide or reorder words is spelt out.

pub use crate::text::hidden::{opening, printed, visible};
use std::borrow::Cow;

/// The text where it may be taken for Markdown, or for a message of SARIF with links in it: what would be a link, an image or a
/// tag has a backslash before it. What is none stays as it is, as others show the text as it comes.
#[must_use]
pub fn unlinked(text: &str) -> Cow<'_, str> {
    let opens_tag = |at: usize| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    let is_odd = |at: usize, c: char| c == ']' && text[at + 1..].starts_with(['(', '[', ':']) || c == '<' && opens_tag(at);
    if !text.char_indices().any(|(at, c)| is_odd(at, c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        if is_odd(at, c) {
            // One that stands there already would be taken for what makes this one plain.
            let before = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
            out.extend(std::iter::repeat_n('\\', before + 1));
        }
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::unlinked;

    #[test]
    fn what_would_be_a_link_is_none() {
        assert_eq!(
            unlinked("![i](http://a) <img src=x> [l][m] a < b [sic] 1<2"),
            "![i\\](http://a) \\<img src=x> [l\\][m] a < b [sic] 1<2"
        );
        assert_eq!(unlinked("[x\\](http://a) \\<img> \\\\<b>"), "[x\\\\\\](http://a) \\\\\\<img> \\\\\\\\\\<b>");
        assert!(matches!(unlinked("« 22 ans » [sic]"), std::borrow::Cow::Borrowed(_)));
    }
}
