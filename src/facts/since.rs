//! What one base says otherwise than another of the same desk: of whom, where that is all there is to it.

use super::derive;
use super::model::{Base, Entity, EntityId, EntityKind, Fact, FactValue, Place, Slot, Source};
use super::share::Share;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

impl Base {
    /// Of whom it says something else than the base before it. Nothing where that may be of anybody: where more has changed than facts on
    /// which nothing else hangs, so that the same words may lead elsewhere. It looks at nothing but the facts of files that have changed.
    #[must_use]
    pub fn since(&self, before: &Self) -> Option<BTreeSet<EntityId>> {
        let both = || before.shares.iter().zip(&self.shares);
        let same = before.shares.len() == self.shares.len() && !self.shares.is_empty() && both().all(|(one, other)| is_like(one, other));
        let terms = || (&before.attributes, &before.vocabularies) == (&self.attributes, &self.vocabularies);
        let here = same && before.sources.len() == self.sources.len() && before.withheld == self.withheld && terms();
        if !here {
            return None;
        }
        let mut out = BTreeSet::new();
        for (old, new) in both().filter(|(old, new)| old.text != new.text) {
            out.extend(told_otherwise(before, old, self, new)?);
        }
        Some(out)
    }
}

/// Whether two shares are of one file, and as large but for facts.
fn is_like(one: &Share, other: &Share) -> bool {
    (&one.path, one.sources, one.entities) == (&other.path, other.sources, other.entities)
}

/// Whether a file declares the same entities and sources as a base has of it, wherever they stand.
pub(super) fn declares_the_same<'r>(
    before: &Base,
    share: &Share,
    entities: impl ExactSizeIterator<Item = &'r Entity>,
    sources: impl ExactSizeIterator<Item = &'r Source>,
) -> bool {
    is_same_but_placed(before.entities.part(share.entities.range()), entities, |entity| Entity {
        place: Place::default(),
        ..entity.clone()
    }) && is_same_but_placed(before.sources.part(share.sources.range()), sources, |source| {
        // A source has its text from elsewhere.
        Source { place: Place::default(), archive: None, ..source.clone() }
    })
}

/// Whether records are the same one by one, wherever they stand.
fn is_same_but_placed<'o, 'n, T: PartialEq + 'o + 'n>(
    old: impl ExactSizeIterator<Item = &'o T>,
    new: impl ExactSizeIterator<Item = &'n T>,
    anywhere: impl Fn(&T) -> T,
) -> bool {
    old.len() == new.len() && old.zip(new).all(|(old, new)| anywhere(old) == anywhere(new))
}

/// Of whom a file tells otherwise than before.
fn told_otherwise(before: &Base, old: &Share, now: &Base, new: &Share) -> Option<BTreeSet<EntityId>> {
    let same = declares_the_same(before, new, now.entities.part(new.entities.range()), now.sources.part(new.sources.range()));
    if !same {
        return None;
    }
    let facts = differing((before, before.facts.part(old.facts.range())), (now, now.facts.part(new.facts.range())))?;
    facts.iter().all(|fact| keeps_words(before, now, fact)).then(|| facts.iter().map(|fact| fact.entity).collect())
}

/// The facts of a file that say something else than before, came or went, as either base has them. Nothing where more hangs on one of them
/// than the group that it is in, or where those that stayed stand in another order: where several tell a thing, the first or the last counts.
pub(super) fn differing<'f>(
    (before, old): (&Base, impl Iterator<Item = &'f Fact>),
    (now, new): (&Base, impl Iterator<Item = &'f Fact>),
) -> Option<Vec<&'f Fact>> {
    let mut left: FxHashMap<&str, (usize, &Fact)> = new.enumerate().map(|(at, fact)| (fact.id.as_str(), (at, fact))).collect();
    let (mut gone, mut came, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for fact in old {
        let other = left.remove(fact.id.as_str());
        places.extend(other.map(|(at, _)| at));
        if other.is_none_or(|(_, other)| !is_same(fact, other)) {
            gone.push(fact);
            came.extend(other.map(|(_, other)| other));
        }
    }
    came.extend(left.into_values().map(|(_, fact)| fact));
    let alone = gone.iter().all(|fact| is_alone(before, fact)) && came.iter().all(|fact| is_alone(now, fact));
    (alone && places.is_sorted()).then(|| [gone, came].concat())
}

/// Whether the words that lead to a fact lead to the same as before.
fn keeps_words(before: &Base, now: &Base, fact: &Fact) -> bool {
    let attribute = now.attribute(fact.attribute);
    // What somebody said, or how things are called, is looked for in every block; who is whose kin tells who is meant.
    let everywhere = matches!(attribute.slot, Slot::Quotation | Slot::Name | Slot::Eponym)
        || !fact.is.iter().all(|value| matches!(value, FactValue::Plain(_)));
    let has = |base: &Base| base.group(fact.entity, fact.attribute).is_some();
    let told = |base: &Base| base.links.told(fact.attribute) > 0;
    !everywhere && (has(before) == has(now) || !attribute.own && told(before) && told(now))
}

/// Whether two facts say the same, wherever they stand.
fn is_same(one: &Fact, other: &Fact) -> bool {
    let placeless = |fact: &Fact| {
        let mut fact = Fact { place: Default::default(), derived_from: Vec::new(), ..fact.clone() };
        fact.says.iter_mut().for_each(|reading| reading.place = Default::default());
        let tried = fact.tests.matching.iter_mut().chain(&mut fact.tests.others);
        tried.for_each(|tried| tried.place = Default::default());
        fact
    };
    placeless(one) == placeless(other)
}

/// Whether nothing of the base hangs on a fact but the group that it is in.
fn is_alone(base: &Base, fact: &Fact) -> bool {
    let kind = base.entity(fact.entity).kind;
    let when = kind == EntityKind::Event && base.attribute(fact.attribute).slot == Slot::When;
    let leads = |value: &FactValue| match value {
        FactValue::Term(held) => base.vocabulary(held.vocabulary).get(held.term).sole.is_some(),
        // Where some value is an institution, a draft may put another in its place.
        FactValue::Entity(entity) => base.entity(*entity).kind == EntityKind::Body,
        _ => false,
    };
    let tells = when || !fact.with.is_empty() || !fact.words.is_empty() || fact.is.iter().any(leads);
    !tells && !derive::hangs_on(base, fact)
}
