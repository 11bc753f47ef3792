//! Shares of a whole: halves, fractions, ratios.

use super::number::spelled;
use super::{Got, Reader};
use crate::language::Lang;
use crate::language::lexicon::NumberWord;
use crate::language::role::List;
use crate::language::told::{Figure, Form};
use crate::text::Token;

impl Reader<'_> {
    /// "half a million", "a quarter million".
    pub(super) fn half_scale(&self, at: usize) -> Got<f64> {
        let word = at + usize::from(self.lists(List::Article, at));
        let share = if self.lists(List::Half, word) {
            0.5
        } else {
            self.sense(&self.lex.fractions, word).copied().filter(|_| self.norm(word) == "quarter")?
        };
        let scale = word + 1 + usize::from(self.lists(List::Article, word + 1));
        match self.sense(&self.lex.numbers, scale) {
            Some(NumberWord::Scale(many)) if *many > 1000.0 => Some((share * many, scale + 1)),
            _ => None,
        }
    }

    /// A share without a number before it: « la moitié », « le quart des voix », "half of them".
    pub(super) fn share(&self, at: usize) -> Got<f64> {
        if let Some((share, end)) = self.find(&self.lex.shares, at) {
            return Some((*share, end));
        }
        let cued = self.follows(List::ShareCue, at) && self.is_part_of(at + 1);
        let period = self.follows(List::Article, at)
            || self.follows(List::Whole, at)
            || at > 0 && self.opens(&self.lex.ordinals, at - 1)
            || at > 0 && self.opens(&self.lex.turns, at - 1);
        let of = self.lists(List::FractionOf, at + 1) || self.lists(List::Whole, at + 1);
        let half = self.lang == Lang::En && self.lists(List::Half, at) && of && !period;
        let share = *self.sense(&self.lex.fractions, at).filter(|_| cued || half)?;
        Some((share, at + 1))
    }

    /// « un sur trois », "one in three", over what is counted if need be: « sept élèves sur dix ».
    pub(super) fn ratio(&self, at: usize, figure: &Figure) -> Got<Figure> {
        let few = figure.whole().filter(|n| (1..=99).contains(n))?;
        let over = (0..=2).take_while(|words| *words == 0 || self.is_counted(at + words - 1)).find_map(|words| {
            let (value, after) = self.ratio_of(at + words)?;
            let usual = matches!(value as i64, 2..=10 | 20 | 50 | 100 | 1000 | 10_000);
            let tenths = self.lang == Lang::Fr || few == 1 || value >= 10.0;
            (words == 0 && (value <= 1000.0 || usual) || usual && tenths).then_some((value, after))
        });
        let (value, after) = over.filter(|(value, _)| *value > figure.low)?;
        Some((Figure::plain(figure.low / value, spelled(figure.form)), after))
    }

    /// Whether a word can be what is counted between a ratio's two numbers.
    fn is_counted(&self, at: usize) -> bool {
        let unit = self.find(&self.lex.units, at).is_some() || self.find(&self.lex.currencies, at).is_some();
        let number = self.opens(&self.lex.numbers, at) || self.opens(&self.lex.fractions, at);
        self.token(at).is_some_and(Token::is_word) && !self.lists(List::Stop, at) && !unit && !number
    }

    /// « sur trois », "out of ten": the whole of a ratio.
    fn ratio_of(&self, at: usize) -> Got<f64> {
        let (_, start) = self.find(&self.lex.ratios, at)?;
        let (value, form, after) = self.base(start)?;
        let unit = self.opens(&self.lex.time_units, after) || self.find(&self.lex.units, after).is_some();
        let alone = form != Form::Article && !unit && !self.has_tail(after) && self.find(&self.lex.percents, after).is_none();
        (alone && value.fract() == 0.0).then_some((value, after))
    }

    /// `1/4` before a unit or what it is a part of.
    pub(super) fn slashed(&self, at: usize) -> Got<f64> {
        let (share, end) = self.slash(at)?;
        let unit = self.opens(&self.lex.time_units, end) || self.find(&self.lex.units, end).is_some();
        (unit || end == at + 1 || self.is_part_of(end)).then_some((share, end))
    }

    /// `1/4`, `½`: less than one.
    fn slash(&self, at: usize) -> Got<f64> {
        if let Some(share) = vulgar(self.norm(at)) {
            return Some((share, at + 1));
        }
        let (a, b) = (self.norm(at).parse::<u32>().ok()?, self.norm(at + 2).parse::<u32>().ok()?);
        let joined = self.norm(at + 1) == "/" && self.is_glued(at + 1) && self.is_glued(at + 2);
        (joined && a > 0 && a < b && b <= 1000).then(|| (f64::from(a) / f64::from(b), at + 3))
    }

    /// Whether a whole is told that something is a part of: « des voix », « de la salle », "of the vote".
    pub(in crate::language) fn is_part_of(&self, at: usize) -> bool {
        let of = self.lists(List::FractionOf, at) && (self.lists(List::PartOf, at) || self.lists(List::Whole, at + 1));
        of && !(at..at + 2).any(|word| self.lists(List::NotPart, word))
    }

    /// A whole number with a fraction beside it: `2 1/2`, `2½`.
    pub(super) fn mixed(&self, at: usize) -> Got<f64> {
        let whole: u32 = self.norm(at).parse().ok()?;
        let spaced = self.gap(at + 1) == " " || vulgar(self.norm(at + 1)).is_some();
        let (share, end) = self.slash(at + 1).filter(|(_, end)| spaced && !self.has_tail(*end) && self.norm(*end) != "/")?;
        let simple = end == at + 2 || self.norm(end - 1).parse::<u32>().is_ok_and(|b| b <= 16);
        simple.then_some((f64::from(whole) + share, end))
    }

    /// « et demi », "and a half": what it adds to the unit before it.
    pub(in crate::language) fn half(&self, at: usize) -> Got<f64> {
        if !self.lists(List::NumberAnd, at) {
            return None;
        }
        let article = usize::from(self.lists(List::Article, at + 1));
        let word = at + 1 + article;
        if self.lists(List::Half, word) {
            return Some((0.5, word + 1));
        }
        let unit = self.opens(&self.lex.time_units, word + 1) || self.find(&self.lex.units, word + 1).is_some();
        let rank = self.opens(&self.lex.ordinals, word) && self.counts_something(word + 1) && !unit;
        if let Some(share) = self.part(word).filter(|_| !rank && (article == 1 || self.lists(List::Quarter, word))) {
            return Some((share, word + 1));
        }
        let (many, end, rank) = self.words(at + 1).filter(|_| article == 0)?;
        let share = self.sense(&self.lex.fractions, end).filter(|_| rank.is_none() && many < 10.0)?;
        Some((many * share, end + 1))
    }

    /// What share a word tells: « tiers », « cinquième ».
    pub(super) fn part(&self, at: usize) -> Option<f64> {
        let ordinal = || self.sense(&self.lex.ordinals, at).filter(|(_, rank)| *rank > 2).map(|(_, rank)| 1.0 / f64::from(*rank));
        self.sense(&self.lex.fractions, at).copied().or_else(ordinal)
    }

    /// « tiers » after a small number, of a million if need be: « un quart de milliard ».
    pub(super) fn fraction(&self, at: usize, figure: &Figure) -> Got<Figure> {
        let (share, end) = self.denominator(at, figure)?;
        let of = usize::from(self.lists(List::FractionOf, end));
        let big = end + of + usize::from(self.lists(List::Article, end + of));
        let scale = match self.sense(&self.lex.numbers, big) {
            Some(NumberWord::Scale(scale)) if *scale > 1000.0 => Some(*scale),
            _ => None,
        };
        let value = figure.low * share * scale.unwrap_or(1.0);
        Some((Figure::plain(value, spelled(figure.form)), scale.map_or(end, |_| big + 1)))
    }

    /// What a small number is over: « tiers », « cinquièmes », "twenty-fifth".
    fn denominator(&self, at: usize, figure: &Figure) -> Got<f64> {
        let few = figure.whole().filter(|n| figure.form != Form::Digits && *n > 0)?;
        let not_part = self.lists(List::NotPart, at + 1) || self.lists(List::FractionOf, at + 1) && self.lists(List::NotPart, at + 2);
        let long = || self.ordinal(at).map(|(rank, end)| (1.0 / f64::from(rank), end)).filter(|(_, end)| *end > at + 1);
        let (share, end) = self.part(at).map(|share| (share, at + 1)).or_else(long)?;
        let single = end > at + 1 || self.opens(&self.lex.ordinals, at) || self.lists(List::Quarter, at) || self.lists(List::Half, at);
        let quarters = self.lists(List::Quarters, at);
        let closed = self.token(end).is_none_or(|next| !next.is_word()) && (share <= 0.1 || self.lists(List::Half, at));
        let one = few == 1 && (figure.form == Form::Words || self.lists(List::FractionOf, end) || closed) && !self.counts_something(end);
        let many = if quarters { few == 3 } else { !single };
        (!not_part && (one && !quarters || many)).then_some((share, end))
    }
}

/// A fraction that is one character.
fn vulgar(text: &str) -> Option<f64> {
    const SIGNS: [(&str, f64); 9] =
        [("½", 0.5), ("⅓", 1.0 / 3.0), ("⅔", 2.0 / 3.0), ("¼", 0.25), ("¾", 0.75), ("⅕", 0.2), ("⅛", 0.125), ("⅜", 0.375), ("⅞", 0.875)];
    SIGNS.iter().find_map(|(sign, share)| (*sign == text).then_some(*share))
}
