//! Focus: whether a stretch of text tells of a subject, named there or carried over from the sentences before.

use super::Subject;
use super::mention::{By, Mention};
use super::reading::Reading;
use crate::facts::{EntityId, EntityKind};

/// How many sentences a subject is carried over, as long as nothing else of its kind is named.
const CARRIED: usize = 2;

/// Whether the sentence at a token tells of the subject or of what it belongs to.
#[must_use]
pub fn is_told_of(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let here = reading.sentence_of(at);
    if is_named_in(reading, subject, here) {
        return true;
    }
    let earlier = (here.saturating_sub(CARRIED)..here).rev();
    !has_rival(reading, subject, here) && first_told(reading, subject, earlier)
}

/// Going back, the subject is met before anything that could have taken its place.
fn first_told(reading: &Reading<'_>, subject: &Subject<'_>, mut earlier: impl Iterator<Item = usize>) -> bool {
    let met = earlier.find(|sentence| is_named_in(reading, subject, *sentence) || has_rival(reading, subject, *sentence));
    met.is_some_and(|sentence| is_named_in(reading, subject, sentence) && !has_rival(reading, subject, sentence))
}

/// Whether a sentence names the subject, or what it belongs to.
fn is_named_in(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    named_in(reading, sentence).any(|mention| mention.entity.is_some_and(|entity| is_ours(reading, subject, entity)))
}

/// Whether a sentence names something else of the subject's kind.
fn has_rival(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    let kind = reading.base.entity(subject.entity).kind;
    named_in(reading, sentence).any(|mention| match mention.entity {
        Some(entity) => !is_ours(reading, subject, entity) && is_like(kind, reading.base.entity(entity).kind),
        None => mention.by == By::Name,
    })
}

fn named_in<'r>(reading: &'r Reading<'_>, sentence: usize) -> impl Iterator<Item = &'r Mention> {
    reading.mentions_in(reading.sentences[sentence].tokens.clone())
}

fn is_ours(reading: &Reading<'_>, subject: &Subject<'_>, entity: EntityId) -> bool {
    entity == subject.entity || reading.base.entity(subject.entity).of.contains(&entity)
}

/// Kinds of which one can be taken for the other.
fn is_like(a: EntityKind, b: EntityKind) -> bool {
    let corporate = |kind: EntityKind| matches!(kind, EntityKind::Body | EntityKind::Group);
    a == b || corporate(a) && corporate(b)
}
