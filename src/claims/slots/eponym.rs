//! Eponyms: whom a body is called after while there is one of its kind at a time: « le gouvernement X », "the X administration".
//!
//! Those of other days and of other countries are called the same way: only one told in the present, in a sentence of the desk's story, is
//! meant to be the one in office.

use crate::claims::bearer::is_finite;
use crate::claims::mention::By;
use crate::claims::{Claim, ClaimValue, Reading, Subject, about};
use crate::facts::FactValue;
use crate::facts::index::{Cue, Hit};
use crate::language::inflect::Tense;
use crate::language::{Lang, Marker};
use crate::text::{Kind, Token, tokens};
use jiff::civil::DateTime;
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let noun = |hit: &&Hit| !hit.verb && hit.cue == Cue::Attribute(subject.attribute);
    for name in reading.hits.iter().filter(noun).filter_map(|hit| named(reading, hit)) {
        out.extend(subject.facts.iter().filter_map(|fact| claim(reading, subject, &name, &reading.base.fact(*fact).is)));
    }
}

/// The name that makes one of many out of a body's noun, where it is the one in office.
fn named(reading: &Reading<'_>, hit: &Hit) -> Option<Range<usize>> {
    let (name, phrase) = match reading.context.lang {
        Lang::Fr => {
            let name = run(reading, hit.tokens.end);
            (name.clone(), hit.tokens.start..name.end)
        }
        Lang::En => {
            let start = (0..hit.tokens.start).rev().take_while(|at| is_name(reading, *at)).last().unwrap_or(hit.tokens.start);
            (start..hit.tokens.start, start..hit.tokens.end)
        }
    };
    let definite = phrase.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite));
    (!name.is_empty() && definite && is_somebody(reading, &name) && is_in_office(reading, &phrase)).then_some(name)
}

/// The capitalised words from a token on, with the numeral that tells a second from a first.
fn run(reading: &Reading<'_>, start: usize) -> Range<usize> {
    start..(start..reading.tokens.len()).find(|at| !is_name(reading, *at)).unwrap_or(reading.tokens.len())
}

fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    token.kind == Kind::Word && token.capital && !reading.has(at, Marker::Definite)
}

/// A name, not a country, a town, a party or those who come from there.
fn is_somebody(reading: &Reading<'_>, name: &Range<usize>) -> bool {
    let place = reading.places.iter().any(|place| overlaps(place, name));
    let term = |hit: &Hit| matches!(hit.cue, Cue::Term(..)) && name.contains(&hit.tokens.start);
    let nations = reading.base.vocabulary_named("nationality").map(|id| reading.base.vocabulary(id));
    let nation = || nations.is_some_and(|nations| nations.named(reading.span(name).of(reading.text)).is_some());
    !place && !reading.hits_in(name.clone()).any(term) && !nation()
}

/// « Le gouvernement X promet … »: the subject of a verb of the present, beside what the desk knows by name, in the days of the story.
fn is_in_office(reading: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(phrase.start)];
    let today = reading.context.date.map(DateTime::date);
    let own = |mention: &crate::claims::mention::Mention| {
        mention.by == By::Name && mention.entity.is_some() && !overlaps(&mention.tokens, phrase)
    };
    let segment = &sentence.segments[sentence.segment_of(phrase.start)].tokens;
    let verb = (phrase.end..segment.end).find(|at| is_finite(reading, *at));
    let free = phrase.start.checked_sub(2).is_none_or(|at| !reading.has(at, Marker::Preposition) && !reading.has(at, Marker::Genitive));
    let present = |at: usize| at - phrase.end <= 2 && reading.forms(at).iter().any(|form| form.tense == Tense::Present);
    free && verb.is_some_and(present)
        && !reading.is_quoted(phrase.start)
        && reading.is_about()
        && today.is_some_and(|day| about::is_near(reading.base, day))
        && reading.mentions_in(sentence.tokens.clone()).any(own)
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The claim that the body bears a name: the one on record, where nothing told differs from it.
fn claim(reading: &Reading<'_>, subject: &Subject<'_>, name: &Range<usize>, known: &[FactValue]) -> Option<Claim> {
    let [FactValue::Text(known)] = known else { return None };
    let told =
        if is_same(&reading.tokens[name.clone()], &tokens(known)) { known.clone() } else { reading.span(name).of(reading.text).to_owned() };
    Some(Claim::of(reading, subject, ClaimValue::Name(told), name))
}

/// The same name, the numeral or the given name left out of one of them.
fn is_same(told: &[Token], known: &[Token]) -> bool {
    let (told, first) = numbered(told);
    let (known, second) = numbered(known);
    let ends = |a: &[Token], b: &[Token]| a.iter().rev().zip(b.iter().rev()).all(|(a, b)| a.bare == b.bare);
    ends(told, known) && (first.is_none() || second.is_none() || first == second)
}

/// A name without the roman numeral that ends it, and the numeral.
fn numbered(name: &[Token]) -> (&[Token], Option<&str>) {
    match name.split_last() {
        Some((last, rest)) if !rest.is_empty() && last.bare.chars().all(|figure| "ivx".contains(figure)) => (rest, Some(&last.bare)),
        _ => (name, None),
    }
}
