//! The index of a base: names and cue words, found in a text in one pass.
//!
//! Words are grouped with their inflected forms; a phrase is a sequence of groups.
//! Only vocabularies that some fact needs are indexed, so that a desk pays for what it uses.

mod matching;
mod phrases;
mod small;
mod surnames;

use super::model::{AttributeId, Base, EntityId, EntityKind, FactId, FactValue};
use super::vocabulary::{TermId, VocabularyId};
use super::words::{PerLang, Words};
use crate::language::Lang;
use crate::language::inflect::VerbUses;
use crate::text::{Token, tokens};
use matching::Text;
use phrases::{Class, Phrases, Shelf};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use surnames::Surnames;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cue {
    /// A description of an entity.
    Called(EntityId),
    /// A kind of event.
    Event(TermId),
    /// The event that an entity is.
    EventOf(EntityId),
    /// A term of a vocabulary.
    Term(VocabularyId, TermId),
    /// A cue of an attribute.
    Attribute(AttributeId),
    /// A cue of one fact.
    Fact(FactId),
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its tokens, gaps included.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub cue: Cue,
    /// Whether its head is a verb.
    pub verb: bool,
    /// The forms its head may be, when it is a verb.
    pub forms: VerbUses,
}

/// Names and cue words of a base.
#[derive(Clone, Debug)]
pub struct Index {
    names: FxHashMap<Box<str>, Vec<Name>>,
    surnames: Surnames,
    /// Names of cities and countries, by first word: the rest.
    gazetteer: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
    /// The names of each source's outlet.
    outlets: Vec<Vec<Vec<Token>>>,
    french: Shelf,
    english: Shelf,
}

#[derive(Clone, Debug)]
struct Name {
    rest: Vec<Box<str>>,
    entity: EntityId,
    capital: bool,
    /// Whether some word of it is written with a capital: a name, not everybody's word.
    proper: bool,
}

impl Default for Index {
    fn default() -> Self {
        let (french, english) = (Shelf::new(Lang::Fr), Shelf::new(Lang::En));
        Self {
            names: FxHashMap::default(),
            surnames: Surnames::default(),
            gazetteer: FxHashMap::default(),
            outlets: Vec::new(),
            french,
            english,
        }
    }
}

impl Index {
    /// Indexes a base.
    #[must_use]
    pub fn build(base: &Base) -> Self {
        Self::of(base, false)
    }

    /// Indexes every word that a base could be asked of, whether or not it has a fact that needs it.
    #[must_use]
    pub fn whole(base: &Base) -> Self {
        Self::of(base, true)
    }

    fn of(base: &Base, whole: bool) -> Self {
        let mut index = Self::default();
        index.add_entities(base);
        index.add_terms(base, whole);
        index.add_places(base);
        index.outlets =
            base.sources.iter().map(|source| source.names.iter().chain(&source.outlet).map(|name| outlet(name)).collect()).collect();
        for (at, attribute) in base.attributes.iter().enumerate() {
            let id = AttributeId(at as u32);
            if whole || base.facts.iter().any(|fact| fact.attribute == id) {
                index.add_words(&attribute.words, Cue::Attribute(id));
            }
        }
        for (at, fact) in base.facts.iter().enumerate() {
            index.add_words(&fact.words, Cue::Fact(FactId(at as u32)));
        }
        index
    }

    fn add_entities(&mut self, base: &Base) {
        for (at, entity) in base.entities.iter().enumerate() {
            let id = EntityId(at as u32);
            for name in entity.names.iter().chain(&located(&entity.names)) {
                self.add_name(name, id);
            }
            self.surnames.add(id, entity);
            self.add_words(&entity.called, Cue::Called(id));
            self.add_words(&entity.words, Cue::EventOf(id));
        }
    }

