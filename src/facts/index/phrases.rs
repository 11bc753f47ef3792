//! The cue phrases of one language: groups of inflected words, and the patterns that they open.

use super::matching::{Present, Text, finish, is_cased, is_determined, is_opening, is_plain};
use super::small::{canonical, class_of, content};
use super::{Cue, Hit};
use crate::facts::compiled::pack::{Pack, Reader, Writer, record};
use crate::facts::spelled::Spelled;
use crate::facts::store::Store;
use crate::facts::words::Words;
use crate::language::Lang;
use crate::language::inflect::{self, VerbUse, VerbUses};
use crate::text::{Token, tokens};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

pub(super) type Group = u32;

/// The phrases of one language, indexed when a text in it is first read.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    lang: Lang,
    told: Told,
    phrases: OnceLock<Phrases>,
}

/// Phrases as they were told, one after the other in one text.
#[derive(Clone, Debug, Default)]
struct Told {
    text: String,
    /// Where each ends, how it inflects, what it stands for and whether that leads to something of the desk.
    each: Vec<(usize, Class, Cue, bool)>,
}

impl Shelf {
    pub(super) const fn new(lang: Lang) -> Self {
        Self { lang, told: Told { text: String::new(), each: Vec::new() }, phrases: OnceLock::new() }
    }

    /// Adds what stands for a thing, before anything is asked.
    pub(super) fn add(&mut self, words: &Words, cue: Cue, leads: bool) {
        for (list, class) in [(&words.nouns, Class::Noun), (&words.verbs, Class::Verb), (&words.phrases, Class::Fixed)] {
            list.iter().for_each(|phrase| self.add_phrase(phrase, class, cue, leads));
        }
    }

    /// Adds a phrase that stands for a thing.
    pub(super) fn add_phrase(&mut self, phrase: &str, class: Class, cue: Cue, leads: bool) {
        self.told.text.push_str(phrase);
        self.told.each.push((self.told.text.len(), class, cue, leads));
    }

    pub(super) fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::of(&self.told, self.lang))
    }
}

/// What was told is of no use once it is indexed.
impl Pack for Shelf {
    fn pack(&self, to: &mut Writer) {
        self.lang.pack(to);
        self.phrases().pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let lang = Pack::unpack(from)?;
        Some(Self { phrases: OnceLock::from(Phrases::unpack(from)?), ..Self::new(lang) })
    }
}

/// The phrases of one language: groups of words with the same forms, and the patterns that each opens.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// The groups of each form, and what it tells there as a form of a verb.
    forms: Spelled<Vec<(Group, VerbUses)>>,
    /// The forms with accents of each form without.
    bare: Spelled<Vec<Box<str>>>,
    /// By group.
    patterns: Store<Patterns>,
    /// What phrases lead to that a word opens, with its accents and without, of what is the desk's own; nothing where it is too much.
    leading: Spelled<Vec<Cue>>,
}

record!(Phrases { forms, bare, patterns, leading });

/// Phrases in the making.
#[derive(Default)]
struct Making {
    /// The group of each word, by how it inflects.
    groups: [FxHashMap<Box<str>, Group>; 3],
    forms: FxHashMap<Box<str>, Vec<(Group, VerbUses)>>,
    bare: FxHashMap<Box<str>, Vec<Box<str>>>,
    patterns: Vec<Patterns>,
    /// What the patterns of each group lead to, of what is the desk's own.
    leads: Vec<Vec<Cue>>,
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

record!(Patterns { count, alone, longer });

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
    pub(super) rest: Box<[Group]>,
    /// Which words are written with a capital, as names are.
    pub(super) capitals: Box<[bool]>,
    pub(super) cue: Cue,
    pub(super) verb: bool,
    /// The object comes first, then the participle: « plainte déposée », "jobs will be cut".
    pub(super) passive: bool,
}

record!(Pattern { rest, capitals, cue, verb, passive });

impl Pack for VerbUses {
    fn pack(&self, to: &mut Writer) {
        self.bits().pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        u32::unpack(from).map(Self::of_bits)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Noun,
    Verb,
    Fixed,
}

impl Phrases {
    fn of(told: &Told, lang: Lang) -> Self {
        let mut making = Making::default();
        let mut start = 0;
        for (end, class, cue, leads) in &told.each {
            making.add(&told.text[start..*end], *class, (*cue, *leads), lang);
            start = *end;
        }
        let leading = making.leading().into();
        Self { forms: making.forms.into(), bare: making.bare.into(), patterns: making.patterns.into(), leading }
    }

    /// Whether a phrase that leads to something of a kind may start at a token.
    pub(super) fn may_lead(&self, token: &Token, lang: Lang, mut is_meant: impl FnMut(Cue) -> bool) -> bool {
        let word = canonical(&token.norm, lang);
        let cues = [Some(word), Some(&*token.norm).filter(|norm| *norm != word)].into_iter().flatten();
        cues.filter_map(|word| self.leading.get(word)).any(|cues| cues.is_empty() || cues.iter().any(|cue| is_meant(*cue)))
    }

