//! Lifespans: the years of a life behind a name: « X (1931-2026) », "X (3 May 1931 – 12 March 2026)".

use super::adjunct::anchor;
use crate::claims::mention::{By, Mention};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{EntityId, FactValue};
use crate::language::told::{Moment, Told, When};
use crate::values::{Dates, Relation, Spotted, Tense, Value};
use std::ops::Range;

/// The day of somebody's birth, and of their death.
const ENDS: [&str; 2] = ["birth-date", "death.date"];

/// One end of a life, where the other one is what the desk has: years behind a name may as well be those of an office.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let name = reading.base.attribute(subject.attribute).name.as_str();
    let Some(end) = ENDS.iter().position(|end| *end == name) else { return };
    let named = |mention: &&Mention| mention.entity == Some(subject.entity) && mention.by == By::Name;
    for spotted in reading.mentions.iter().filter(named).filter_map(|mention| behind(reading, mention.tokens.end)) {
        let Some(ends) = ends(reading, spotted) else { continue };
        let [(told, tokens), (other, _)] = if end == 0 { ends } else { [ends[1].clone(), ends[0].clone()] };
        if is_known(reading, subject.entity, ENDS[1 - end], &other) {
            out.push(Claim::of(reading, subject, ClaimValue::Plain(Value::Date(told)), &tokens));
        }
    }
}

/// A stretch of time alone between parentheses.
fn behind<'r>(reading: &'r Reading<'_>, at: usize) -> Option<&'r Spotted> {
    let is = |at: usize, mark: &str| reading.tokens.get(at).is_some_and(|token| token.is(mark));
    let spotted = reading.values_over(at + 1).find(|spotted| spotted.tokens.start == at + 1)?;
    (is(at, "(") && is(spotted.tokens.end, ")")).then_some(spotted)
}

/// Both ends of a stretch, each with its words.
fn ends(reading: &Reading<'_>, spotted: &Spotted) -> Option<[(Dates, Range<usize>); 2]> {
    let Told::When(When::Range(first, last)) = &spotted.told else { return None };
    let dash = |at: &usize| reading.tokens[*at].is_any(&["-", "–", "—"]);
    let Range { start, end } = spotted.tokens;
    // A hyphen between figures is no token.
    let (before, after) = match (start..end).find(dash) {
        Some(dash) => (dash, dash + 1),
        None => (start + 1..end).find(|at| reading.tokens[*at].glued).map(|at| (at, at))?,
    };
    let day = |moment: &Moment| match Told::When(When::At(moment.clone())).resolve(&anchor(reading, None, Tense::Past)) {
        Some(Value::Date(dates)) => Some(dates),
        _ => None,
    };
    Some([(day(first)?, start..before), (day(last)?, after..end)])
}

/// Whether the desk has one end of a life as it is told.
fn is_known(reading: &Reading<'_>, person: EntityId, name: &str, told: &Dates) -> bool {
    let mut groups = reading.base.groups_of(person).filter(|group| reading.base.attribute(group.attribute).name == name);
    let facts = groups.next().into_iter().flat_map(|group| group.facts.to_vec());
    let agrees = |value: &FactValue| matches!(value, FactValue::Plain(Value::Date(known)) if told.relation(known) != Relation::Disjoint);
    facts.into_iter().any(|fact| reading.base.fact(fact).is.iter().any(agrees))
}
