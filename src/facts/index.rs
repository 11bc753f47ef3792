//! The index of a base: names and cue words, found in a text in one pass.
//!
//! Words are grouped with their inflected forms; a phrase is a sequence of groups.
//! Only vocabularies that some fact needs are indexed, so that a desk pays for what it uses.

use super::model::{AttributeId, Base, EntityId, EntityKind, FactId, FactValue};
use super::vocabulary::{TermId, VocabularyId};
use super::words::{PerLang, Words};
use crate::language::inflect::{self, VerbForm};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Kind, Token, tokens};
use rustc_hash::{FxHashMap, FxHashSet};
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
    pub forms: Vec<Form>,
}

/// Mood, tense and number of a verb's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Mood.
    pub mood: inflect::Mood,
    /// Tense.
    pub tense: inflect::Tense,
    /// Plural or singular, where the form tells.
    pub plural: Option<bool>,
}

/// Names and cue words of a base.
#[derive(Clone, Debug, Default)]
pub struct Index {
    names: FxHashMap<Box<str>, Vec<Name>>,
    /// Names of cities and countries, by first word: the rest.
    gazetteer: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
    french: Phrases,
    english: Phrases,
}

#[derive(Clone, Debug)]
struct Name {
    rest: Vec<Box<str>>,
    entity: EntityId,
    capital: bool,
    /// Whether some word of it is written with a capital: a name, not everybody's word.
    proper: bool,
}

type Group = u32;

#[derive(Clone, Debug, Default)]
struct Phrases {
    groups: FxHashMap<(Box<str>, Class), Group>,
    forms: FxHashMap<Box<str>, Vec<(Group, Vec<Form>)>>,
    bare: FxHashMap<Box<str>, Vec<Box<str>>>,
    patterns: FxHashMap<Group, Vec<Pattern>>,
}

#[derive(Clone, Debug)]
struct Pattern {
    rest: Vec<Group>,
    /// Which words are written with a capital, as names are.
    capitals: Vec<bool>,
    cue: Cue,
    verb: bool,
    /// The object comes first, then the participle: « plainte déposée », "jobs will be cut".
    passive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Noun,
    Verb,
    Fixed,
}

