//! Since when a state holds: « depuis août », "was appointed in 2014".

use super::adjunct::{anchor, date, dated, is_cue, is_since};
use super::incumbency;
use crate::claims::mention::Mention;
use crate::claims::occurrence;
use crate::claims::owner::owns;
use crate::claims::segment::Opener;
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::FactValue;
use crate::facts::index::{Cue, Hit};
use crate::values::{Dates, Tense, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::Range;

/// Since when a state holds: « depuis août » next to one of the attribute's words, or the day told of a verb that begins it.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for sentence in &reading.sentences {
        let range = sentence.tokens.clone();
        let told = |time: &Range<usize>| {
            let cues = || reading.hits_in(range.clone()).filter(|hit| is_cue(reading, hit.cue, subject));
            let nearest = cues().filter(|hit| hit.tokens.end <= time.start).last().or_else(|| cues().next());
            nearest.is_some_and(|hit| incumbency::is_dated(reading, subject, hit, time))
        };
        if !reading.mentions_in(range.clone()).any(|mention| mention.entity == Some(subject.entity)) {
            continue;
        }
        for spotted in reading.values_in(range.clone()).filter(|spotted| !is_of_other(reading, subject, &spotted.tokens)) {
            let segment = sentence.segments[sentence.segment_of(spotted.tokens.start)].tokens.start..spotted.tokens.start;
            if is_since(reading, spotted.tokens.start)
                && (told(&spotted.tokens) || reading.hits_in(segment).any(|hit| is_title(reading, hit.cue, subject)))
                && let Some(Value::Date(dates)) = spotted.told.resolve(&anchor(reading, None, Tense::Past))
            {
                let value = Value::Date(begun_by(reading, dates));
                out.push(Claim::of(reading, subject, ClaimValue::Plain(value), &spotted.tokens));
            }
        }
    }
    begun(reading, subject, out);
}

/// « la première adjointe, qui occupe ce poste depuis 2020 »: what a relative tells is of the noun before it.
fn is_of_other(reading: &Reading<'_>, subject: &Subject<'_>, time: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(time.start)];
    let segment = &sentence.segments[sentence.segment_of(time.start)];
    let opens = segment.opener == Opener::Relative && reading.tokens[segment.tokens.start].is_any(&["qui", "who"]);
    let comma = segment.tokens.start.checked_sub(1).filter(|at| reading.tokens[*at].is(","));
    let end = comma.unwrap_or(segment.tokens.start);
    let own = |mention: &Mention| {
        mention.entity == Some(subject.entity) && (mention.tokens.end == end || segment.tokens.contains(&mention.tokens.start))
    };
    opens && !reading.mentions.iter().any(own)
}

/// « depuis cet été » in February: what holds already began in the summer before.
fn begun_by(reading: &Reading<'_>, dates: Dates) -> Dates {
    let today = reading.context.date.map(jiff::civil::DateTime::date);
    let ahead = dates.first.zip(today).is_some_and(|(first, today)| first > today);
    let back = |date: Option<Date>| date.and_then(|date| date.checked_sub(1.year()).ok());
    if ahead { Dates { first: back(dates.first), last: back(dates.last), ..dates } } else { dates }
}

/// « Maire de Trou depuis 2008 »: the only term that the subject has of the attribute that this one dates, `office` for `office.since`.
fn is_title(reading: &Reading<'_>, cue: Cue, subject: &Subject<'_>) -> bool {
    let (Some((dated, _)), Cue::Term(_, told)) = (reading.base.attribute(subject.attribute).name.rsplit_once('.'), cue) else {
        return false;
    };
    let groups = reading.base.groups_of(subject.entity);
    let facts: Vec<_> =
        groups.filter(|group| reading.base.attribute(group.attribute).name == dated).flat_map(|group| &group.facts).collect();
    let [fact] = facts.as_slice() else { return false };
    let today = reading.context.date.map(jiff::civil::DateTime::date);
    // What is to begin dates another office than the one held.
    let to_come = |value: &FactValue| matches!(value, FactValue::Plain(Value::Date(dates)) if dates.first.zip(today).is_some_and(|(first, today)| first > today));
    if subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is).any(to_come) {
        return false;
    }
    matches!(reading.base.fact(**fact).is.as_slice(), [FactValue::Term(known)] if known.term == told)
}

/// « elle entrera en fonction le 1er avril », "was appointed in 2014": when a state began.
fn begun(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    // "re-elected": nothing begins that goes on.
    let begins = |hit: &&Hit| {
        hit.verb
            && !reading.tokens[hit.tokens.start].glued
            && beginner(reading, hit).is_some_and(|mention| mention.entity == Some(subject.entity))
    };
    for hit in reading.own_hits(subject).filter(begins) {
        let occurrence = occurrence::at(reading, hit);
        for spotted in &reading.values {
            if let Some((value, tokens)) = date(reading, spotted, &occurrence)
                && owns(reading, &occurrence, &tokens)
                && incumbency::is_dated(reading, subject, hit, &tokens)
                && !incumbency::is_held(reading, hit, &tokens)
                && !is_since(reading, tokens.start)
            {
                out.push(dated(reading, subject, value, &tokens, &occurrence));
            }
        }
    }
}

/// Who begins: whom a verb appoints, but who follows another where it names whom, "X succeeded Y in June".
fn beginner<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let follows = |cue: Cue| matches!(cue, Cue::Attribute(attribute) if reading.base.attribute(attribute).name == "office.predecessor");
    let succession = reading.hits_over(hit.tokens.start).any(|other| other.tokens.start == hit.tokens.start && follows(other.cue));
    if succession && occurrence::is_active(reading, hit) { occurrence::subject(reading, hit) } else { occurrence::patient(reading, hit) }
}
