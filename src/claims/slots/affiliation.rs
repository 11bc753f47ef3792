//! Affiliations: the body that stands beside somebody's name or title with no word for what ties them: « X (Y) », « X, professeure à Y ».

use super::filler::fillers;
use super::{namesake, title};
use crate::claims::mention::{By, Mention};
use crate::claims::{Claim, ClaimValue, Reading, Subject, bearer};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, FactValue, Group, TermRef};
use crate::language::Marker;
use std::ops::Range;

/// Read only where one attribute alone can say so.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, kinds: &[EntityKind], out: &mut Vec<Claim>) {
    if !is_only_tie(reading, subject) {
        return;
    }
    let people = reading.mentions.iter().filter(|mention| mention.entity == Some(subject.entity) && mention.by == By::Name);
    let told = people.filter_map(|person| bracketed(reading, kinds, person)).chain(posts(reading, subject, kinds));
    out.extend(told.map(|(value, tokens)| Claim::of(reading, subject, value, &tokens)));
}

/// The one attribute that joins the person to a body or group.
fn is_only_tie(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    let base = reading.base;
    let kind = |entity: EntityId| base.entity(entity).kind;
    let held = |group: &Group| {
        group
            .facts
            .iter()
            .flat_map(|fact| &base.fact(*fact).is)
            .any(|value| matches!(value, FactValue::Entity(of) if kind(*of).is_corporate()))
    };
    let mut ties = base.groups_of(subject.entity).filter(|group| held(group)).map(|group| group.attribute);
    kind(subject.entity) == EntityKind::Person && ties.next() == Some(subject.attribute) && ties.next().is_none()
}

/// « X (Y) »: what stands in brackets right behind a name.
fn bracketed(reading: &Reading<'_>, kinds: &[EntityKind], person: &Mention) -> Option<(ClaimValue, Range<usize>)> {
    let bracket = person.tokens.end;
    let told = reading.mentions.iter().find(|mention| mention.tokens.start == bracket + 1 && reading.tokens[bracket].is("("))?;
    let closed = reading.tokens.get(told.tokens.end).is_some_and(|token| token.is(")"));
    let entity = told.entity.filter(|entity| closed && kinds.contains(&reading.base.entity(*entity).kind))?;
    Some((ClaimValue::Entity(entity), told.tokens.clone()))
}

/// « X, professeure à Y », "X is an analyst at Y": the body after somebody's title, theirs or one called like it.
///
/// Any other may be a second one of theirs.
fn posts<'r>(
    reading: &'r Reading<'_>,
    subject: &'r Subject<'_>,
    kinds: &'r [EntityKind],
) -> impl Iterator<Item = (ClaimValue, Range<usize>)> + 'r {
    let led = |at: usize| reading.has(at, Marker::There) || reading.tokens.get(at).is_some_and(|token| token.is("chez"));
    let told = reading.hits.iter().filter(move |hit| led(hit.tokens.end) && is_held(reading, subject, hit));
    told.filter_map(move |hit| {
        let start = hit.tokens.end + 1 + usize::from(reading.has(hit.tokens.end + 1, Marker::Definite));
        let clause = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
        let alike = namesake::read(reading, subject, &clause);
        let own = || fillers(reading, subject, kinds, &clause).into_iter().filter(|(value, _)| is_own(reading, subject, value));
        alike.into_iter().chain(own()).find(|(_, tokens)| tokens.start == start)
    })
}

/// A title that the subject has now.
fn is_held(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let Cue::Term(vocabulary, term) = hit.cue else { return false };
    let told = TermRef { vocabulary, term, of: None, former: false };
    let theirs = || bearer::of(reading, &hit.tokens).is_some_and(|mention| mention.entity == Some(subject.entity));
    let now = |claim: &Claim| !claim.past && !claim.negated && matches!(claim.value, ClaimValue::Term { term, .. } if !term.former);
    !hit.verb && bearer::is_somebody(reading, hit.cue) && theirs() && now(&title::claim(reading, subject, told, &hit.tokens))
}

fn is_own(reading: &Reading<'_>, subject: &Subject<'_>, value: &ClaimValue) -> bool {
    let values = || subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    matches!(value, ClaimValue::Entity(told) if values().any(|known| *known == FactValue::Entity(*told)))
}
