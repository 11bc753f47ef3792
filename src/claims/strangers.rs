//! Strangers: names in a block that the desk doesn't have, some of which may be a known one misspelt.

use super::again;
use super::bearer::is_kin;
use super::mention::{By, Mention};
use super::reading::Reading;
use super::slots::holder;
use crate::facts::{Base, EntityId};
use crate::language::Marker;
use crate::text::{Span, Token, tokens};
use smol_str::SmolStr;
use std::ops::Range;

/// Words with capitals in a row that are no name of the desk's, small words between: « Jeanne de Trou ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Its words, small ones too.
    pub words: Vec<Part>,
    /// The entities of whom one of its words is a name by itself, in order.
    pub named: Vec<EntityId>,
    /// Whether nothing brings in another of such a name: kin in the block, « X, le maire de Y » behind it; and no word that opens a sentence
    /// is taken for its first.
    pub alone: bool,
    /// The entities that its sentence names beside it, in order.
    pub beside: Vec<EntityId>,
    /// Who bears its family name and holds the office that stands right beside it.
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
    let found = runs(&reading.tokens).filter_map(|run| told(reading, &run));
    found.collect()
}

/// Those of a block of which no word leads to the desk, where a word of a name of some entities stands in it; what stands beside them isn't
/// looked at.
#[must_use]
pub fn beside(base: &Base, text: &str, named: &[EntityId]) -> Vec<Stranger> {
    if !named.iter().any(|entity| holds_word(text, &base.entity(*entity).names)) {
        return Vec::new();
    }
    let tokens = tokens(text);
    runs(&tokens).filter_map(|run| stranger(base, &tokens, &run)).collect()
}

/// Whether the first or the last word of a name of several stands in a text.
fn holds_word(text: &str, names: &[String]) -> bool {
    let parts = names.iter().filter_map(|name| name.split_once(' ').zip(name.rsplit_once(' ')));
    parts.flat_map(|((first, _), (_, last))| [first, last]).any(|word| text.contains(word))
}

fn told(reading: &Reading<'_>, run: &Range<usize>) -> Option<Stranger> {
    let stranger = stranger(reading.base, &reading.tokens, run)?;
    let sentence = reading.sentences[reading.sentence_of(run.start)].tokens.clone();
    let kin = reading.hits.iter().any(|hit| is_kin(reading, hit.cue));
    let opening = sentence.start == run.start && (reading.is_marked(run.start) || !reading.forms(run.start).is_empty());
    let named = |mention: &&Mention| mention.by == By::Name;
    let mut beside: Vec<EntityId> = reading.mentions_in(sentence).filter(named).filter_map(|mention| mention.entity).collect();
    beside.sort_unstable();
    let titled = titled(reading, run)
        .filter(|_| !kin && !opening && !is_elsewhen(reading, &reading.sentences[reading.sentence_of(run.start)].tokens));
    Some(Stranger { alone: stranger.alone && !kin && !opening, beside, titled, ..stranger })
}

/// « C'était en 1968. Le maire, X, avait coupé le ruban », "the then mayor", "mayor when it opened": whoever held the office at another time.
fn is_elsewhen(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let then = |at: usize| {
        let kinds = [Marker::PastAuxiliary, Marker::Subordinator];
        kinds.iter().any(|kind| reading.is(at, *kind)) || reading.tokens[at].is_any(&["then", "alors"])
    };
    sentence.clone().any(then) || again::is_dated_back(reading, 0..reading.tokens.len(), HELD)
}

/// How many days back somebody else may have held an office.
const HELD: i32 = 300;

/// The one person with the family name of two words whose office stands right beside them: « la maire de Trou, Paule X ».
fn titled(reading: &Reading<'_>, run: &Range<usize>) -> Option<EntityId> {
    let last = run.end.checked_sub(1).filter(|_| run.len() == 2)?;
    let known = reading.base.names_at(&reading.tokens, last).into_iter().map(|(entity, ..)| entity);
    let mut bearers: Vec<EntityId> = known.chain(reading.base.bearers(&reading.tokens[last])).collect();
    bearers.sort_unstable();
    bearers.dedup();
    let [one] = bearers.as_slice() else { return None };
    holder::is_beside(reading, *one, run).then_some(*one)
}

/// One whose words are no name of the desk's, nor begin one of several words.
fn stranger(base: &Base, tokens: &[Token], run: &Range<usize>) -> Option<Stranger> {
    let mut named = Vec::new();
    for (entity, range, proper) in run.clone().flat_map(|at| base.names_at(tokens, at)) {
        if range.len() > 1 {
            return None;
        }
        named.extend(proper.then_some(entity));
    }
    named.sort_unstable();
    named.dedup();
    let words = tokens[run.clone()].iter().map(|token| Part { bare: token.bare.clone(), span: token.span }).collect();
    let alone = !tokens.get(run.end).is_some_and(|token| token.is(","));
    Some(Stranger { words, named, alone, beside: Vec::new(), titled: None })
}

/// Where at least two words with a capital stand in a row.
fn runs(tokens: &[Token]) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = (from..tokens.len()).find(|at| tokens[*at].is_word() && tokens[*at].capital)?;
        from = end(tokens, start);
        Some(start..from)
    })
    .filter(|run| run.len() > 1)
}

/// One past the last word of a name that starts at a token.
fn end(tokens: &[Token], start: usize) -> usize {
    let small = |token: &Token| token.is_any(&["de", "du", "des", "d'", "la", "le", "les", "l'", "of", "the", "von", "van"]);
    let mut end = start + 1;
    for (at, token) in tokens.iter().enumerate().skip(start + 1).take_while(|(_, token)| token.is_word() && (token.capital || small(token)))
    {
        if token.capital {
            end = at + 1;
        }
    }
    end
}
