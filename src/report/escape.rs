//! Text from drafts and sources made safe to show: what would move the cursor, hide or reorder words is spelt out.

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

/// Controls, separators a terminal may break at, marks that turn the reading direction, and blanks without width.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::visible;

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
}
