//! Quotations in a block.

use super::reading::Reading;
use crate::language::Marker;
use crate::text::{Span, Token};
use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The tokens between the marks.
    pub tokens: Range<usize>,
    /// The words, marks left out.
    pub span: Span,
    /// Whether it is speech: two words or more. One word is a word held at a distance.
    pub is_speech: bool,
}

/// The quotations of a text, in order.
#[must_use]
pub fn find(tokens: &[Token], text: &str) -> Vec<Quoted> {
    let mut out = Vec::new();
    let mut at = 0;
    // Where each closing mark stands last: an opening mark past it is never closed.
    let last = |mark: &str| tokens.iter().rposition(|token| token.is(mark)).unwrap_or_default();
    let lasts: Vec<(&str, usize)> = ["»", "”", "\""].into_iter().map(|mark| (mark, last(mark))).collect();
    while at < tokens.len() {
        let open = |mark: &&str| lasts.iter().any(|(known, last)| known == mark && *last > at);
        let close = closing(&tokens[at].norm).filter(open).and_then(|mark| (at + 1..tokens.len()).find(|next| tokens[*next].is(mark)));
        match close {
            Some(close) => {
                out.extend(quoted(tokens, text, at + 1..close));
                at = close + 1;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether each token of a text stands inside one of the quotations that are speech.
#[must_use]
pub fn inside(quotes: &[Quoted], tokens: usize) -> Vec<bool> {
    let mut out = vec![false; tokens];
    for quote in quotes.iter().filter(|quote| quote.is_speech) {
        out[quote.tokens.clone()].fill(true);
    }
    out
}

/// Whether somebody says the words who is told as new: « …, a lancé un élu », "…,” a former curator wrote".
#[must_use]
pub fn is_anyones(reading: &Reading<'_>, quoted: &Quoted) -> bool {
    let end = reading.sentences[reading.sentence_of(quoted.tokens.start)].tokens.end;
    let near = quoted.tokens.end..end.min(quoted.tokens.end + REACH);
    // « …, a-t-il dit dans un entretien »: where it was said, not by whom.
    let led = |at: usize| [Marker::Preposition, Marker::There].iter().any(|marker| reading.has(at - 1, *marker));
    near.into_iter().any(|at| reading.has(at, Marker::Indefinite) && !reading.has(at, Marker::Genitive) && !led(at))
}

/// How far behind a quotation its speaker is told.
const REACH: usize = 12;

/// The words of some tokens, folded.
#[must_use]
pub fn bare(tokens: &[Token]) -> Vec<Box<str>> {
    tokens.iter().filter(|token| token.is_word()).map(|token| token.bare.as_str().into()).collect()
}

/// Whether the quoted words are those on record, whole, cut or altered: three words in a row, or most of them.
#[must_use]
pub fn is_version(told: &[Box<str>], record: &[Box<str>]) -> bool {
    let shared = common(told, record);
    let content = told.len() >= 4 || told.len() == shared && shared >= 2;
    content && shared * 4 >= told.len() * 3 || shared >= 5 && shared * 3 >= told.len() * 2
}

/// Whether the quoted words stand in a row on record.
#[must_use]
pub fn is_run(told: &[Box<str>], record: &[Box<str>]) -> bool {
    !told.is_empty() && record.windows(told.len()).any(|window| window == told)
}

/// How many words two texts share in order: the length of their longest common subsequence.
#[must_use]
pub fn common(a: &[Box<str>], b: &[Box<str>]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

fn closing(mark: &str) -> Option<&'static str> {
    match mark {
        "«" => Some("»"),
        "“" => Some("”"),
        "\"" => Some("\""),
        _ => None,
    }
}

fn quoted(tokens: &[Token], text: &str, range: Range<usize>) -> Option<Quoted> {
    let words = tokens[range.clone()].iter().filter(|token| token.is_word()).count();
    let span = Span::new(tokens.get(range.start)?.span.start, tokens.get(range.end.checked_sub(1)?)?.span.end);
    (words > 0 && !span.of(text).is_empty()).then_some(Quoted { tokens: range, span, is_speech: words > 1 })
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_of_every_kind_open_and_close() {
        let text = "« Non, jamais », dit-il. “We won't,” she said. \"No way\" !";
        let tokens = crate::text::tokens(text);
        let words: Vec<&str> = super::find(&tokens, text).iter().map(|quote| quote.span.of(text)).collect();
        assert_eq!(words, ["Non, jamais", "We won't,", "No way"]);
    }
}
