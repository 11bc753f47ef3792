//! Numbers: in digits, in words, with what makes them approximate.

use super::spell::Spell;
use super::{Got, Reader};
use crate::language::Lang;
use crate::language::lexicon::NumberWord;
use crate::language::role::List;
use crate::language::told::{Figure, Form, Hedge};
use crate::text::Kind;

impl Reader<'_> {
    /// A number or a range of numbers with its hedges: « environ 20 », « entre 20 et 30 ».
    pub(in crate::language) fn hedged(&self, at: usize) -> Got<Figure> {
        let (hedge, start) = self.find(&self.lex.hedges, at).map_or((Hedge::Exact, at), |(hedge, end)| (*hedge, end));
        let (mut figure, mut end) = self.figures(start)?;
        // « Plus des deux tiers », but « en plus des deux annoncés ».
        if start > at && self.lists(List::PartOf, start - 1) && figure.low >= 1.0 {
            return None;
        }
        if hedge != Hedge::Exact {
            figure.hedge = hedge;
        }
        let behind = self.find(&self.lex.hedges_after, end).filter(|_| figure.form != Form::Article);
        if let Some((hedge, after)) = behind.filter(|(hedge, _)| **hedge != Hedge::Exact) {
            (figure.hedge, end) = (*hedge, after);
        }
        Some((figure, end))
    }

    /// A number or a range of numbers.
    fn figures(&self, at: usize) -> Got<Figure> {
        if let Some((&(low, high), end)) = self.find(&self.lex.vague, at) {
            return Some((Figure { low, high, hedge: Hedge::Exact, form: Form::Vague }, end));
        }
        let opened = self.lists(List::RangeOpen, at) || self.lists(List::RangeFrom, at);
        let start = self.past_ages(at + usize::from(opened));
        let (low, end) = self.figure(start)?;
        let joined = self.range_end(at, &low, end);
        let Some((high, after)) = joined else { return (!opened).then_some((low, end)) };
        Some((self.span(&low, &high, after), after))
    }

    /// From one number to another; « 2 à 3 millions » starts at two millions.
    pub(in crate::language) fn span(&self, low: &Figure, high: &Figure, after: usize) -> Figure {
        let scale = self.scale_before(after).filter(|scale| low.low * scale < high.low).unwrap_or(1.0);
        Figure { low: low.low * scale, high: high.low, hedge: low.hedge, form: spelled(low.form) }
    }

    /// The token after "the ages of".
    fn past_ages(&self, at: usize) -> usize {
        (0..=1)
            .find(|skip| self.lists(List::Ages, at + skip))
            .map_or(at, |skip| at + skip + 1 + usize::from(self.lists(List::FractionOf, at + skip + 1)))
    }

    /// The scale that a number ends with: « trois mille », `5bn`.
    fn scale_before(&self, after: usize) -> Option<f64> {
        let last = after.checked_sub(1)?;
        match self.sense(&self.lex.numbers, last) {
            Some(NumberWord::Scale(scale)) => Some(*scale),
            _ => self.scale(last, Form::Digits, 1.0).filter(|(_, end)| *end == after).map(|(scale, _)| scale),
        }
    }

    /// The upper end of a range whose lower end was just read.
    pub(in crate::language) fn range_end(&self, at: usize, low: &Figure, end: usize) -> Got<Figure> {
        let between = self.lists(List::RangeOpen, at) && self.lists(List::RangeAnd, end);
        let or = self.lists(List::Or, end);
        let to = self.lists(List::RangeTo, end) && !self.is_change(at);
        let dash = self.is_glued(end) && self.gap(end).chars().count() == 1 || self.norm(end) == "-" || self.norm(end) == "–";
        let next = if dash && self.is_glued(end) && self.token(end)?.kind == Kind::Number { end } else { end + 1 };
        let from = next + usize::from(dash && next > end && self.lists(List::RangeTo, next));
        let (high, after) = (between || or || to || dash).then(|| self.figure(from))??;
        let form = high.form == low.form && low.form != Form::Article || self.is_one(low, &high);
        // « De 18 à 8 milliards » goes down.
        let falls = self.scale_before(after).is_some_and(|scale| scale > 1000.0 && low.low < 1000.0 && low.low * scale >= high.low);
        let fits = form && !falls && low.low < high.low && low.low.fract() + high.low.fract() < 2.0;
        let small_step = !or || high.low <= low.low + 1.0 || high.low <= low.low * 2.0;
        (fits && small_step && (between || self.counts_a_range(at, after))).then_some((high, after))
    }

    /// Whether two numbers tell what became of what: « passé de 7 à 8 % », « de 14 millions en 2015 à 12 millions ».
    fn is_change(&self, at: usize) -> bool {
        let from = if self.lists(List::RangeFrom, at) { at } else { at.wrapping_sub(1) };
        let figures = self.norm(at).len() == 4 && self.norm(at).bytes().all(|byte| byte.is_ascii_digit());
        let year = figures && self.follows(List::YearCue, at) && !self.follows(List::RangeFrom, at);
        year || self.lists(List::RangeFrom, from) && self.follows(List::Change, from)
    }

    /// « un » in « un à deux ans »: a number although it is an article elsewhere.
    fn is_one(&self, low: &Figure, high: &Figure) -> bool {
        self.lang == Lang::Fr && low.form == Form::Article && high.form == Form::Words
    }

    /// Whether what stands around two numbers makes a range of them.
    fn counts_a_range(&self, at: usize, after: usize) -> bool {
        let apart = !self.is_glued(after) || self.token(after).is_some_and(|next| next.kind == Kind::Mark);
        let named = self.is_glued(after) && self.opens(&self.lex.time_units, after);
        let priced = self.find(&self.lex.currencies, after).is_some() || self.scale_before(after).is_some();
        named || apart && (self.counts_something(after) || priced || self.follows(List::Aged, at))
    }

    /// Whether what follows a number is something to count or a unit.
    pub(in crate::language) fn counts_something(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        token.is_word() && !self.lists(List::Stop, at) || self.find(&self.lex.units, at).is_some() || token.is_any(&["%", "€", "$", "£"])
    }

    /// One number.
    pub(in crate::language) fn figure(&self, at: usize) -> Got<Figure> {
        if let Some(start) = self.minus(at) {
            let (figure, end) = self.figure(start)?;
            return (figure.form != Form::Article).then_some((figure.times(-1.0), end));
        }
        let (value, form, end) = self.base(at)?;
        let (figure, end) = self.with_half(Figure::plain(value, form), end);
        self.scaled(&figure, end)
            .or_else(|| self.fraction(end, &figure))
            .or_else(|| self.collective(end, &figure))
            .or_else(|| self.ratio(end, &figure))
            .or(Some((figure, end)))
    }

    /// A number with its half: « deux et demi », « un million et demi ».
    fn with_half(&self, figure: Figure, end: usize) -> (Figure, usize) {
        let scale = self.last_scale(end).filter(|_| figure.form != Form::Digits);
        let Some((half, after)) = self.half(end).filter(|_| {
            figure.form != Form::Article || scale.is_some() || self.lists(List::Half, end + 1) || self.lists(List::Article, end + 1)
        }) else {
            return (figure, end);
        };
        (Figure::plain(figure.low + half * scale.unwrap_or(1.0), spelled(figure.form)), after)
    }

    /// A number with the scale after it: « 1,2 milliard », `3m`.
    fn scaled(&self, figure: &Figure, end: usize) -> Got<Figure> {
        let (scale, after) = self.scale(end, figure.form, figure.low)?;
        let (half, after) = self.half(after).filter(|_| scale > 1e5).unwrap_or((0.0, after));
        Some((Figure::plain(round((figure.low + half) * scale), spelled(figure.form)), after))
    }

    /// « deux douzaines », « une bonne vingtaine ».
    fn collective(&self, at: usize, figure: &Figure) -> Got<Figure> {
        let rough = usize::from(self.lists(List::Rough, at));
        let (many, after) = self.find(&self.lex.collectives, at + rough)?;
        let roughly = self.lang == Lang::Fr && *many != 12.0 && figure.low <= 1.0 || rough > 0;
        let hedge = if roughly { Hedge::Roughly } else { Hedge::Exact };
        Some((Figure { hedge, ..Figure::plain(figure.low * many, Form::Words) }, after))
    }

    /// The scale that the word before a token stands for: « un million (et demi) ».
    fn last_scale(&self, end: usize) -> Option<f64> {
        match self.sense(&self.lex.numbers, end.checked_sub(1)?) {
            Some(NumberWord::Scale(scale)) if *scale > 1000.0 => Some(*scale),
            _ => None,
        }
    }

    /// The token after a minus sign or word.
    fn minus(&self, at: usize) -> Option<usize> {
        let touching = self.is_glued(at + 1) || self.norm(at) == "−";
        let sign = matches!(self.norm(at), "-" | "−" | "–") && touching && !self.is_glued(at);
        let word = self.lists(List::Negative, at) && self.token(at + 1).is_some_and(|token| token.kind == Kind::Number || token.is_word());
        (sign || word).then_some(at + 1).filter(|next| self.token(*next).is_some_and(|token| token.kind != Kind::Mark))
    }

    /// Digits or words without scale or fraction.
    pub(super) fn base(&self, at: usize) -> Option<(f64, Form, usize)> {
        if let Some((value, end)) = self.slashed(at).or_else(|| self.mixed(at)).or_else(|| self.digits(at)) {
            return Some((value, Form::Digits, end));
        }
        if let Some((share, end)) = self.share(at) {
            return Some((share, Form::Words, end));
        }
        if let Some((value, end)) = self.half_scale(at) {
            return Some((value, Form::Words, end));
        }
        if let Some((many, end)) = self.find(&self.lex.collectives, at).filter(|(many, _)| matches!(**many, 6.0 | 12.0)) {
            return Some((*many, Form::Words, end));
        }
        let (value, end, ordinal) = self.words(at)?;
        if ordinal.is_some() {
            return None;
        }
        let form = if end == at + 1 && self.lists(List::Article, at) { Form::Article } else { Form::Words };
        if let Some((digits, after)) = self.lists(List::Point, end).then(|| self.small_words(end + 1)).flatten() {
            let width = (digits.max(1.0).log10().floor() as i32 + 1).max(1);
            return Some((value + digits / 10f64.powi(width), Form::Words, after));
        }
        Some((value, form, end))
    }

    /// A number in words; with the rank it stands for when its last word is an ordinal.
    pub(in crate::language) fn words(&self, at: usize) -> Option<(f64, usize, Option<u32>)> {
        let mut spell = Spell::default();
        let mut end = at;
        if self.lang == Lang::En && self.lists(List::Article, at) {
            let big = matches!(self.sense(&self.lex.numbers, at + 1), Some(NumberWord::Hundred | NumberWord::Scale(_)));
            if !big {
                return Some((1.0, at + 1, None));
            }
            (spell, end) = (Spell::one(), at + 1);
        }
        while let Some(token) = self.token(end) {
            let and = usize::from(spell.any && self.lists(List::NumberAnd, end));
            let word = end + and;
            if and == 1 && self.part(end + 2).is_some() {
                break;
            }
            if let Some(class) = self.sense(&self.lex.numbers, word).filter(|class| and == 0 || spell.may_join(**class, self.lang)) {
                if !spell.push(*class, self.lang) {
                    break;
                }
                end += 1 + and;
            } else if let Some((class, rank)) =
                self.sense(&self.lex.ordinals, word).filter(|(class, _)| spell.any && (and == 0 || spell.may_join(*class, self.lang)))
            {
                let total = spell.total();
                let singular = spell.group == 1 && spell.sum == 0.0 || token.glued && end == at;
                return spell
                    .rank(*class, *rank, self.lang)
                    .filter(|_| !singular)
                    .map(|total| (total, end + 1 + and, Some(total as u32)))
                    .or(Some((total, end, None)));
            } else {
                break;
            }
        }
        spell.any.then(|| (spell.total(), end, None))
    }

    /// A number below a hundred in words, as decimals are read.
    fn small_words(&self, at: usize) -> Got<f64> {
        let mut spell = Spell::default();
        let mut end = at;
        while let Some(class) = self.sense(&self.lex.numbers, end) {
            if matches!(class, NumberWord::Hundred | NumberWord::Scale(_)) || !spell.push(*class, self.lang) {
                break;
            }
            end += 1;
        }
        spell.any.then(|| (spell.total(), end))
    }

    /// « millions » after digits, and its abbreviations.
    fn scale(&self, at: usize, form: Form, value: f64) -> Got<f64> {
        let open = form == Form::Digits || value.fract() != 0.0;
        if self.lang == Lang::En && form == Form::Digits && self.norm(at) == "hundred" {
            return Some((100.0, at + 1));
        }
        if let Some(NumberWord::Scale(scale)) = self.sense(&self.lex.numbers, at).filter(|_| open) {
            return Some((*scale, at + 1));
        }
        let glued = self.is_glued(at) && self.gap(at).is_empty();
        let money = matches!(self.norm(at + 1), "€" | "$" | "£");
        let scale = match self.slice(at) {
            "k" | "K" if glued || money => 1e3,
            "M" if glued || money => 1e6,
            "Md" | "Mds" | "Mrd" | "bn" | "Bn" => 1e9,
            "tn" | "trn" if glued => 1e12,
            "mn" | "mln" if glued && self.lang == Lang::En => 1e6,
            "m" if glued && self.lang == Lang::En && self.has_symbol_before(at) => 1e6,
            _ => return None,
        };
        (form == Form::Digits).then_some((scale, at + 1))
    }

    /// Whether a price's symbol stands before a scale's letter: `£3m`, `$3-5m`.
    fn has_symbol_before(&self, at: usize) -> bool {
        let figure = |at: &usize| self.token(*at).is_some_and(|token| token.kind == Kind::Number || token.is_any(&["-", "–"]));
        let head = (0..at).rev().take(3).find(|at| !figure(at));
        head.is_some_and(|head| head + 1 < at && matches!(self.norm(head), "€" | "$" | "£"))
    }
}

/// Without what multiplying in floating point adds.
fn round(value: f64) -> f64 {
    if value.abs() >= 1000.0 { (value * 1e3).round() / 1e3 } else { value }
}

pub(super) const fn spelled(form: Form) -> Form {
    match form {
        Form::Article => Form::Words,
        other => other,
    }
}
