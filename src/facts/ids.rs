//! What a base holds by its id, and what may be meant by an id that it doesn't hold.
//!
//! Few ask, and a desk may have a million: ids are looked through where they are written, and nothing that was looked at is kept.

use super::model::{Base, Entity, EntityId, FactId, Source, SourceId};
use super::nearest::{Near, nearest};
use super::store::Named;
use rustc_hash::{FxHashMap, FxHashSet};

impl Named for Entity {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for Source {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Base {
    /// An entity by its id.
    #[must_use]
    pub fn entity_named(&self, id: &str) -> Option<EntityId> {
        self.entities.named(|known| known == id).next().map(|at| EntityId(at as u32))
    }

    /// A source by its id.
    #[must_use]
    pub fn source_named(&self, id: &str) -> Option<SourceId> {
        self.sources.named(|known| known == id).next().map(|at| SourceId(at as u32))
    }

    /// The sources that some ids name, in their order.
    #[must_use]
    pub fn sources_named(&self, ids: &FxHashSet<&str>) -> Vec<SourceId> {
        // Most drafts name none, and a desk may have many.
        let sources = (!ids.is_empty()).then(|| self.sources.named(|known| ids.contains(known)));
        sources.into_iter().flatten().map(|at| SourceId(at as u32)).collect()
    }

    /// A fact by its id.
    #[must_use]
    pub fn fact_named(&self, id: &str) -> Option<FactId> {
        self.facts_named(&[id])[0]
    }

    /// Facts by their ids, in the order of these; all of them are looked for at once.
    #[must_use]
    pub fn facts_named(&self, ids: &[&str]) -> Vec<Option<FactId>> {
        let owners = self.owners(ids);
        let fact = |id: &&str| {
            let owners = stems(id).filter_map(|stem| owners.get(stem)).flatten();
            owners.filter_map(|owner| self.facts_about(*owner).find(|fact| self.fact(*fact).id == *id)).min()
        };
        ids.iter().map(fact).collect()
    }

    /// The id of a fact that may be meant by one that there isn't: another of the same entity, or the same of an entity with a name like it.
    #[must_use]
    pub fn fact_near(&self, id: &str) -> Option<String> {
        let owners: Vec<EntityId> = self.owners(&[id]).into_values().flatten().collect();
        self.fact_like(id, owners.into_iter()).or_else(|| self.fact_like(id, self.owner_near(id).into_iter()))
    }

    /// The fact of some entities whose id is nearest.
    fn fact_like(&self, id: &str, owners: impl Iterator<Item = EntityId>) -> Option<String> {
        let facts: Vec<FactId> = owners.flat_map(|owner| self.facts_about(owner)).collect();
        nearest(id, facts.iter().map(|fact| self.fact(*fact).id.as_str())).map(str::to_owned)
    }

    /// The entity whose id is nearest to what the id of a fact begins with.
    fn owner_near(&self, id: &str) -> Option<EntityId> {
        let mut near = Near::to(id.rsplit_once('.').map_or(id, |(stem, _)| stem))?;
        self.entities.ids(|_, known| near.offer(known));
        near.best().and_then(|id| self.entity_named(id))
    }

    /// The id of a source that may be meant by one that there isn't.
    #[must_use]
    pub fn source_near(&self, id: &str) -> Option<String> {
        let mut near = Near::to(id)?;
        self.sources.ids(|_, known| near.offer(known));
        near.best().map(str::to_owned)
    }

    /// The facts of an entity, derived ones too.
    pub fn facts_about(&self, entity: EntityId) -> impl Iterator<Item = FactId> {
        self.groups_of(entity).flat_map(|group| group.facts.iter().copied())
    }

    /// The entities whose facts some ids may name, by what each of the ids begins with.
    fn owners<'i>(&self, ids: &[&'i str]) -> FxHashMap<&'i str, Vec<EntityId>> {
        let mut owners: FxHashMap<&str, Vec<EntityId>> = ids.iter().flat_map(|id| stems(id)).map(|stem| (stem, Vec::new())).collect();
        if !owners.is_empty() {
            let keep = |at: usize, id: &str| owners.get_mut(id).into_iter().for_each(|owners| owners.push(EntityId(at as u32)));
            self.entities.ids(keep);
        }
        owners.retain(|_, owners| !owners.is_empty());
        owners
    }
}

/// What the id of a fact may begin with: the id of whom it is of, in which there may be dots.
fn stems(id: &str) -> impl Iterator<Item = &str> {
    id.match_indices('.').map(|(at, _)| &id[..at])
}
