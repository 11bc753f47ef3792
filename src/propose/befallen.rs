//! How what befalls somebody is told by its own words: « l'assassinat de X » tells that it was a murder.

use super::readings::{Told, certainty_at, says};
use super::terms::is_best;
use crate::archive::Text;
use crate::claims::occurrence::{self, Occurrence};
use crate::claims::{Reading, Stance, Subject};
use crate::facts::index::Cue;
use crate::facts::{AttributeId, Base, EntityId, FactValue, Slot, TermId, TermRef, VocabularyId};

/// What the words for the events of those whom a paragraph tells of say of them.
pub(super) fn find(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let attributes = || (0..reading.base.attributes.len()).map(|at| AttributeId(at as u32));
    let pairs = reading.touched().iter().flat_map(|entity| attributes().map(move |attribute| (*entity, attribute)));
    pairs.flat_map(|(entity, attribute)| of(text, reading, entity, attribute)).collect()
}

/// The event that the terms of an attribute tell of; of several attributes with the same terms the first stands for them.
pub(super) fn event(base: &Base, id: AttributeId, vocabulary: VocabularyId) -> Option<TermId> {
    let alike = || base.attributes.iter().filter(|other| other.vocabulary == Some(vocabulary) && other.slot == Slot::Predicate);
    let first = alike().next().is_some_and(|first| std::ptr::eq(first, base.attribute(id)));
    alike().find_map(|other| other.event).filter(|_| first)
}

fn of(text: &Text, reading: &Reading<'_>, entity: EntityId, id: AttributeId) -> Vec<Told> {
    let attribute = reading.base.attribute(id);
    let said_of = attribute.subject.contains(&reading.base.entity(entity).kind);
    let Some(vocabulary) = attribute.vocabulary.filter(|_| attribute.slot == Slot::Predicate && said_of) else { return Vec::new() };
    let Some(event) = event(reading.base, id, vocabulary) else { return Vec::new() };
    let told = occurrence::of_subject(reading, entity, event);
    let term = |occurrence: &Occurrence| {
        reading.hits_over(occurrence.tokens.start).find_map(|hit| match hit.cue {
            Cue::Term(of, term) if of == vocabulary && hit.tokens == occurrence.tokens && is_best(reading, hit) => Some(term),
            _ => None,
        })
    };
    let found = told
        .iter()
        .filter(|occurrence| !occurrence.future && !qualifies(reading, occurrence) && !reading.is_quoted(occurrence.tokens.start))
        .filter_map(|occurrence| Some((occurrence, term(occurrence)?)));
    found
        .filter_map(|(occurrence, term)| {
            let subject = Subject { entity, attribute: id, facts: &[] };
            let stance: Stance = crate::claims::mood::stance_of(reading, &occurrence.tokens, &subject);
            let certainty = certainty_at(reading, &stance, occurrence.tokens.start)?;
            let value = FactValue::Term(TermRef { vocabulary, term, of: None, former: false });
            let says = says(text, reading, reading.sentence_of(occurrence.tokens.start), certainty);
            Some(Told { entity, attribute: id, value, with: Vec::new(), says })
        })
        .collect()
}

/// « un commando de tueurs »: a bare noun behind a genitive says what kind another noun is.
fn qualifies(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    let before = occurrence.tokens.start.checked_sub(1);
    !occurrence.verb && before.is_some_and(|at| reading.tokens[at].is_any(&["de", "d'", "of"]))
}
