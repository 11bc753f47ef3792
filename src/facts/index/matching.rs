//! Where a pattern of groups ends in a text.

use super::Hit;
use super::phrases::{Group, Pattern};
use super::small::is_light;
use crate::language::inflect::{self, VerbUse, VerbUses};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Kind, Token};

/// The groups that stand somewhere in a text: a bit for each, as they are asked for more often than they are listed.
#[derive(Default)]
pub(super) struct Present {
    bits: Vec<u64>,
    /// Each of them once.
    pub(super) groups: Vec<Group>,
}

impl Present {
    fn of(groups: impl Iterator<Item = Group>) -> Self {
        let mut present = Self::default();
        groups.for_each(|group| present.add(group));
        present
    }

    fn add(&mut self, group: Group) {
        let (word, bit) = place(group);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if self.bits[word] & bit == 0 {
            self.bits[word] |= bit;
            self.groups.push(group);
        }
    }

    /// Whether it is one of them.
    pub(super) fn has(&self, group: Group) -> bool {
        let (word, bit) = place(group);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

const fn place(group: Group) -> (usize, u64) {
    ((group / 64) as usize, 1 << (group % 64))
}

/// A text with the groups of words that each token belongs to.
pub(super) struct Text<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) groups: Vec<Vec<(Group, VerbUses)>>,
    /// Every group in it.
    pub(super) present: Present,
    /// Which tokens are words that may stand inside a phrase.
    light: Vec<bool>,
    lang: Lang,
}

impl<'a> Text<'a> {
    pub(super) fn new(tokens: &'a [Token], groups: Vec<Vec<(Group, VerbUses)>>, lang: Lang) -> Self {
        let present = Present::of(groups.iter().flatten().map(|(group, _)| *group));
        Self { tokens, groups, present, light: tokens.iter().map(|token| is_light(token, lang)).collect(), lang }
    }

    fn is_of(&self, at: usize, group: Group) -> bool {
        self.groups[at].iter().any(|(found, _)| *found == group)
    }
}

/// Whether a determiner stands right before a token; « le », « la », « les » may be pronouns too.
pub(super) fn is_determined(text: &Text<'_>, at: usize) -> bool {
    let markers = Markers::of(text.lang);
    let definite = (text.lang == Lang::En).then_some(Marker::Definite);
    let kinds = [Marker::Indefinite, Marker::Possessive, Marker::Demonstrative];
    let before = at.checked_sub(1).map(|before| &text.tokens[before]);
    before.is_some_and(|token| kinds.into_iter().chain(definite).any(|kind| markers.has(&token.norm, kind)))
}

/// Whether an English sentence or clause starts at a token, where no plain verb does: "Fire broke out at the mill", "when fire …".
pub(super) fn is_opening(text: &Text<'_>, at: usize) -> bool {
    let opens = |before: usize| {
        let token = &text.tokens[before];
        token.is_any(&[".", "!", "?", ":", "#"]) || Markers::of(text.lang).has(&token.norm, Marker::When)
    };
    text.lang == Lang::En && at.checked_sub(1).is_none_or(opens)
}

/// Whether an English verb with its complement has no form but the plain one, which its noun has too: "fire … at".
pub(super) fn is_plain(text: &Text<'_>, hit: &Hit) -> bool {
    let plain = |form: VerbUse| form.mood != inflect::Mood::Participle && form.tense != inflect::Tense::Past;
    text.lang == Lang::En && hit.verb && hit.forms.iter().all(plain)
}

/// One past the last token of a pattern whose first word has been found.
pub(super) fn finish(text: &Text<'_>, from: usize, pattern: &Pattern) -> Option<usize> {
    if pattern.passive {
        return participle(text, from, *pattern.rest.first()?).map(|at| at + 1);
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

/// The participle said of a noun, auxiliaries between: « la plainte a été déposée », "jobs will be cut"; of the one that is known,
/// over a comma or a relative too: « la plainte, déposée », "the petition that was filed".
fn participle(text: &Text<'_>, from: usize, verb: Group) -> Option<usize> {
    let markers = Markers::of(text.lang);
    let between = |token: &Token| {
        let kinds = [Marker::Auxiliary, Marker::Copula, Marker::Negation, Marker::NegationWord, Marker::Adverb];
        kinds.iter().any(|kind| markers.has(&token.norm, *kind))
    };
    let past = |form: VerbUse| form.mood == inflect::Mood::Participle && form.tense == inflect::Tense::Past;
    let said = |at: usize| text.groups[at].iter().any(|(group, forms)| *group == verb && forms.iter().any(past));
    let is = |at: usize, kind: Marker| text.tokens.get(at).is_some_and(|token| markers.has(&token.norm, kind));
    let known =
        from > 1 && text.tokens[from - 2].is_any(&["le", "la", "l'", "the", "son", "sa", "his", "her", "its", "ce", "cette", "this"]);
    let comma = usize::from(known && text.tokens.get(from).is_some_and(|token| token.is(",")));
    let relative = usize::from(known && is(from + comma, Marker::Relative) && is(from + comma + 1, Marker::Auxiliary));
    let from = from + comma + relative;
    (from..text.tokens.len().min(from + 5)).find(|at| said(*at) || !between(&text.tokens[*at])).filter(|at| said(*at))
}

/// The next token of a group, over words that may stand between.
fn next(text: &Text<'_>, from: usize, group: Group, mut free: usize) -> Option<usize> {
    let mut at = from;
    while let Some(token) = text.tokens.get(at) {
        if text.is_of(at, group) {
            return Some(at);
        }
        if token.is(",") && at == from && free > 0 {
            at = aside(text, at)?;
        } else if token.kind != Kind::Number {
            free = over(text, at, free)?;
        }
        at += 1;
    }
    None
}

/// How many words of an object may still follow once a token is passed over; nothing where it can't be.
fn over(text: &Text<'_>, at: usize, free: usize) -> Option<usize> {
    let token = &text.tokens[at];
    if !token.is_word() {
        return token.is_any(&["\"", "«", "»", "“", "”"]).then_some(free);
    }
    if text.light[at] {
        return Some(free);
    }
    // An object has no preposition of its own: "close to the case" closes nothing.
    if Markers::of(text.lang).has(&token.norm, Marker::Preposition) { None } else { free.checked_sub(1) }
}

/// « annoncer, jeudi matin, la mort »: the comma that ends what a comma right after a verb opens.
fn aside(text: &Text<'_>, open: usize) -> Option<usize> {
    (open + 2..text.tokens.len().min(open + 2 + ASIDE)).find(|at| !text.tokens[*at].is_word()).filter(|at| text.tokens[*at].is(","))
}

/// A word that the phrase writes with a capital has one in the text.
pub(super) fn is_cased(pattern: &Pattern, nth: usize, token: &Token) -> bool {
    token.capital || !pattern.capitals.get(nth).copied().unwrap_or(false)
}

/// How many words of an object may stand between a verb and its complement: « mettre X Y à l'abri ».
const OBJECT: usize = 4;

/// How many words may stand between two commas after a verb.
const ASIDE: usize = 4;
