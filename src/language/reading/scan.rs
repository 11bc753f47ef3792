//! What a text may tell, as its words alone show: wider than what is read, and quicker.

use super::super::Lang;
use super::super::lexicon::Lexicon;
use crate::text::{Kind, Token};

/// Whether a text may tell a day by its number: beside a month or a weekday, or in figures.
#[must_use]
pub fn may_tell_day(tokens: &[Token], lang: Lang) -> bool {
    let lexicon = lang.grammar().lexicon();
    (0..tokens.len()).any(|at| match tokens[at].kind {
        Kind::Word => match lexicon.calendar.get(&*tokens[at].bare) {
            Some(month) => *month || is_numbered(tokens, at, lexicon),
            None => false,
        },
        Kind::Number => is_in_figures(&tokens[at..]),
        Kind::Mark => false,
    })
}

/// « mardi 14 », "Tuesday, the 14th".
fn is_numbered(tokens: &[Token], weekday: usize, lexicon: &Lexicon) -> bool {
    let near = weekday + 1..(weekday + REACH).min(tokens.len());
    let numeral = |word: &str| lexicon.numbers.contains_key(word) || lexicon.ordinals.contains_key(word);
    tokens[near].iter().any(|token| token.kind == Kind::Number || numeral(&token.bare))
}

/// How far behind a weekday the number of its day may stand: a full stop, a comma, an article between.
const REACH: usize = 6;

/// `05.02.2026`, `05/02/2026`, `2026-02-05`, `18 08 1978`.
fn is_in_figures(tokens: &[Token]) -> bool {
    let [first, rest @ ..] = tokens else { return false };
    let joined = |next: &Token| next.kind == Kind::Number || next.glued && next.is("/");
    first.norm.contains('.') || rest.first().is_some_and(joined)
}
