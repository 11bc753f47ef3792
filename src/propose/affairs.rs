//! What texts are about besides people: the investigation, and the event that they bring in by its noun: « un incendie », "a strike".

use super::{each, free};
use crate::archive::Archive;
use crate::claims::Reading;
use crate::facts::index::Cue;
use crate::facts::{Base, Entity, EntityKind, PerLang, TermId, Words};
use crate::language::{Lang, Marker};
use std::collections::{BTreeMap, BTreeSet};

/// The kind of event that opens an investigation.
const INVESTIGATION: &str = "investigation-opening";

/// How texts tell of a kind of event by a noun.
#[derive(Debug, Default)]
struct Noun {
    /// How often.
    times: usize,
    /// Whether an indefinite article brings it in.
    introduced: bool,
    /// The words, with their language.
    words: BTreeSet<(Lang, String)>,
}

/// The investigation and the events.
pub(super) fn find(archive: &Archive, base: &Base) -> Vec<Entity> {
    let mut nouns: BTreeMap<TermId, Noun> = BTreeMap::new();
    each(archive, base, |_, reading| gather(reading, &mut nouns));
    let investigation = base.event_named(INVESTIGATION);
    let has_case = base.entities.iter().any(|entity| entity.kind == EntityKind::Case);
    // What befalls somebody is told of them.
    let is_personal = |term: TermId| base.attributes.iter().any(|attribute| attribute.event == Some(term));
    let is_known = |term: TermId| base.entities.iter().any(|entity| entity.event == Some(term));
    let mut out: Vec<Entity> = Vec::new();
    for (term, noun) in &nouns {
        let is_case = investigation == Some(*term);
        let wanted = if is_case { !has_case } else { noun.introduced && noun.times >= SEVERAL && !is_known(*term) && !is_personal(*term) };
        let found = entity(base, *term, noun, is_case);
        if wanted && free(base, &out, &found.id) {
            out.push(found);
        }
    }
    out
}

/// How often texts tell of what they are about.
const SEVERAL: usize = 2;

fn gather(reading: &Reading<'_>, nouns: &mut BTreeMap<TermId, Noun>) {
    let Some(kinds) = reading.base.event_vocabulary() else { return };
    for hit in &reading.hits {
        let Cue::Event(term) = hit.cue else { continue };
        let Some(words) = kinds.get(term).words.get(&reading.context.lang) else { continue };
        // « une enquête a été ouverte » is one phrase: the noun in it is what is brought in.
        let is_noun = |at: &usize| !reading.tokens[*at].capital && words.nouns.iter().any(|noun| *noun == *reading.tokens[*at].norm);
        for at in hit.tokens.clone().filter(is_noun) {
            let noun = nouns.entry(term).or_default();
            noun.times += 1;
            noun.introduced |= at.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Indefinite));
            noun.words.insert((reading.context.lang, reading.tokens[at].norm.to_string()));
        }
    }
}

fn entity(base: &Base, term: TermId, noun: &Noun, is_case: bool) -> Entity {
    let mut words: PerLang<Words> = PerLang::default();
    noun.words.iter().for_each(|(lang, word)| words.entry(*lang).or_default().nouns.push(word.clone()));
    let id = base.event_vocabulary().map(|kinds| kinds.get(term).id.clone()).unwrap_or_default();
    if is_case {
        return Entity { id: "investigation".to_owned(), kind: EntityKind::Case, called: words, ..Entity::default() };
    }
    Entity { id, kind: EntityKind::Event, event: Some(term), words, ..Entity::default() }
}
