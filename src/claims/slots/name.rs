//! Names: an acronym beside its expansion: « Parquet national X (PNX) », « le PNX, parquet national X », « …, ou PNX ».

use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{EntityId, FactValue};
use crate::text::{Token, tokens};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let acronyms = acronyms(reading, subject.entity);
    if acronyms.is_empty() && !reading.tokens.iter().any(|token| token.is("(")) {
        return;
    }
    for fact in subject.facts {
        let [FactValue::Text(expansion)] = reading.base.fact(*fact).is.as_slice() else { continue };
        let wanted = words(&tokens(expansion));
        out.extend(acronyms.iter().filter_map(|acronym| expanded(reading, subject, acronym, &wanted)));
        out.extend(renamed(reading, subject, &wanted));
    }
}

/// Where the entity's short names stand.
fn acronyms(reading: &Reading<'_>, entity: EntityId) -> Vec<Range<usize>> {
    let own = reading.mentions.iter().filter(|mention| mention.entity == Some(entity) && mention.tokens.len() == 1);
    own.map(|mention| mention.tokens.clone()).collect()
}

/// The words beside an acronym, compared with the expansion on record.
fn expanded(reading: &Reading<'_>, subject: &Subject<'_>, acronym: &Range<usize>, wanted: &[String]) -> Option<Claim> {
    let before = acronym.start.checked_sub(1)?;
    let bracketed = reading.tokens[before].is("(");
    let apposed = reading.tokens.get(acronym.end).is_some_and(|token| token.is_any(&[",", "("]));
    let alternative = reading.tokens[before].is_any(&["ou", "or"]);
    let end = if alternative && before > 0 && reading.tokens[before - 1].is(",") { before - 1 } else { before };
    let phrase = |count: usize| {
        if bracketed || alternative {
            last_words(reading, end, count)
        } else if apposed {
            first_words(reading, acronym.end + 1, count)
        } else {
            None
        }
    };
    // « le PNX, autrement dit le parquet national X »: the expansion follows after a word or two.
    let after = acronym.end..(acronym.end + wanted.len() * 2 + 8).min(reading.tokens.len());
    let spelled = after.clone().filter_map(|start| first_words(reading, start, wanted.len()));
    if let Some(exact) = spelled.into_iter().find(|phrase| words(&reading.tokens[phrase.clone()]).concat() == wanted.concat()) {
        return Some(claim(reading, subject, &exact, wanted, wanted));
    }
    // Compounds may be written in more words than on record: « anti-criminalité ».
    let same = |phrase: &Range<usize>| words(&reading.tokens[phrase.clone()]).concat() == wanted.concat();
    let phrase = (wanted.len()..wanted.len() + 3).filter_map(phrase).find(same).or_else(|| phrase(wanted.len()))?;
    let told = words(&reading.tokens[phrase.clone()]);
    (is_version(&told, wanted) || bracketed && is_spelled(&told, &reading.tokens[acronym.start]))
        .then(|| claim(reading, subject, &phrase, &told, wanted))
}

/// « direction centrale X y (DCXY) »: the words before the brackets begin as the acronym's letters do.
fn is_spelled(told: &[String], acronym: &Token) -> bool {
    let initials: String = told.iter().filter_map(|word| word.chars().next()).collect();
    initials.chars().count() > 2 && initials == *acronym.bare
}

/// The tokens of the last words before `end` that could be the expansion.
fn last_words(reading: &Reading<'_>, end: usize, count: usize) -> Option<Range<usize>> {
    let mut start = end;
    let mut left = count;
    while left > 0 && start > 0 && reading.tokens[start - 1].is_word() {
        start -= 1;
        left -= usize::from(!is_small(&reading.tokens[start]));
    }
    (start < end).then_some(start..end)
}

fn first_words(reading: &Reading<'_>, start: usize, count: usize) -> Option<Range<usize>> {
    let mut end = start;
    let mut left = count;
    while left > 0 && reading.tokens.get(end).is_some_and(Token::is_word) {
        left -= usize::from(!is_small(&reading.tokens[end]));
        end += 1;
    }
    (start < end).then_some(start..end)
}

/// Half of the words or more agree: the draft means this body.
fn is_version(told: &[String], wanted: &[String]) -> bool {
    let shared = told.iter().filter(|word| wanted.contains(word)).count();
    shared * 2 >= wanted.len()
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, phrase: &Range<usize>, told: &[String], wanted: &[String]) -> Claim {
    let odd = phrase.clone().filter(|at| !is_small(&reading.tokens[*at]) && !wanted.iter().any(|word| **word == *reading.tokens[*at].bare));
    let odd: Vec<usize> = odd.collect();
    let tokens = match (odd.first(), odd.last()) {
        (Some(first), Some(last)) => *first..*last + 1,
        _ => phrase.clone(),
    };
    let same = told == wanted || told.concat() == wanted.concat();
    let said = reading.span(phrase).of(reading.text).to_owned();
    Claim::of(reading, subject, ClaimValue::Name(if same { wanted.join(" ") } else { said }), if same { phrase } else { &tokens })
}

/// The expansion itself with another acronym in brackets.
fn renamed(reading: &Reading<'_>, subject: &Subject<'_>, wanted: &[String]) -> Vec<Claim> {
    let names = &reading.base.entity(subject.entity).names;
    let brackets = (1..reading.tokens.len().saturating_sub(2)).filter(|at| reading.tokens[*at].is("(") && reading.tokens[*at + 2].is(")"));
    let acronym = |at: usize| reading.span(&(at + 1..at + 2)).of(reading.text);
    let foreign = |at: &usize| {
        let text = acronym(*at);
        text.len() > 1 && text.chars().all(char::is_uppercase) && !names.iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    let phrased = |at: &usize| last_words(reading, *at, wanted.len()).is_some_and(|phrase| words(&reading.tokens[phrase]) == wanted);
    brackets
        .filter(foreign)
        .filter(phrased)
        .map(|at| Claim::of(reading, subject, ClaimValue::Name(acronym(at).to_owned()), &(at + 1..at + 2)))
        .collect()
}

/// The words that count, without accents.
fn words(tokens: &[Token]) -> Vec<String> {
    tokens.iter().filter(|token| !is_small(token)).map(|token| token.bare.to_string()).collect()
}

fn is_small(token: &Token) -> bool {
    token.is_any(&["de", "la", "le", "les", "l'", "d'", "des", "du", "et", "en", "à", "the", "of", "and", "for", "in", "un", "une", "a"])
}
