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
            .find(|skip| self.lists("ages", at + skip))
            .map_or(at, |skip| at + skip + 1 + usize::from(self.lists("fraction-of", at + skip + 1)))
    }

    /// The scale that a number ends with: « trois mille », `5bn`.
    fn scale_before(&self, after: usize) -> Option<f64> {
        let last = after.checked_sub(1)?;
        match self.lex.numbers.get(self.bare(last)) {
            Some(NumberWord::Scale(scale)) => Some(*scale),
            _ => self.scale(last, Form::Digits, 1.0).filter(|(_, end)| *end == after).map(|(scale, _)| scale),
        }
    }

    /// The upper end of a range whose lower end was just read.
    pub(in crate::language) fn range_end(&self, at: usize, low: &Figure, end: usize) -> Got<Figure> {
        let between = self.lists("range-open", at) && self.lists("range-and", end);
        let or = self.lists("or", end);
        let to = self.lists("range-to", end) && !(self.lists("range-from", at) && self.follows("change", at));
        let dash = self.is_glued(end) && self.gap(end).chars().count() == 1 || self.norm(end) == "-" || self.norm(end) == "–";
        let next = if dash && self.is_glued(end) && self.token(end)?.kind == Kind::Number { end } else { end + 1 };
        let from = next + usize::from(dash && next > end && self.lists("range-to", next));
        let (high, after) = (between || or || to || dash).then(|| self.figure(from))??;
        let form = high.form == low.form && low.form != Form::Article || self.is_one(low, &high);
        let fits = form && low.low < high.low && low.low.fract() + high.low.fract() < 2.0;
        let small_step = !or || high.low <= low.low + 1.0 || high.low <= low.low * 2.0;
        (fits && small_step && (between || self.counts_a_range(at, after))).then_some((high, after))
    }

    /// « un » in « un à deux ans »: a number although it is an article elsewhere.
    fn is_one(&self, low: &Figure, high: &Figure) -> bool {
        self.lang == Lang::Fr && low.form == Form::Article && high.form == Form::Words
    }

    /// Whether what stands around two numbers makes a range of them.
    fn counts_a_range(&self, at: usize, after: usize) -> bool {
        let apart = !self.is_glued(after) || self.token(after).is_some_and(|next| next.kind == Kind::Mark);
        let named = self.is_glued(after) && self.lex.time_units.contains_key(self.bare(after));
        let priced = self.lex.currencies.find(self.tokens, after).is_some() || self.scale_before(after).is_some();
        named || apart && (self.counts_something(after) || priced || self.follows("aged", at))
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
        let Some((half, after)) = self
            .half(end)
            .filter(|_| figure.form != Form::Article || scale.is_some() || self.lists("half", end + 1) || self.lists("article", end + 1))
        else {
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
        let rough = usize::from(self.lists("rough", at));
        let (many, after) = self.lex.collectives.find(self.tokens, at + rough)?;
        let roughly = self.lang == Lang::Fr && *many != 12.0 && figure.low <= 1.0 || rough > 0;
        let hedge = if roughly { Hedge::Roughly } else { Hedge::Exact };
        Some((Figure { hedge, ..Figure::plain(figure.low * many, Form::Words) }, after))
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
        let touching = self.is_glued(at + 1) || self.norm(at) == "−";
        let sign = matches!(self.norm(at), "-" | "−" | "–") && touching && !self.is_glued(at);
        let word = self.lists("negative", at) && self.token(at + 1).is_some_and(|token| token.kind == Kind::Number || token.is_word());
        (sign || word).then_some(at + 1).filter(|next| self.token(*next).is_some_and(|token| token.kind != Kind::Mark))
    }

    /// Digits or words without scale or fraction.
    fn base(&self, at: usize) -> Option<(f64, Form, usize)> {
        if let Some((value, end)) = self.slashed(at).or_else(|| self.mixed(at)).or_else(|| self.digits(at)) {
            return Some((value, Form::Digits, end));
        }
        if let Some((share, end)) = self.share(at) {
            return Some((share, Form::Words, end));
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

    /// A share without a number before it: « la moitié », « le quart des voix », "half of them".
    fn share(&self, at: usize) -> Got<f64> {
        if let Some((share, end)) = self.lex.shares.find(self.tokens, at) {
            return Some((*share, end));
        }
        let cued = self.follows("share-cue", at) && self.is_part_of(at + 1);
        let period = self.follows("article", at) || self.follows("whole", at) || self.lex.ordinals.contains_key(self.before(at));
        let of = self.lists("fraction-of", at + 1) || self.lists("whole", at + 1);
        let half = self.lang == Lang::En && self.lists("half", at) && of && !period;
        let share = *self.lex.fractions.get(self.bare(at)).filter(|_| cued || half)?;
        Some((share, at + 1))
    }

    /// « un sur trois », "one in three", over what is counted if need be: « sept élèves sur dix ».
    fn ratio(&self, at: usize, figure: &Figure) -> Got<Figure> {
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
        self.token(at).is_some_and(crate::text::Token::is_word) && !self.lists("stop", at) && !unit && !number
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
    fn slashed(&self, at: usize) -> Got<f64> {
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
    fn mixed(&self, at: usize) -> Got<f64> {
        let whole: u32 = self.norm(at).parse().ok()?;
        let spaced = self.gap(at + 1) == " " || vulgar(self.norm(at + 1)).is_some();
        let (share, end) = self.slash(at + 1).filter(|(_, end)| spaced && !self.has_tail(*end) && self.norm(*end) != "/")?;
        let simple = end == at + 2 || self.norm(end - 1).parse::<u32>().is_ok_and(|b| b <= 16);
        simple.then_some((f64::from(whole) + share, end))
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
            if !big {
                return Some((1.0, at + 1, None));
            }
            (spell, end) = (Spell::one(), at + 1);
        }
        while let Some(token) = self.token(end) {
            let and = usize::from(spell.any && self.lists("number-and", end));
            let word = self.bare(end + and);
            if and == 1 && self.part(end + 2).is_some() {
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
        if let Some(rank) = self.roman(at) {
            return Some((rank, at + 1));
        }
        if let Some((_, rank)) = self.lex.ordinals.get(self.bare(at)) {
            let time = matches!(self.norm(at), "second" | "seconde") && self.follows("article", at) && !self.counts_something(at + 1);
            return (!time).then_some((*rank, at + 1));
        }
        let (_, end, rank) = self.words(at)?;
        Some((rank?, end))
    }

    /// A French rank in Roman figures: « XIXe », « Ier ».
    pub(in crate::language) fn roman(&self, at: usize) -> Option<u32> {
        let text = self.token(at).filter(|token| token.capital && self.lang == Lang::Fr)?.span.of(self.text);
        let (figures, suffix) = text.split_at(text.find(|c: char| !matches!(c, 'I' | 'V' | 'X'))?);
        let rank = (1..40).find(|rank| roman_figures(*rank) == figures)?;
        let fits = if rank == 1 { matches!(suffix, "er" | "re" | "ère") } else { matches!(suffix, "e" | "ème") };
        fits.then_some(rank)
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
    fn part(&self, at: usize) -> Option<f64> {
        let ordinal = || self.lex.ordinals.get(self.bare(at)).filter(|(_, rank)| *rank > 2).map(|(_, rank)| 1.0 / f64::from(*rank));
        self.lex.fractions.get(self.bare(at)).copied().or_else(ordinal)
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

    /// « tiers » after a small number, of a million if need be: « un quart de milliard ».
    fn fraction(&self, at: usize, figure: &Figure) -> Got<Figure> {
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

/// A number below forty in Roman figures.
fn roman_figures(number: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number as usize / 10), ONES[number as usize % 10])
}

/// A fraction that is one character.
fn vulgar(text: &str) -> Option<f64> {
    const SIGNS: [(&str, f64); 9] =
        [("½", 0.5), ("⅓", 1.0 / 3.0), ("⅔", 2.0 / 3.0), ("¼", 0.25), ("¾", 0.75), ("⅕", 0.2), ("⅛", 0.125), ("⅜", 0.375), ("⅞", 0.875)];
    SIGNS.iter().find_map(|(sign, share)| (*sign == text).then_some(*share))
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
        let parts: Vec<&str> = text.split(mark).collect();
        let [head, middle @ .., last] = parts.as_slice() else { return text.len() <= 3 };
        // Groups of two are lakhs and crores: `12,34,567`.
        let even = middle.iter().all(|part| part.len() == 3) || !comma && middle.iter().all(|part| part.len() == 2) && head.len() <= 2;
        even && last.len() == 3 && (1..=3).contains(&head.len()) && *head != "0"
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
        assert_eq!(parse_digits("12,34,567.89", false), Some(1_234_567.89));
        assert_eq!(parse_digits("12.34.567", true), None);
        assert_eq!(parse_digits("2.4", true), Some(2.4));
        assert_eq!(parse_digits("1.234.567,89", true), Some(1_234_567.89));
        assert_eq!(parse_digits("2.204,62", false), Some(2.20462).map(|_| 2204.62));
    }
}
