//! Characters that nobody sees, and what to show in their place: they would move a cursor, hide words or turn the reading direction.

use std::borrow::Cow;

/// Controls, separators a terminal may break at, marks that turn the reading direction, and blanks without width.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || matches!(c, '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}')
        || matches!(c, '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The text with blanks of every kind as one space each and what can't be seen as `\u{…}`, as is what a job's runner would obey.
#[must_use]
pub fn visible(text: &str) -> String {
    spelt(text, |at, c| is_hidden(c) || c == '#' && COMMANDS.iter().any(|command| text[at..].starts_with(command)))
}

/// The same at the start of a line, where colons too would have a job's runner take it for a command.
#[must_use]
pub fn opening(text: &str) -> String {
    let shown = visible(text);
    let blank = shown.len() - shown.trim_start().len();
    if shown[blank..].starts_with("::") { format!("{}\\u{{3a}}{}", &shown[..blank], &shown[blank + 1..]) } else { shown }
}

/// What runners of jobs take for a command to them wherever it stands in what a job prints.
const COMMANDS: [&str; 3] = ["##[", "##vso[", "##teamcity["];

/// The text for a page, which shows what has no width as it is: controls, separators and what turns the reading direction are spelt out.
#[must_use]
pub fn printed(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_control() || turns(c) || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}');
    if text.contains(odd) { Cow::Owned(spelt(text, |_, c| odd(c))) } else { Cow::Borrowed(text) }
}

/// The text with what can't stay as `\u{…}`, blanks of every kind as one space each.
fn spelt(text: &str, is_spelt: impl Fn(usize, char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\t' | '\n' | '\r' => out.push(' '),
            c if is_spelt(at, c) => out.extend(c.escape_unicode()),
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
    use super::{opening, printed, straight, visible};

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
    fn no_runner_is_told_what_to_do() {
        assert_eq!(visible("## a ##[b] ##vso[c]"), "## a \\u{23}#[b] \\u{23}#vso[c]");
        assert_eq!(opening("::error::x.md"), "\\u{3a}:error::x.md");
        assert_eq!(opening("\n ::x"), "  \\u{3a}:x");
        assert_eq!(opening("a::b"), "a::b");
    }

    #[test]
    fn a_page_shows_what_has_no_width() {
        assert_eq!(printed("l\u{200b}a"), "l\u{200b}a");
        assert_eq!(printed("a\nb\u{1b}[2J\u{9b}\u{202e}\u{2028}"), "a b\\u{1b}[2J\\u{9b}\\u{202e}\\u{2028}");
    }

    #[test]
    fn only_what_turns_words_round_is_spelt_out() {
        assert_eq!(straight("a\n\u{200b}\u{202e}b"), "a\n\u{200b}\\u{202e}b");
    }
}
