//! People whom texts name and the desk doesn't know.

use super::terms::is_best;
use super::{each, slug};
use crate::archive::Archive;
use crate::claims::mention::By;
use crate::claims::{Reading, bearer};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, Entity, EntityKind, PerLang, Words};
use crate::language::first_name::is_feminine;
use crate::language::{Lang, Marker};
use crate::text::fold::bare;
use crate::text::tokens;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// A name as texts write it.
#[derive(Debug, Default)]
struct Named {
    /// As it is written first, with all its accents.
    name: String,
    /// How often.
    times: usize,
    /// Whether an age or a title stands beside it.
    personal: bool,
    /// How often a preposition of place leads it.
    placed: usize,
    /// The titles beside it, with their language.
    called: BTreeSet<(Lang, String)>,
}

/// The people named.
pub(super) fn find(archive: &Archive, base: &Base) -> Vec<Entity> {
    let mut found: BTreeMap<String, Named> = BTreeMap::new();
    let mut alone: FxHashSet<String> = FxHashSet::default();
    each(archive, base, |_, reading| {
        gather(reading, &mut found);
        alone.extend(single(reading));
    });
    let people: Vec<Named> =
        found.into_values().filter(|named| named.placed <= named.times && (named.personal || named.times > 1)).collect();
    let spoken = sums(&people, last, |named| named.times);
    let firsts = sums(&people, first, |_| 1);
    let mut bearers: FxHashMap<&(Lang, String), usize> = FxHashMap::default();
    people.iter().flat_map(|named| &named.called).for_each(|title| *bearers.entry(title).or_default() += 1);
    let mut taken: FxHashSet<String> = base.entities.iter().map(|entity| entity.id.clone()).collect();
    let mut out: Vec<Entity> = Vec::new();
    for named in &people {
        let id = slug(&named.name);
        if !id.is_empty() && taken.insert(id.clone()) {
            let surname = last(&named.name).filter(|surname| is_known_as(named, spoken[&bare(surname)]));
            let first = first(&named.name).filter(|first| alone.contains(&bare(first)) && firsts[&bare(first)] == 1);
            let names = std::iter::once(named.name.clone()).chain(surname).chain(first).collect();
            out.push(Entity {
                id,
                kind: EntityKind::Person,
                names,
                called: called(named, &bearers),
                feminine: is_feminine(&named.name),
                ..Entity::default()
            });
        }
    }
    out
}

/// Whether a family name alone means this one of its bearers: the only one, or one of whom the texts speak far more often than of the others.
///
/// `spoken` is how often the texts speak of all of them.
const fn is_known_as(named: &Named, spoken: usize) -> bool {
    named.times > FAR * (spoken - named.times)
}

/// How many times as often one of a family is spoken of whom its name alone means.
const FAR: usize = 5;

fn gather(reading: &Reading<'_>, found: &mut BTreeMap<String, Named>) {
    let strangers = reading.mentions.iter().filter(|mention| mention.entity.is_none() && mention.by == By::Name);
    for mention in strangers.filter(|mention| (2..=4).contains(&mention.tokens.len())) {
        let name = reading.span(&mention.tokens).of(reading.text);
        if mention.tokens.start.checked_sub(1).is_some_and(|before| reading.has(before, Marker::There)) {
            found.entry(bare(name)).or_default().placed += 1;
            continue;
        }
        // « le stade Léo-Borel »: a name of one word is a thing's that is called after somebody. « Le Goff »: a family name of two words.
        if !name.contains(char::is_whitespace)
            || last(name).is_some_and(|family| family == name)
            || reading.places.iter().any(|place| mention.tokens.contains(&place.start))
            || is_thing(reading, mention.tokens.start)
        {
            continue;
        }
        let named = found.entry(bare(name)).or_default();
        // « Traore », « Traoré »: a copy loses accents, and adds none.
        let accents = |name: &str| name.chars().filter(|c| !c.is_ascii()).count();
        if named.name.is_empty() || accents(name) > accents(&named.name) {
            name.clone_into(&mut named.name);
        }
        named.times += 1;
        let told = |range| bearer::of(reading, range).is_some_and(|bearer| bearer.tokens == mention.tokens);
        let terms: Vec<&Hit> = reading.hits.iter().filter(|hit| matches!(hit.cue, Cue::Term(..)) && told(&hit.tokens)).collect();
        let callings = terms.iter().filter(|hit| is_calling(reading, hit.cue) && is_best(reading, hit));
        named.called.extend(callings.map(|hit| (reading.context.lang, reading.span(&hit.tokens).of(reading.text).to_lowercase())));
        let aged = reading.values.iter().any(|value| value.told.as_age().is_some() && told(&value.tokens));
        named.personal |= aged || !terms.is_empty();
    }
}

/// What somebody is called by: an occupation. An office is more often told of its holder than meant as a name.
fn is_calling(reading: &Reading<'_>, cue: Cue) -> bool {
    matches!(cue, Cue::Term(vocabulary, _) if reading.base.vocabulary(vocabulary).name == CALLING)
}

/// The vocabulary of what people are called by.
const CALLING: &str = "occupation";

/// The titles that only this one of the people has: they may stand for the name.
fn called(named: &Named, bearers: &FxHashMap<&(Lang, String), usize>) -> PerLang<Words> {
    let own = |title: &&(Lang, String)| bearers.get(*title) == Some(&1);
    let mut out: PerLang<Words> = PerLang::default();
    for (lang, title) in named.called.iter().filter(own) {
        out.entry(*lang).or_default().nouns.push(title.clone());
    }
    out
}

/// « le Printemps X », « à Saint-X »: what an article or a preposition of place leads is no person.
fn is_thing(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    if reading.hits.iter().any(|hit| hit.tokens.contains(&at)) {
        return true;
    }
    before.is_some_and(|at| [Marker::Definite, Marker::Indefinite].iter().any(|marker| reading.has(at, *marker)))
}

/// The family name, with the particle before it: « Le Goff », "van der Berg".
fn last(name: &str) -> Option<String> {
    let words = tokens(name);
    let family = words.len().checked_sub(1)?;
    let particle = |at: &usize| PARTICLES.contains(&words[*at].bare.as_str());
    let start = (0..family).rev().take_while(particle).last().unwrap_or(family);
    Some(name[words[start].span.start..].to_owned())
}

/// Words before a family name that are part of it.
const PARTICLES: [&str; 15] = ["le", "la", "les", "de", "du", "des", "van", "von", "der", "den", "di", "da", "del", "della", "dos"];

fn first(name: &str) -> Option<String> {
    tokens(name).first().map(|token| token.span.of(name).to_owned())
}

/// What the people who bear each name come to together.
fn sums(people: &[Named], part: fn(&str) -> Option<String>, of: fn(&Named) -> usize) -> FxHashMap<String, usize> {
    let mut out: FxHashMap<String, usize> = FxHashMap::default();
    for (named, name) in people.iter().filter_map(|named| Some((named, part(&named.name)?))) {
        *out.entry(bare(&name)).or_default() += of(named);
    }
    out
}

/// Words with a capital inside a sentence that stand beside no other: « son frère Sami a », "said Nora".
fn single(reading: &Reading<'_>) -> Vec<String> {
    let capital = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is_word() && token.capital);
    let starts = |at: usize| reading.sentences.iter().any(|sentence| sentence.tokens.start == at);
    let alone = (1..reading.tokens.len()).filter(|at| capital(*at) && !capital(at - 1) && !capital(at + 1) && !starts(*at));
    alone.map(|at| reading.tokens[at].bare.to_string()).collect()
}
