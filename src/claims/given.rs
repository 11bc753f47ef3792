//! Given names: « Julien, le frère de Claire X », "Hugo's cousin": a first name alone is that of kin of whoever the sentence names.

use super::mention::{By, Mention, stands_alone};
use super::reading::Reading;
use crate::facts::{AttributeId, EntityId};

/// The people told of by their first name alone, in order.
pub(super) fn find(reading: &Reading<'_>, named: &[Mention]) -> Vec<Mention> {
    let free = |at: &usize| reading.tokens[*at].capital && !named.iter().any(|mention| mention.tokens.contains(at));
    let alone = |at: &usize| !reading.is_marked(*at) && stands_alone(reading, &(*at..*at + 1));
    let found = |at: usize| Some(Mention { entity: Some(bearer(reading, at, named)?), tokens: at..at + 1, by: By::Name });
    (0..reading.tokens.len()).filter(free).filter(alone).filter_map(found).collect()
}

/// The one relative, of the people whom the sentence of a token names, with that first name.
fn bearer(reading: &Reading<'_>, at: usize, named: &[Mention]) -> Option<EntityId> {
    let here = &reading.sentences[reading.sentence_of(at)].tokens;
    let beside = named.iter().filter(|mention| here.contains(&mention.tokens.start)).filter_map(|mention| mention.entity);
    let is_called = |entity: &EntityId| {
        let full = reading.base.entity(*entity).names.first();
        full.is_some_and(|name| crate::text::tokens(name).first().is_some_and(|first| first.bare == reading.tokens[at].bare))
    };
    let mut bearers: Vec<EntityId> = beside.flat_map(|entity| kin(reading, entity)).filter(is_called).collect();
    bearers.sort_unstable();
    bearers.dedup();
    if let [one] = bearers.as_slice() { Some(*one) } else { None }
}

/// The kin of somebody, as the facts of either tell.
fn kin(reading: &Reading<'_>, entity: EntityId) -> Vec<EntityId> {
    let base = reading.base;
    let is_kin = |attribute: AttributeId| base.attribute(attribute).vocabulary.is_some_and(|id| base.vocabulary(id).name == "kinship");
    let own = base.groups_of(entity).iter().filter(|group| is_kin(group.attribute));
    let with = own.flat_map(|group| &group.facts).flat_map(|fact| base.fact(*fact).with.iter().copied());
    let of = base.links.keyed(entity).iter().filter(|(attribute, _)| is_kin(*attribute)).map(|(_, other)| *other);
    with.chain(of).collect()
}
