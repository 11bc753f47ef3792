//! A paragraph cut where its claims begin and end.

use super::Card;
use crate::text::{Block, Span};
use serde::Serialize;

/// A stretch of a paragraph: plain, or the words of a claim.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The claim's place among those of the article.
    pub(super) claim: Option<usize>,
}

/// A block's pieces, and the claims that stand in it. Of claims that overlap, the first is marked; each has its card.
pub(super) fn pieces(block: &Block, claims: &[Card]) -> (Vec<Piece>, Vec<usize>) {
    let placed = claims.iter().enumerate().filter_map(|(at, card)| Some((at, block.of_file(card.span)?)));
    let placed: Vec<(usize, Span)> = placed.collect();
    let mut out = Vec::new();
    let mut from = 0;
    for (at, span) in placed.iter().filter(|(_, span)| !span.is_empty()) {
        if span.start < from {
            continue;
        }
        push(&mut out, &block.text[from..span.start], None);
        push(&mut out, span.of(&block.text), Some(*at));
        from = span.end;
    }
    push(&mut out, &block.text[from..], None);
    (out, placed.into_iter().map(|(at, _)| at).collect())
}

fn push(out: &mut Vec<Piece>, text: &str, claim: Option<usize>) {
    if !text.is_empty() {
        out.push(Piece { text: text.to_owned(), claim });
    }
}
