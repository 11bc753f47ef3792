//! The models of French conjugation, read from `verbs.toml`.

use super::{Cell, Parts, PastClass, SUBJUNCTIVE, VerbForm, agreements, join, mixed};
use crate::language::file;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

pub(super) static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(file::read::<File>(file::text!("fr/verbs"))));

/// `verbs.toml` as it is written; it says what the fields mean.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    spellings: FxHashMap<String, String>,
    doubled: Vec<String>,
    grave: FxHashSet<String>,
    /// Sorted, so that a verb of two models always has its forms in the same order.
    models: BTreeMap<String, Model>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Model {
    pub(super) ending: String,
    #[serde(default)]
    pub(super) verbs: Vec<String>,
    #[serde(default)]
    pub(super) suffixes: Vec<String>,
    #[serde(default)]
    pub(super) present: String,
    pub(super) imperfect: Option<String>,
    pub(super) past: Option<String>,
    pub(super) future: Option<String>,
    pub(super) subjunctive: Option<String>,
    pub(super) imperative: Option<String>,
    pub(super) gerund: Option<String>,
    pub(super) participle: Option<String>,
    #[serde(default)]
    pub(super) third_person_only: bool,
    /// The endings of its forms, once a verb of it was conjugated; nothing where they aren't those of all its verbs.
    #[serde(skip)]
    pub(super) endings: OnceLock<Option<Vec<VerbForm>>>,
}

/// No suffix of a model has more letters, so nothing longer is looked up.
pub(super) const LONGEST_SUFFIX: usize = 12;

/// The models, found by verb or by ending.
pub(super) struct Book {
    pub(super) spellings: FxHashMap<String, String>,
    pub(super) doubled: Vec<String>,
    pub(super) grave: FxHashSet<String>,
    pub(super) models: Vec<Model>,
    pub(super) verbs: FxHashMap<String, Vec<usize>>,
    pub(super) suffixes: FxHashMap<String, Vec<usize>>,
}

impl Book {
    fn new(file: File) -> Self {
        let File { spellings, doubled, grave, models } = file;
        let models: Vec<Model> = models.into_values().collect();
        let verbs = index(&models, |model| &model.verbs);
        let suffixes = index(&models, |model| &model.suffixes);
        Self { spellings, doubled, grave, models, verbs, suffixes }
    }

    /// The models a verb follows, each with what is left of the verb before the model's ending.
    pub(super) fn models_of<'v>(&self, verb: &'v str) -> Vec<(&Model, &'v str)> {
        let found = self.verbs.get(verb).or_else(|| self.by_suffix(verb));
        let models = found.into_iter().flatten().filter_map(|&at| self.models.get(at));
        models.filter_map(|model| Some((model, model.root_of(verb)?))).collect()
    }

    /// The models of the longest ending that a model names.
    pub(super) fn by_suffix(&self, verb: &str) -> Option<&Vec<usize>> {
        let places = verb.char_indices().rev().take(LONGEST_SUFFIX);
        places.filter_map(|(at, _)| self.suffixes.get(&verb[at..])).last()
    }

    /// `appelle`, `gèle`, or for the others both, since 1990 allows `étiquète` beside `étiquette`.
    pub(super) fn doubled_or_grave(&self, verb: &str, doubled: String, grave: String) -> Cell {
        if self.doubled.iter().any(|suffix| verb.ends_with(suffix.as_str())) {
            vec![doubled]
        } else if self.grave.contains(verb) {
            vec![grave]
        } else {
            vec![doubled, grave]
        }
    }
}

/// From each name a model lists to the models that list it.
fn index(models: &[Model], names: impl Fn(&Model) -> &Vec<String>) -> FxHashMap<String, Vec<usize>> {
    let mut map: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, model) in models.iter().enumerate() {
        for name in names(model) {
            map.entry(name.clone()).or_default().push(at);
        }
    }
    map
}

