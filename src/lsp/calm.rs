//! Calm while a word is being typed: what is new about a word that may go on isn't said before it is done.
//!
//! « 2 » on the way to « 22 ans » is no error. What was said before stays said, so that nothing flickers.

use super::session::Checked;
use crate::rules::Finding;
use crate::text::Span;
use ropey::Rope;
use std::time::{Duration, Instant};

/// Where a draft was typed in last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typing {
    /// The end of the last edit.
    end: usize,
    at: Instant,
}

impl Typing {
    /// An edit that ends here, made now.
    pub(super) fn now(end: usize) -> Self {
        Self { end, at: Instant::now() }
    }

    /// How much of a time is left since then.
    pub(super) fn left(&self, of: Duration) -> Duration {
        of.saturating_sub(self.at.elapsed())
    }
}

/// The findings to hold back, by number: those on the word that is being typed that were not said before.
pub(super) fn held(checked: &Checked, typing: Typing, before: Option<&Checked>) -> Vec<usize> {
    let Some(word) = word(&checked.document.rope, typing.end) else { return Vec::new() };
    let is_same = |a: &Finding, b: &Finding| a.rule.name == b.rule.name && a.message == b.message;
    let said = |finding: &Finding| before.is_some_and(|before| before.said().any(|other| is_same(other, finding)));
    let findings = checked.report.findings.iter().enumerate();
    findings.filter(|(_, finding)| finding.span.overlaps(word) && !said(finding)).map(|(at, _)| at).collect()
}

/// The word or figure that ends at a byte, with nothing behind it on its line.
fn word(rope: &Rope, end: usize) -> Option<Span> {
    let after = rope.get_byte_slice(end..)?.chars().next();
    if after.is_some_and(|c| c != '\n' && c != '\r') {
        return None;
    }
    let before = rope.get_byte_slice(..end)?;
    let mut start = end;
    let mut next = after;
    for c in before.chars_at(before.len_chars()).reversed() {
        // « 7, » may become « 7,4 ».
        let goes_on = c.is_alphanumeric() || matches!(c, '-' | '\'' | '’') || matches!(c, '.' | ',') && next.is_none_or(char::is_numeric);
        if !goes_on {
            break;
        }
        start -= c.len_utf8();
        next = Some(c);
    }
    let word = Span::new(start, end);
    let text = rope.get_byte_slice(start..end)?.to_string();
    let closed = text.ends_with(['.', ',']) && !text.trim_end_matches(['.', ',']).ends_with(char::is_numeric);
    (!word.is_empty() && !closed).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::word;
    use ropey::Rope;

    fn typed(text: &str) -> Option<String> {
        let (before, after) = text.split_once('|').unwrap();
        word(&Rope::from_str(&format!("{before}{after}")), before.len()).map(|span| span.of(before).to_owned())
    }

    #[test]
    fn a_word_goes_on_until_something_stands_behind_it() {
        assert_eq!(typed("il a 2|").as_deref(), Some("2"));
        assert_eq!(typed("il a 2|\nPuis").as_deref(), Some("2"));
        assert_eq!(typed("avec Jean-|\r\n").as_deref(), Some("Jean-"));
        assert_eq!(typed("il a 22 ans|").as_deref(), Some("ans"));
        assert_eq!(typed("il a 22 |"), None);
        assert_eq!(typed("il a 22 ans.|"), None);
        assert_eq!(typed("il a 2|2 ans"), None);
        assert_eq!(typed("|"), None);
    }

    #[test]
    fn a_figure_may_go_on_behind_its_mark() {
        assert_eq!(typed("de 7,|").as_deref(), Some("7,"));
        assert_eq!(typed("de 7,4|").as_deref(), Some("7,4"));
        assert_eq!(typed("de 1.5|").as_deref(), Some("1.5"));
    }
}
