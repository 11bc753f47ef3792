//! Proposals: the entities that archived texts speak of and what they say of them, as facts that a curator may take or leave.
//!
//! The grammar that reads drafts reads the texts. Nothing here decides what is true: each text's own words are its reading.

mod bodies;
mod events;
pub mod measure;
mod people;
mod places;
mod readings;
mod speakers;
pub mod writing;

use crate::archive::{Archive, Text};
use crate::claims::{Context, Reading};
use crate::facts::{Base, Entity, EntityId, Files, Store};

/// What archived texts give for a desk.
#[derive(Clone, Debug, Default)]
pub struct Proposed {
    /// The desk's entities and those that are new, with the facts that the texts give and no others.
    pub base: Base,
    /// How many of the entities are the desk's own.
    pub known: usize,
}

/// What a draft may be held against besides the desk's facts.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The archived texts.
    pub archive: Archive,
    /// What they say of entities.
    pub proposed: Proposed,
}

impl Evidence {
    /// Reads the archived texts of a desk; what hasn't changed since an earlier reading is taken over.
    #[must_use]
    pub fn read(desk: &Base, files: &dyn Files, earlier: &Self) -> Self {
        let archive = Archive::read(desk, files, &earlier.archive);
        let proposed = match &earlier.proposed {
            _ if archive.texts.is_empty() => Proposed::default(),
            known if archive.has_same(&earlier.archive) && known.rests_on(desk) => known.clone(),
            _ => propose(&archive, desk),
        };
        Self { archive, proposed }
    }
}

impl Proposed {
    /// Whether a desk has what was proposed with: its entities, its words.
    fn rests_on(&self, desk: &Base) -> bool {
        let Base { sources, entities, attributes, vocabularies, .. } = &self.base;
        self.known == desk.entities.len()
            && entities.part(0..self.known).eq(&desk.entities)
            && *sources == desk.sources
            && *attributes == desk.attributes
            && *vocabularies == desk.vocabularies
    }
}

impl PartialEq for Evidence {
    fn eq(&self, other: &Self) -> bool {
        self.archive == other.archive
    }
}

impl Eq for Evidence {}

/// Reads what archived texts say, with the entities, attributes and words of a desk.
#[must_use]
pub fn propose(archive: &Archive, desk: &Base) -> Proposed {
    let known = desk.entities.len();
    let mut base = Base { facts: Store::default(), ..desk.clone() }.compile_whole();
    for find in [people::find, places::find, bodies::find, speakers::find, events::find] {
        let found = find(archive, &base);
        if !found.is_empty() {
            base = with(base, found);
        }
    }
    let facts = readings::facts(archive, &base);
    Proposed { base: Base { facts: facts.into(), ..base }.compile(), known }
}

/// A base with more entities.
fn with(mut base: Base, entities: Vec<Entity>) -> Base {
    base.entities.to_mut().extend(entities);
    base.compile_whole()
}

/// Reads every paragraph of every text.
fn each(archive: &Archive, base: &Base, mut see: impl FnMut(&Text, &Reading<'_>)) {
    for text in &archive.texts {
        let context = context(text, base);
        for passage in &text.passages {
            see(text, &Reading::new(&passage.text, base, &context));
        }
    }
}

/// A text is about its own story; it names whoever its paragraphs name.
fn context(text: &Text, base: &Base) -> Context {
    let mut named: Vec<EntityId> =
        text.passages.iter().flat_map(|passage| crate::claims::named(base, &crate::text::tokens(&passage.text))).collect();
    named.sort_unstable();
    named.dedup();
    Context { lang: text.lang, date: text.date, named, about: true }
}

/// An id made of words: lower case, without accents, hyphens between them.
fn slug(words: &str) -> String {
    let bare = crate::text::fold::bare(words);
    let parts = bare.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// An id that no entity has yet.
fn free(base: &Base, taken: &[Entity], id: &str) -> bool {
    !id.is_empty() && !base.entities.iter().chain(taken).any(|entity| entity.id == id)
}

#[cfg(test)]
mod tests {
    use super::{Evidence, writing};
    use crate::facts::{Buffers, Desk};
    use std::path::Path;

    fn proposed(texts: &[(&str, &str)]) -> String {
        let files = texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let files = Buffers { texts: files.chain([("factlint.toml".to_owned(), String::new())]).collect(), below: None };
        let desk = Desk::open_with(Path::new("/desk"), &files);
        writing::toml(&Evidence::read(&desk.base, &files, &Evidence::default()).proposed)
    }

    const FIRE: &str =
        "2 mars 2026\n\nLa capitaine Inès Borel, 41 ans, a été hospitalisée. « Nous avons tout perdu en une heure », a déclaré Inès Borel.";

    #[test]
    fn people_their_ages_and_their_words_are_proposed() {
        let toml = proposed(&[("sources/001.txt", FIRE)]);
        assert!(toml.contains("[entities.ines-borel]") && toml.contains("is = \"41 years\""), "{toml}");
        assert!(toml.contains("[facts.ines-borel.said.") && toml.contains("tout perdu en une heure"), "{toml}");
        assert!(toml.contains("proposed = true"), "{toml}");
    }

    #[test]
    fn what_is_proposed_is_a_fact_file_without_a_fault() {
        let toml = proposed(&[("sources/001.txt", FIRE)]);
        let texts = [("factlint.toml", ""), ("sources/001.txt", FIRE), ("facts/new.toml", toml.as_str())];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let desk = Desk::open_with(Path::new("/desk"), &Buffers { texts, below: None });
        assert!(desk.problems.is_empty(), "{:#?}\n{toml}", desk.problems);
        assert!(!desk.base.facts.is_empty() && desk.base.facts.iter().all(|fact| fact.proposed || !fact.derived_from.is_empty()));
    }

    #[test]
    fn what_readers_and_bylines_say_is_left_out() {
        let page = format!("{FIRE}\n\nCommentaires (2)\n\nLe député Paul Rival, 50 ans, est un menteur.");
        let toml = proposed(&[("sources/001.txt", &page)]);
        assert!(!toml.contains("rival"), "{toml}");
    }

    #[test]
    fn sources_that_differ_are_told_apart() {
        let other = "3 mars 2026\n\nInès Borel, 43 ans, va mieux.";
        let toml = proposed(&[("sources/001.txt", FIRE), ("sources/002.txt", other)]);
        assert!(toml.contains("is = [\"41 years\", \"43 years\"]"), "{toml}");
    }
}