    fn add_terms(&mut self, base: &Base, whole: bool) {
        let named: &[&str] = if whole || has_bodies(base) { KNOWN_BODIES } else { &[] };
        let used: FxHashSet<VocabularyId> = base
            .facts
            .iter()
            .filter_map(|fact| base.attribute(fact.attribute).vocabulary)
            .chain(base.attributes.iter().filter(|_| whole).filter_map(|attribute| attribute.vocabulary))
            .chain(base.vocabulary_named("event"))
            .chain(named.iter().filter_map(|name| base.vocabulary_named(name)))
            .collect();
        for id in used {
            let is_event = base.vocabulary_named("event") == Some(id);
            for (at, term) in base.vocabulary(id).terms.iter().enumerate() {
                let term_id = TermId(at as u32);
                self.add_words(&term.words, if is_event { Cue::Event(term_id) } else { Cue::Term(id, term_id) });
                if !is_event {
                    self.add_names(&term.words, Cue::Term(id, term_id));
                }
            }
        }
    }

    fn add_places(&mut self, base: &Base) {
        for id in ["city", "country"].iter().filter_map(|name| base.vocabulary_named(name)) {
            let words = base.vocabulary(id).terms.iter().flat_map(|term| term.words.values());
            for name in words.flat_map(|words| &words.nouns).filter(|name| name.starts_with(char::is_uppercase)) {
                let mut parts = tokens(name).into_iter().map(|token| token.bare);
                if let Some(first) = parts.next() {
                    self.gazetteer.entry(first).or_default().push(parts.collect());
                }
            }
        }
    }

    /// The names of each source's outlet, in the order of the sources.
    #[must_use]
    pub fn outlets(&self) -> &[Vec<Vec<Token>>] {
        &self.outlets
    }

    /// Cities and countries in a text, the longest at each place.
    #[must_use]
    pub fn places(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let at = |start: usize| {
            let rests = self.gazetteer.get(&tokens[start].bare).filter(|_| tokens[start].capital)?;
            let fits = |rest: &&Vec<Box<str>>| {
                tokens[start + 1..].len() >= rest.len() && tokens[start + 1..].iter().zip(*rest).all(|(token, part)| token.bare == *part)
            };
            rests.iter().filter(fits).map(Vec::len).max().map(|more| start..start + 1 + more)
        };
        (0..tokens.len()).filter_map(at).collect()
    }

    fn add_name(&mut self, name: &str, entity: EntityId) {
        let parts = tokens(name);
        let Some((first, rest)) = parts.split_first() else { return };
        let proper = name.chars().any(char::is_uppercase);
        let rest: Vec<Box<str>> = rest.iter().map(|token| token.bare.clone()).collect();
        self.names.entry(first.bare.clone()).or_default().push(Name { rest, entity, capital: first.capital, proper });
        if let [second, others @ ..] = &parts[1..]
            && ["le", "la", "les", "the", "l'"].contains(&&*first.bare)
            && second.capital
        {
            let rest = others.iter().map(|token| token.bare.clone()).collect();
            self.names.entry(second.bare.clone()).or_default().push(Name { rest, entity, capital: true, proper });
        }
    }

    fn add_words(&mut self, words: &PerLang<Words>, cue: Cue) {
        for (lang, words) in words {
            self.shelf_mut(*lang).add(words, cue);
        }
    }

    /// Names of several words, « La France insoumise », are the same in every language.
    fn add_names(&mut self, words: &PerLang<Words>, cue: Cue) {
        let name = |phrase: &&String| phrase.contains(' ') && phrase.starts_with(char::is_uppercase);
        for (lang, words) in words {
            for phrase in words.nouns.iter().chain(&words.phrases).filter(name) {
                let others = Lang::ALL.iter().filter(|other| *other != lang);
                others.for_each(|other| self.shelf_mut(*other).add_phrase(phrase, Class::Fixed, cue));
            }
        }
    }

    const fn shelf_mut(&mut self, lang: Lang) -> &mut Shelf {
        match lang {
            Lang::Fr => &mut self.french,
            Lang::En => &mut self.english,
        }
    }

    fn phrases(&self, lang: Lang) -> &Phrases {
        match lang {
            Lang::Fr => self.french.phrases(),
            Lang::En => self.english.phrases(),
        }
    }