impl Index {
    /// Indexes a base.
    #[must_use]
    pub fn build(base: &Base) -> Self {
        let mut index = Self::default();
        index.add_entities(base);
        index.add_terms(base);
        index.add_places(base);
        for (at, attribute) in base.attributes.iter().enumerate() {
            let id = AttributeId(at as u32);
            if base.facts.iter().any(|fact| fact.attribute == id) {
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
            self.add_words(&entity.called, Cue::Called(id));
            self.add_words(&entity.words, Cue::EventOf(id));
        }
    }

    fn add_terms(&mut self, base: &Base) {
        let named: &[&str] = if has_bodies(base) { KNOWN_BODIES } else { &[] };
        let used: FxHashSet<VocabularyId> = base
            .facts
            .iter()
            .filter_map(|fact| base.attribute(fact.attribute).vocabulary)
            .chain(base.vocabulary_named("event"))
            .chain(named.iter().filter_map(|name| base.vocabulary_named(name)))
            .collect();
        for id in used {
            let is_event = base.vocabulary_named("event") == Some(id);
            for (at, term) in base.vocabulary(id).terms.iter().enumerate() {
                let term_id = TermId(at as u32);
                self.add_words(&term.words, if is_event { Cue::Event(term_id) } else { Cue::Term(id, term_id) });
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
            self.phrases_mut(*lang).add(words, cue, *lang);
        }
    }

    fn phrases_mut(&mut self, lang: Lang) -> &mut Phrases {
        match lang {
            Lang::Fr => &mut self.french,
            Lang::En => &mut self.english,
        }
    }

    const fn phrases(&self, lang: Lang) -> &Phrases {
        match lang {
            Lang::Fr => &self.french,
            Lang::En => &self.english,
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

    /// Every cue in a text, in order of place; of two cues of one family the longer wins.
    #[must_use]
    pub fn cues(&self, tokens: &[Token], lang: Lang) -> Vec<Hit> {
        let phrases = self.phrases(lang);
        let text = Text { tokens, groups: tokens.iter().map(|token| phrases.groups_of(token, lang)).collect(), lang };
        let found: Vec<Hit> = (0..tokens.len()).flat_map(|at| phrases.at(&text, at)).collect();
        outermost(found)
    }
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
    let kept = |hit: &Hit| families.get(&family(hit.cue)).is_none_or(|others| !others.iter().any(|outer| longer(&hit.tokens, outer)));
    let keep: Vec<bool> = found.iter().map(kept).collect();
    found.into_iter().zip(keep).filter_map(|(hit, keep)| keep.then_some(hit)).collect()
}

/// A text with the groups of words that each token belongs to.
struct Text<'a> {
    tokens: &'a [Token],
    groups: Vec<Vec<&'a (Group, Vec<Form>)>>,
    lang: Lang,
}

impl Text<'_> {
    fn is_of(&self, at: usize, group: Group) -> bool {
        self.groups[at].iter().any(|(found, _)| *found == group)
    }
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

impl Phrases {
    fn add(&mut self, words: &Words, cue: Cue, lang: Lang) {
        for (list, class) in [(&words.nouns, Class::Noun), (&words.verbs, Class::Verb), (&words.phrases, Class::Fixed)] {
            for phrase in list {
                self.add_phrase(phrase, class, cue, lang);
            }
        }
    }

    fn add_phrase(&mut self, phrase: &str, class: Class, cue: Cue, lang: Lang) {
        let (parts, mut capitals): (Vec<String>, Vec<bool>) = content(&tokens(phrase), lang).into_iter().unzip();
        let reflexive = usize::from(class == Class::Verb && parts.len() > 1 && parts[0] == "se");
        let groups: Vec<Group> =
            parts.iter().skip(reflexive).enumerate().map(|(at, word)| self.group(word, class_of(word, class, at, lang), lang)).collect();
        capitals.drain(..reflexive);
        let Some((first, rest)) = groups.split_first() else { return };
        let verb = class == Class::Verb;
        if let [object] = rest
            && verb
            && reflexive == 0
            && class_of(&parts[1], class, 1, lang) == Class::Noun
        {
            let passive = Pattern { rest: vec![*first], capitals: vec![capitals[1], false], cue, verb: false, passive: true };
            self.patterns.entry(*object).or_default().push(passive);
        }
        self.patterns.entry(*first).or_default().push(Pattern { rest: rest.to_vec(), capitals, cue, verb, passive: false });
    }

    fn group(&mut self, word: &str, class: Class, lang: Lang) -> Group {
        let key = (Box::from(word), class);
        if let Some(group) = self.groups.get(&key) {
            return *group;
        }
        let group = self.groups.len() as Group;
        self.groups.insert(key, group);
        match class {
            Class::Fixed => self.add_form(word, group, None),
            Class::Noun => inflect::nominal(word, lang).iter().for_each(|form| self.add_form(form, group, None)),
            Class::Verb => inflect::verb(word, lang).iter().for_each(|form| self.add_form(&form.form, group, Some(form))),
        }
        group
    }

    fn add_form(&mut self, form: &str, group: Group, verb: Option<&VerbForm>) {
        let norm = crate::text::fold::norm(form);
        let bare = crate::text::fold::bare(form);
        if bare != norm {
            let list = self.bare.entry(bare.into()).or_default();
            if !list.iter().any(|known| **known == *norm) {
                list.push(norm.clone().into());
            }
        }
        let list = self.forms.entry(norm.into()).or_default();
        let feature = verb.map(|verb| Form { mood: verb.mood, tense: verb.tense, plural: verb.plural });
        match list.iter_mut().find(|(known, _)| *known == group) {
            Some((_, features)) => features.extend(feature),
            None => list.push((group, feature.into_iter().collect())),
        }
    }

    /// The groups a token belongs to. Accents may be left off capitals.
    fn groups_of(&self, token: &Token, lang: Lang) -> Vec<&(Group, Vec<Form>)> {
        let direct = self.forms.get(canonical(&token.norm, lang)).map_or(&[][..], Vec::as_slice);
        let accents = if token.capital { self.bare.get(&token.norm).map_or(&[][..], Vec::as_slice) } else { &[] };
        direct.iter().chain(accents.iter().filter_map(|norm| self.forms.get(norm)).flatten()).collect()
    }

    fn at(&self, text: &Text<'_>, at: usize) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        for (group, forms) in &text.groups[at] {
            for pattern in self.patterns.get(group).map_or(&[][..], Vec::as_slice) {
                if is_cased(pattern, 0, &text.tokens[at])
                    && let Some(end) = finish(text, at + 1, pattern)
                {
                    found.push(Hit { tokens: at..end, cue: pattern.cue, verb: pattern.verb, forms: forms.clone() });
                }
            }
        }
        // A word that is both is a noun after a determiner: "a bid".
        let noun = is_determined(text, at);
        found.sort_by_key(|hit| (usize::MAX - hit.tokens.end, noun && hit.verb));
        let mut seen: Vec<Cue> = Vec::new();
        found.retain(|hit| {
            !seen.contains(&hit.cue) && {
                seen.push(hit.cue);
                true
            }
        });
        found
    }
}

/// Whether a determiner stands right before a token; « le », « la », « les » may be pronouns too.
fn is_determined(text: &Text<'_>, at: usize) -> bool {
    let markers = Markers::of(text.lang);
    let definite = (text.lang == Lang::En).then_some(Marker::Definite);
    let kinds = [Marker::Indefinite, Marker::Possessive, Marker::Demonstrative];
    let before = at.checked_sub(1).map(|before| &text.tokens[before]);
    before.is_some_and(|token| kinds.into_iter().chain(definite).any(|kind| markers.has(&token.norm, kind)))
}

/// One past the last token of a pattern whose first word has been found.
fn finish(text: &Text<'_>, from: usize, pattern: &Pattern) -> Option<usize> {
    if pattern.passive {
        return participle(text, from, pattern.rest[0]).map(|at| at + 1);
    }
    let mut at = from;
    for (nth, group) in pattern.rest.iter().enumerate() {
        let free = if pattern.verb && nth == 0 { OBJECT } else { 0 };
        at = next(text, at, *group, free)?;
        if !is_cased(pattern, nth + 1, &text.tokens[at]) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The participle said of a noun, auxiliaries between: « la plainte a été déposée », "jobs will be cut".
fn participle(text: &Text<'_>, from: usize, verb: Group) -> Option<usize> {
    let markers = Markers::of(text.lang);
    let between = |token: &Token| {
        let kinds = [Marker::Auxiliary, Marker::Copula, Marker::Negation, Marker::NegationWord, Marker::Adverb];
        kinds.iter().any(|kind| markers.has(&token.norm, *kind))
    };
    let past = |form: &Form| form.mood == inflect::Mood::Participle && form.tense == inflect::Tense::Past;
    let said = |at: usize| text.groups[at].iter().any(|(group, forms)| *group == verb && forms.iter().any(past));
    (from..text.tokens.len().min(from + 5)).find(|at| said(*at) || !between(&text.tokens[*at])).filter(|at| said(*at))
}

/// The next token of a group, over words that may stand between.
fn next(text: &Text<'_>, from: usize, group: Group, mut free: usize) -> Option<usize> {
    for (at, token) in text.tokens.iter().enumerate().skip(from) {
        if text.is_of(at, group) {
            return Some(at);
        }
        if token.kind == Kind::Number {
            continue;
        }
        if !token.is_word() && !token.is_any(&["\"", "«", "»", "“", "”"]) {
            return None;
        }
        if !is_light(token, text.lang) {
            // An object has no preposition of its own: "close to the case" closes nothing.
            free = if Markers::of(text.lang).has(&token.norm, Marker::Preposition) { return None } else { free.checked_sub(1)? };
        }
    }
    None
}

/// A word that the phrase writes with a capital has one in the text.
fn is_cased(pattern: &Pattern, nth: usize, token: &Token) -> bool {
    token.capital || !pattern.capitals.get(nth).copied().unwrap_or(false)
}

/// How many words of an object may stand between a verb and its complement: « mettre X Y à l'abri ».
const OBJECT: usize = 4;

/// Words that may stand inside a phrase: determiners and adverbs.
fn is_light(token: &Token, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    is_determiner(&token.norm, lang)
        || markers.has(&token.norm, Marker::Adverb)
        || token.is_any(&["de", "des", "du", "d'"])
        || match lang {
            Lang::Fr => token.norm.ends_with("ment"),
            Lang::En => token.norm.ends_with("ly"),
        }
}

fn is_determiner(norm: &str, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let kinds = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative, Marker::Determiner];
    !matches!(norm, "de" | "d'" | "des") && kinds.iter().any(|kind| markers.has(norm, *kind))
}

/// The words of a phrase that count, and whether each is written with a capital.
fn content(parts: &[Token], lang: Lang) -> Vec<(String, bool)> {
    let all = || parts.iter().map(|token| (canonical(&token.norm, lang).to_owned(), token.capital));
    let words: Vec<(String, bool)> = all().filter(|(word, _)| !is_determiner(word, lang)).collect();
    if words.is_empty() { all().collect() } else { words }
}

/// Contracted and elided words in one form.
fn canonical(norm: &str, lang: Lang) -> &str {
    match (lang, norm) {
        (Lang::Fr, "au" | "aux") => "à",
        (Lang::Fr, "du" | "des" | "d'") => "de",
        (Lang::Fr, "s'") => "se",
        (Lang::Fr, "qu'") => "que",
        (Lang::Fr, "n'") => "ne",
        _ => norm,
    }
}

/// The first word of a verb phrase is the verb; small words don't inflect.
fn class_of(word: &str, class: Class, at: usize, lang: Lang) -> Class {
    let small = word.chars().count() < 3 || Markers::of(lang).has(word, Marker::Preposition);
    match class {
        Class::Verb if at == 0 => Class::Verb,
        Class::Fixed => Class::Fixed,
        _ if small => Class::Fixed,
        _ => Class::Noun,
    }
}
