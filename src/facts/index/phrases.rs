//! The cue phrases of one language: groups of inflected words, and the patterns that they open.

use super::matching::{Present, Text, finish, is_cased, is_determined, is_opening, is_plain};
use super::small::{canonical, class_of, content};
use super::{Cue, Form, Hit};
use crate::facts::words::Words;
use crate::language::Lang;
use crate::language::inflect::{self, VerbForm};
use crate::text::{Token, tokens};
use rustc_hash::FxHashMap;

pub(super) type Group = u32;

#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    groups: FxHashMap<(Box<str>, Class), Group>,
    forms: FxHashMap<Box<str>, Vec<(Group, Vec<Form>)>>,
    bare: FxHashMap<Box<str>, Vec<Box<str>>>,
    patterns: FxHashMap<Group, Patterns>,
}

/// The patterns that one group opens.
///
/// « mairie de X » opens one for each town: only those whose next word stands in the text are tried.
#[derive(Clone, Debug, Default)]
struct Patterns {
    /// How many there are: the place of the next one.
    count: usize,
    /// Those of one word, each with its place in the order they were added.
    alone: Vec<(usize, Pattern)>,
    /// The others, by the group after the first.
    longer: FxHashMap<Group, Vec<(usize, Pattern)>>,
}

impl Patterns {
    fn add(&mut self, pattern: Pattern) {
        let list = match pattern.rest.first() {
            Some(next) => self.longer.entry(*next).or_default(),
            None => &mut self.alone,
        };
        list.push((self.count, pattern));
        self.count += 1;
    }

    /// Those that a text with these groups can hold.
    fn possible<'p>(&'p self, groups: &'p Present) -> impl Iterator<Item = &'p (usize, Pattern)> {
        // The shorter of the two is walked.
        let few = self.longer.len() <= groups.groups.len();
        let listed = self.longer.iter().filter(move |(next, _)| few && groups.has(**next)).map(|(_, list)| list);
        let present = groups.groups.iter().filter(move |_| !few).filter_map(|next| self.longer.get(next));
        self.alone.iter().chain(listed.chain(present).flatten())
    }
}

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) rest: Vec<Group>,
    /// Which words are written with a capital, as names are.
    pub(super) capitals: Vec<bool>,
    pub(super) cue: Cue,
    pub(super) verb: bool,
    /// The object comes first, then the participle: « plainte déposée », "jobs will be cut".
    pub(super) passive: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Noun,
    Verb,
    Fixed,
}

impl Phrases {
    pub(super) fn add(&mut self, words: &Words, cue: Cue, lang: Lang) {
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
            self.patterns.entry(*object).or_default().add(passive);
        }
        self.patterns.entry(*first).or_default().add(Pattern { rest: rest.to_vec(), capitals, cue, verb, passive: false });
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
    pub(super) fn groups_of(&self, token: &Token, lang: Lang) -> Vec<&(Group, Vec<Form>)> {
        let direct = self.forms.get(canonical(&token.norm, lang)).map_or(&[][..], Vec::as_slice);
        let accents = if token.capital { self.bare.get(&token.norm).map_or(&[][..], Vec::as_slice) } else { &[] };
        direct.iter().chain(accents.iter().filter_map(|norm| self.forms.get(norm)).flatten()).collect()
    }

    pub(super) fn at(&self, text: &Text<'_>, at: usize) -> Vec<Hit> {
        let mut placed: Vec<((usize, usize), Hit)> = Vec::new();
        for (nth, (group, forms)) in text.groups[at].iter().enumerate() {
            for (place, pattern) in self.patterns.get(group).into_iter().flat_map(|patterns| patterns.possible(&text.present)) {
                if is_cased(pattern, 0, &text.tokens[at])
                    && let Some(end) = finish(text, at + 1, pattern)
                {
                    placed.push(((nth, *place), Hit { tokens: at..end, cue: pattern.cue, verb: pattern.verb, forms: forms.clone() }));
                }
            }
        }
        if placed.is_empty() {
            return Vec::new();
        }
        // A word that is both is a noun after a determiner: "a bid", "the fire at the mill".
        let noun = is_determined(text, at);
        if (noun || is_opening(text, at)) && placed.iter().any(|(_, hit)| !hit.verb) {
            placed.retain(|(_, hit)| !is_plain(text, hit));
        }
        placed.sort_by_key(|(place, hit)| (usize::MAX - hit.tokens.end, noun && hit.verb, *place));
        let mut found: Vec<Hit> = placed.into_iter().map(|(_, hit)| hit).collect();
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
