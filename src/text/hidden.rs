//! Characters that nobody sees, and what to show in their place: they would move a cursor, hide words or turn the reading direction.

use std::borrow::Cow;

/// Controls, separators a terminal may break at, marks that turn the reading direction, and blanks without width.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The text with blanks of every kind as one space each and what can't be seen as `\u{…}`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => out.push(' '),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// The text with what turns the reading direction as `\u{…}`: for what keeps lines and escapes the rest itself.
#[must_use]
pub fn straight(text: &str) -> Cow<'_, str> {
    if !text.contains(turns) {
        return Cow::Borrowed(text);
    }
    let spell = |c: char| if turns(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Cow::Owned(text.chars().map(spell).collect())
}

/// What makes the words that follow it read in another direction.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{straight, visible};

    #[test]
    fn words_stay_as_they_are() {
        assert_eq!(visible("L’été « 22\u{a0}ans » à 20\u{202f}h 👩\u{200d}🚒"), "L’été « 22\u{a0}ans » à 20\u{202f}h 👩\u{200d}🚒");
    }

    #[test]
    fn what_would_play_with_the_terminal_is_spelt_out() {
        assert_eq!(visible("a\u{1b}[31mb\u{9b}0m"), "a\\u{1b}[31mb\\u{9b}0m");
        assert_eq!(visible("\u{202e}snA 42\u{202c}\u{2066}"), "\\u{202e}snA 42\\u{202c}\\u{2066}");
        assert_eq!(visible("a\r\nb\tc\u{2028}d"), "a  b c\\u{2028}d");
    }

    #[test]
    fn only_what_turns_words_round_is_spelt_out() {
        assert_eq!(straight("a\n\u{200b}\u{202e}b"), "a\n\u{200b}\\u{202e}b");
    }
}
