//! Whom an event befalls, told of by whose they are only: « la mort de sa femme », "her daughter's wedding".

use super::bearer::{is_finite, persons};
use super::mention::{By, Mention};
use super::reading::Reading;
use crate::facts::index::{Cue, Hit};
use crate::language::Marker;
use crate::text::Token;
use std::ops::Range;

/// How many words after the word for kin their name may follow.
const NAMED: usize = 3;

/// How many words after an event's noun whose kin it befalls may be named.
const REACH: usize = 8;

/// Whether an event's noun tells of what befell somebody else than the person named beside it.
pub(super) fn befalls_another(reading: &Reading<'_>, hit: &Hit) -> bool {
    let Range { start, end } = hit.tokens;
    let told = || persons(reading).find(|mention| mention.by == By::Name && (end + 1..end + REACH).contains(&mention.tokens.start));
    let of_another = || is_of_own(reading, end + 1) || told().is_some_and(|mention| is_of_whose(reading, end, mention));
    reading.has(end, Marker::Genitive) && of_another() || is_led(reading, start)
}

/// « de sa femme »: a possessive and a noun, no name behind.
fn is_of_own(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Marker::Possessive) && is_noun(reading, at + 1) && !is_named(reading, at + 1)
}

/// « de la fille de X », "of X's daughter": another noun stands between the event and the name, or behind it.
fn is_of_whose(reading: &Reading<'_>, end: usize, mention: &Mention) -> bool {
    let of = mention.tokens.start - 1;
    let flat = (end..of).all(|at| reading.tokens[at].is_word() && !is_finite(reading, at));
    let genitive = || of > end + 1 && reading.has(of, Marker::Genitive) && is_noun(reading, of - 1);
    let last = mention.tokens.end;
    let owner = || is_genitive(reading, last) && is_noun(reading, last + 1) && !is_named(reading, last + 1);
    flat && (genitive() || owner())
}

/// "her daughter's wedding": a possessive leads to the noun whose the event is.
fn is_led(reading: &Reading<'_>, start: usize) -> bool {
    let Some(noun) = start.checked_sub(2).filter(|noun| is_genitive(reading, start - 1) && is_noun(reading, *noun)) else { return false };
    reading.mentions_over(noun).next().is_none() && (noun.saturating_sub(2)..noun).any(|at| reading.has(at, Marker::Possessive))
}

fn is_genitive(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| token.is("'s"))
}

/// A word of its own that tells of no event: « l'annonce de la mort de X » is of X.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let event = || reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)));
    reading.tokens.get(at).is_some_and(Token::is_word) && !reading.is_marked(at) && !event()
}

fn is_named(reading: &Reading<'_>, from: usize) -> bool {
    persons(reading).any(|next| next.by == By::Name && (from..from + NAMED).contains(&next.tokens.start))
}
