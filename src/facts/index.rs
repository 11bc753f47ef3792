//! The index of a base: names and cue words, found in a text in one pass.
//!
//! Words are grouped with their inflected forms; a phrase is a sequence of groups.
//! Only vocabularies that some fact needs are indexed, so that a desk pays for what it uses.

mod gazetteer;
mod matching;
mod names;
mod openings;
mod phrases;
mod small;

use super::compiled::pack::{Pack, Reader, Writer, record};
use super::gathered::Gathered;
use super::model::{AttributeId, Base, Entity, EntityId, EntityKind, FactId, SourceId};
use super::vocabulary::{TermId, VocabularyId};
use super::words::{PerLang, Words};
use crate::language::Lang;
use crate::language::inflect::VerbUses;
use crate::text::Token;
use crate::text::fold::bare;
use gazetteer::Gazetteer;
use names::Names;
pub(super) use names::Spellings;
pub(crate) use openings::opens;
use phrases::{Class, Phrases, Shelf};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::ops::Range;

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

impl Pack for Cue {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Called(entity) => (to.number(0), entity.pack(to)),
            Self::Event(term) => (to.number(1), term.pack(to)),
            Self::EventOf(entity) => (to.number(2), entity.pack(to)),
            Self::Term(vocabulary, term) => (to.number(3), (vocabulary.pack(to), term.pack(to)).1),
            Self::Attribute(attribute) => (to.number(4), attribute.pack(to)),
            Self::Fact(fact) => (to.number(5), fact.pack(to)),
        };
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.number()? {
            0 => Self::Called(Pack::unpack(from)?),
            1 => Self::Event(Pack::unpack(from)?),
            2 => Self::EventOf(Pack::unpack(from)?),
            3 => Self::Term(Pack::unpack(from)?, Pack::unpack(from)?),
            4 => Self::Attribute(Pack::unpack(from)?),
            5 => Self::Fact(Pack::unpack(from)?),
            _ => return None,
        })
    }
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
    names: Names,
    gazetteer: Gazetteer,
    french: Shelf,
    english: Shelf,
}

record!(Index { names, gazetteer, french, english });

impl Default for Index {
    fn default() -> Self {
        let (french, english) = (Shelf::new(Lang::Fr), Shelf::new(Lang::En));
        Self { names: Names::default(), gazetteer: Gazetteer::default(), french, english }
    }
}

impl Index {
    /// Indexes a base.
    #[must_use]
    pub(super) fn build(base: &Base, gathered: &Gathered) -> Self {
        Self::of(base, gathered, false)
    }

    /// Indexes every word that a base could be asked of, whether or not it has a fact that needs it.
    #[must_use]
    pub(super) fn whole(base: &Base, gathered: &Gathered) -> Self {
        Self::of(base, gathered, true)
    }

    fn of(base: &Base, gathered: &Gathered, whole: bool) -> Self {
        let mut index = Self { names: Names::of(base, &gathered.spellings), gazetteer: Gazetteer::of(base), ..Self::default() };
        index.add_entities(base, gathered);
        let told: FxHashSet<AttributeId> = gathered.facts.iter().map(|(_, attribute)| *attribute).collect();
        index.add_terms(base, gathered, &told, whole);
        let opposites: FxHashSet<&str> = told.iter().filter_map(|id| base.attribute(*id).opposite.as_deref()).collect();
        for (at, attribute) in base.attributes.iter().enumerate() {
            let id = AttributeId(at as u32);
            if whole || told.contains(&id) || opposites.contains(attribute.name.as_str()) {
                index.add_words(base, &attribute.words, Cue::Attribute(id));
            }
        }
        for id in &gathered.telling {
            index.add_words(base, &base.fact(*id).words, Cue::Fact(*id));
        }
        index
    }

    fn add_entities(&mut self, base: &Base, gathered: &Gathered) {
        for id in &gathered.linked {
            let entity = base.entity(*id);
            self.add_words(base, &entity.called, Cue::Called(*id));
            self.add_words(base, &entity.words, Cue::EventOf(*id));
        }
    }

    fn add_terms(&mut self, base: &Base, gathered: &Gathered, told: &FxHashSet<AttributeId>, whole: bool) {
        // Where some fact's value is an institution, a draft may put another in its place.
        let is_body = |id: &EntityId| gathered.kind(*id) == EntityKind::Body;
        let named: &[&str] = if whole || gathered.values.iter().any(is_body) { KNOWN_BODIES } else { &[] };
        let used: FxHashSet<VocabularyId> = told
            .iter()
            .filter_map(|attribute| base.attribute(*attribute).vocabulary)
            .chain(base.attributes.iter().filter(|_| whole).filter_map(|attribute| attribute.vocabulary))
            .chain(base.vocabulary_named("event"))
            .chain(named.iter().filter_map(|name| base.vocabulary_named(name)))
            .collect();
        for id in used {
            let is_event = base.vocabulary_named("event") == Some(id);
            for (at, term) in base.vocabulary(id).terms.iter().enumerate() {
                let term_id = TermId(at as u32);
                self.add_words(base, &term.words, if is_event { Cue::Event(term_id) } else { Cue::Term(id, term_id) });
                if !is_event {
                    self.add_names(base, &term.words, Cue::Term(id, term_id));
                }
            }
        }
    }

