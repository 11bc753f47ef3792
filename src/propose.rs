//! Proposals: the entities that archived texts speak of and what they say of them, as facts that a curator may take or leave.
//!
//! The grammar that reads drafts reads the texts. Nothing here decides what is true: each text's own words are its reading.

mod affairs;
mod agreed;
mod apt;
mod befallen;
mod belonging;
mod bodies;
mod described;
mod events;
pub mod fresh;
mod gathered;
mod loosely;
pub mod measure;
mod people;
mod places;
mod pulled;
mod readings;
mod sets;
mod sides;
mod speakers;
mod terms;
mod ties;
mod topics;
mod toward;
mod whose;
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
            _ => propose(&archive, desk, Aim::Judge),
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

/// What proposals are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// To hold drafts against, with nobody between: what a grammar for drafts reads beyond doubt.
    Judge,
    /// To be gone through by a curator: what a close reader would note, one slip in five allowed for.
    Offer,
}

/// Finds entities of a kind that the desk doesn't have.
type Finder = fn(&Archive, &Base) -> Vec<Entity>;

/// In the order in which each may rest on those before; what a text is about, the last, is only to be offered.
const FINDERS: [Finder; 6] = [people::find, places::find, bodies::find, speakers::find, events::find, affairs::find];

/// Reads what archived texts say, with the entities, attributes and words of a desk.
#[must_use]
pub fn propose(archive: &Archive, desk: &Base, aim: Aim) -> Proposed {
    let known = desk.entities.len();
    let mut base = Base { facts: Store::default(), ..desk.clone() }.compile_whole();
    for find in FINDERS.iter().take(FINDERS.len() - usize::from(aim == Aim::Judge)) {
        let found = find(archive, &base);
        if !found.is_empty() {
            base = with(base, found);
        }
    }
    let facts = readings::facts(archive, &base, known, aim);
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
        each_of(text, base, |reading| see(text, reading));
    }
}

