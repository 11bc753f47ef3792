//! Text from drafts and sources made safe to show: what would move the cursor, hide or reorder words is spelt out.

use crate::text::hidden::turns;
pub use crate::text::hidden::visible;
use std::borrow::Cow;

/// The text with what turns the reading direction as `\u{…}`: for what keeps lines and escapes the rest itself.
#[must_use]
pub fn straight(text: &str) -> Cow<'_, str> {
    if !text.contains(turns) {
        return Cow::Borrowed(text);
    }
    let spell = |c: char| if turns(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(spell).collect())
}

#[cfg(test)]
mod tests {
    use super::straight;

    #[test]
    fn only_what_turns_words_round_is_spelt_out() {
        assert_eq!(straight("a\n\u{200b}\u{202e}b"), "a\n\u{200b}\\u{202e}b");
    }
}
