//! Names of entities, family names and outlets, found by a hash of their words.
//!
//! The words themselves are only on the record: what a hash finds is held against it.

use super::openings::{Openings, keys};
use crate::facts::compiled::pack::record;
use crate::facts::flat::{Hash, Hashed};
use crate::facts::model::{Base, Entity, EntityId, EntityKind, Source, SourceId};
use crate::text::{Token, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::ops::Range;

/// The names of a base.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// How many words the longest name has, by the first.
    longest: Hashed,
    /// Whose name it is, by all its words.
    whole: Hashed,
    /// The people, of those whom something of the desk is about, who bear a family name.
    surnames: Hashed,
    /// The first source of each outlet, by the first word of the outlet's name.
    outlets: Hashed,
    /// Entities by how the words of their names begin.
    openings: Openings,
}

record!(Names { longest, whole, surnames, outlets, openings });

/// A way to write a name.
struct Spelling {
    words: Vec<Token>,
    /// Whether it starts with a capital wherever it stands.
    capital: bool,
    /// Whether some word of it is written with a capital: a name, not everybody's word.
    proper: bool,
    /// Whether it is a name as the desk has it.
    given: bool,
}

impl Spelling {
    /// The last word of a person's full name.
    fn family(&self, entity: &Entity) -> Option<&Token> {
        let full = self.given && entity.kind == EntityKind::Person && self.words.len() > 1;
        self.words.last().filter(|_| full)
    }
}

/// The names of entities as they are found, gathered from one after the other.
#[derive(Clone, Debug, Default)]
pub(in crate::facts) struct Spellings {
    longest: Longest,
    /// The hash of each way to write a name, and whose it is.
    whole: Vec<(u64, u32)>,
    /// The hash of each family name, and whose it is.
    surnames: Vec<(u64, u32)>,
    /// The first letters of each word of a name, and whose it is.
    openings: Vec<(u32, u32)>,
}

impl Spellings {
    /// Adds the names of an entity.
    pub(in crate::facts) fn add(&mut self, id: EntityId, entity: &Entity) {
        let (whole, surnames) = (self.whole.len(), self.surnames.len());
        for spelling in spellings(entity) {
            let hash = self.longest.add(spelling.words.iter().map(|word| &*word.bare));
            add(&mut self.whole, whole, (hash, id.0));
            if let Some(family) = spelling.family(entity) {
                add(&mut self.surnames, surnames, (self::hash(&family.bare), id.0));
            }
        }
        self.openings.extend(entity.names.iter().flat_map(|name| keys(name)).map(|key| (key, id.0)));
    }

    /// Adds those of entities that come after.
    pub(in crate::facts) fn append(&mut self, mut other: Self) {
        self.longest.append(other.longest);
        self.whole.append(&mut other.whole);
        self.surnames.append(&mut other.surnames);
        self.openings.append(&mut other.openings);
    }
}

/// Adds what isn't yet among those from a place on.
fn add(to: &mut Vec<(u64, u32)>, from: usize, new: (u64, u32)) {
    if !to[from..].contains(&new) {
        to.push(new);
    }
}

impl Names {
    pub(super) fn of(base: &Base, spellings: &Spellings) -> Self {
        let concerned = |id: u32| base.links.belongings(EntityId(id)).next().is_some();
        let surnames: Vec<(u64, u32)> = spellings.surnames.iter().copied().filter(|(_, id)| concerned(*id)).collect();
        let (longest, whole) = (spellings.longest.table(), Hashed::of(&spellings.whole));
        let openings = Openings::of(spellings.openings.clone());
        Self { longest, whole, surnames: Hashed::of(&surnames), outlets: outlets(base), openings }
    }

    /// Whether a name may start with a word, or be a family name.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let hash = hash(word);
        self.longest.get(hash).next().is_some() || self.surnames.get(hash).next().is_some()
    }

    /// The names that start at a token, longest first, and whether each is proper.
    pub(super) fn at(&self, base: &Base, tokens: &[Token], at: usize) -> Vec<(EntityId, Range<usize>, bool)> {
        let mut found = Vec::new();
        for (end, hash) in ends(&self.longest, tokens, at) {
            for id in self.whole.get(hash).map(EntityId) {
                let fits = |spelling: &Spelling| same(&spelling.words, &tokens[at..end]) && (!spelling.capital || tokens[at].capital);
                found.extend(spellings(base.entity(id)).filter(fits).map(|spelling| (id, at..end, spelling.proper)));
            }
        }
        found.sort_by_key(|(entity, range, _)| (usize::MAX - range.end, *entity));
        found
    }

    /// The entities with a name that may go on with some letters, without capitals and accents; one may come several times.
    pub(super) fn beginning(&self, letters: &str) -> impl Iterator<Item = EntityId> {
        self.openings.beginning(letters).map(EntityId)
    }

    /// The people who bear a family name and whom something of the desk is about, in order.
    pub(super) fn bearers(&self, base: &Base, surname: &Token) -> Vec<EntityId> {
        let bears = |id: &EntityId| {
            let entity = base.entity(*id);
            spellings(entity).any(|spelling| spelling.family(entity).is_some_and(|family| family.bare == surname.bare))
        };
        self.surnames.get(hash(&surname.bare)).map(EntityId).filter(bears).collect()
    }

    /// The first source one of whose outlet's names stands in a range.
    pub(super) fn outlet_in(&self, base: &Base, tokens: &[Token], range: &Range<usize>) -> Option<SourceId> {
        range.clone().filter_map(|at| self.outlet_at(base, tokens, &(at..range.end))).min()
    }

    /// The first source one of whose outlet's names opens a range.
    pub(super) fn outlet_at(&self, base: &Base, tokens: &[Token], range: &Range<usize>) -> Option<SourceId> {
        let first = tokens.get(range.start)?;
        self.outlets.get(hash(&first.bare)).map(SourceId).filter(|id| stands(base.source(*id), &tokens[range.clone()])).min()
    }
}