    /// The names that start at a token, longest first, and whether each is proper: written with a capital.
    #[must_use]
    pub fn names_at(&self, tokens: &[Token], at: usize) -> Vec<(EntityId, Range<usize>, bool)> {
        let Some(names) = tokens.get(at).and_then(|token| self.names.get(&token.bare)) else { return Vec::new() };
        let fits = |name: &&Name| {
            (!name.capital || tokens[at].capital)
                && tokens.len() > at + name.rest.len()
                && tokens[at + 1..].iter().zip(&name.rest).all(|(token, part)| token.bare == *part)
        };
        let mut found: Vec<_> = names.iter().filter(fits).map(|name| (name.entity, at..at + 1 + name.rest.len(), name.proper)).collect();
        found.sort_by_key(|(entity, range, _)| (usize::MAX - range.end, *entity));
        found
    }

    /// The people of the desk who bear a family name.
    #[must_use]
    pub fn bearers(&self, surname: &Token) -> &[EntityId] {
        self.surnames.bearers(&surname.bare)
    }

    /// Every cue in a text, in order of place; of two cues of one family the longer wins.
    #[must_use]
    pub fn cues(&self, tokens: &[Token], lang: Lang) -> Vec<Hit> {
        let phrases = self.phrases(lang);
        let text = Text::new(tokens, tokens.iter().map(|token| phrases.groups_of(token, lang)).collect(), lang);
        let found: Vec<Hit> = (0..tokens.len()).flat_map(|at| phrases.at(&text, at)).collect();
        outermost(found)
    }
}

/// The words of an outlet's name, the leading article left aside (« du Parisien »).
fn outlet(name: &str) -> Vec<Token> {
    tokens(name).into_iter().skip_while(|token| token.is_any(&["le", "la", "l'", "les", "the"])).collect()
}

/// Other ways to write names made of a common noun and a place: "Roanne plant", "plant in Roanne"; « usine de Roanne », « usine à Roanne ».
fn located(names: &[String]) -> Vec<String> {
    let common = |word: &str| word.chars().all(|letter| letter.is_lowercase() || letter == '-');
    let proper = |word: &str| word.starts_with(char::is_uppercase);
    let variant = |name: &String| match name.split(' ').collect::<Vec<_>>().as_slice() {
        [place, noun] if proper(place) && common(noun) => Some(format!("{noun} in {place}")),
        [noun, "de", place] if common(noun) && proper(place) => Some(format!("{noun} à {place}")),
        _ => None,
    };
    names.iter().filter_map(variant).collect()
}

/// The hits that lie in no longer hit of their family.
fn outermost(found: Vec<Hit>) -> Vec<Hit> {
    let mut families: FxHashMap<(u8, u32), Vec<Range<usize>>> = FxHashMap::default();
    for hit in &found {
        families.entry(family(hit.cue)).or_default().push(hit.tokens.clone());
    }
    let longer =
        |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end && inner.len() < outer.len();
    // « remporté dimanche le second tour de l'élection »: a noun in the gap of a phrase is none of its words.
    let between = |inner: &Hit, outer: &Range<usize>| {
        !inner.verb && matches!(inner.cue, Cue::Event(_)) && outer.start < inner.tokens.start && inner.tokens.end < outer.end
    };
    let kept = |hit: &Hit| {
        families.get(&family(hit.cue)).is_none_or(|others| !others.iter().any(|outer| longer(&hit.tokens, outer) && !between(hit, outer)))
    };
    let keep: Vec<bool> = found.iter().map(kept).collect();
    found.into_iter().zip(keep).filter_map(|(hit, keep)| keep.then_some(hit)).collect()
}

/// Vocabularies that name institutions a desk may not know.
pub const KNOWN_BODIES: &[&str] = &["police-body", "court", "media"];

/// Whether some fact's value is an institution: a draft may put another in its place.
fn has_bodies(base: &Base) -> bool {
    let body = |value: &FactValue| matches!(value, FactValue::Entity(entity) if base.entity(*entity).kind == EntityKind::Body);
    base.facts.iter().any(|fact| fact.is.iter().any(body))
}

/// Cues of one family compete for the same words.
const fn family(cue: Cue) -> (u8, u32) {
    match cue {
        Cue::Called(entity) => (0, entity.0),
        Cue::Event(_) => (1, 0),
        Cue::EventOf(entity) => (2, entity.0),
        Cue::Term(vocabulary, _) => (3, vocabulary.0),
        Cue::Attribute(attribute) => (4, attribute.0),
        Cue::Fact(fact) => (5, fact.0),
    }
}
