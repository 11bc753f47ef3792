//! Given names: « Julien, le frère de Claire X »: a first name alone is that of kin of whoever the sentence names, where it is told as the
//! kin that the desk knows it to be.

use super::mention::{By, Mention, stands_alone};
use super::reading::Reading;
use crate::facts::index::Cue;
use crate::facts::{AttributeId, Base, EntityId, FactValue, TermId, VocabularyId};

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
    if let [one] = bearers.as_slice() { Some(*one).filter(|one| is_told(reading, at, *one)) } else { None }
}

/// A word for the tie that the desk knows stands beside the name: another Julien is another's cousin.
fn is_told(reading: &Reading<'_>, at: usize, bearer: EntityId) -> bool {
    let base = reading.base;
    let known = || {
        let ties = base.groups_of(bearer).filter(|group| is_kin(base, group.attribute));
        ties.flat_map(|group| &group.facts).flat_map(|fact| &base.fact(*fact).is).filter_map(|value| match value {
            FactValue::Term(tie) => Some(tie),
            _ => None,
        })
    };
    let fits = |vocabulary: VocabularyId, term: TermId| {
        let above = |a: TermId, b: TermId| base.vocabulary(vocabulary).above(a).contains(&b);
        known().any(|tie| tie.vocabulary == vocabulary && (tie.term == term || above(tie.term, term) || above(term, tie.term)))
    };
    let near = at.saturating_sub(REACH)..(at + REACH).min(reading.tokens.len());
    reading.hits_in(near).any(|hit| matches!(hit.cue, Cue::Term(vocabulary, term) if fits(vocabulary, term)))
}

/// How many words may stand between a first name and the word for the tie.
const REACH: usize = 7;

fn is_kin(base: &Base, attribute: AttributeId) -> bool {
    base.attribute(attribute).vocabulary.is_some_and(|id| base.vocabulary(id).name == "kinship")
}

/// The kin of somebody, as the facts of either tell.
fn kin(reading: &Reading<'_>, entity: EntityId) -> Vec<EntityId> {
    let base = reading.base;
    let own = base.groups_of(entity).filter(|group| is_kin(base, group.attribute));
    let with = own.flat_map(|group| &group.facts).flat_map(|fact| base.fact(*fact).with.iter().copied());
    let of = base.links.keyed(entity).filter(|(attribute, _)| is_kin(base, *attribute)).map(|(_, other)| other);
    with.chain(of).collect()
}
