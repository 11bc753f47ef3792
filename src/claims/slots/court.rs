//! Courts: before which body of the desk's kind something is heard, where it is called alike but of another town: « devant la cour d'appel de X ».

use super::adjunct::{is_of_undone, occurrences};
use super::namesake;
use crate::claims::owner::owns;
use crate::claims::{Claim, Reading, Subject};
use crate::facts::EntityKind;
use crate::language::Marker;
use std::ops::Range;

/// What takes place before such a body, told as the place of an event is.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    if reading.base.entity(subject.entity).kind != EntityKind::Event {
        return;
    }
    for occurrence in occurrences(reading, subject).iter() {
        let sentence = reading.sentences[reading.sentence_of(occurrence.tokens.start)].tokens.clone();
        for (value, tokens) in namesake::read(reading, subject, &sentence) {
            if is_before(reading, &tokens) && owns(reading, occurrence, &tokens) && !is_of_undone(reading, occurrence, &tokens) {
                out.push(Claim::of(reading, subject, value, &tokens));
            }
        }
    }
}

/// « devant la cour », "before the court", "at": a preposition that leads to where something is heard.
fn is_before(reading: &Reading<'_>, body: &Range<usize>) -> bool {
    let article = usize::from(body.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite)));
    let led = body.start.checked_sub(1 + article);
    led.is_some_and(|at| reading.tokens[at].is_any(&["devant", "à", "before", "at"]))
}
