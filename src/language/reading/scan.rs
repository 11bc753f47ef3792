//! What a text may tell, as its words alone show: wider than what is read, and quicker.

use super::super::Lang;
use super::super::lexicon::Lexicon;
use super::super::marker::{Marker, Markers};
use crate::text::{Kind, Token, sentences};
use std::ops::Range;

/// What a text may tell.
#[derive(Debug, Default)]
pub struct MayTell {
    /// The sentences that may tell a day by its number, or parts of a whole.
    pub sentences: Vec<Range<usize>>,
    /// Whether one may tell parts of a whole.
    pub parts: bool,
}

/// What a text may tell.
#[must_use]
pub fn may_tell(tokens: &[Token], lang: Lang) -> MayTell {
    let (lexicon, markers) = (lang.grammar().lexicon(), Markers::of(lang));
    let signs: Vec<usize> = (0..tokens.len()).filter(|at| is_sign(tokens, *at, lexicon, markers)).collect();
    if signs.is_empty() {
        return MayTell::default();
    }
    let mut sentences = sentences(tokens, &|word| markers.has(word, Marker::Abbreviation));
    sentences.retain(|sentence| signs.iter().any(|at| sentence.contains(at)));
    MayTell { sentences, parts: signs.iter().any(|at| markers.sets_parts(tokens, *at)) }
}

/// A day of a month that not every month has, a weekday beside a year, a date in figures, or a word that sets parts side by side.
fn is_sign(tokens: &[Token], at: usize, lexicon: &Lexicon, markers: &Markers) -> bool {
    match tokens[at].kind {
        Kind::Word => match lexicon.calendar.get(&*tokens[at].bare) {
            Some(true) => near(tokens, at).iter().any(|token| is_late(token, lexicon)),
            Some(false) => tokens[at..].iter().take(FAR).any(is_year),
            None => markers.sets_parts(tokens, at),
        },
        Kind::Number => is_in_figures(&tokens[at..]),
        Kind::Mark => false,
    }
}

/// The tokens about a month among which its day may stand: « le vingt-neuf du mois de février », "February, the 30th".
fn near(tokens: &[Token], month: usize) -> &[Token] {
    &tokens[month.saturating_sub(REACH)..(month + REACH).min(tokens.len())]
}

const REACH: usize = 6;

/// How far behind a weekday its year may stand: "Tuesday, the 14th day of March, in the year 2023".
const FAR: usize = 20;

/// A number that only some months count to, or a word that may be part of one.
fn is_late(token: &Token, lexicon: &Lexicon) -> bool {
    match token.kind {
        Kind::Number => token.norm.len() == 2 && *token.norm >= *"29",
        Kind::Word => lexicon.numbers.contains_key(&*token.bare) || lexicon.ordinals.contains_key(&*token.bare),
        Kind::Mark => false,
    }
}

fn is_year(token: &Token) -> bool {
    token.kind == Kind::Number && token.norm.len() == 4
}

/// `05.02.2026`, `05/02/2026`, `2026-02-05`, `18 08 1978`.
fn is_in_figures(tokens: &[Token]) -> bool {
    let number = |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Number);
    let pointed = || tokens[0].norm.matches('.').count() > 1;
    let spaced = || number(1).is_some_and(|second| second.norm.len() == 2) && number(2).is_some();
    let joined = |next: &Token| next.glued && (next.kind == Kind::Number || next.is("/"));
    tokens.get(1).is_some_and(joined) || pointed() || spaced()
}
