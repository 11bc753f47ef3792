//! The noun that a clause of its own tells a figure of: « le budget, qui s'élève à 48 millions », « Évalués à 4 millions, les dégâts … ».

use crate::claims::Reading;
use crate::claims::segment::{Opener, Segment, Sentence};
use crate::language::Marker;
use std::ops::Range;

/// How many words a noun phrase has at most up to its noun, and the words that lead from such a verb to its figure.
const PHRASE: usize = 3;

/// Where that noun stands, of a figure in such a clause.
pub(super) fn head(reading: &Reading<'_>, figure: &Range<usize>) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(figure.start)];
    let own = sentence.segment_of(figure.start);
    resumed(reading, sentence, own, figure).or_else(|| announced(reading, sentence, own, figure))
}

/// « Le budget de la ville, qui s'élève à », "its debt, which stands at": a relative clause behind a comma.
fn resumed(reading: &Reading<'_>, sentence: &Sentence, own: usize, figure: &Range<usize>) -> Option<Range<usize>> {
    let relative = Some(&sentence.segments[own]).filter(|segment| segment.opener == Opener::Relative)?.tokens.start;
    let comma = relative.checked_sub(1).filter(|at| reading.tokens[*at].is(","))?;
    let led = reading.tokens[relative].is_any(&["qui", "which"]) && comma > sentence.tokens.start;
    let phrase = &sentence.segments[sentence.segment_of(comma.checked_sub(1)?)];
    let noun = if phrase.verbs.is_empty() { opening(phrase) } else { comma - 1..comma };
    // « le budget et la dette, qui s'élève à »: of which of them isn't sure.
    let joined = phrase.tokens.clone().any(|at| reading.has(at, Marker::Coordinator));
    (led && !joined && is_told_from(reading, relative + 1, figure)).then_some(noun)
}

/// « Évalués à 4 millions, les dégâts », "Put at 4 million, the damage": a participle that opens the sentence, and nothing else before a comma.
fn announced(reading: &Reading<'_>, sentence: &Sentence, own: usize, figure: &Range<usize>) -> Option<Range<usize>> {
    let next = sentence.segments.get(own + 1).filter(|_| own == 0)?;
    let closed = next.tokens.start == figure.end && next.opener == Opener::Comma && reading.tokens[figure.end].is(",");
    let noun = next.tokens.start + 1..(next.tokens.start + 1 + PHRASE).min(next.tokens.end);
    (closed && is_told_from(reading, sentence.tokens.start, figure)).then_some(noun)
}

/// « s'élève à », "put at": words that say how much a thing is start at a token and lead to the figure.
fn is_told_from(reading: &Reading<'_>, verb: usize, figure: &Range<usize>) -> bool {
    reading.is(verb, Marker::Amounting) && figure.start > verb && figure.start - verb <= PHRASE
}

fn opening(phrase: &Segment) -> Range<usize> {
    phrase.tokens.start..(phrase.tokens.start + PHRASE).min(phrase.tokens.end)
}
