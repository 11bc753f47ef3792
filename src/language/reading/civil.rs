//! Calendar dates: « jeudi 5 février 2026 », "March 5, 2026", `05/02/2026`, « début février », « en 2025 ».

use super::{Found, Reader};
use crate::language::Lang;
use crate::language::told::{Civil, Stretch, Turn};
use crate::text::Kind;
use jiff::civil::Weekday;

impl Reader<'_> {
    /// A calendar date that starts at a token.
    pub(super) fn civil(&self, at: usize) -> Found<Civil> {
        self.iso(at).or_else(|| self.slashed(at)).or_else(|| self.written(at)).or_else(|| self.partial(at)).or_else(|| self.year_alone(at))
    }

    /// `2026-02-05`.
    fn iso(&self, at: usize) -> Found<Civil> {
        let year = self.digits(at).filter(|_| self.word(at).len() == 4)?;
        let (month, day) = (self.digits(at + 1)?, self.digits(at + 2)?);
        let glued = self.tokens[at + 1].glued && self.tokens[at + 2].glued && self.gap(at) == "-" && self.gap(at + 1) == "-";
        glued.then_some((Civil { year: small(year), month: small8(month), day: small8(day), ..Civil::default() }, at + 3))
    }

    /// `05/02/2026`, `13/11`.
    fn slashed(&self, at: usize) -> Found<Civil> {
        let (day, month) = (self.digits(at)?, self.digits(at + 2).filter(|_| self.word(at + 1) == "/" && self.tokens[at + 1].glued)?);
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) || self.word(at + 2).len() > 2 {
            return None;
        }
        let year = self.digits(at + 4).filter(|_| self.word(at + 3) == "/" && self.word(at + 4).len() == 4);
        let enough = year.is_some() || self.word(at).len() == 2 && self.word(at + 2).len() == 2;
        let end = if year.is_some() { at + 5 } else { at + 3 };
        enough.then_some((Civil { year: year.and_then(small), month: small8(month), day: small8(day), ..Civil::default() }, end))
    }

    /// [weekday] day month [year], in the language's order.
    fn written(&self, at: usize) -> Found<Civil> {
        let (weekday, start) = self.weekday(at).map_or((None, at), |(day, end)| (Some(day), end));
        let start = self.skip(start, &[","]);
        let start = if weekday.is_some() || self.is_any(start, &["the"]) { self.skip(start, &["le", "the"]) } else { start };
        let (month, day, end) = self.day_month(start).or_else(|| self.month_day(start)).or_else(|| {
            // « jeudi 5 »: a day without its month.
            let (day, end) = self.day(start).filter(|_| weekday.is_some() && self.lang == Lang::Fr)?;
            (!self.is_measured(end)).then_some((None, day, end))
        })?;
        let (year, end) = self.year_after(end);
        let (turn, end) = self.turn_after(end);
        Some((Civil { year, month, day: Some(day), weekday, turn, ..Civil::default() }, end))
    }

    /// « 5 heures », « 5 h »: no day.
    fn is_measured(&self, at: usize) -> bool {
        self.time_unit(at).is_some() || self.is_any(at, &["h", "personnes", "%"]) || self.lexicon.units.find(self.tokens, at).is_some()
    }

    /// « 5 février », "5 March", "5th of March".
    fn day_month(&self, at: usize) -> Option<(Option<i8>, i8, usize)> {
        let (day, end) = self.day(at)?;
        let (month, end) = self.month(self.skip(end, &["of"]))?;
        Some((Some(month), day, end))
    }

    /// "March 5".
    fn month_day(&self, at: usize) -> Option<(Option<i8>, i8, usize)> {
        if self.lang != Lang::En {
            return None;
        }
        let (month, start) = self.month(at)?;
        let (day, end) = self.day(self.skip(start, &["the"]))?;
        Some((Some(month), day, end))
    }

    /// A day of the month: `5`, `1er`, `5th`.
    fn day(&self, at: usize) -> Found<i8> {
        let day = self.digits(at).filter(|day| (1..=39).contains(day) && self.word(at).len() <= 2)?;
        let suffix = self.is_any(at + 1, &["er", "st", "nd", "rd", "th"]) && self.tokens[at + 1].glued;
        Some((small8(day)?, at + 1 + usize::from(suffix)))
    }

    /// A month; a capital is asked of English ones that are words too.
    pub(super) fn month(&self, at: usize) -> Found<i8> {
        let (month, short) = self.lexicon.months.get(self.word(at))?;
        let token = &self.tokens[at];
        let fits = self.lang == Lang::Fr || token.capital;
        let dotted = *short && self.word(at + 1) == "." && self.tokens[at + 1].glued;
        fits.then_some((*month, at + 1 + usize::from(dotted)))
    }

    /// A weekday.
    pub(super) fn weekday(&self, at: usize) -> Found<Weekday> {
        let (weekday, short) = self.lexicon.weekdays.get(self.word(at))?;
        let token = &self.tokens[at];
        let fits = (self.lang == Lang::Fr || token.capital) && (!*short || self.lang == Lang::En && self.word(at + 1) == ".");
        fits.then_some((*weekday, at + 1))
    }

    /// A year after a date: « 2026 », ", 2026".
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let start = if self.word(at) == "," && self.lang == Lang::En { at + 1 } else { at };
        match self.year(start) {
            Some(year) => (Some(year), start + 1),
            None => (None, at),
        }
    }

    fn year(&self, at: usize) -> Option<i16> {
        self.digits(at).filter(|year| (1000..2200).contains(year) && self.word(at).len() == 4).and_then(small)
    }

    /// « dernier », "last" after a date.
    pub(super) fn turn_after(&self, at: usize) -> (Turn, usize) {
        match self.lexicon.turns.get(self.word(at)) {
            Some(turn) => (*turn, at + 1),
            None => (Turn::Bare, at),
        }
    }

    /// « février 2026 », « début février », « été 2025 », "early March".
    fn partial(&self, at: usize) -> Found<Civil> {
        let (third, start) = self.lexicon.thirds.find(self.tokens, at).map_or((None, at), |(third, end)| (Some(*third), end));
        let (before, start) = if self.lang == Lang::En { self.turn_after(start) } else { (Turn::Bare, start) };
        if let Some((month, end)) = self.month(start) {
            let (year, end) = self.year_after(end);
            let (turn, end) = self.turn_after(end);
            let turn = if turn == Turn::Bare { before } else { turn };
            let told = third.is_some() || year.is_some() || turn != Turn::Bare || self.is_month_told(at, start);
            return told.then_some((Civil { year, month: Some(month), third, turn, ..Civil::default() }, end));
        }
        if let Some(season) = self.lexicon.seasons.get(self.word(start)).filter(|_| !self.follows_auxiliary(start)) {
            let (year, end) = self.year_after(self.skip(start + 1, &["de", "of"]));
            return year.map(|year| (Civil { year: Some(year), span: Some(Stretch::Season(*season)), third, ..Civil::default() }, end));
        }
        let year = self.year(start).filter(|_| third.is_some())?;
        Some((Civil { year: Some(year), third, ..Civil::default() }, start + 1))
    }

    /// A bare month is one after « en », « de », "in"; English ones by their capital alone, but for May and March.
    fn is_month_told(&self, at: usize, month: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match self.lang {
            Lang::Fr => self.is_any(before, &["en", "de", "d'", "depuis", "des", "mi", "fin", "debut", "courant", "jusqu'en", "a", "et"]) && (self.word(month) != "mars" || !self.tokens[month].capital),
            Lang::En => self.lists("month-cue", before) || !self.is_any(month, &["may", "march"]),
        }
    }

    /// « été » after « avoir » is a participle.
    fn follows_auxiliary(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| crate::language::grammar::is_auxiliary(self.norm(before), self.lang) || self.is_any(before, &["pas", "jamais", "deja"]))
    }

    /// « en 2025 », "since 2019".
    fn year_alone(&self, at: usize) -> Found<Civil> {
        let year = self.year(at).filter(|_| self.tokens[at].kind == Kind::Number)?;
        let cued = at.checked_sub(1).is_some_and(|before| self.lists("year-cue", before));
        (cued && !self.is_measured(at + 1)).then_some((Civil { year: Some(year), ..Civil::default() }, at + 1))
    }
}

fn small(value: u32) -> Option<i16> {
    i16::try_from(value).ok()
}

fn small8(value: u32) -> Option<i8> {
    i8::try_from(value).ok()
}
