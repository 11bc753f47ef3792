//! Tokens to sentences.

use super::token::{Kind, Token};
use std::ops::Range;

/// Sentences as ranges of tokens, in order, covering every token.
///
/// `abbreviation` says whether a folded word keeps the full stop after it (« M. », « Dr. »).
/// A mark inside quotation marks ends no sentence unless the quotation ends with it.
#[must_use]
pub fn sentences(tokens: &[Token], abbreviation: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while at < tokens.len() {
        depth = nesting(depth, &tokens[at]);
        if depth == 0 && (ends(tokens, at, abbreviation) || is_quotation_end(tokens, at)) {
            at = tail(tokens, at);
            out.push(start..at);
            start = at;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

fn nesting(depth: usize, token: &Token) -> usize {
    match &*token.norm {
        "«" | "“" => depth + 1,
        "»" | "”" => depth.saturating_sub(1),
        _ => depth,
    }
}

fn ends(tokens: &[Token], at: usize, abbreviation: &dyn Fn(&str) -> bool) -> bool {
    match &*tokens[at].norm {
        "." => !is_inside(tokens, at, abbreviation) && opens(tokens, at),
        "!" | "?" | "…" => opens(tokens, at),
        _ => false,
    }
}

/// « C'est fini. » Elle part: the quotation ends with a mark of its own, and what follows opens a sentence.
fn is_quotation_end(tokens: &[Token], at: usize) -> bool {
    // « Jamais ! » Jean Doe a répondu: what follows another mark may tell who says so.
    let marked = at.checked_sub(1).is_some_and(|before| tokens[before].is("."));
    tokens[at].is_any(&["»", "”"]) && marked && opens(tokens, at)
}

/// A full stop that belongs to an abbreviation, an initial or a figure.
fn is_inside(tokens: &[Token], at: usize, abbreviation: &dyn Fn(&str) -> bool) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    if before.span.end != tokens[at].span.start || before.kind != Kind::Word {
        return false;
    }
    let initial = before.capital && before.norm.chars().count() == 1;
    initial || abbreviation(&before.norm)
}

/// What follows can start a sentence: nothing, a capital, a figure or an opening mark.
fn opens(tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens[at + 1..].iter().find(|next| !is_closing(next) && !next.is_any(&[".", "!", "?", "…"])) else {
        return true;
    };
    let apart = next.span.start > tokens[at].span.end;
    apart && (next.capital || next.kind == Kind::Number || next.is_any(&["«", "“", "\"", "—", "–", "-", "(", "[", "'"]))
}

/// The sentence takes the marks and closing quotes that follow it.
fn tail(tokens: &[Token], at: usize) -> usize {
    let more = tokens[at + 1..].iter().take_while(|next| next.glued && (is_closing(next) || next.is_any(&[".", "!", "?", "…"]))).count();
    at + 1 + more
}

fn is_closing(token: &Token) -> bool {
    token.is_any(&["»", "”", ")", "]"]) || token.glued && token.is("\"")
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::text::token::tokens;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        sentences(&tokens, &|word| matches!(word, "m" | "dr" | "p"))
            .into_iter()
            .map(|range| &text[tokens[range.start].span.start..tokens[range.end - 1].span.end])
            .collect()
    }

    #[test]
    fn full_stops_of_titles_and_initials_end_nothing() {
        assert_eq!(split("M. Payan est venu. Il repart."), ["M. Payan est venu.", "Il repart."]);
        assert_eq!(split("J. K. Rowling écrit. Voir p. 3."), ["J. K. Rowling écrit.", "Voir p. 3."]);
    }

    #[test]
    fn quotations_hold_together() {
        assert_eq!(split("« Non. Jamais. », dit-elle. Fin."), ["« Non. Jamais. », dit-elle.", "Fin."]);
        assert_eq!(split("« Non. » dit-elle. « Jamais. » Elle part."), ["« Non. » dit-elle.", "« Jamais. »", "Elle part."]);
        assert_eq!(split("He left. “Never.” She stays."), ["He left.", "“Never.”", "She stays."]);
        assert_eq!(split("« Jamais ! » Jean Doe a répondu."), ["« Jamais ! » Jean Doe a répondu."]);
    }

    #[test]
    fn figures_hold_together() {
        assert_eq!(split("Il fait 3.5 km. Le 3 mai."), ["Il fait 3.5 km.", "Le 3 mai."]);
    }
}
