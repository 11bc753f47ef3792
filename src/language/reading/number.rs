//! Numbers: in digits, in words, with what makes them approximate.

use super::spell::Spell;
use super::{Got, Reader};
use crate::language::Lang;
use crate::language::lexicon::NumberWord;
use crate::language::told::{Figure, Form, Hedge};
use crate::text::Kind;

impl Reader<'_> {
    /// A number or a range of numbers with its hedges: « environ 20 », « entre 20 et 30 ».
    pub(in crate::language) fn hedged(&self, at: usize) -> Got<Figure> {
        let (hedge, start) = self.lex.hedges.find(self.tokens, at).map_or((Hedge::Exact, at), |(hedge, end)| (*hedge, end));
        let (mut figure, mut end) = self.figures(start)?;
        if hedge != Hedge::Exact {
            figure.hedge = hedge;
        }
        if let Some((hedge, after)) = self.lex.hedges_after.find(self.tokens, end).filter(|_| figure.form != Form::Article) {
            (figure.hedge, end) = (*hedge, after);
        }
        Some((figure, end))
    }

    /// A number or a range of numbers.
    fn figures(&self, at: usize) -> Got<Figure> {
        if let Some((&(low, high), end)) = self.lex.vague.find(self.tokens, at) {
            return Some((Figure { low, high, hedge: Hedge::Exact, form: Form::Vague }, end));
        }
        let opened = self.lists("range-open", at) || self.lists("range-from", at);
        let (low, end) = self.figure(at + usize::from(opened))?;
        let joined = self.range_end(at, &low, end);
        let Some((high, after)) = joined else { return (!opened).then_some((low, end)) };
        Some((Figure { low: low.low, high: high.low, ..low }, after))
    }

    /// The upper end of a range whose lower end was just read.
    fn range_end(&self, at: usize, low: &Figure, end: usize) -> Got<Figure> {
        let between = self.lists("range-open", at) && self.lists("range-and", end);
        let or = self.lists("or", end);
        let to = self.lists("range-to", end) && !(self.lists("range-from", at) && self.follows("change", at));
        let dash = self.is_glued(end) && self.gap(end).chars().count() == 1 || self.norm(end) == "-" || self.norm(end) == "–";
        let from = if dash && self.is_glued(end) && self.token(end)?.kind == Kind::Number { end } else { end + 1 };
        let (high, after) = (between || or || to || dash).then(|| self.figure(from))??;
        let fits = low.form != Form::Article && high.form == low.form && low.low < high.low && low.low.fract() + high.low.fract() < 2.0;
        let small_step = !or || high.low <= low.low + 1.0 || high.low <= low.low * 2.0;
        let counts = between || !self.is_glued(after) && self.counts_something(after);
        (fits && small_step && counts).then_some((high, after))
    }

    /// Whether what follows a number is something to count or a unit.
    pub(in crate::language) fn counts_something(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        token.is_word() && !self.lists("stop", at) || self.lex.units.find(self.tokens, at).is_some() || token.is_any(&["%", "€", "$", "£"])
    }

    /// One number.
    pub(in crate::language) fn figure(&self, at: usize) -> Got<Figure> {
        if let Some(start) = self.minus(at) {
            let (figure, end) = self.figure(start)?;
            return (figure.form != Form::Article).then_some((figure.times(-1.0), end));
        }
        let (value, form, mut end) = self.base(at)?;
        let mut figure = Figure::plain(value, form);
        if let Some((half, after)) = self.half(end).filter(|_| form != Form::Article) {
            let scale = self.last_scale(end).filter(|_| form == Form::Words).unwrap_or(1.0);
            (figure, end) = (Figure::plain(value + half * scale, form), after);
        } else if let Some((half, scale, after)) = self.half(end).and_then(|(half, after)| Some((half, self.last_scale(end)?, after))) {
            return Some((Figure::plain(value + half * scale, form), after));
        }
        let value = figure.low;
        if let Some((scale, after)) = self.scale(end, form, value) {
            let half = self.half(after).filter(|_| scale > 1e5);
            let extra = half.map_or(0.0, |(half, _)| half);
            return Some((Figure::plain(round((value + extra) * scale), spelled(form)), half.map_or(after, |(_, end)| end)));
        }
        if let Some((share, after)) = self.fraction(end, &figure) {
            return Some((Figure::plain(figure.low * share, spelled(form)), after));
        }
        if let Some((many, after)) = self.lex.collectives.find(self.tokens, end) {
            let hedge = if self.lang == Lang::Fr && *many != 12.0 && value <= 1.0 { Hedge::Roughly } else { Hedge::Exact };
            return Some((Figure { hedge, ..Figure::plain(value * many, Form::Words) }, after));
        }
        if let Some((share, after)) = self.ratio(end, &figure) {
            return Some((Figure::plain(share, spelled(form)), after));
        }
        Some((figure, end))
    }

    /// The scale that the word before a token stands for: « un million (et demi) ».
    fn last_scale(&self, end: usize) -> Option<f64> {
        match self.lex.numbers.get(self.bare(end.checked_sub(1)?)) {
            Some(NumberWord::Scale(scale)) if *scale > 1000.0 => Some(*scale),
            _ => None,
        }
    }

    /// The token after a minus sign or word.
    fn minus(&self, at: usize) -> Option<usize> {
        let sign = matches!(self.norm(at), "-" | "−" | "–") && self.is_glued(at + 1) && !self.is_glued(at);
        let word = self.lists("negative", at) && self.token(at + 1).is_some_and(|token| token.kind == Kind::Number || token.is_word());
        (sign || word).then_some(at + 1).filter(|next| self.token(*next).is_some_and(|token| token.kind != Kind::Mark))
    }

    /// Digits or words without scale or fraction.
    fn base(&self, at: usize) -> Option<(f64, Form, usize)> {
        if let Some((value, end)) = self.slashed(at).or_else(|| self.digits(at)) {
            return Some((value, Form::Digits, end));
        }
        if let Some((value, end)) = self.half_scale(at) {
            return Some((value, Form::Words, end));
        }
        if let Some((many, end)) = self.lex.collectives.find(self.tokens, at).filter(|(many, _)| matches!(**many, 6.0 | 12.0)) {
            return Some((*many, Form::Words, end));
        }
        let (value, end, ordinal) = self.words(at)?;
        if ordinal.is_some() {
            return None;
        }
        let form = if end == at + 1 && self.lists("article", at) { Form::Article } else { Form::Words };
        if let Some((digits, after)) = self.lists("point", end).then(|| self.small_words(end + 1)).flatten() {
            let width = (digits.max(1.0).log10().floor() as i32 + 1).max(1);
            return Some((value + digits / 10f64.powi(width), Form::Words, after));
        }
        Some((value, form, end))
    }

    /// "half a million", "a quarter million".
    fn half_scale(&self, at: usize) -> Got<f64> {
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

    /// « un sur trois », "one in three".
    fn ratio(&self, at: usize, figure: &Figure) -> Got<f64> {
        let end = match (self.norm(at), self.norm(at + 1)) {
            ("sur", _) if self.lang == Lang::Fr => at + 1,
            ("out", "of") => at + 2,
            ("in", _) if self.lang == Lang::En && figure.form == Form::Words => at + 1,
            _ => return None,
        };
        let (value, form, after) = self.base(end)?;
        let whole = figure.whole().is_some_and(|n| (1..=99).contains(&n)) && value.fract() == 0.0 && value > figure.low && value <= 1000.0;
        let alone = form != Form::Article && !self.lex.time_units.contains_key(self.bare(after)) && !self.has_tail(after);
        let spoken = self.norm(at) != "in" || form == Form::Words;
        (whole && alone && spoken).then_some((figure.low / value, after))
    }

    /// `1/4` before a unit.
    fn slashed(&self, at: usize) -> Got<f64> {
        let (a, b) = (self.norm(at).parse::<u32>().ok()?, self.norm(at + 2).parse::<u32>().ok()?);
        let joined = self.norm(at + 1) == "/" && self.is_glued(at + 1) && self.is_glued(at + 2);
        let unit = self.lex.time_units.contains_key(self.bare(at + 3)) || self.lex.units.find(self.tokens, at + 3).is_some();
        (joined && unit && a > 0 && a < b && b <= 1000).then(|| (f64::from(a) / f64::from(b), at + 3))
    }

    /// Digits with their marks and groups: `12,500`, `5 000`.
    pub(in crate::language) fn digits(&self, at: usize) -> Got<f64> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number)?;
        let mut digits = token.norm.to_string();
        let mut end = at + 1;
        let is_head = digits.len() <= 3 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
        while is_head && self.is_group(end) {
            digits.push_str(self.norm(end));
            end += 1;
            if digits.contains([',', '.']) {
                break;
            }
        }
        Some((parse_digits(&digits, self.lex.write.decimal.starts_with(','))?, end))
    }

    /// Whether a token is a group of three digits after a thin, fixed or, in French, plain space.
    fn is_group(&self, at: usize) -> bool {
        let plain = self.lang == Lang::Fr || self.is_million(at);
        let space = matches!(self.gap(at), "\u{A0}" | "\u{202F}" | "\u{2009}") || plain && self.gap(at) == " ";
        let text = self.norm(at);
        let head = text.split(self.lex.write.decimal.as_str()).next().unwrap_or_default();
        space && head.len() == 3 && head.bytes().all(|b| b.is_ascii_digit()) && self.token(at).is_some_and(|t| t.kind == Kind::Number)
    }

    /// Whether a group of three figures has another beside it: `1 234 567` is one number in English too.
    fn is_million(&self, at: usize) -> bool {
        let three = |at: usize| self.norm(at).len() == 3 && self.norm(at).bytes().all(|b| b.is_ascii_digit());
        three(at) && (three(at + 1) || at > 1 && three(at - 1) && self.token(at - 2).is_some_and(|head| head.kind == Kind::Number))
    }

    /// A number in words; with the rank it stands for when its last word is an ordinal.
    pub(in crate::language) fn words(&self, at: usize) -> Option<(f64, usize, Option<u32>)> {
        let mut spell = Spell::default();
        let mut end = at;
        if self.lang == Lang::En && self.lists("article", at) {
            let big = matches!(self.lex.numbers.get(self.bare(at + 1)), Some(NumberWord::Hundred | NumberWord::Scale(_)));
            return if big { self.words(at + 1) } else { Some((1.0, at + 1, None)) };
        }
        while let Some(token) = self.token(end) {
            let and = usize::from(spell.any && self.lists("number-and", end));
            let word = self.bare(end + and);
            if and == 1 && self.lex.fractions.contains_key(self.bare(end + 2)) {
                break;
            }
            if let Some(class) = self.lex.numbers.get(word).filter(|class| and == 0 || spell.may_join(**class, self.lang)) {
                if !spell.push(*class, self.lang) {
                    break;
                }
                end += 1 + and;
            } else if let Some((class, rank)) =
                self.lex.ordinals.get(word).filter(|(class, _)| spell.any && (and == 0 || spell.may_join(*class, self.lang)))
            {
                let singular = spell.group == 1 && spell.sum == 0.0 || token.glued && end == at;
                return spell
                    .rank(*class, *rank, self.lang)
                    .filter(|_| !singular)
                    .map(|total| (total, end + 1 + and, Some(total as u32)))
                    .or(Some((spell.total(), end, None)));
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
        while let Some(class) = self.lex.numbers.get(self.bare(end)) {
            if matches!(class, NumberWord::Hundred | NumberWord::Scale(_)) || !spell.push(*class, self.lang) {
                break;
            }
            end += 1;
        }
        spell.any.then(|| (spell.total(), end))
    }

    /// A rank: « 3e », « vingt-deuxième ».
    pub(in crate::language) fn ordinal(&self, at: usize) -> Got<u32> {
        if let Some((value, end)) = self.digits(at) {
            let suffix = self.is_glued(end) && self.gap(end).is_empty() && self.lists("ordinal-suffix", end);
            return (suffix && value.fract() == 0.0 && value < 1e9).then_some((value as u32, end + 1));
        }
        if let Some((_, rank)) = self.lex.ordinals.get(self.bare(at)) {
            let time = matches!(self.norm(at), "second" | "seconde") && self.follows("article", at) && !self.counts_something(at + 1);
            return (!time).then_some((*rank, at + 1));
        }
        let (_, end, rank) = self.words(at)?;
        Some((rank?, end))
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
        if let Some(share) =
            self.lex.fractions.get(self.bare(word)).filter(|_| article == 1 || matches!(self.norm(word), "quart" | "quarter"))
        {
            return Some((*share, word + 1));
        }
        let (many, end, rank) = self.words(at + 1).filter(|_| article == 0)?;
        let share = self.lex.fractions.get(self.bare(end)).filter(|_| rank.is_none() && many < 10.0)?;
        Some((many * share, end + 1))
    }

    /// « millions » after digits, and its abbreviations.
    fn scale(&self, at: usize, form: Form, value: f64) -> Got<f64> {
        let open = form == Form::Digits || value.fract() != 0.0;
        if self.lang == Lang::En && form == Form::Digits && self.norm(at) == "hundred" {
            return Some((100.0, at + 1));
        }
        if let Some(NumberWord::Scale(scale)) = self.lex.numbers.get(self.bare(at)).filter(|_| open) {
            return Some((*scale, at + 1));
        }
        let glued = self.is_glued(at) && self.gap(at).is_empty();
        let money = matches!(self.norm(at + 1), "€" | "$" | "£");
        let scale = match self.slice(at) {
            "k" | "K" if glued => 1e3,
            "M" if glued || money => 1e6,
            "Md" | "Mds" | "Mrd" | "bn" | "Bn" => 1e9,
            "m" if glued && self.lang == Lang::En && self.has_symbol_before(at) => 1e6,
            _ => return None,
        };
        (form == Form::Digits).then_some((scale, at + 1))
    }

    fn has_symbol_before(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|at| matches!(self.norm(at), "€" | "$" | "£"))
    }

    /// « tiers » after a small number.
    fn fraction(&self, at: usize, figure: &Figure) -> Got<f64> {
        let share = *self.lex.fractions.get(self.bare(at))?;
        let words = figure.form != Form::Digits && figure.low >= 1.0;
        let ranklike = self.lex.ordinals.contains_key(self.bare(at)) || matches!(self.norm(at), "quart" | "quarter" | "half");
        let one = figure.low < 1.5 && (figure.form == Form::Words || self.lists("fraction-of", at + 1)) && !self.counts_something(at + 1);
        (words && (!ranklike || one)).then_some((share, at + 1))
    }
}