impl Model {
    /// What is left of the verb. Only a verb that is listed may leave nothing: `ir` isn't one like `finir`.
    pub(super) fn root_of<'v>(&self, verb: &'v str) -> Option<&'v str> {
        let root = verb.strip_suffix(self.ending.as_str())?;
        (!root.is_empty() || self.verbs.iter().any(|listed| listed == verb)).then_some(root)
    }

    pub(super) fn parts(&self, root: &str, verb: &str) -> Parts {
        let present = cells(root, &self.present);
        let imperfect = self.imperfect_stems(root, &present);
        Parts {
            past: self.past_stems(root),
            future: self.future_stems(root, verb),
            subjunctive: self.subjunctive(root, &present, &imperfect),
            imperative: self.imperative(root, &present),
            gerund: self.gerund(root, &imperfect),
            participles: self.participles(root),
            present,
            imperfect,
        }
    }

    pub(super) fn imperfect_stems(&self, root: &str, present: &[Cell]) -> Cell {
        self.imperfect.as_deref().map_or_else(|| stems(present, 3, "ons"), |listed| spellings(root, listed))
    }

    pub(super) fn past_stems(&self, root: &str) -> Vec<(String, PastClass)> {
        let listed = self.past.as_deref().map(|listed| spellings(root, listed)).unwrap_or_default();
        let split = |first: &String| {
            let class = PastClass::ALL.into_iter().find(|class| first.ends_with(class.first))?;
            Some((first.strip_suffix(class.first)?.to_owned(), class))
        };
        listed.iter().filter_map(split).collect()
    }

    pub(super) fn future_stems(&self, root: &str, verb: &str) -> Cell {
        let infinitive = || vec![verb.strip_suffix('e').unwrap_or(verb).to_owned()];
        self.future.as_deref().map_or_else(infinitive, |listed| spellings(root, listed))
    }

    pub(super) fn subjunctive(&self, root: &str, present: &[Cell], imperfect: &[String]) -> Vec<Cell> {
        let derived = || mixed(&stems(present, 5, "ent"), imperfect, &SUBJUNCTIVE);
        self.subjunctive.as_deref().map_or_else(derived, |listed| cells(root, listed))
    }

    pub(super) fn imperative(&self, root: &str, present: &[Cell]) -> Vec<Cell> {
        let cell = |person: usize| present.get(person).cloned().unwrap_or_default();
        let derived = || vec![cell(1).iter().map(|form| order(form)).collect(), cell(3), cell(4)];
        self.imperative.as_deref().map_or_else(derived, |listed| cells(root, listed))
    }

    pub(super) fn gerund(&self, root: &str, imperfect: &[String]) -> Cell {
        let derived = || imperfect.iter().map(|stem| join(stem, "ant")).collect();
        self.gerund.as_deref().map_or_else(derived, |listed| spellings(root, listed))
    }

    pub(super) fn participles(&self, root: &str) -> Vec<[String; 4]> {
        let listed = self.participle.as_deref().unwrap_or_default();
        listed.split('|').map(|participle| participle_of(root, participle)).collect()
    }
}

/// `offre` from `offres`, but `finis` from `finis`.
fn order(second: &str) -> String {
    if second.ends_with("es") { second.trim_end_matches('s') } else { second }.to_owned()
}

/// A participle as a model lists it: masculine, feminine and plurals as far as they don't follow; empty if none.
fn participle_of(root: &str, listed: &str) -> [String; 4] {
    let mut words = listed.split_whitespace().map(|word| spellings(root, word).pop().unwrap_or_default());
    let Some(masculine) = words.next() else {
        return Default::default();
    };
    let given: Vec<String> = words.collect();
    match given.as_slice() {
        [feminine, plural, feminine_plural] => [masculine, feminine.clone(), plural.clone(), feminine_plural.clone()],
        _ => agreements(&masculine, given.first().map(String::as_str)),
    }
}

/// The stems that one person of the present leaves without its ending.
fn stems(present: &[Cell], person: usize, ending: &str) -> Cell {
    let forms = present.get(person).into_iter().flatten();
    forms.filter_map(|form| form.strip_suffix(ending)).map(str::to_owned).collect()
}

/// Words of a model, each one cell.
fn cells(root: &str, listed: &str) -> Vec<Cell> {
    listed.split_whitespace().map(|word| spellings(root, word)).collect()
}

/// The spellings in one cell: `a|b`, or `-` for none.
fn spellings(root: &str, listed: &str) -> Cell {
    listed.split('|').filter(|&part| part != "-").map(|part| format!("{root}{part}")).collect()
}
