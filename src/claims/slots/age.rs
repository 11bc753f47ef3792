//! Age: « X, 22 ans », « âgé de 22 ans », "22-year-old X".

use super::adjunct::occurrences;
use crate::claims::owner::owns;
use crate::claims::{Claim, ClaimValue, Reading, Subject, bearer};
use crate::language::Marker;
use crate::language::inflect::Tense;
use crate::text::Kind;
use crate::values::{Anchor, TimeUnit, Told, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for spotted in &reading.values {
        let Some(age @ Value::Age(_)) =
            spotted.told.as_age().filter(|_| is_years(&spotted.told)).and_then(|told| told.resolve(&Anchor::default()))
        else {
            continue;
        };
        if is_of_event(reading, subject, &spotted.tokens) || is_present(reading, subject, &spotted.told, &spotted.tokens) {
            out.push(claim(reading, subject, age, &spotted.tokens));
        }
    }
    for at in 0..reading.tokens.len() {
        if let Some((age, tokens)) = bare(reading, at, subject) {
            out.push(claim(reading, subject, age, &tokens));
        }
    }
}

/// The subject's age of the day, not one of another time or a difference.
fn is_present(reading: &Reading<'_>, subject: &Subject<'_>, told: &Told, tokens: &Range<usize>) -> bool {
    !is_future(reading, tokens.start)
        && !is_difference(reading, tokens)
        && !is_stretch(reading, told, tokens)
        && !is_then(reading, tokens.start)
        && !is_dated(reading, tokens.start)
        && !is_of_deed(reading, tokens.start)
        && bearer::of(reading, tokens).is_some_and(|mention| mention.entity == Some(subject.entity))
}

/// « s'est éteint jeudi à l'âge de 82 ans », "died in Cahors aged 82": the age at an event that the attribute tells of.
fn is_of_event(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let told = reading.base.attribute(subject.attribute).event.is_some();
    told && opens_age(reading, tokens.start)
        && !is_difference(reading, tokens)
        && occurrences(reading, subject).iter().any(|occurrence| owns(reading, occurrence, tokens))
}

/// « à 82 ans », « à l'âge de 82 ans », "at the age of 82".
fn opens_age(reading: &Reading<'_>, at: usize) -> bool {
    let named = |before: usize| reading.is(before, Marker::AgeNoun) && before + 2 == at;
    let before = |back: usize| at.checked_sub(back);
    before(1).is_some_and(|at| reading.has(at, Marker::AtAge)) || before(2).is_some_and(named)
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, age: Value, tokens: &Range<usize>) -> Claim {
    let mut claim = Claim::of(reading, subject, ClaimValue::Plain(age), tokens);
    claim.negated = crate::claims::mood::is_negated(reading, tokens, false);
    claim
}

/// An age, or a length of time in years that stands where an age would.
fn is_years(told: &Told) -> bool {
    match told {
        Told::Age(..) => true,
        Told::Duration(parts) => parts.iter().all(|(_, unit)| *unit == TimeUnit::Year),
        _ => false,
    }
}

/// « de vingt ans plus jeune », "two years older", « son aîné de dix ans »: a difference between two ages.
fn is_difference(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(3)..(tokens.end + 3).min(reading.tokens.len());
    near.into_iter().any(|at| !tokens.contains(&at) && reading.is(at, Marker::Comparative))
}

/// « après trois ans en fonction », "for three years", « trois ans plus tard »: a length of time.
fn is_stretch(reading: &Reading<'_>, told: &Told, tokens: &Range<usize>) -> bool {
    let kinds = [Marker::After, Marker::Before, Marker::During];
    let opened = |before: usize| kinds.iter().any(|kind| reading.is(before, *kind));
    let counted = tokens.start.checked_sub(1).is_some_and(opened) || reading.is(tokens.end, Marker::Later);
    matches!(told, Told::Duration(_)) && counted
}

/// « à l'époque », "at the time": an age of another day.
fn is_then(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let spells = |from: usize, words: &[&str]| {
        words.iter().enumerate().all(|(nth, word)| reading.tokens.get(from + nth).is_some_and(|token| token.is(word)))
    };
    sentence.clone().any(|from| {
        spells(from, &["à", "l'", "époque"])
            || spells(from, &["alors"]) && !spells(from + 1, &["que"])
            || spells(from, &["at", "the", "time"])
            || spells(from, &["then"])
    })
}

/// « Élue en 2020, à 43 ans », "elected in 2020 at 43": the age of an earlier year.
fn is_dated(reading: &Reading<'_>, at: usize) -> bool {
    let Some(now) = reading.context.date.map(|date| date.date().year()) else { return false };
    let opened = at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::AtAge));
    let earlier = |value: Value| matches!(value, Value::Date(dates) if dates.last.is_some_and(|last| last.year() < now));
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    opened && reading.values_in(sentence).any(|spotted| spotted.told.resolve(&anchor).is_some_and(earlier))
}

/// « Entré au conseil à 30 ans, X … »: the age at what a verb of its own segment tells.
fn is_of_deed(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let segment = &sentence.segments[sentence.segment_of(at)];
    opens_age(reading, at) && segment.verbs.iter().any(|verb| *verb < at && !reading.has(*verb, Marker::Copula))
}

/// « il aura 23 ans », "will turn 23": not his age yet.
fn is_future(reading: &Reading<'_>, at: usize) -> bool {
    let past = |at: usize| reading.tokens[at].is_any(&["avait", "avaient", "was", "were", "had"]);
    let opening = at.checked_sub(1).is_some_and(|before| {
        reading.tokens[before].is_any(&["à", "at", "dès", "aged"])
            && reading.sentences.iter().any(|sentence| sentence.tokens.start == before)
    });
    let future = |at: usize| reading.forms(at).iter().any(|form| form.tense == Tense::Future);
    opening || (at.saturating_sub(3)..at).any(|at| past(at) || future(at) || reading.tokens[at].is_any(&["will", "'ll", "turns"]))
}

/// "X, 22, said": a bare figure between commas right after a name.
fn bare(reading: &Reading<'_>, at: usize, subject: &Subject<'_>) -> Option<(Value, Range<usize>)> {
    let figure = reading.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let years: f64 = figure.norm.parse::<u16>().ok().filter(|years| (1..120).contains(years))?.into();
    let mention = reading.mentions.iter().find(|mention| mention.tokens.end + 1 == at && mention.entity == Some(subject.entity))?;
    let open = &reading.tokens[mention.tokens.end];
    let close = reading.tokens.get(at + 1)?;
    let framed = open.is(",") && close.is_any(&[",", "."]) || open.is("(") && close.is(")");
    framed.then(|| (Value::years(years), at..at + 1))
}
