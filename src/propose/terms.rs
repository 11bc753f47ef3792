//! Which of several terms a word tells: « fille » is a form of « fils » too, and a desk may have a term of its own for what others lump together.

use crate::claims::{Claim, ClaimValue, Reading};
use crate::facts::index::{Cue, Hit};
use crate::facts::{TermId, VocabularyId};
use crate::text::fold::bare;
use std::ops::Range;

/// Whether the term of a hit is the one that its words tell: in no longer term, as it is listed before one of its forms, the desk's own
/// before others.
pub(super) fn is_best(reading: &Reading<'_>, hit: &Hit) -> bool {
    let Cue::Term(vocabulary, term) = hit.cue else { return true };
    if is_part(reading, hit) {
        return false;
    }
    let rivals = reading.hits_over(hit.tokens.start).filter(|other| other.tokens == hit.tokens);
    let terms = rivals.filter_map(|other| match other.cue {
        Cue::Term(of, other) if of == vocabulary => Some(other),
        _ => None,
    });
    let own = rank(reading, vocabulary, term, &hit.tokens);
    terms.filter(|other| *other != term).all(|other| rank(reading, vocabulary, other, &hit.tokens) < own)
}

/// « la lutte contre le narcotrafic », « l'avocate générale »: a word in a longer term.
fn is_part(reading: &Reading<'_>, hit: &Hit) -> bool {
    let longer =
        |other: &Hit| other.tokens.len() > hit.tokens.len() && other.tokens.start <= hit.tokens.start && hit.tokens.end <= other.tokens.end;
    reading.hits_over(hit.tokens.start).any(|other| matches!(other.cue, Cue::Term(..)) && longer(other))
}

/// The same of a claim.
pub(super) fn is_meant(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let ClaimValue::Term { term, .. } = claim.value else { return true };
    let cue = Cue::Term(term.vocabulary, term.term);
    reading.hits_over(tokens.start).filter(|hit| hit.cue == cue && hit.tokens == *tokens).all(|hit| is_best(reading, hit))
}

fn rank(reading: &Reading<'_>, vocabulary: VocabularyId, term: TermId, tokens: &Range<usize>) -> (bool, TermId) {
    let told = bare(reading.span(tokens).of(reading.text));
    let words = reading.base.vocabulary(vocabulary).get(term).words.get(&reading.context.lang);
    let listed = words.is_some_and(|words| words.nouns.iter().chain(&words.phrases).any(|known| bare(known) == told));
    (listed, term)
}