    /// Cities and countries in a text, the longest at each place.
    #[must_use]
    pub fn places(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        self.gazetteer.places(tokens)
    }

    fn add_words(&mut self, base: &Base, words: &PerLang<Words>, cue: Cue) {
        for (lang, words) in words {
            self.shelf_mut(*lang).add(words, cue, leads(base, cue));
        }
    }

    /// Names of several words, « La France insoumise », are the same in every language.
    fn add_names(&mut self, base: &Base, words: &PerLang<Words>, cue: Cue) {
        let name = |phrase: &&String| phrase.contains(' ') && phrase.starts_with(char::is_uppercase);
        for (lang, words) in words {
            for phrase in words.nouns.iter().chain(&words.phrases).filter(name) {
                let others = Lang::ALL.iter().filter(|other| *other != lang);
                others.for_each(|other| self.shelf_mut(*other).add_phrase(phrase, Class::Fixed, cue, leads(base, cue)));
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

    /// Whether a phrase that leads to something of the desk may start with a token.
    #[must_use]
    pub fn may_lead(&self, token: &Token, lang: Lang) -> bool {
        self.phrases(lang).may_lead(token, lang, |_| true)
    }

    /// Whether some phrase of a text leads to something of the desk, of a kind that is asked for, where these are the tokens with which
    /// one may start.
    ///
    /// In most texts no word opens such a phrase, and nothing more is looked at.
    #[must_use]
    pub fn leads(
        &self,
        tokens: &[Token],
        candidates: impl IntoIterator<Item = usize>,
        lang: Lang,
        mut is_meant: impl FnMut(Cue) -> bool,
    ) -> bool {
        let phrases = self.phrases(lang);
        let opening: Vec<usize> = candidates.into_iter().filter(|at| phrases.may_lead(&tokens[*at], lang, &mut is_meant)).collect();
        if opening.is_empty() {
            return false;
        }
        let text = phrases.text(tokens, lang);
        opening.into_iter().flat_map(|at| phrases.at(&text, at)).any(|hit| is_meant(hit.cue))
    }

    /// Every cue in a text, in order of place; of two cues of one family the longer wins.
    #[must_use]
    pub fn cues(&self, tokens: &[Token], lang: Lang) -> Vec<Hit> {
        let phrases = self.phrases(lang);
        let text = phrases.text(tokens, lang);
        let found: Vec<Hit> = (0..tokens.len()).flat_map(|at| phrases.at(&text, at)).collect();
        outermost(found)
    }
}

impl Base {
    /// Whether a name may start at a token, or it be a family name.
    #[must_use]
    pub fn may_name(&self, token: &Token) -> bool {
        self.index.names.may_hold(&token.bare)
    }

    /// The names that start at a token, longest first, and whether each is proper: written with a capital.
    #[must_use]
    pub fn names_at(&self, tokens: &[Token], at: usize) -> Vec<(EntityId, Range<usize>, bool)> {
        self.index.names.at(self, tokens, at)
    }

    /// The entities a word of whose name, with what comes after it, begins with some letters, capitals and accents aside. None is kept in
    /// memory for it: most of them nobody asks for again.
    pub fn names_beginning<'b>(&'b self, letters: &str) -> impl Iterator<Item = (EntityId, Cow<'b, Entity>)> {
        let letters = bare(letters);
        let mut seen = FxHashSet::default();
        let likely: Vec<EntityId> = self.index.names.beginning(&letters).collect();
        let likely = likely.into_iter().filter(move |id| seen.insert(*id)).map(|id| (id, self.entities.peek(id.0 as usize)));
        likely.filter(move |(_, entity)| entity.names.iter().any(|name| opens(name, &letters)))
    }

    /// The people who bear a family name and whom something of the desk is about, in order.
    #[must_use]
    pub fn bearers(&self, surname: &Token) -> Vec<EntityId> {
        self.index.names.bearers(self, surname)
    }

    /// The first source one of whose outlet's names stands in a range.
    #[must_use]
    pub fn outlet_in(&self, tokens: &[Token], range: &Range<usize>) -> Option<SourceId> {
        self.index.names.outlet_in(self, tokens, range)
    }

    /// The first source one of whose outlet's names opens a range of tokens.
    #[must_use]
    pub fn outlet_at(&self, tokens: &[Token], range: &Range<usize>) -> Option<SourceId> {
        self.index.names.outlet_at(self, tokens, range)
    }
}

/// Whether a cue by itself leads to something of the desk: a word for an event does where the desk has one of the kind.
fn leads(base: &Base, cue: Cue) -> bool {
    match cue {
        Cue::Called(_) | Cue::EventOf(_) => true,
        // A match is told by its result, and towns stand for its sides there.
        Cue::Event(term) => base.links.events_of(term).next().is_some() || base.event_named("contest-result") == Some(term),
        Cue::Attribute(attribute) => base.links.sole(attribute).is_some(),
        Cue::Term(vocabulary, term) => base.links.holders(vocabulary, term).next().is_some(),
        Cue::Fact(_) => false,
    }
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