    /// A text as patterns see it.
    pub(super) fn text<'t>(&self, tokens: &'t [Token], lang: Lang) -> Text<'t> {
        Text::new(tokens, tokens.iter().map(|token| self.groups_of(token, lang)).collect(), lang)
    }

    /// The groups a token belongs to. Accents may be left off capitals.
    fn groups_of(&self, token: &Token, lang: Lang) -> Vec<(Group, VerbUses)> {
        let direct = self.forms.get(canonical(&token.norm, lang)).map_or(&[][..], Vec::as_slice);
        let accents = if token.capital { self.bare.get(&token.norm).map_or(&[][..], Vec::as_slice) } else { &[] };
        let found = direct.iter().chain(accents.iter().filter_map(|norm| self.forms.get(norm)).flatten()).copied();
        // What is damaged may name any.
        found.filter(|(group, _)| (*group as usize) < self.patterns.len()).collect()
    }

    pub(super) fn at(&self, text: &Text<'_>, at: usize) -> Vec<Hit> {
        let mut placed: Vec<((usize, usize), Hit)> = Vec::new();
        for (nth, (group, forms)) in text.groups[at].iter().enumerate() {
            for (place, pattern) in self.patterns[*group as usize].possible(&text.present) {
                if is_cased(pattern, 0, &text.tokens[at])
                    && let Some(end) = finish(text, at + 1, pattern)
                {
                    placed.push(((nth, *place), Hit { tokens: at..end, cue: pattern.cue, verb: pattern.verb, forms: *forms }));
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

/// To how many things a word may lead that is asked about each of them.
const LISTED: usize = 24;

impl Making {
    fn add(&mut self, phrase: &str, class: Class, (cue, leads): (Cue, bool), lang: Lang) {
        let tokens = tokens(phrase);
        let words = content(&tokens, lang);
        let reflexive = usize::from(class == Class::Verb && words.len() > 1 && words[0].0 == "se");
        let words = &words[reflexive..];
        let groups: Vec<Group> =
            words.iter().enumerate().map(|(at, (word, _))| self.group(word, class_of(word, class, at, lang), lang)).collect();
        let capital = |at: usize| words[at].1;
        let Some((first, rest)) = groups.split_first() else { return };
        let verb = class == Class::Verb;
        if let [object] = rest
            && verb
            && reflexive == 0
            && class_of(words[1].0, class, 1, lang) == Class::Noun
        {
            let passive = Pattern { rest: [*first].into(), capitals: [capital(1), false].into(), cue, verb: false, passive: true };
            self.patterns[*object as usize].add(passive);
            self.leads[*object as usize].extend(leads.then_some(cue));
        }
        let capitals = (0..words.len()).map(capital).collect();
        self.patterns[*first as usize].add(Pattern { rest: rest.into(), capitals, cue, verb, passive: false });
        self.leads[*first as usize].extend(leads.then_some(cue));
    }

    /// The group of a word that inflects so.
    fn group(&mut self, word: &str, class: Class, lang: Lang) -> Group {
        if let Some(group) = self.groups[class as usize].get(word) {
            return *group;
        }
        let group = self.patterns.len() as Group;
        self.patterns.push(Patterns::default());
        self.leads.push(Vec::new());
        self.groups[class as usize].insert(word.into(), group);
        match class {
            Class::Fixed => self.add_form(word, group, None),
            Class::Noun => inflect::nominal(word, lang).iter().for_each(|form| self.add_form(form, group, None)),
            Class::Verb => inflect::verb(word, lang).iter().for_each(|form| self.add_form(&form.form, group, Some(form.tells()))),
        }
        group
    }

    fn add_form(&mut self, form: &str, group: Group, verb: Option<VerbUse>) {
        let norm = crate::text::fold::norm(form);
        if !norm.is_ascii() {
            self.add_bare(&norm);
        }
        let list = self.forms.entry(norm.into()).or_default();
        let place = list.iter().rposition(|(known, _)| *known == group).unwrap_or_else(|| {
            list.push((group, VerbUses::default()));
            list.len() - 1
        });
        verb.into_iter().for_each(|told| list[place].1.add(told));
    }

    /// The words that open a phrase which leads to something of the desk, and what to.
    fn leading(&self) -> FxHashMap<Box<str>, Vec<Cue>> {
        let mut out: FxHashMap<Box<str>, Vec<Cue>> = FxHashMap::default();
        let own = self.forms.keys().map(|form| (form, form));
        let bare = self.bare.iter().flat_map(|(bare, forms)| forms.iter().map(move |form| (bare, form)));
        for (word, form) in own.chain(bare) {
            let groups = self.forms.get(form).map_or(&[][..], Vec::as_slice);
            let mut cues = groups.iter().flat_map(|(group, _)| &self.leads[*group as usize]).copied().peekable();
            if cues.peek().is_some() {
                out.entry(word.clone()).or_default().extend(cues);
            }
        }
        out.values_mut().for_each(Self::shorten);
        out
    }

    /// « mairie de X » leads to as many as there are towns: which of them is meant the text alone tells.
    fn shorten(cues: &mut Vec<Cue>) {
        cues.sort_unstable();
        cues.dedup();
        if cues.len() > LISTED {
            cues.clear();
        }
    }

    /// Lets a form be found without its accents.
    fn add_bare(&mut self, norm: &str) {
        let bare = crate::text::fold::bare_of(norm);
        if bare != norm {
            let list = self.bare.entry(bare.into()).or_default();
            if !list.iter().any(|known| **known == *norm) {
                list.push(norm.into());
            }
        }
    }
}
