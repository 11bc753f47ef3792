//! Figures with what they measure: counts, ranks, shares, money, ages, durations, quantities.

use super::{Found, Reader};
use crate::language::Lang;
use crate::language::told::{Figure, Form, Hedge, Told};
use crate::language::unit::{Currency, TimeUnit};
use crate::text::Kind;

impl Reader<'_> {
    /// The figure that starts at a token, with its unit.
    pub(super) fn measure(&self, at: usize) -> Found<Told> {
        self.age_word(at)
            .or_else(|| self.aged(at))
            .or_else(|| self.money_before(at))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.with_unit(at))
            .filter(|_| !self.is_label(at))
    }

    /// « quadragénaire », « la vingtaine ».
    fn age_word(&self, at: usize) -> Found<Told> {
        let ([low, high], end) = self.lexicon.ages.find(self.tokens, at)?;
        let figure = Figure { low: *low, high: *high - 1.0, hedge: Hedge::Exact, form: Form::Vague };
        Some((Told::Age(figure, TimeUnit::Year), end))
    }

    /// "aged 22".
    fn aged(&self, at: usize) -> Found<Told> {
        let (figure, end) = self.figure(at)?;
        let before = at.checked_sub(1)?;
        let told = self.is_any(before, &["aged"]) || self.is_any(before, &["of"]) && at >= 2 && self.is_any(at - 2, &["age"]);
        let unit = self.time_unit(end).is_some();
        (told && !unit && figure.high < 130.0).then_some((Told::Age(figure, TimeUnit::Year), end))
    }

    /// "$5 million", « 5 € » being read elsewhere.
    fn money_before(&self, at: usize) -> Found<Told> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Mark)?;
        let (code, next) = self.lexicon.currencies.find(self.tokens, at)?;
        let (figure, end) = self.figure(next).filter(|_| token.span.len() <= 3)?;
        Some((Told::Money(figure, Currency(code.clone())), end))
    }

    /// `1er`, `3rd`, « troisième ».
    fn ordinal(&self, at: usize) -> Found<Told> {
        if let Some(n) = self.digits(at) {
            let suffix = self.is_any(at + 1, &["er", "ere", "re", "e", "eme", "nd", "nde", "st", "rd", "th"]);
            return (suffix && self.tokens[at + 1].glued).then_some((Told::Ordinal(n), at + 2));
        }
        let (_, n) = self.lexicon.ordinals.get(self.word(at))?;
        Some((Told::Ordinal(*n), at + 1))
    }

    /// A number with what is said about its exactness, a range included.
    pub(super) fn figure(&self, at: usize) -> Found<Figure> {
        let (hedge, start) = self.lexicon.hedges.find(self.tokens, at).map_or((Hedge::Exact, at), |(hedge, end)| (*hedge, end));
        let (figure, end) = self.between(start).or_else(|| self.amount(start))?;
        let (figure, end) = self.up_to(figure, end);
        let (hedge, end) = match self.lexicon.hedges_after.find(self.tokens, end) {
            Some((after, end)) if hedge == Hedge::Exact => (*after, end),
            _ => (hedge, end),
        };
        let hedge = if hedge == Hedge::Exact { figure.hedge } else { hedge };
        Some((Figure { hedge, ..figure }, end))
    }

    /// « entre 20 et 30 », "between 20 and 30".
    fn between(&self, at: usize) -> Found<Figure> {
        if !self.is_any(at, &["entre", "between"]) {
            return None;
        }
        let (low, middle) = self.amount(at + 1)?;
        let and = self.is_any(middle, &["et", "and"]);
        let (high, end) = self.amount(middle + 1).filter(|(high, _)| and && high.low >= low.low)?;
        Some((Figure { high: high.high, ..low }, end))
    }

    /// « 2 à 4 », "2 to 4": a range whose upper end is higher.
    fn up_to(&self, low: Figure, end: usize) -> (Figure, usize) {
        let linked = self.is_any(end, &["a", "to"]) && (self.lang == Lang::Fr) == (self.norm(end) == "à");
        match self.amount(end + 1).filter(|(high, _)| linked && high.form == low.form && high.low > low.high) {
            Some((high, end)) => (Figure { high: high.high, ..low }, end),
            None => (low, end),
        }
    }

    /// A number, a collective or a vague amount.
    fn amount(&self, at: usize) -> Found<Figure> {
        if let Some(((low, high), end)) = self.lexicon.vague.find(self.tokens, at) {
            return Some((Figure { low: *low, high: *high, hedge: Hedge::Exact, form: Form::Vague }, end));
        }
        if let Some(found) = self.collective(at) {
            return Some(found);
        }
        let ((value, form), end) = self.number(at)?;
        let half = self.half(end);
        let value = if half > end && self.time_unit(half).is_none() && form != Form::Article { value + 0.5 } else { value };
        Some((Figure::plain(value, form), if half > end && self.time_unit(half).is_none() { half } else { end }))
    }

    /// « une dizaine », "two dozen".
    fn collective(&self, at: usize) -> Found<Figure> {
        let adjective = |at: usize| self.skip(at, &["petite", "bonne", "good"]);
        let (count, next) = match self.number(at).map(|(number, next)| (number, adjective(next))) {
            Some(((count, _), next)) if self.lexicon.collectives.find(self.tokens, next).is_some() => (count, next),
            _ => (1.0, at),
        };
        let (many, end) = self.lexicon.collectives.find(self.tokens, next)?;
        Some((Figure { low: many * count, high: many * count, hedge: Hedge::Roughly, form: Form::Words }, end))
    }

    /// « et demi », "and a half".
    fn half(&self, at: usize) -> usize {
        let french = self.is_any(at, &["et"]) && self.is_any(at + 1, &["demi", "demie"]);
        let english = self.is_any(at, &["and"]) && self.is_any(at + 1, &["a"]) && self.is_any(at + 2, &["half"]);
        at + if french { 2 } else if english { 3 } else { 0 }
    }

    fn with_unit(&self, at: usize) -> Found<Told> {
        if let Some((quarters, unit_at)) = self.quarters(at) {
            return Some((Told::Duration(vec![(Figure::plain(quarters * 15.0, Form::Words), TimeUnit::Minute)]), unit_at + 1));
        }
        if let Some((half, unit_at)) = self.half_unit(at) {
            let (unit, many) = self.time_unit(unit_at)?;
            return Some((Told::Duration(vec![(Figure::plain(half * many, Form::Words), unit)]), unit_at + 1));
        }
        let (figure, end) = self.figure(at)?;
        let end = if figure.hedge == Hedge::Roughly && self.time_unit(end + 1).is_some() { self.skip(end, &["de", "d'"]) } else { end };
        let unit = if self.lists("between", end) && self.time_unit(end + 1).is_some() { end + 1 } else { end };
        if let Some((_, end)) = self.lexicon.percents.find(self.tokens, end) {
            return Some((Told::Percent(figure), end));
        }
        if let Some((code, end)) = self.currency(end) {
            return Some((Told::Money(figure, Currency(code)), end));
        }
        if let Some((time, many)) = self.time_unit(unit) {
            return self.timed(at, figure.times(many), time, unit + 1);
        }
        if let Some((unit, end)) = self.lexicon.units.find(self.tokens, end).filter(|_| figure.form != Form::Article) {
            return Some((Told::Quantity(figure, *unit), end));
        }
        Some((Told::Number(figure), end))
    }

    /// « une demi-heure », "half an hour".
    fn half_unit(&self, at: usize) -> Found<f64> {
        let start = self.skip(at, &["une", "un", "a"]);
        let half = self.is_any(start, &["demi", "demie", "half"]);
        let unit = self.skip(start + 1, &["an", "a"]);
        (half && self.time_unit(unit).is_some()).then_some((0.5, unit))
    }

    /// « un quart d'heure », « trois quarts d'heure », "a quarter of an hour".
    fn quarters(&self, at: usize) -> Found<f64> {
        let ((count, _), next) = self.number(at)?;
        let quarter = self.is_any(next, &["quart", "quarts", "quarter", "quarters"]);
        let unit = self.skip(self.skip(next + 1, &["d'", "of"]), &["an"]);
        (quarter && self.is_any(unit, &["heure", "hour"])).then_some((count, unit))
    }

    fn currency(&self, at: usize) -> Found<Box<str>> {
        let (code, end) = self.lexicon.currencies.find(self.tokens, at)?;
        Some((code.clone(), end))
    }

    pub(super) fn time_unit(&self, at: usize) -> Option<(TimeUnit, f64)> {
        self.lexicon.time_units.get(self.word(at)).copied().filter(|_| self.word(at).len() > 1 || self.tokens[at].glued)
    }

    /// A length of time or an age.
    fn timed(&self, at: usize, figure: Figure, unit: TimeUnit, end: usize) -> Found<Told> {
        if let Some(end) = self.age_end(at, &figure, unit, end) {
            return Some((Told::Age(figure, unit), end));
        }
        let half = self.half(end);
        let figure = if half > end { Figure { low: figure.low + 0.5, high: figure.high + 0.5, ..figure } } else { figure };
        let mut parts = vec![(figure, unit)];
        let mut end = half.max(end);
        while let Some((more, next)) = self.smaller(parts.last().map_or(unit, |last| last.1), end) {
            parts.push(more);
            end = next;
        }
        Some((Told::Duration(parts), end))
    }

    /// « et 20 minutes » after hours.
    fn smaller(&self, than: TimeUnit, at: usize) -> Found<(Figure, TimeUnit)> {
        let start = self.skip(at, &["et", "and"]);
        let ((value, form), end) = self.number(start)?;
        let (unit, many) = self.time_unit(end).filter(|(unit, _)| *unit < than)?;
        Some(((Figure::plain(value * many, form), unit), end + 1))
    }

    /// Where an age ends, if the years (or months) tell one.
    fn age_end(&self, at: usize, figure: &Figure, unit: TimeUnit, end: usize) -> Option<usize> {
        if unit < TimeUnit::Month || figure.low >= 130.0 {
            return None;
        }
        match self.lang {
            Lang::En => self.is_any(end, &["old", "olds"]).then_some(end + 1),
            Lang::Fr => (unit == TimeUnit::Year && self.word(end - 1).starts_with("an") && self.word(end - 1).len() <= 3 && self.is_age(at, end)).then_some(end),
        }
    }

    /// « âgé de 22 ans », « , 22 ans, », « à 22 ans », « il a 22 ans », « un homme de 22 ans ».
    fn is_age(&self, at: usize, end: usize) -> bool {
        let lasting_after = self.is_any(end, &["apres", "plus", "avant", "durant", "que", "auparavant", "d'", "ferme", "de", "depuis", "pour"]) && !self.is_any(end + 1, &["moins"]);
        let Some(before) = at.checked_sub(1) else { return !lasting_after };
        let aged = self.is_any(before, &["age", "agee", "ages", "agees"]) || at >= 2 && self.is_any(at - 2, &["age", "agee", "ages", "agees"]);
        if aged {
            return true;
        }
        let lasting_before = (before.saturating_sub(3)..before).any(|near| self.lists("lasting", near)) || self.is_any(before, &["pendant", "depuis", "durant", "apres", "en", "dans", "voila", "fait", "y", "des"]);
        let opened = self.is_any(before, &[",", "(", "a", "avait", "aura", "ont", "fete", "fetait", "de", "d'", "avaient", "ans", "n'", "pas", "et"]);
        opened && !lasting_before && !lasting_after && !self.is_ago(at)
    }

    fn is_ago(&self, at: usize) -> bool {
        at >= 2 && self.is_any(at - 1, &["a"]) && self.is_any(at - 2, &["y"])
    }

    /// « article 3 », « page 12 »: a label, no count.
    fn is_label(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.lists("label", before)) && self.tokens[at].kind == Kind::Number
    }
}
