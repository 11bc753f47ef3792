//! Rates: a number told as so many each time, « par an », "a month".

use super::{Reading, Subject};
use crate::language::told::Told;
use crate::language::{Lang, Marker, Markers};
use crate::text::tokens;
use crate::values::Spotted;

/// Whether words that make a rate of the number before them start at a token: not "a year before the fire", which tells when.
#[must_use]
pub fn is_each(reading: &Reading<'_>, at: usize) -> bool {
    let placed = |spotted: &Spotted| matches!(spotted.told, Told::When(_));
    let bound = |end: usize| reading.is(end, Marker::Before) || reading.is(end, Marker::After);
    let mut told = Markers::of(reading.context.lang).at(&reading.tokens, at).filter(|(marker, _)| *marker == Marker::Each);
    told.any(|(_, length)| !bound(at + length)) && !reading.values_over(at).any(placed)
}

/// Whether the sources tell the subject's figure as a rate, in whatever language.
pub(super) fn is_sourced(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    let mut quotes = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).says).filter_map(|says| says.quote.as_deref());
    quotes.any(|quote| {
        let tokens = tokens(quote);
        (0..tokens.len()).any(|at| Lang::ALL.iter().any(|lang| Markers::of(*lang).is(&tokens, at, Marker::Each)))
    })
}
