//! A file read again, of a desk that is compiled: by what is known of the others, none of which is looked at.

use super::declared::{Origin, declared};
use super::directory::Directory;
use super::document::Document;
use super::entities;
use super::file::File;
use super::loader::{Input, Loader, Names, parsed};
use super::pass::Pass;
use super::sources;
use super::statements;
use crate::facts::files::Files;
use crate::facts::flat::digest;
use crate::facts::gathered::Gathered;
use crate::facts::model::{AttributeId, Base, Entity, EntityId, Fact, FactValue, Source, SourceId};
use crate::facts::share::Share;
use crate::facts::since::declares_the_same;
use crate::facts::vocabulary::VocabularyId;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What a file comes to that has changed in nothing but its facts; the places of the rest may be others.
pub(crate) struct Reread {
    /// What tells its text from another.
    pub(crate) text: u64,
    pub(crate) sources: Vec<Source>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) facts: Vec<Fact>,
}

/// Up to how many entities all of them are known, so that a file may name such as it hasn't named before.
const FEW: usize = 20_000;

/// Reads a file again that has a share of a base. Nothing comes of one that has a fault, that says anything else than before
/// but for its facts, or that names what it hasn't named before and would have to be looked for in all of a large desk.
pub(crate) fn read(base: &Base, share: &Share, text: String, files: &dyn Files) -> Option<Reread> {
    let input = Input { file: File::new(share.path.clone(), text), vocabulary: None };
    let (document, problems) = parsed(&input);
    // What else a file may declare, attributes and vocabularies, all others are read with.
    let is_plain = document.root().entries().all(|(key, _)| ["sources", "entities", "facts"].contains(&key.text()));
    (problems.is_empty() && is_plain).then(|| reread(base, share, &input, &document, files)).flatten()
}

fn reread(base: &Base, share: &Share, input: &Input, document: &Document<'_>, files: &dyn Files) -> Option<Reread> {
    let origin = Origin { input, root: document.root() };
    let loader = loader(base, share);
    let mut pass = Pass::new(&loader, &input.file);
    let entities: Vec<Entity> = declared(&origin, "entities").map(|declared| entities::entity(&mut pass, &declared)).collect();
    let sources: Vec<Source> = declared(&origin, "sources").map(|declared| sources::source(&declared)).collect();
    let same = declares_the_same(base, share, entities.iter(), sources.iter());
    let facts = (same && pass.problems.is_empty()).then(|| statements::alone(&loader, &origin, files)).flatten()?;
    // A source has its text from elsewhere.
    let archived = share.sources.range().map(|at| base.sources[at].archive.clone());
    let sources = sources.into_iter().zip(archived).map(|(source, archive)| Source { archive, ..source }).collect();
    Some(Reread { text: digest(&input.file.text), sources, entities, facts })
}

/// A loader that knows what a base knows, of its entities those that matter to a file.
fn loader(base: &Base, share: &Share) -> Loader {
    let known: BTreeSet<EntityId> =
        if base.entities.len() <= FEW { (0..base.entities.len() as u32).map(EntityId).collect() } else { named(base, share) };
    let mut gathered = Gathered { kinds: vec![Default::default(); base.entities.len()], ..Gathered::default() };
    known.iter().for_each(|id| gathered.kinds[id.0 as usize] = base.entity(*id).kind);
    let names = Names {
        sources: base.sources.iter().zip(0..).map(|(source, at)| (source.id.clone(), SourceId(at))).collect(),
        entities: Directory::some(known.iter().map(|id| (id.0, base.entity(*id).id.as_str()))),
        attributes: attributes(base),
        vocabularies: base.vocabularies.iter().zip(0..).map(|(known, at)| (known.name.clone(), VocabularyId(at))).collect(),
        ..Names::default()
    };
    // Whether two entities are at odds hangs on what they lie in, which may be any.
    let (sources, entities) = (base.sources.clone(), base.entities.clone());
    let (vocabularies, attributes) = (base.vocabularies.clone(), base.attributes.clone());
    let base = Base { sources, entities, vocabularies, attributes, ..Base::default() };
    Loader { base, names, gathered, ..Loader::default() }
}

fn attributes(base: &Base) -> FxHashMap<String, Vec<AttributeId>> {
    let mut out: FxHashMap<String, Vec<AttributeId>> = FxHashMap::default();
    for (attribute, at) in base.attributes.iter().zip(0..) {
        out.entry(attribute.name.clone()).or_default().push(AttributeId(at));
    }
    out
}

/// The entities that a file declares or named when the base was made.
fn named(base: &Base, share: &Share) -> BTreeSet<EntityId> {
    let mut out = BTreeSet::new();
    for at in share.entities.range() {
        let entity = &base.entities[at];
        out.extend(entity.of.iter().chain(&entity.within).copied().chain([EntityId(at as u32)]));
    }
    for fact in share.facts.range().map(|at| &base.facts[at]) {
        out.extend(fact.with.iter().copied().chain([fact.entity]));
        let readings = fact.says.iter().filter_map(|reading| reading.is.as_ref()).flatten();
        fact.is.iter().chain(readings).for_each(|value| values(value, &mut out));
    }
    out
}

/// The entities in a value.
fn values(value: &FactValue, out: &mut BTreeSet<EntityId>) {
    match value {
        FactValue::Entity(entity) | FactValue::Order { other: entity, .. } => drop(out.insert(*entity)),
        FactValue::Term(term) => out.extend(term.of),
        FactValue::Set { members, .. } => members.iter().for_each(|member| values(member, out)),
        FactValue::Plain(_) | FactValue::Text(_) => {}
    }
}
