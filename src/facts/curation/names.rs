//! Names that stand in no archived text: misspelled ones, and those of other stories.

use super::Places;
use crate::facts::files::Files;
use crate::facts::model::{Base, Entity, EntityId, SourceId};
use crate::facts::problem::Problem;
use crate::language::Lang;
use crate::text::tokens;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The names that none of the texts has from which an entity's facts come.
///
/// Where one of these texts isn't archived, nothing is known of its names.
#[must_use]
pub fn dead(base: &Base, files: &dyn Files, lang: Lang) -> Vec<Problem> {
    let texts = Texts::read(base, files);
    let sources = sources(base);
    let mut places = Places::new(files);
    let mut found = Vec::new();
    for (at, entity) in base.entities.iter().enumerate() {
        // Of facts that lost their sources to a fault, the fault tells.
        let Some(of) = sources.get(&EntityId(at as u32)).filter(|of| !of.is_empty()) else { continue };
        let Some(texts) = of.iter().map(|source| texts.by_source.get(source)).collect::<Option<Vec<&Words>>>() else { continue };
        let missing: Vec<&str> = entity.names.iter().map(String::as_str).filter(|name| !texts.iter().any(|text| text.has(name))).collect();
        if !missing.is_empty() {
            let (rule, message) = verdict(entity, &missing, lang);
            found.push(places.problem(&entity.place, rule, message));
        }
    }
    found
}

/// The sources of what is said of each entity, and of what belongs to it.
fn sources(base: &Base) -> FxHashMap<EntityId, BTreeSet<SourceId>> {
    let mut out: FxHashMap<EntityId, BTreeSet<SourceId>> = FxHashMap::default();
    for fact in base.facts.iter().filter(|fact| fact.derived_from.is_empty()) {
        let about = std::iter::once(&fact.entity).chain(&fact.with).chain(&base.entity(fact.entity).of);
        about.for_each(|entity| out.entry(*entity).or_default().extend(fact.says.iter().map(|reading| reading.source)));
    }
    out
}

/// Archived texts by their source.
struct Texts {
    by_source: FxHashMap<SourceId, Words>,
}

impl Texts {
    fn read(base: &Base, files: &dyn Files) -> Self {
        let read = |at: usize| {
            let path = base.sources[at].archive.as_deref()?;
            Some((SourceId(at as u32), Words::of(&super::archives::prose(path, &files.read(path).ok()?))))
        };
        Self { by_source: (0..base.sources.len()).filter_map(read).collect() }
    }
}

/// A text's words in folded form.
struct Words {
    all: FxHashSet<String>,
    line: String,
}

impl Words {
    fn of(text: &str) -> Self {
        let words: Vec<String> = folded(text);
        Self { line: format!(" {} ", words.join(" ")), all: words.into_iter().collect() }
    }

    fn has(&self, name: &str) -> bool {
        let words = folded(name);
        words.iter().all(|word| self.all.contains(word)) && self.line.contains(&format!(" {} ", words.join(" ")))
    }
}

/// Words without case and accents: a name is not dead for an accent.
fn folded(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter(|token| token.is_word()).map(|token| token.bare.to_string()).collect()
}

/// An entity without any name in its sources is perhaps not theirs; a further name is perhaps one that only drafts have.
fn verdict(entity: &Entity, missing: &[&str], lang: Lang) -> (&'static str, String) {
    let names = missing.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let id = &entity.id;
    let described = !entity.called.is_empty() || entity.event.is_some();
    match (missing.len() == entity.names.len() && !described, lang) {
        (true, Lang::En) => ("dead-name", format!("no name of \"{id}\" stands in the sources of its facts: {names}")),
        (true, Lang::Fr) => ("dead-name", format!("aucun nom de \"{id}\" ne figure dans les sources de ses faits : {names}")),
        (false, Lang::En) => ("unused-name", format!("names of \"{id}\" that stand in no source of its facts: {names}")),
        (false, Lang::Fr) => ("unused-name", format!("noms de \"{id}\" qui ne figurent dans aucune source de ses faits : {names}")),
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_name_is_found_whatever_its_case_accents_and_apostrophes() {
        let text = Words::of("La maire d’Évreux, Éléonore Le-Goff, est venue.");
        assert!(text.has("d'Evreux") && text.has("Eleonore Le-Goff") && text.has("ÉVREUX"));
        assert!(!text.has("Evre") && !text.has("Le-Goff Eleonore"));
    }
}
