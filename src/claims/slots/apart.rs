//! The noun that a clause of its own tells a figure of: « le budget, qui s'élève à 48 millions », « Évalués à 4 millions, les dégâts … ».

use crate::claims::Reading;
use crate::claims::bearer::is_finite;
use crate::claims::segment::{Opener, Segment, Sentence};
use crate::language::Marker;
use crate::language::inflect::Mood;
use std::ops::Range;

/// How many words a noun phrase has at most up to its noun.
const PHRASE: usize = 3;

/// Where that noun stands, of a figure in such a clause.
pub(super) fn head(reading: &Reading<'_>, figure: &Range<usize>) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(figure.start)];
    let own = sentence.segment_of(figure.start);
    resumed(reading, sentence, own).or_else(|| announced(reading, sentence, own))
}

/// « Le budget de la ville, qui s'élève à », "its debt, which stands at": a relative clause behind a comma.
fn resumed(reading: &Reading<'_>, sentence: &Sentence, own: usize) -> Option<Range<usize>> {
    let relative = Some(&sentence.segments[own]).filter(|segment| segment.opener == Opener::Relative)?.tokens.start;
    let comma = relative.checked_sub(1).filter(|at| reading.tokens[*at].is(","))?;
    // "which had been £4m before the war": of an earlier day.
    let had = sentence.segments[own].tokens.clone().any(|at| reading.has(at, Marker::PastAuxiliary));
    let led = reading.tokens[relative].is_any(&["qui", "which"]) && comma > sentence.tokens.start && !had;
    let phrase = &sentence.segments[sentence.segment_of(comma.checked_sub(1)?)];
    let noun = if phrase.verbs.is_empty() { opening(phrase) } else { comma - 1..comma };
    // « le budget et la dette, qui s'élève à »: of which of them isn't sure.
    let joined = phrase.tokens.clone().any(|at| reading.has(at, Marker::Coordinator));
    (led && !joined).then_some(noun)
}

/// « Évalués à 4 millions, les dégâts », "Put at 4 million, the damage": a participle that opens the sentence.
fn announced(reading: &Reading<'_>, sentence: &Sentence, own: usize) -> Option<Range<usize>> {
    let next = sentence.segments.get(own + 1).filter(|_| own == 0)?;
    let first = &sentence.segments[own];
    let participle = reading.forms(first.tokens.start).iter().any(|form| form.mood == Mood::Participle);
    let finite = first.verbs.iter().any(|verb| *verb > first.tokens.start && is_finite(reading, *verb));
    let comma = next.opener == Opener::Comma && reading.tokens[next.tokens.start].is(",");
    (participle && comma && !finite).then(|| next.tokens.start + 1..(next.tokens.start + 1 + PHRASE).min(next.tokens.end))
}

fn opening(phrase: &Segment) -> Range<usize> {
    phrase.tokens.start..(phrase.tokens.start + PHRASE).min(phrase.tokens.end)
}
