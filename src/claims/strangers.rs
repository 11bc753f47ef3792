//! Strangers: names in a block that the desk doesn't have, some of which may be a known one misspelt.

use super::bearer::is_kin;
use super::reading::Reading;
use super::slots::misnamed;
use crate::facts::{Base, EntityId};
use crate::text::{Span, Token};
use smol_str::SmolStr;
use std::ops::Range;

/// Words with capitals in a row that are no name of the desk's, small words between: « Jeanne de Trou ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Its words, small ones too.
    pub words: Vec<Part>,
    /// The entities of whom one of its words is a name by itself, in order.
    pub named: Vec<EntityId>,
    /// Whether nothing beside it brings in kin, who bear the same family name.
    pub alone: bool,
    /// Whose office or description stands right beside it, of those who bear its family name.
    pub titled: Option<EntityId>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Folded without accents.
    pub bare: SmolStr,
    /// Where it stands in the block.
    pub span: Span,
}

/// Those of a block that has been read.
#[must_use]
pub fn strangers(reading: &Reading<'_>) -> Vec<Stranger> {
    let runs = runs(reading.base, &reading.tokens);
    runs.into_iter().map(|run| told(reading, &run)).collect()
}

/// Those of a block of which no word leads to the desk: what stands beside them isn't looked at.
#[must_use]
pub fn unread(base: &Base, tokens: &[Token]) -> Vec<Stranger> {
    runs(base, tokens).iter().map(|run| stranger(base, tokens, run)).collect()
}

fn told(reading: &Reading<'_>, run: &Range<usize>) -> Stranger {
    let sentence = reading.sentences[reading.sentence_of(run.start)].tokens.clone();
    let kin = reading.hits_in(sentence).any(|hit| is_kin(reading, hit.cue));
    let titled = misnamed::titled(reading, &(run.end - 2..run.end)).filter(|_| !kin);
    Stranger { alone: !kin, titled, ..stranger(reading.base, &reading.tokens, run) }
}

fn stranger(base: &Base, tokens: &[Token], run: &Range<usize>) -> Stranger {
    let single = |at: usize| base.names_at(tokens, at).into_iter().filter(move |(_, range, proper)| *proper && range.len() == 1);
    let mut named: Vec<EntityId> = run.clone().flat_map(|at| single(at).collect::<Vec<_>>()).map(|(entity, ..)| entity).collect();
    named.sort_unstable();
    named.dedup();
    let words = tokens[run.clone()].iter().map(|token| Part { bare: token.bare.clone(), span: token.span }).collect();
    Stranger { words, named, alone: false, titled: None }
}

/// Where at least two words with a capital stand in a row, and no name of several words begins.
fn runs(base: &Base, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = if tokens[at].is_word() && tokens[at].capital { end(tokens, at) } else { at + 1 };
        if tokens[at..end].iter().filter(|token| token.capital).count() > 1 && !holds_name(base, tokens, &(at..end)) {
            out.push(at..end);
        }
        at = end;
    }
    out
}

fn holds_name(base: &Base, tokens: &[Token], run: &Range<usize>) -> bool {
    run.clone().any(|at| base.names_at(tokens, at).first().is_some_and(|(_, range, _)| range.len() > 1))
}

/// One past the last word of a name that starts at a token.
fn end(tokens: &[Token], start: usize) -> usize {
    let small = |token: &Token| token.is_any(&["de", "du", "des", "d'", "la", "le", "les", "l'", "of", "the", "von", "van", "et", "and"]);
    let mut end = start + 1;
    for (at, token) in tokens.iter().enumerate().skip(start + 1).take_while(|(_, token)| token.is_word() && (token.capital || small(token)))
    {
        if token.capital {
            end = at + 1;
        }
    }
    end
}
