//! Speakers told by a colon alone: « … » : l'hommage de X; « Nous … » : X a voulu convaincre.

use crate::claims::Reading;
use crate::claims::bearer::{is_finite, persons};
use crate::claims::mention::{By, Mention};
use crate::claims::quote::Quoted;
use crate::language::{Marker, Markers};
use std::ops::Range;

/// Whose words a quotation is, where a colon behind it leads to a noun for them.
pub(super) fn worded_behind<'r>(reading: &'r Reading<'_>, quoted: &Quoted) -> Option<&'r Mention> {
    worded(reading, &behind(reading, quoted)?)
}

/// Whose words a quotation is, where a colon and no verb of saying, nor a noun behind it, joins it to its clause.
pub(super) fn voiced<'r>(reading: &'r Reading<'_>, quoted: &Quoted) -> Option<&'r Mention> {
    let before = quoted.tokens.start.checked_sub(2).filter(|at| is_colon(reading, *at)).map(|at| start(reading, at)..at);
    let acts = behind(reading, quoted).and_then(|clause| acting(reading, quoted, &clause));
    acts.or_else(|| worded(reading, &before?))
}

/// The clause that a colon behind a quotation opens; a full stop inside the marks ends no sentence of theirs.
fn behind(reading: &Reading<'_>, quoted: &Quoted) -> Option<Range<usize>> {
    let after = quoted.tokens.end + 1;
    is_colon(reading, after).then(|| clause(reading, after + 1))
}

fn is_colon(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| token.is(":"))
}

/// From a token to the next strong mark.
fn clause(reading: &Reading<'_>, from: usize) -> Range<usize> {
    let end = reading.sentences[reading.sentence_of(from.min(reading.tokens.len().saturating_sub(1)))].tokens.end;
    let strong = |at: &usize| reading.tokens[*at].is_any(&[";", ":", "«", "“", "\""]);
    from..(from..end).find(strong).unwrap_or(end)
}

/// Where the clause before a colon begins.
fn start(reading: &Reading<'_>, colon: usize) -> usize {
    let first = reading.sentences[reading.sentence_of(colon)].tokens.start;
    (first..colon).rev().find(|at| reading.tokens[*at].is_any(&[";", ":", "»", "”"])).map_or(first, |at| at + 1)
}

/// « l'hommage de X », "X's plea", « la promesse est de X »: the clause opens with a noun for words, and whose they are.
fn worded<'r>(reading: &'r Reading<'_>, clause: &Range<usize>) -> Option<&'r Mention> {
    let noun = clause.clone().take(REACH).find(|at| reading.is(*at, Marker::Words))?;
    let own = |mention: &&Mention| clause.contains(&mention.tokens.start) && mention.by != By::Possessive;
    let genitive = |mention: &&Mention| {
        let between = mention.tokens.end..noun;
        reading.tokens.get(between.start).is_some_and(|token| token.is("'s")) && between.len() <= 3
    };
    let of = Some(noun + 1).filter(|of| reading.has(*of, Marker::Genitive)).map(|of| of + 1).or_else(|| coming(reading, noun + 1));
    let titled =
        |mention: &&Mention| of.is_some_and(|of| mention.tokens.start >= of && (of..mention.tokens.start).all(|at| is_light(reading, at)));
    persons(reading).filter(own).find(genitive).or_else(|| persons(reading).filter(own).find(titled))
}

/// Where who they come from is told: past « vient de », "came from".
fn coming(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let markers = Markers::of(reading.context.lang);
    let lengths = markers.at(&reading.tokens, at).filter(|(marker, _)| *marker == Marker::Coming).map(|(_, length)| length);
    lengths.max().map(|length| at + length)
}

/// How far into a clause its noun for words may stand.
const REACH: usize = 6;

/// « Nous … » : X a voulu convaincre: words of who speaks of themself and to nobody, before who does something.
fn acting<'r>(reading: &'r Reading<'_>, quoted: &Quoted, clause: &Range<usize>) -> Option<&'r Mention> {
    let told = |marker: Marker| quoted.tokens.clone().any(|at| reading.is(at, marker));
    let subject = persons(reading).find(|mention| clause.contains(&mention.tokens.start) && mention.by == By::Name)?;
    let leads = (clause.start..subject.tokens.start).all(|at| is_light(reading, at));
    let verb = (subject.tokens.end..clause.end).find(|at| reading.is_verb(*at))?;
    let light = |at: usize| reading.has(at, Marker::Auxiliary) || reading.has(at, Marker::Adverb) || reading.is_marked(at);
    let near = (subject.tokens.end..verb).all(light);
    (told(Marker::FirstPerson) && !told(Marker::SecondPerson) && leads && near && is_doing(reading, subject.tokens.end, verb))
        .then_some(subject)
}

/// The verb is done by its subject, who hears, reads or gets nothing.
fn is_doing(reading: &Reading<'_>, from: usize, verb: usize) -> bool {
    let passive = (from..=verb).any(|at| reading.has(at, Marker::Copula));
    let hears = reading.is(verb, Marker::Perceiving) || (from..=verb).any(|at| reading.is(at, Marker::Negation));
    !passive && !hears && (is_finite(reading, verb) || (from..verb).any(|at| reading.has(at, Marker::Auxiliary)))
}

/// A word of a title or an article: no mark, no verb, nothing that leads to somebody else.
fn is_light(reading: &Reading<'_>, at: usize) -> bool {
    let leads = [Marker::Genitive, Marker::Preposition, Marker::There];
    reading.tokens[at].is_word() && !reading.is_verb(at) && !leads.iter().any(|kind| reading.has(at, *kind))
}
