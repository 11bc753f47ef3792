//! The noun that a clause of its own tells a figure of: « le budget de X, qui s'élève à 48 millions », « Évalués à 4 millions, les dégâts de X ».

use crate::claims::mention::Mention;
use crate::claims::segment::{Opener, Sentence};
use crate::claims::{Reading, Subject};
use crate::facts::index::Hit;
use crate::language::Marker;
use std::ops::Range;

/// How many words lead from a verb of amounting to its figure at most.
const REACH: usize = 3;

/// Whether a figure in such a clause is told of a noun that is the subject's own, with no word that tells a part of it.
pub(super) fn is_told_of(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Hit, figure: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(figure.start)];
    let own = sentence.segment_of(figure.start);
    is_resumed(reading, subject, sentence, own, noun, figure) || is_announced(reading, subject, sentence, own, noun, figure)
}

/// « Le budget de la ville, qui s'élève à », "the town's debt, which stands at": a relative clause right behind the phrase.
fn is_resumed(reading: &Reading<'_>, subject: &Subject<'_>, sentence: &Sentence, own: usize, noun: &Hit, figure: &Range<usize>) -> bool {
    let segment = &sentence.segments[own];
    let relative = segment.tokens.start;
    let Some(comma) = relative.checked_sub(1).filter(|at| segment.opener == Opener::Relative && reading.tokens[*at].is(",")) else {
        return false;
    };
    reading.tokens[relative].is_any(&["qui", "which"])
        && is_amount_behind(reading, relative + 1, figure)
        && phrase(reading, subject, sentence.part_start(relative), noun) == Some(comma)
}

/// « Évalués à 4 millions, les dégâts de X », "Put at 4 million, X's debt": a participle that opens the sentence, and nothing else before a comma.
fn is_announced(reading: &Reading<'_>, subject: &Subject<'_>, sentence: &Sentence, own: usize, noun: &Hit, figure: &Range<usize>) -> bool {
    own == 0
        && reading.tokens.get(figure.end).is_some_and(|token| token.is(","))
        && is_amount_behind(reading, sentence.tokens.start, figure)
        && phrase(reading, subject, figure.end + 1, noun).is_some()
}

/// One past the phrase that starts at a token and holds nothing but a noun and whose it is: « le budget de X », "X's budget".
fn phrase(reading: &Reading<'_>, subject: &Subject<'_>, start: usize, noun: &Hit) -> Option<usize> {
    let record = reading.base.entity(subject.entity);
    let own = |mention: &Mention| mention.entity.is_some_and(|entity| entity == subject.entity || record.of.contains(&entity));
    let named = |at: usize| reading.mentions_over(at).find(|mention| own(mention));
    let light =
        |at: &usize| reading.has(*at, Marker::Definite) || reading.has(*at, Marker::Contracted) || reading.has(*at, Marker::Genitive);
    let determiner = |at: usize| light(&at) || named(at).is_some() || reading.tokens[at].is("'s");
    let end = noun.tokens.end;
    if noun.verb || start > noun.tokens.start || !(start..noun.tokens.start).all(determiner) {
        return None;
    }
    if (start..noun.tokens.start).any(|at| named(at).is_some()) {
        return Some(end);
    }
    let owner = (end..end + REACH).find(|at| !light(at)).filter(|at| *at > end)?;
    named(owner).filter(|mention| mention.tokens.start == owner).map(|mention| mention.tokens.end)
}

/// « s'élève à », "put at": words that say how much a thing is start at a token and lead to the figure.
fn is_amount_behind(reading: &Reading<'_>, verb: usize, figure: &Range<usize>) -> bool {
    reading.is(verb, Marker::Amounting) && figure.start > verb && figure.start - verb <= REACH
}