/// Without what multiplying in floating point adds.
fn round(value: f64) -> f64 {
    if value.abs() >= 1000.0 { (value * 1e3).round() / 1e3 } else { value }
}

const fn spelled(form: Form) -> Form {
    match form {
        Form::Article => Form::Words,
        other => other,
    }
}

/// Digits with marks to a number; `comma` tells whether the comma is the decimal mark.
fn parse_digits(text: &str, comma: bool) -> Option<f64> {
    if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
        return None;
    }
    let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
    let groups_fit = |text: &str, mark: char| {
        text.split(mark).skip(1).all(|part| part.len() == 3) && text.split(mark).next().is_some_and(|head| head.len() <= 3 && head != "0")
    };
    let (whole, rest) = text.split_once(decimal).unwrap_or((text, ""));
    if rest.contains(decimal) {
        return groups_fit(text, decimal).then(|| text.replace(decimal, "").parse().ok())?;
    }
    if rest.contains(group) {
        return text.replace(decimal, "").replacen(group, ".", 1).parse().ok();
    }
    if whole.contains(group) && !groups_fit(whole, group) {
        return (rest.is_empty() && whole.matches(group).count() == 1).then(|| whole.replace(group, ".").parse().ok())?;
    }
    format!("{}.{}", whole.replace(group, ""), if rest.is_empty() { "0" } else { rest }).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse_digits;

    #[test]
    fn marks_are_read_by_language() {
        assert_eq!(parse_digits("1,80", true), Some(1.8));
        assert_eq!(parse_digits("12.500", true), Some(12500.0));
        assert_eq!(parse_digits("12,500", false), Some(12500.0));
        assert_eq!(parse_digits("2.4", true), Some(2.4));
        assert_eq!(parse_digits("1.234.567,89", true), Some(1_234_567.89));
        assert_eq!(parse_digits("2.204,62", false), Some(2.20462).map(|_| 2204.62));
    }
}