/// How many words a phrase that starts with a word has at most.
#[derive(Clone, Debug, Default)]
pub(super) struct Longest(FxHashMap<u64, u32>);

impl Longest {
    /// Adds a phrase of one word or more; its hash.
    pub(super) fn add<'w>(&mut self, words: impl Iterator<Item = &'w str> + Clone) -> u64 {
        let count = words.clone().count() as u32;
        let first = words.clone().next().map_or(0, hash);
        self.0.entry(first).and_modify(|longest| *longest = count.max(*longest)).or_insert(count);
        words.fold(Hash::NONE, Hash::with).bits()
    }

    fn append(&mut self, other: Self) {
        for (first, count) in other.0 {
            self.0.entry(first).and_modify(|longest| *longest = count.max(*longest)).or_insert(count);
        }
    }

    pub(super) fn table(&self) -> Hashed {
        let mut entries: Vec<(u64, u32)> = self.0.iter().map(|(first, count)| (*first, *count)).collect();
        entries.sort_unstable();
        Hashed::of(&entries)
    }
}

/// How many words of a name are looked for: one without end would be looked for at each of its words.
const LONGEST_NAME: usize = 64;

/// Where phrases that start at a token may end, and their hashes.
pub(super) fn ends<'t>(longest: &Hashed, tokens: &'t [Token], at: usize) -> impl Iterator<Item = (usize, u64)> + use<'t> {
    let most = tokens.get(at).and_then(|token| longest.get(hash(&token.bare)).max()).unwrap_or_default() as usize;
    let words = tokens.iter().enumerate().skip(at).take(most.min(LONGEST_NAME));
    words.scan(Hash::NONE, |hash, (at, token)| {
        *hash = hash.with(&token.bare);
        Some((at + 1, hash.bits()))
    })
}

fn hash(word: &str) -> u64 {
    Hash::NONE.with(word).bits()
}

fn same(words: &[Token], tokens: &[Token]) -> bool {
    words.len() == tokens.len() && words.iter().zip(tokens).all(|(word, token)| word.bare == token.bare)
}

/// The ways to write an entity's names: « Le Parisien » is "Parisien" too.
fn spellings(entity: &Entity) -> impl Iterator<Item = Spelling> + '_ {
    let others = located(&entity.names).into_iter().map(|name| (Cow::Owned(name), false));
    let all = entity.names.iter().map(|name| (Cow::Borrowed(name.as_str()), true)).chain(others);
    all.flat_map(|(name, given)| {
        let words = tokens(&name);
        let proper = name.chars().any(char::is_uppercase);
        let bare = (words.len() > 1 && words[0].is_article() && words[1].capital).then(|| Spelling {
            words: words[1..].to_vec(),
            capital: true,
            proper,
            given: false,
        });
        let capital = words.first().is_some_and(|first| first.capital);
        (!words.is_empty()).then_some(Spelling { words, capital, proper, given }).into_iter().chain(bare)
    })
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

/// Of sources with the same outlet the first stands for all.
fn outlets(base: &Base) -> Hashed {
    let mut known: FxHashSet<Vec<(Box<str>, bool)>> = FxHashSet::default();
    let mut entries = Vec::new();
    for (at, source) in base.sources.iter().enumerate() {
        for words in outlets_of(source) {
            let key = words.iter().map(|word| (word.bare.as_str().into(), word.capital)).collect();
            if known.insert(key) {
                entries.extend(words.first().map(|first| (hash(&first.bare), at as u32)));
            }
        }
    }
    Hashed::of(&entries)
}

/// The words of the names of a source's outlet, the leading article left aside (« du Parisien »).
fn outlets_of(source: &Source) -> impl Iterator<Item = Vec<Token>> + '_ {
    source.names.iter().chain(&source.outlet).map(|name| tokens(name).into_iter().skip_while(Token::is_article).collect())
}

/// Whether a name of a source's outlet starts a text.
fn stands(source: &Source, text: &[Token]) -> bool {
    let fits = |words: &Vec<Token>| {
        !words.is_empty()
            && words.len() <= text.len()
            && words.iter().zip(text).all(|(word, token)| token.bare == word.bare && (token.capital || !word.capital))
    };
    outlets_of(source).any(|words| fits(&words))
}
