//! What the ways through a base are made of, gathered from each record as it is read or passes by:
//! afterwards only those records are looked at again that lead somewhere.

use super::anchor::is_anchor;
use super::index::Spellings;
use super::model::{AttributeId, Base, Entity, EntityId, EntityKind, Fact, FactId, FactValue, Slot};
use rustc_hash::FxHashSet;

/// What was gathered from entities and facts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    /// The kinds of the entities, in order.
    pub(super) kinds: Vec<EntityKind>,
    /// The entities that belong to others, are events or have words besides their names.
    pub(super) linked: Vec<EntityId>,
    /// Whether one of them is an anchor.
    pub(super) anchored: bool,
    /// Whether the id of one has a dot in it.
    pub(super) dotted: bool,
    pub(super) spellings: Spellings,
    /// Of whom and of which attribute the facts are, in order.
    pub(super) facts: Vec<(EntityId, AttributeId)>,
    /// The facts that lead to others than whom they are of, say when an event was or have words of their own.
    pub(super) telling: Vec<FactId>,
    /// The entities that are values.
    pub(super) values: FxHashSet<EntityId>,
}

impl Gathered {
    /// What is gathered from a whole base.
    pub(super) fn of(base: &Base) -> Self {
        let mut out = Self::default();
        base.entities.iter().for_each(|entity| out.entity(entity, 0));
        base.facts.iter().for_each(|fact| out.fact(base, out.kind(fact.entity), fact));
        out
    }

    /// Gathers from the next entity, before which there are so many others elsewhere.
    pub(super) fn entity(&mut self, entity: &Entity, before: u32) {
        let id = EntityId(before + self.kinds.len() as u32);
        self.kinds.push(entity.kind);
        let leads = !entity.of.is_empty() || entity.kind == EntityKind::Event;
        if leads || !entity.called.is_empty() || !entity.words.is_empty() {
            self.linked.push(id);
        }
        self.anchored |= is_anchor(entity);
        self.dotted |= entity.id.contains('.');
        self.spellings.add(id, entity);
    }

    /// Gathers from the next fact, which is of somebody or something of a kind.
    pub(super) fn fact(&mut self, base: &Base, kind: EntityKind, fact: &Fact) {
        let id = FactId(self.facts.len() as u32);
        self.facts.push((fact.entity, fact.attribute));
        let is_sole = |value: &FactValue| match value {
            FactValue::Term(held) => base.vocabulary(held.vocabulary).get(held.term).sole.is_some(),
            _ => false,
        };
        let when = kind == EntityKind::Event && base.attribute(fact.attribute).slot == Slot::When;
        if when || !fact.with.is_empty() || !fact.words.is_empty() || fact.is.iter().any(is_sole) {
            self.telling.push(id);
        }
        self.values.extend(fact.is.iter().filter_map(|value| if let FactValue::Entity(entity) = value { Some(*entity) } else { None }));
    }

    /// The kind of an entity.
    pub(super) fn kind(&self, entity: EntityId) -> EntityKind {
        self.kinds.get(entity.0 as usize).copied().unwrap_or_default()
    }

    /// Adds what was gathered from those that come after.
    pub(super) fn append(&mut self, mut other: Self) {
        let before = self.facts.len() as u32;
        self.kinds.append(&mut other.kinds);
        self.linked.append(&mut other.linked);
        self.anchored |= other.anchored;
        self.dotted |= other.dotted;
        self.spellings.append(other.spellings);
        self.facts.append(&mut other.facts);
        self.telling.extend(other.telling.into_iter().map(|fact| FactId(before + fact.0)));
        self.values.extend(other.values);
    }

    /// The facts of each entity and attribute, in order.
    pub(super) fn grouped(&self) -> Vec<((EntityId, AttributeId), FactId)> {
        let mut out: Vec<_> = self.facts.iter().copied().zip((0..).map(FactId)).collect();
        // Mostly they stand so already.
        if !out.is_sorted() {
            out.sort_unstable();
        }
        out
    }
}