/// Reads every paragraph of a text.
fn each_of(text: &Text, base: &Base, mut see: impl FnMut(&Reading<'_>)) {
    let context = context(text, base);
    for passage in &text.passages {
        see(&Reading::new(&passage.text, base, &context));
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
    use super::{Aim, propose, writing};
    use crate::archive::Archive;
    use crate::facts::{Buffers, Desk};
    use std::path::Path;
    use std::sync::LazyLock;

    fn proposed(texts: &[(&str, &str)]) -> String {
        let files = texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let files = Buffers { texts: files.chain([("factlint.toml".to_owned(), String::new())]).collect(), below: None };
        let desk = Desk::open_with(Path::new("/desk"), &files);
        let archive = Archive::read(&desk.base, &files, &Archive::default());
        writing::toml(&propose(&archive, &desk.base, Aim::Offer))
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

    static BLAZE: LazyLock<String> = LazyLock::new(|| proposed(&BLAZE_TEXTS));

    const BLAZE_TEXTS: [(&str, &str); 2] = [
        (
            "sources/001.txt",
            "12 juillet 2025\n\nUn incendie s'est déclaré vendredi soir dans l'usine Valmont, à Brive. Le directeur, Paul Lanoix, 54 ans, a été \
             hospitalisé.\n\nLa maire socialiste, Anne Roudier, a apporté son soutien aux salariés. Une enquête a été ouverte pour corruption \
             et confiée au groupement de gendarmerie départementale (GGD).\n\nLes flammes montaient plus haut que le clocher.\n\nUn témoin de la scène\n\n\
             « Tout a brûlé en une heure », raconte un témoin.",
        ),
        (
            "sources/002.txt",
            "13 July 2025\n\nA fire broke out on Friday evening at the Valmont factory in Brive. Its director, Paul Lanoix, 54, was taken to \
             hospital. His brother Marc Lanoix was killed in the fire.\n\nThe Socialist mayor, Anne Roudier, voiced her support for the workers. \
             Jane Doe had been under police protection since January.",
        ),
    ];

    /// What is proposed of an entity and an attribute, up to the next.
    fn fact<'a>(toml: &'a str, id: &str) -> &'a str {
        let rest = toml.split_once(&format!("[facts.{id}]")).unwrap_or_else(|| panic!("no {id} in {toml}")).1;
        rest.split_once("\n\n").map_or(rest, |(fact, _)| fact)
    }

    #[test]
    fn the_event_of_a_story_is_brought_in_by_its_noun() {
        let toml = &*BLAZE;
        assert!(fact(toml, "fire.date").contains("2025-07-11"), "{toml}");
        assert!(fact(toml, "fire.weekday").contains("friday"), "{toml}");
        let place = fact(toml, "fire.place");
        assert!(place.contains("brive") && place.contains("says.001") && place.contains("says.002"), "{toml}");
    }

    #[test]
    fn an_investigation_is_told_by_what_it_is_called() {
        let toml = &*BLAZE;
        assert!(fact(toml, "investigation.opened").contains("is = true"), "{toml}");
        assert!(fact(toml, "investigation.charge").contains("corruption"), "{toml}");
    }

    #[test]
    fn kin_and_how_they_died_are_told_of_the_one_who_is_named() {
        let toml = &*BLAZE;
        let relation = fact(toml, "marc-lanoix.relation");
        assert!(relation.contains("brother") && relation.contains("with = [\"paul-lanoix\"]"), "{toml}");
        assert!(fact(toml, "marc-lanoix.death.manner").contains("killed"), "{toml}");
        assert!(!toml.contains("[facts.paul-lanoix.death"), "{toml}");
    }

    #[test]
    fn what_somebody_does_is_theirs_and_nobody_elses() {
        let toml = &*BLAZE;
        assert!(fact(toml, "anne-roudier.stance").contains("support") && !toml.contains("[facts.paul-lanoix.stance"), "{toml}");
    }

    #[test]
    fn words_with_their_speaker_in_a_line_below_are_quoted() {
        let toml = &*BLAZE;
        assert!(toml.contains("[facts.temoin.said.") && toml.contains("plus haut que le clocher"), "{toml}");
    }

    #[test]
    fn what_one_text_states_is_found_where_another_says_it_in_passing() {
        let texts = [
            ("sources/001.txt", "3 mars 2026\n\nNora Ferrand, 41 ans, a été évacuée lundi à Brive. Nora Ferrand habite Brive."),
            (
                "sources/002.txt",
                "4 mars 2026\n\nNora Ferrand a été évacuée de la mairie. La scène, lundi, a surpris Nora Ferrand, à 41 ans.",
            ),
        ];
        let toml = proposed(&texts);
        assert!(fact(&toml, "nora-ferrand.age").contains("says.002"), "{toml}");
    }

    #[test]
    fn words_that_begin_alike_are_facts_of_their_own_and_the_same_words_one() {
        let said = |sold: &str| format!("« Nous avons vendu hier {sold} voitures », a déclaré Inès Borel.");
        let first = format!("{FIRE}\n\n{}\n\n{}\n\n{}", said("douze"), said("vingt"), said("douze"));
        let toml = proposed(&[("sources/001.txt", &first), ("sources/002.txt", &format!("3 mars 2026\n\n{}", said("vingt")))]);
        assert_eq!(toml.matches("[facts.ines-borel.said.nous-avons-vendu-hier").count(), 2, "{toml}");
        assert!(!fact(&toml, "ines-borel.said.nous-avons-vendu-hier").contains("says.002"), "{toml}");
        assert!(fact(&toml, "ines-borel.said.nous-avons-vendu-hier-2").contains("says.002"), "{toml}");
    }

    #[test]
    fn a_noun_between_a_name_and_its_verb_is_no_verb() {
        let apposed = "Jeudi soir, Nora Ferrand, figure de la lutte contre le bruit, a été évacuée à Brive.";
        let texts = [
            ("sources/001.txt", format!("6 mars 2026\n\n{apposed}")),
            ("sources/002.txt", "7 mars 2026\n\nNora Ferrand a été évacuée jeudi. Nora Ferrand va bien.".to_owned()),
        ];
        let toml = proposed(&texts.each_ref().map(|(path, text)| (*path, text.as_str())));
        let day = fact(&toml, "nora-ferrand-evacuation.date");
        assert!(day.contains("2026-03-05") && day.contains("says.001"), "{toml}");
    }

    #[test]
    fn a_person_denies_nothing() {
        let texts = [(
            "sources/001.txt",
            "6 mars 2026\n\nNora Ferrand, 41 ans, est députée. La protection autour de sa personne, Nora Ferrand le dit, a été renforcée.",
        )];
        assert!(fact(&proposed(&texts), "nora-ferrand.protection.reinforced").contains("is = true"), "{}", proposed(&texts));
    }

    #[test]
    fn since_when_is_never_ahead() {
        let texts = [("sources/001.txt", "6 février 2026\n\nNora Ferrand, 41 ans, vit sous protection policière depuis cet été.")];
        assert!(fact(&proposed(&texts), "nora-ferrand.protection.since").contains("2025-06-01"), "{}", proposed(&texts));
    }

    #[test]
    fn sources_that_differ_are_told_apart() {
        let other = "3 mars 2026\n\nInès Borel, 43 ans, va mieux.";
        let toml = proposed(&[("sources/001.txt", FIRE), ("sources/002.txt", other)]);
        assert!(toml.contains("is = [\"41 years\", \"43 years\"]"), "{toml}");
    }
}
