//! Shares of a whole: halves, fractions, ratios.

use super::number::spelled;
use super::{Got, Reader};
use crate::language::Lang;
use crate::language::lexicon::NumberWord;
use crate::language::told::{Figure, Form};
use crate::text::Token;

impl Reader<'_> {
    /// "half a million", "a quarter million".
    pub(super) fn half_scale(&self, at: usize) -> Got<f64> {
        let word = at + usize::from(self.lists("article", at));
        let share = if self.lists("half", word) {
            0.5
        } else {
            self.lex.fractions.get(self.bare(word)).copied().filter(|_| self.norm(word) == "quarter")?
        };
        let scale = word + 1 + usize::from(self.lists("article", word + 1));
        match self.lex.numbers.get(self.bare(scale)) {
            Some(NumberWord::Scale(many)) if *many > 1000.0 => Some((share * many, scale + 1)),
            _ => None,
        }
    }

    /// A share without a number before it: « la moitié », « le quart des voix », "half of them".
    pub(super) fn share(&self, at: usize) -> Got<f64> {
        if let Some((share, end)) = self.lex.shares.find(self.tokens, at) {
            return Some((*share, end));
        }
        let cued = self.follows("share-cue", at) && self.is_part_of(at + 1);
        let period = self.follows("article", at)
            || self.follows("whole", at)
            || self.lex.ordinals.contains_key(self.before(at))
            || self.lex.turns.contains_key(self.before(at));
        let of = self.lists("fraction-of", at + 1) || self.lists("whole", at + 1);
        let half = self.lang == Lang::En && self.lists("half", at) && of && !period;
        let share = *self.lex.fractions.get(self.bare(at)).filter(|_| cued || half)?;
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
        let unit = self.lex.units.find(self.tokens, at).is_some() || self.lex.currencies.find(self.tokens, at).is_some();
        let number = self.lex.numbers.contains_key(self.bare(at)) || self.lex.fractions.contains_key(self.bare(at));
        self.token(at).is_some_and(Token::is_word) && !self.lists("stop", at) && !unit && !number
    }

    /// « sur trois », "out of ten": the whole of a ratio.
    fn ratio_of(&self, at: usize) -> Got<f64> {
        let (_, start) = self.lex.ratios.find(self.tokens, at)?;
        let (value, form, after) = self.base(start)?;
        let unit = self.lex.time_units.contains_key(self.bare(after)) || self.lex.units.find(self.tokens, after).is_some();
        let alone = form != Form::Article && !unit && !self.has_tail(after) && self.lex.percents.find(self.tokens, after).is_none();
        (alone && value.fract() == 0.0).then_some((value, after))
    }

    /// `1/4` before a unit or what it is a part of.
    pub(super) fn slashed(&self, at: usize) -> Got<f64> {
        let (share, end) = self.slash(at)?;
        let unit = self.lex.time_units.contains_key(self.bare(end)) || self.lex.units.find(self.tokens, end).is_some();
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
        let of = self.lists("fraction-of", at) && (self.lists("part-of", at) || self.lists("whole", at + 1));
        of && !(at..at + 2).any(|word| self.lists("not-part", word))
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
        if !self.lists("number-and", at) {
            return None;
        }
        let article = usize::from(self.lists("article", at + 1));
        let word = at + 1 + article;
        if self.lists("half", word) {
            return Some((0.5, word + 1));
        }
        let unit = self.lex.time_units.contains_key(self.bare(word + 1)) || self.lex.units.find(self.tokens, word + 1).is_some();
        let rank = self.lex.ordinals.contains_key(self.bare(word)) && self.counts_something(word + 1) && !unit;
        if let Some(share) = self.part(word).filter(|_| !rank && (article == 1 || self.lists("quarter", word))) {
            return Some((share, word + 1));
        }
        let (many, end, rank) = self.words(at + 1).filter(|_| article == 0)?;
        let share = self.lex.fractions.get(self.bare(end)).filter(|_| rank.is_none() && many < 10.0)?;
        Some((many * share, end + 1))
    }

    /// What share a word tells: « tiers », « cinquième ».
    pub(super) fn part(&self, at: usize) -> Option<f64> {
        let ordinal = || self.lex.ordinals.get(self.bare(at)).filter(|(_, rank)| *rank > 2).map(|(_, rank)| 1.0 / f64::from(*rank));
        self.lex.fractions.get(self.bare(at)).copied().or_else(ordinal)
    }

    /// « tiers » after a small number, of a million if need be: « un quart de milliard ».
    pub(super) fn fraction(&self, at: usize, figure: &Figure) -> Got<Figure> {
        let (share, end) = self.denominator(at, figure)?;
        let of = usize::from(self.lists("fraction-of", end));
        let big = end + of + usize::from(self.lists("article", end + of));
        let scale = match self.lex.numbers.get(self.bare(big)) {
            Some(NumberWord::Scale(scale)) if *scale > 1000.0 => Some(*scale),
            _ => None,
        };
        let value = figure.low * share * scale.unwrap_or(1.0);
        Some((Figure::plain(value, spelled(figure.form)), scale.map_or(end, |_| big + 1)))
    }

    /// What a small number is over: « tiers », « cinquièmes », "twenty-fifth".
    fn denominator(&self, at: usize, figure: &Figure) -> Got<f64> {
        let few = figure.whole().filter(|n| figure.form != Form::Digits && *n > 0)?;
        let not_part = self.lists("not-part", at + 1) || self.lists("fraction-of", at + 1) && self.lists("not-part", at + 2);
        let long = || self.ordinal(at).map(|(rank, end)| (1.0 / f64::from(rank), end)).filter(|(_, end)| *end > at + 1);
        let (share, end) = self.part(at).map(|share| (share, at + 1)).or_else(long)?;
        let single = end > at + 1 || self.lex.ordinals.contains_key(self.bare(at)) || self.lists("quarter", at) || self.lists("half", at);
        let quarters = self.lists("quarters", at);
        let closed = self.token(end).is_none_or(|next| !next.is_word()) && (share <= 0.1 || self.lists("half", at));
        let one = few == 1 && (figure.form == Form::Words || self.lists("fraction-of", end) || closed) && !self.counts_something(end);
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
