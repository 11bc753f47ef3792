//! Topics: of each kind the one that a text speaks of most, whom its figures are of where a sentence names nobody.

use super::{context, each_of};
use crate::archive::Text;
use crate::claims::mention::{By, Mention};
use crate::claims::{Context, Reading};
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
        // Whom a pronoun of each gender would go on telling of.
        let mut last: [Option<EntityId>; 2] = [None, None];
        let mut told = false;
        for passage in &text.passages {
            let reading = Reading::new(&passage.text, base, &context);
            let pronoun = opening(&reading).filter(|feminine| told && last[usize::from(*feminine)] == topic);
            let carried =
                pronoun.and_then(|_| base.entity(topic?).names.iter().find_map(|name| led_by(name, &passage.text, base, &context)));
            told = carried.is_some() || reading.mentions.iter().any(|mention| mention.entity.is_some() && mention.entity == topic);
            for (feminine, last) in [false, true].into_iter().zip(&mut last) {
                let fitting = reading.mentions.iter().rev().find(|mention| fits(base, mention, feminine));
                *last = fitting.map_or(*last, |mention| mention.entity);
            }
            match carried {
                Some(prose) => see(&Reading::new(&prose, base, &context)),
                None => see(&reading),
            }
        }
    }

    /// Whether an entity is the topic of its kind.
    pub(super) fn has(&self, entity: EntityId) -> bool {
        self.0.iter().any(|(_, topic)| *topic == entity)
    }
}

/// A paragraph led by a sentence of a name alone: nothing where the name doesn't end one, « X. » of « Malcolm X. ».
fn led_by(name: &str, prose: &str, base: &Base, context: &Context) -> Option<String> {
    let led = format!("{name}. {prose}");
    let alone = {
        let reading = Reading::new(&led, base, context);
        let first = reading.sentences.first()?;
        reading.span(&first.tokens).end == name.len() + 1
    };
    alone.then_some(led)
}

/// Whether a pronoun of a gender may stand for whom a paragraph names: somebody the desk doesn't know may be anybody.
fn fits(base: &Base, mention: &Mention, feminine: bool) -> bool {
    let person = |entity: EntityId| {
        let record = base.entity(entity);
        record.kind == EntityKind::Person && record.feminine.is_none_or(|own| own == feminine)
    };
    !matches!(mention.by, By::Pronoun | By::Possessive) && mention.entity.is_none_or(person)
}

/// « Il laisse deux enfants. », « Née à X, elle … »: the first sentence has a pronoun for its subject, and nobody before it. Whether it is
/// feminine.
fn opening(reading: &Reading<'_>) -> Option<bool> {
    let first = reading.sentences.first()?;
    let subject = |at: &usize| {
        let pronoun = reading.has(*at, Marker::MasculinePronoun) || reading.has(*at, Marker::FemininePronoun);
        pronoun && reading.tokens[*at].is_any(&["il", "elle", "he", "she"]) && !reading.is_quoted(*at)
    };
    let at = first.tokens.clone().find(subject)?;
    let person = |mention: &Mention| mention.entity.is_none_or(|entity| reading.base.entity(entity).kind == EntityKind::Person);
    let free = !reading.mentions.iter().any(|mention| mention.tokens.start < at && person(mention));
    free.then(|| reading.has(at, Marker::FemininePronoun))
}

/// The one named more often than any other.
fn most(named: &[EntityId]) -> Option<EntityId> {
    let mut times: FxHashMap<EntityId, usize> = FxHashMap::default();
    named.iter().for_each(|entity| *times.entry(*entity).or_default() += 1);
    let most = *times.values().max()?;
    let mut first = times.iter().filter(|(_, times)| **times == most);
    first.next().filter(|_| first.next().is_none()).map(|(entity, _)| *entity)
}
