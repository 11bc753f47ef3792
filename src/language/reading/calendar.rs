//! Weekdays, months and years where they stand in a text.

use super::{Got, Reader};
use crate::language::role::List;
use crate::text::Kind;
use jiff::civil::Weekday;

impl Reader<'_> {
    /// The weekday at a token; an abbreviation needs its full stop and a figure.
    pub(in crate::language) fn weekday_at(&self, at: usize) -> Got<Weekday> {
        let (weekday, short) = *self.sense(&self.lex.weekdays, at)?;
        if !short {
            return (!self.is_feast(at)).then_some((weekday, at + 1));
        }
        let dot = usize::from(self.norm(at + 1) == "." || self.norm(at + 1) == ",");
        let dated = self.token(at + 1 + dot).is_some_and(|next| next.kind == Kind::Number || self.opens(&self.lex.months, at + 1 + dot));
        let capital = self.token(at)?.capital || dot == 1;
        (dated && capital).then_some((weekday, at + 1 + dot))
    }

    /// Whether a weekday belongs to the name of a day that comes once a year: « lundi de Pâques », "Good Friday".
    fn is_feast(&self, at: usize) -> bool {
        let named =
            self.follows(List::FeastBefore, at) && at.checked_sub(1).is_some_and(|before| self.token(before).is_some_and(|t| t.capital));
        let of = usize::from(self.lists(List::FractionOf, at + 1));
        let article = usize::from(of > 0 && self.lists(List::Whole, at + 2));
        named || self.lists(List::FeastAfter, at + 1 + of + article)
    }

    /// Whether a weekday stands before a token.
    pub(in crate::language) fn weekday_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.opens(&self.lex.weekdays, before))
    }

    /// The month at a token, with the full stop of an abbreviation.
    pub(in crate::language) fn month_at(&self, at: usize) -> Got<i8> {
        let (month, short) = *self.sense(&self.lex.months, at)?;
        let dot = short && self.norm(at + 1) == "." && self.is_glued(at + 1);
        Some((month, at + 1 + usize::from(dot)))
    }

    /// The year after a month, season or day.
    pub(in crate::language) fn year_after(&self, at: usize) -> Got<i16> {
        let comma = usize::from(self.norm(at) == "," || matches!(self.norm(at), "de" | "of" | "in") && self.norm(at + 1).len() == 4);
        let text = self.norm(at + comma);
        let open = text.len() == 4 && !self.is_glued(at + comma + 1);
        let closed = text.len() == 4
            && self.token(at + comma + 1).is_some_and(|next| next.kind == Kind::Mark && !next.is_any(&["%", "€", "$", "/", ":"]));
        let of = usize::from(matches!(self.norm(at), "de" | "of"));
        if let Some(found) = self.short_year(at + of) {
            return Some(found);
        }
        let year: i16 = (open || closed).then(|| text.parse().ok())??;
        (1000..=2200).contains(&year).then_some((year, at + comma + 1))
    }

    /// A year of the last century by its last two figures, at the end of its clause: « mai 68 ».
    fn short_year(&self, at: usize) -> Got<i16> {
        let quote = usize::from(self.norm(at) == "'" || self.slice(at) == "’");
        let at = at + quote;
        let token = self.token(at).filter(|token| token.kind == Kind::Number && token.norm.len() == 2)?;
        let year: i16 = token.norm.parse().ok().filter(|year| *year > 31)?;
        let marked = |mark: &crate::text::Token| mark.kind == Kind::Mark && !mark.is_any(&["%", "€", "$", "£", "°", "/", ":", "-", "–"]);
        let closed = self.token(at + 1).is_none_or(marked) && (quote > 0 || !self.is_glued(at));
        closed.then_some((1900 + year, at + 1))
    }

    /// A year alone; `sure` when what stands before says so.
    pub(in crate::language) fn year_at(&self, at: usize, sure: bool) -> Got<i16> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number && token.norm.len() == 4)?;
        let year: i16 = token.norm.parse().ok().filter(|year| (1500..=2150).contains(year))?;
        let unit = self.find(&self.lex.units, at + 1).is_some()
            || self.find(&self.lex.currencies, at + 1).is_some()
            || self.find(&self.lex.percents, at + 1).is_some();
        let scaled = self.opens(&self.lex.numbers, at + 1) || self.opens(&self.lex.time_units, at + 1);
        let glued = self.is_glued(at + 1) && self.token(at + 1).is_some_and(|next| next.kind == Kind::Word);
        let cue = sure || self.follows(List::YearCue, at) || at > 0 && self.opens(&self.lex.months, at - 1);
        let counts = self.token(at + 1).is_some_and(|next| next.is_word() && !self.lists(List::Stop, at + 1));
        let price = at > 0 && self.find(&self.lex.currencies, at - 1).is_some();
        (!unit && !scaled && !glued && !price && (cue || !counts)).then_some((year, at + 1))
    }
}
