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
    /// What the last edit put in.
    put: Span,
    at: Instant,
}

impl Typing {
    /// An edit that put this in, made now.
    pub(super) fn now(put: Span) -> Self {
        Self { put, at: Instant::now() }
    }

    /// How much of a time is left since then.
    pub(super) fn left(&self, of: Duration) -> Duration {
        of.saturating_sub(self.at.elapsed())
    }
}

/// The findings to hold back, by number: those on the word that is being typed that were not said before.
pub(super) fn held(checked: &Checked, typing: Typing, before: Option<&Checked>) -> Vec<usize> {
    let Some(word) = word(&checked.document.rope, typing.put) else { return Vec::new() };
    let is_same = |a: &Finding, b: &Finding| a.rule.name == b.rule.name && a.message == b.message;
    let said = |finding: &Finding| before.is_some_and(|before| before.said().any(|other| is_same(other, finding)));
    let findings = checked.report.findings.iter().enumerate();
    findings.filter(|(_, finding)| finding.span.overlaps(word) && !said(finding)).map(|(at, _)| at).collect()
}

/// The word or figure at the caret, whatever stands behind it: what was put in ends in it, or was taken out of it.
fn word(rope: &Rope, put: Span) -> Option<Span> {
    let end = put.end;
    let (before, after) = (rope.get_byte_slice(..end)?, rope.get_byte_slice(end..)?);
    let mut next = after.chars().next();
    // « 7, » may become « 7,4 ».
    let goes_on = |c: &char| {
        let neighbour = next.replace(*c);
        is_in_word(*c) || matches!(c, '.' | ',') && neighbour.is_none_or(char::is_numeric)
    };
    let ahead: usize = before.chars_at(before.len_chars()).reversed().take_while(goes_on).map(char::len_utf8).sum();
    let behind: usize = after.chars().take_while(|c| is_in_word(*c)).map(char::len_utf8).sum();
    let text = rope.get_byte_slice(end - ahead..end)?.to_string();
    let closed = text.ends_with(['.', ',']) && !text.trim_end_matches(['.', ',']).ends_with(char::is_numeric);
    // A space or a mark that was put in before a word is no part of it.
    let is_apart = ahead == 0 && !put.is_empty();
    (ahead + behind > 0 && !closed && !is_apart).then(|| Span::new(end - ahead, end + behind))
}

/// Whether a character can only be part of a word.
fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::word;
    use crate::text::Span;
    use ropey::Rope;

    /// The word at a mark: `|` stands behind what was put in, `<` where something was taken out.
    fn typed(text: &str) -> Option<String> {
        let at = text.find(['|', '<']).unwrap();
        let put = if text[at..].starts_with('|') { text[..at].chars().next_back().map_or(0, char::len_utf8) } else { 0 };
        let text = text.replace(['|', '<'], "");
        word(&Rope::from_str(&text), Span::new(at - put, at)).map(|span| span.of(&text).to_owned())
    }

    #[test]
    fn a_word_goes_on_until_a_space_or_a_mark_ends_it() {
        assert_eq!(typed("il a 2|").as_deref(), Some("2"));
        assert_eq!(typed("il a 2|\nPuis").as_deref(), Some("2"));
        assert_eq!(typed("avec Jean-|\r\n").as_deref(), Some("Jean-"));
        assert_eq!(typed("il a 22 ans|").as_deref(), Some("ans"));
        assert_eq!(typed("il a 22 |"), None);
        assert_eq!(typed("il a 22 ans.|"), None);
        assert_eq!(typed("|"), None);
    }

    #[test]
    fn a_word_that_is_changed_goes_on_whatever_stands_behind_it() {
        assert_eq!(typed("il a 2| ans, dit").as_deref(), Some("2"));
        assert_eq!(typed("il a 2|2 ans, dit").as_deref(), Some("22"));
        assert_eq!(typed("il a 2< ans, dit").as_deref(), Some("2"));
        assert_eq!(typed("il a <2 ans, dit").as_deref(), Some("2"));
        assert_eq!(typed("il a 22 |ans, dit"), None);
        assert_eq!(typed("il a 22,| dit"), None);
        assert_eq!(typed("il a < ans"), None);
    }

    #[test]
    fn a_figure_may_go_on_behind_its_mark() {
        assert_eq!(typed("de 7,|").as_deref(), Some("7,"));
        assert_eq!(typed("de 7,4|").as_deref(), Some("7,4"));
        assert_eq!(typed("de 1.5|").as_deref(), Some("1.5"));
    }
}
