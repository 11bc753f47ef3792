//! Misnamed: somebody with another first name who is given the office, or the description, of one whom the desk knows by the family name.

use super::adjunct::terms;
use super::{holder, title};
use crate::claims::{ClaimValue, Reading, Subject};
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind, FactValue, Slot, TermRef};
use std::ops::Range;

/// The one person with the family name of an unknown name, a first name before it, who is told of right beside it: « le préfet de Trou, Paul X ».
pub(in crate::claims) fn titled(reading: &Reading<'_>, name: &Range<usize>) -> Option<EntityId> {
    let last = name.end.checked_sub(1).filter(|_| name.clone().all(|at| reading.tokens[at].capital))?;
    let known =
        reading.base.names_at(&reading.tokens, last).into_iter().filter(|(_, range, _)| range.len() == 1).map(|(entity, ..)| entity);
    let mut bearers: Vec<EntityId> = known.chain(reading.base.bearers(&reading.tokens[last])).collect();
    bearers.sort_unstable();
    bearers.dedup();
    let [one] = bearers.as_slice() else { return None };
    let person = reading.base.entity(*one).kind == EntityKind::Person;
    (person && (is_called(reading, *one, name) || is_in_office(reading, *one, name))).then_some(*one)
}

/// What the desk calls the person stands beside the name.
fn is_called(reading: &Reading<'_>, person: EntityId, name: &Range<usize>) -> bool {
    let called = |tokens: &Range<usize>| holder::is_apposed(reading, name, tokens);
    reading.hits_of(Cue::Called(person)).any(|hit| called(&hit.tokens))
}

/// An office that the desk knows the person to hold, of the same place or body, stands beside the name.
fn is_in_office(reading: &Reading<'_>, person: EntityId, name: &Range<usize>) -> bool {
    let titles = reading.base.groups_of(person).filter(|group| reading.base.attribute(group.attribute).slot == Slot::Title);
    titles.into_iter().any(|group| {
        let subject = Subject { entity: person, attribute: group.attribute, facts: &group.facts };
        let held = |term: &TermRef| group.facts.iter().any(|fact| reading.base.fact(*fact).is == [FactValue::Term(*term)]);
        let Some(vocabulary) = reading.base.attribute(group.attribute).vocabulary else { return false };
        let own = |(term, tokens): (TermRef, Range<usize>)| {
            let claim = title::claim(reading, &subject, term, &tokens);
            let whole = tokens.start..title::end(reading, &tokens);
            let told = |value: &ClaimValue| matches!(value, ClaimValue::Term { term, of_foreign: false } if !term.former && held(term));
            told(&claim.value) && !claim.past && holder::is_apposed(reading, name, &whole)
        };
        terms(reading, vocabulary).any(own)
    })
}
