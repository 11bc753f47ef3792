//! Intervals: the time between two events: « six mois après l'assassinat », "a year after the murder".

use super::adjunct::occurrences;
use crate::claims::occurrence::{self, Occurrence};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{EntityId, Slot};
use crate::values::{Anchor, Value};
use std::ops::Range;
use std::rc::Rc;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for (from, attribute) in others(reading, subject) {
        let theirs = their_occurrences(reading, from, attribute);
        for spotted in &reading.values {
            let Some(length @ Value::Duration(_)) = spotted.told.resolve(&Anchor::default()) else { continue };
            let told =
                occurrences(reading, subject).iter().any(|ours| theirs.iter().any(|theirs| joins(reading, &spotted.tokens, ours, theirs)));
            if told {
                out.push(Claim::of(reading, subject, ClaimValue::Interval { from, length, before: false }, &spotted.tokens));
            }
        }
    }
}

/// The entities that the facts count from, with the attribute whose event is meant.
fn others(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<(EntityId, crate::facts::AttributeId)> {
    let from = subject.facts.iter().flat_map(|fact| reading.base.fact(*fact).with.iter().copied());
    from.filter_map(|entity| {
        Some((entity, reading.base.groups_of(entity).find(|group| reading.base.attribute(group.attribute).slot == Slot::When)?.attribute))
    })
    .collect()
}

fn their_occurrences(reading: &Reading<'_>, entity: EntityId, attribute: crate::facts::AttributeId) -> Rc<[Occurrence]> {
    match reading.base.attribute(attribute).event {
        Some(event) => occurrence::of_person(reading, entity, event),
        None => occurrence::of_event(reading, entity),
    }
}

/// The duration, « après » or « entre … et », and both events stand in one sentence.
fn joins(reading: &Reading<'_>, length: &Range<usize>, ours: &Occurrence, theirs: &Occurrence) -> bool {
    let here = reading.sentence_of(length.start);
    let same = [ours, theirs].iter().all(|occurrence| reading.sentence_of(occurrence.tokens.start) == here);
    let after = reading.tokens.get(length.end).is_some_and(|token| token.is_any(&["après", "after", "séparent", "separate", "plus"]));
    let counts = after && theirs.tokens.start >= length.end && theirs.tokens.start <= length.end + 4;
    let between = || {
        let words = &reading.tokens[reading.sentences[here].tokens.clone()];
        words
            .iter()
            .any(|token| token.is_any(&["entre", "between", "séparent", "séparé", "sépare", "écoulé", "elapsed", "separated", "separate"]))
    };
    same && (counts || between())
}
