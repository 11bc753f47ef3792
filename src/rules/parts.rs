//! Parts and wholes told in one sentence: « 12 blessés, dont 8 graves et 5 légers », "54% of the vote against 48% for".

use super::Case;
use crate::language::{Marker, Markers};
use crate::text::{Kind, Span, Token, sentences, tokens};
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

/// Parts that are more than their whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Surplus {
    /// The whole, or the first of two shares.
    pub(super) whole: Span,
    /// The last part.
    pub(super) last: Span,
    /// What the parts come to.
    pub(super) sum: f64,
    /// Whether they are shares of a hundred.
    pub(super) shares: bool,
}

/// How many tokens the words of the whole may be, with the comma that ends them.
const NOUN: usize = 5;

/// A block's tokens and what its small words do.
struct Sheet<'a> {
    tokens: Vec<Token>,
    markers: &'static Markers,
    values: &'a [Spotted],
}

/// The parts of a block that are more than their whole.
pub(super) fn surplus(case: &Case<'_>) -> Vec<Surplus> {
    if case.values.len() < 2 {
        return Vec::new();
    }
    let sheet = Sheet { tokens: tokens(case.prose), markers: Markers::of(case.lang), values: case.values };
    let ranges = sentences(&sheet.tokens, &|word| sheet.markers.has(word, Marker::Abbreviation));
    ranges.into_iter().flat_map(|range| [sheet.counts(&range), sheet.shares(&range)]).flatten().collect()
}

impl Sheet<'_> {
    /// « 12 blessés, dont 8 graves et 5 légers ».
    fn counts(&self, sentence: &Range<usize>) -> Option<Surplus> {
        let opener = sentence.clone().find(|at| self.is(*at, Marker::Parts) && self.number(self.after(*at)).is_some())?;
        let (whole, total) = self.whole(sentence.start..opener)?;
        let parts = self.parts(opener, sentence.end);
        let sum = parts.iter().map(|(_, part)| part).sum::<f64>();
        let last = parts.last().filter(|_| sum > total && !self.overlap(&parts))?.0;
        Some(Surplus { whole: whole.span, last: last.span, sum, shares: false })
    }

    /// The number of the noun that the parts are of: the last one before them, exact, nothing but its words and a comma between.
    fn whole(&self, before: Range<usize>) -> Option<(&Spotted, f64)> {
        let inside = self.values.iter().filter(|spotted| before.start <= spotted.tokens.start && spotted.tokens.end <= before.end);
        let mut numbers = inside.filter(|spotted| matches!(spotted.told.resolve(&Anchor::default()), Some(Value::Number(_))));
        let only = numbers.next().filter(|only| numbers.next().is_none() && !only.told.is_article())?;
        let placed = only.tokens.start.checked_sub(1).is_some_and(|at| self.is(at, Marker::Preposition) && !self.is(at, Marker::Genitive));
        let noun = only.tokens.end..before.end;
        let joined =
            noun.len() <= NOUN && noun.clone().all(|at| self.tokens[at].is_word() || at + 1 == noun.end && self.tokens[at].is(","));
        Some((only, exact(only)?)).filter(|_| joined && !placed)
    }

    /// The numbers that follow the opener, a comma or « et », each with its word, up to the first that doesn't.
    fn parts(&self, opener: usize, end: usize) -> Vec<(&Spotted, f64)> {
        let mut out: Vec<(&Spotted, f64)> = Vec::new();
        let mut from = self.after(opener);
        while let Some(part) = self.number(from).filter(|part| part.0.tokens.end < end) {
            from = part.0.tokens.end;
            if self.tokens[from].kind != Kind::Word || self.is(from, Marker::Coordinator) || self.is(from, Marker::Genitive) {
                break;
            }
            out.push(part);
            let Some(next) = (from..end).find(|at| self.joins(*at)) else { break };
            from = next + 1;
        }
        out
    }

    fn joins(&self, at: usize) -> bool {
        self.tokens[at].is(",") || self.is(at, Marker::Coordinator)
    }

    /// The exact number that starts at a token.
    fn number(&self, at: usize) -> Option<(&Spotted, f64)> {
        let spotted = self.values.iter().find(|spotted| spotted.tokens.start == at)?;
        Some((spotted, exact(spotted)?))
    }

    /// Women and children may be the same people, as may Belgians and the wounded: their counts don't add up.
    fn overlap(&self, parts: &[(&Spotted, f64)]) -> bool {
        let crossing = |at: usize| self.tokens.get(at).is_some_and(|token| token.capital) || self.is(at, Marker::Crossing);
        parts.len() > 1 && parts.iter().any(|(spotted, _)| crossing(spotted.tokens.end))
    }

    /// « 54 % des voix contre 48 % pour … ».
    fn shares(&self, sentence: &Range<usize>) -> Option<Surplus> {
        let mut inside = self.values.iter().filter(|spotted| sentence.start <= spotted.tokens.start && spotted.tokens.end <= sentence.end);
        let (first, second) = (inside.next()?, inside.next()?);
        let sum = percent(first)? + percent(second)?;
        let alone = inside.next().is_none();
        let shared = self.is(first.tokens.end, Marker::Shared);
        let against = second.tokens.start.checked_sub(1).is_some_and(|at| self.is(at, Marker::Against));
        let closed = self.closes(second.tokens.end);
        (alone && shared && against && closed && sum > 100.5).then_some(Surplus { whole: first.span, last: second.span, sum, shares: true })
    }

    /// The end, or whom the share is for: another place or year would have its own hundred.
    fn closes(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.kind != Kind::Word) || self.is(at, Marker::Shared) || self.is(at, Marker::Favour)
    }

    fn is(&self, at: usize, marker: Marker) -> bool {
        self.markers.is(&self.tokens, at, marker)
    }

    /// The token after a marker of one word or several; an article makes the number a thing's own, "including a 103,000 credit".
    fn after(&self, at: usize) -> usize {
        let article = |at: usize| self.is(at, Marker::Indefinite);
        let lead = |at: &usize| self.values.iter().any(|spotted| spotted.tokens.start == *at) && !article(*at - 1);
        (at + 1..(at + 4).min(self.tokens.len())).find(lead).unwrap_or(at + 1)
    }
}

fn exact(spotted: &Spotted) -> Option<f64> {
    match spotted.told.resolve(&Anchor::default())? {
        Value::Number(number) if spotted.told.is_exact() && !spotted.told.is_share() => Some(number.low),
        _ => None,
    }
}

fn percent(spotted: &Spotted) -> Option<f64> {
    match spotted.told.resolve(&Anchor::default())? {
        Value::Percent(share) if spotted.told.is_exact() => Some(share.low),
        _ => None,
    }
}
