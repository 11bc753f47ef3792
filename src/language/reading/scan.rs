//! What a text may tell, as its words alone show: wider than what is read, and quicker.

use super::super::Lang;
use super::super::lexicon::Lexicon;
use super::super::marker::{Marker, Markers};
use crate::text::{Kind, Token, sentences};
use std::ops::Range;

/// What a text may tell.
#[derive(Debug, Default)]
pub struct Telling {
    /// The sentences that may tell a day by its number, or parts of a whole.
    pub sentences: Vec<Range<usize>>,
    /// Whether one may tell parts of a whole.
    pub parts: bool,
}

/// What a text may tell.
#[must_use]
pub fn telling(tokens: &[Token], lang: Lang) -> Telling {
    let (lexicon, markers) = (lang.grammar().lexicon(), Markers::of(lang));
    let signs: Vec<usize> = (0..tokens.len()).filter(|at| is_sign(tokens, *at, lexicon, markers)).collect();
    if signs.is_empty() {
        return Telling::default();
    }
    let mut sentences = sentences(tokens, &|word| markers.has(word, Marker::Abbreviation));
    sentences.retain(|sentence| signs.iter().any(|at| sentence.contains(at)));
    Telling { sentences, parts: signs.iter().any(|at| markers.sets_parts(tokens, *at)) }
}

fn is_sign(tokens: &[Token], at: usize, lexicon: &Lexicon, markers: &Markers) -> bool {
    match tokens[at].kind {
        Kind::Word => match lexicon.calendar.get(&*tokens[at].bare) {
            Some(month) => *month || is_numbered(tokens, at, lexicon),
            None => markers.sets_parts(tokens, at),
        },
        Kind::Number => is_in_figures(&tokens[at..]),
        Kind::Mark => false,
    }
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
