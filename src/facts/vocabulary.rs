//! Vocabularies: hierarchies of terms with their words in each language.

use super::words::{PerLang, Words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// Index of a vocabulary in the base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VocabularyId(pub u32);

/// Index of a term in its vocabulary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub u32);

/// A hierarchy of terms.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Its name, the stem of its file.
    pub name: String,
    /// Whether two terms, neither above the other, contradict.
    pub exclusive: bool,
    /// Its terms, complete before anything is looked up.
    pub terms: Vec<Term>,
    /// The terms by their ids.
    ids: FxHashMap<String, TermId>,
    /// What is looked up in it, worked out when first asked for.
    lookup: OnceLock<Lookup>,
}

/// Two are the same whatever was asked of them before.
impl PartialEq for Vocabulary {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, self.exclusive, &self.terms) == (&other.name, other.exclusive, &other.terms)
    }
}

impl Eq for Vocabulary {}

/// What is looked up in a vocabulary.
#[derive(Clone, Debug)]
struct Lookup {
    /// The first term of each noun and phrase, as they are compared.
    named: FxHashMap<String, TermId>,
    /// The terms with others under them.
    coarse: FxHashSet<TermId>,
}

/// One term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Its id in the vocabulary.
    pub id: String,
    /// The coarser terms right above it.
    pub under: Vec<TermId>,
    /// Siblings that may hold at the same time.
    pub compatible: Vec<TermId>,
    /// Whether one person at most is it at a time.
    pub sole: Option<Sole>,
    /// How it is said.
    pub words: PerLang<Words>,
}

static NO_TERM: Term = Term { id: String::new(), under: Vec::new(), compatible: Vec::new(), sole: None, words: PerLang::new() };

/// Where one person at most is something at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sole {
    /// In the country that the desk writes of: a culture minister.
    Country,
    /// In a place or body that is named: a mayor.
    Place,
}

impl Vocabulary {
    /// A vocabulary.
    #[must_use]
    pub fn new(name: String, exclusive: bool, terms: Vec<Term>) -> Self {
        let mut out = Self { name, exclusive, terms: Vec::with_capacity(terms.len()), ids: FxHashMap::default(), lookup: OnceLock::new() };
        terms.into_iter().for_each(|term| out.add(term));
        out
    }

    /// Adds a term.
    pub fn add(&mut self, term: Term) {
        self.ids.entry(term.id.clone()).or_insert(TermId(self.terms.len() as u32));
        self.terms.push(term);
    }

    /// A term by its id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<TermId> {
        self.ids.get(id).copied()
    }

    /// The term behind an id.
    #[must_use]
    pub fn get(&self, id: TermId) -> &Term {
        // A term that isn't there is one of a compiled desk that is damaged.
        self.terms.get(id.0 as usize).unwrap_or(&NO_TERM)
    }

    /// The term that one of whose nouns or phrases these words are, determiners and accents aside.
    #[must_use]
    pub fn named(&self, words: &str) -> Option<TermId> {
        self.lookup().named.get(&plain(words)).copied()
    }

    /// Whether some term stands under this one.
    #[must_use]
    pub fn has_finer(&self, term: TermId) -> bool {
        self.lookup().coarse.contains(&term)
    }

    fn lookup(&self) -> &Lookup {
        self.lookup
            .get_or_init(|| Lookup { named: self.spoken(), coarse: self.terms.iter().flat_map(|term| &term.under).copied().collect() })
    }

    /// The first term of each noun and phrase.
    fn spoken(&self) -> FxHashMap<String, TermId> {
        let mut out = FxHashMap::default();
        for (at, term) in self.terms.iter().enumerate() {
            for known in term.words.values().flat_map(|words| words.nouns.iter().chain(&words.phrases)) {
                out.entry(plain(known)).or_insert(TermId(at as u32));
            }
        }
        out
    }

    /// Whether `above` is `term` or stands over it. Cycles end the walk.
    #[must_use]
    pub fn is_under(&self, term: TermId, above: TermId) -> bool {
        term == above || !self.get(term).under.is_empty() && self.above(term).contains(&above)
    }

    /// A term and what stands over it, the nearest first. Cycles end the walk.
    #[must_use]
    pub fn above(&self, term: TermId) -> Vec<TermId> {
        let mut out = vec![term];
        let mut at = 0;
        while let Some(&here) = out.get(at) {
            for &next in &self.get(here).under {
                if !out.contains(&next) {
                    out.push(next);
                }
            }
            at += 1;
        }
        out
    }

    /// Whether the two can't both hold: exclusive, neither above the other, not declared compatible, nor any of their ancestors.
    #[must_use]
    pub fn contradict(&self, a: TermId, b: TermId) -> bool {
        self.exclusive && !self.is_under(a, b) && !self.is_under(b, a) && !self.are_compatible(a, b)
    }

    /// Whether both stand right under one term: two grades of an honour.
    #[must_use]
    pub fn are_grades(&self, a: TermId, b: TermId) -> bool {
        self.get(a).under.iter().any(|over| self.get(b).under.contains(over))
    }

    fn are_compatible(&self, a: TermId, b: TermId) -> bool {
        let declared = |x: TermId, y: TermId| {
            self.above(x).into_iter().any(|over| self.get(over).compatible.iter().any(|&other| self.is_under(y, other)))
        };
        declared(a, b) || declared(b, a)
    }
}

/// Words as they are compared: no accents, no plural, no determiners.
fn plain(words: &str) -> String {
    let tokens = crate::text::tokens(words);
    let kept = tokens.iter().filter(|token| !token.is_any(&["le", "la", "les", "l'", "un", "une", "the", "a", "an", "'s"]));
    kept.map(|token| token.bare.trim_end_matches('s')).collect::<Vec<_>>().join(" ")
}
