//! Topics: of each kind the one that a text speaks of most, whom its figures are of where a sentence names nobody.

use super::{context, each_of};
use crate::archive::Text;
use crate::claims::Reading;
use crate::claims::mention::{By, Mention};
use crate::facts::{Base, EntityId, EntityKind};
use crate::language::Marker;
use rustc_hash::FxHashMap;

/// What a text is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Topics(Vec<(EntityKind, EntityId)>);

impl Topics {
    /// Those of a text: the one whom the first paragraph alone names, the headline; else the one named most.
    pub(super) fn of(text: &Text, base: &Base) -> Self {
        let mut paragraphs: Vec<Vec<EntityId>> = Vec::new();
        each_of(text, base, |reading| {
            let named = reading.mentions.iter().filter(|mention| !matches!(mention.by, By::Pronoun | By::Possessive));
            paragraphs.push(named.filter_map(|mention| mention.entity).collect());
        });
        let kinds = [EntityKind::Person, EntityKind::Body, EntityKind::Group, EntityKind::Object, EntityKind::Work];
        let of_kind = |named: &[EntityId], kind: EntityKind| -> Vec<EntityId> {
            named.iter().copied().filter(|entity| base.entity(*entity).kind == kind).collect()
        };
        let topic = |kind: EntityKind| {
            let mut headline = of_kind(paragraphs.first()?, kind);
            headline.dedup();
            match headline[..] {
                [only] => Some(only),
                _ => most(&of_kind(&paragraphs.concat(), kind)),
            }
        };
        Self(kinds.into_iter().filter_map(|kind| Some((kind, topic(kind)?))).collect())
    }

    /// The person whom a text is about.
    fn person(&self) -> Option<EntityId> {
        self.0.iter().find(|(kind, _)| *kind == EntityKind::Person).map(|(_, topic)| *topic)
    }

    /// Reads every paragraph of a text; one that opens with a pronoun goes on telling of whom the text is about.
    pub(super) fn read(&self, text: &Text, base: &Base, mut see: impl FnMut(&Reading<'_>)) {
        let context = context(text, base);
        let topic = self.person();
        let mut told = false;
        for passage in &text.passages {
            let reading = Reading::new(&passage.text, base, &context);
            let carried = told && is_carried(&reading);
            told = carried || reading.mentions.iter().any(|mention| mention.entity.is_some() && mention.entity == topic);
            match topic.filter(|_| carried).and_then(|person| base.entity(person).names.first()) {
                Some(name) => see(&Reading::new(&format!("{name}. {}", passage.text), base, &context)),
                None => see(&reading),
            }
        }
    }

    /// Whether an entity is the topic of its kind.
    pub(super) fn has(&self, entity: EntityId) -> bool {
        self.0.iter().any(|(_, topic)| *topic == entity)
    }
}

/// « Il laisse deux enfants. », « Né à X, il … »: the first sentence has a pronoun for its subject, and nobody before it.
fn is_carried(reading: &Reading<'_>) -> bool {
    let Some(first) = reading.sentences.first() else { return false };
    let subject = |at: &usize| {
        let pronoun = reading.has(*at, Marker::MasculinePronoun) || reading.has(*at, Marker::FemininePronoun);
        pronoun && reading.tokens[*at].is_any(&["il", "elle", "he", "she"]) && !reading.is_quoted(*at)
    };
    let pronoun = first.tokens.clone().find(subject);
    let person = |mention: &Mention| mention.entity.is_none_or(|entity| reading.base.entity(entity).kind == EntityKind::Person);
    pronoun.is_some_and(|at| !reading.mentions.iter().any(|mention| mention.tokens.start < at && person(mention)))
}

/// The one named more often than any other.
fn most(named: &[EntityId]) -> Option<EntityId> {
    let mut times: FxHashMap<EntityId, usize> = FxHashMap::default();
    named.iter().for_each(|entity| *times.entry(*entity).or_default() += 1);
    let most = *times.values().max()?;
    let mut first = times.iter().filter(|(_, times)| **times == most);
    first.next().filter(|_| first.next().is_none()).map(|(entity, _)| *entity)
}
