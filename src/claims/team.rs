//! Teams called by their town: « Trou a battu Bourg 3-1 ».
//!
//! A town stands for the side whose name it ends, beside the word for a match won or lost, where every side of the match is named so or
//! by its own name.

use super::mention::{By, Mention, stands_alone};
use super::reading::Reading;
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind};
use crate::language::Marker;
use crate::text::tokens;
use std::ops::Range;

/// Gives the towns of a sentence that tells of a match to its sides.
pub(super) fn find(reading: &Reading<'_>, named: &mut Vec<Mention>) {
    let Some(result) = reading.base.event_named("contest-result") else { return };
    for hit in reading.hits.iter().filter(|hit| hit.cue == Cue::Event(result)) {
        let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
        let matches = contests(reading).filter_map(|sides| called(reading, &sides, &sentence, named));
        for mention in matches.flatten().collect::<Vec<_>>() {
            named.retain(|other| other.tokens != mention.tokens);
            named.push(mention);
        }
    }
}

/// The sides of every match of the desk.
fn contests<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = Vec<EntityId>> + 'r {
    let base = reading.base;
    let contest = base.event_named("match");
    let of_kind = move |event: &EntityId| contest.zip(base.entity(*event).event).is_some_and(|(a, b)| reading.same_event(a, b));
    let side = |entity: &EntityId| matches!(base.entity(*entity).kind, EntityKind::Group | EntityKind::Body);
    let events = contest.into_iter().flat_map(|contest| base.links.events_of(contest)).filter(of_kind);
    events.map(move |event| base.entity(event).of.iter().copied().filter(side).collect()).filter(|sides: &Vec<EntityId>| sides.len() > 1)
}

/// The sides that a town stands for; nothing where one of them is named in no way.
fn called(reading: &Reading<'_>, sides: &[EntityId], sentence: &Range<usize>, named: &[Mention]) -> Option<Vec<Mention>> {
    let mut out = Vec::new();
    for side in sides {
        let own = |mention: &Mention| mention.entity == Some(*side) && sentence.contains(&mention.tokens.start);
        if !named.iter().any(own) {
            let at = sentence.clone().find(|at| is_town_of(reading, *side, *at, named))?;
            out.push(Mention { entity: Some(*side), tokens: at..at + 1, by: By::Name });
        }
    }
    Some(out)
}

/// The last word of a side's name, alone, and no place where something is.
fn is_town_of(reading: &Reading<'_>, side: EntityId, at: usize, named: &[Mention]) -> bool {
    let last = |name: &String| tokens(name).split_first().and_then(|(_, rest)| Some(rest.last()?.bare.clone()));
    let names = || reading.base.entity(side).names.iter().filter_map(last);
    let place = |entity: EntityId| reading.base.entity(entity).kind == EntityKind::Place;
    let taken = named.iter().any(|mention| mention.tokens.contains(&at) && !mention.entity.is_some_and(place));
    let there = at.checked_sub(1).is_some_and(|at| reading.is(at, Marker::There) || reading.has(at, Marker::Genitive));
    reading.tokens[at].capital
        && !taken
        && !there
        && names().any(|name| name == reading.tokens[at].bare)
        && stands_alone(reading, &(at..at + 1))
}
