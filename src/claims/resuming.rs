//! Resuming descriptions: « ce fils de cantonnier », « cette ancienne institutrice », which go on with whoever was named before them.

use super::bearer::is_somebody;
use super::mention::{By, Mention, antecedent};
use super::reading::Reading;
use crate::language::{Lang, Marker};
use std::ops::Range;

/// Those of a block, as far as the mentions before them tell of one person alone.
#[must_use]
pub(super) fn find(reading: &Reading<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let french = reading.context.lang == Lang::Fr;
    let free = |tokens: &Range<usize>| !mentions.iter().any(|other| other.tokens.start < tokens.end && tokens.start < other.tokens.end);
    let told = |at: usize| {
        let feminine = reading.tokens[at].is("cette");
        let tokens = phrase(reading, at).filter(free)?;
        let entity = antecedent(reading, at, Some(feminine), mentions)?;
        Some(Mention { entity: Some(entity), tokens, by: By::Pronoun })
    };
    (0..reading.tokens.len()).filter(|at| french && opens(reading, *at)).filter_map(told).collect()
}

/// A demonstrative opens a sentence or what a comma sets off.
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    let starts = at == 0 || !reading.tokens[at - 1].is_word();
    starts && reading.tokens[at].is_any(&["ce", "cet", "cette"]) && !reading.is_quoted(at)
}

/// The demonstrative and the word for somebody behind it.
fn phrase(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let light = |at: &usize| reading.has(*at, Marker::Former) || reading.tokens[*at].is_any(&["jeune", "vieil", "vieux", "vieille"]);
    let noun = (at + 1..(at + 3).min(reading.tokens.len())).find(|at| !light(at))?;
    let told = reading.is(noun, Marker::Officer)
        || reading.is(noun, Marker::Anyone)
        || reading.tokens[noun].is_any(&["fils", "fille", "homme", "femme", "père", "mère", "natif", "native", "enfant"])
        || reading.hits_over(noun).any(|hit| !hit.verb && is_somebody(reading, hit.cue));
    told.then_some(at..noun + 1)
}
