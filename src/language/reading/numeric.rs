//! Dates in figures: `2026-02-05`, `22/04/2016`, `05.02.2026`.

use super::{Got, Reader};
use crate::language::Lang;
use crate::language::told::{Civil, Day};
use crate::text::Kind;

impl Reader<'_> {
    /// A date in figures.
    pub(in crate::language) fn numeric(&self, at: usize) -> Got<Day> {
        let (civil, end) = self.pointed(at).or_else(|| self.spaced(at)).or_else(|| self.separated(at))?;
        let ranged = self.gap(end) == "-" && self.norm(end - 2) == "/" && self.norm(end + 1) == "/" && self.separated(end).is_some();
        let tail = self.is_glued(end)
            && !ranged
            && (self.token(end)?.kind != Kind::Mark || self.is_glued(end + 1) && matches!(self.norm(end), "/" | ":"));
        let iso_time = matches!(self.norm(end), "t") && self.is_glued(end + 1);
        (is_possible(&civil) && (!tail || iso_time)).then_some((Day::Civil(civil), end + usize::from(iso_time)))
    }

    /// `05.02.2026`, which is one token.
    fn pointed(&self, at: usize) -> Got<Civil> {
        let parts: Vec<&str> = self.norm(at).split('.').collect();
        let [a, b, c] = parts[..] else { return None };
        Some((self.fields(a, b, Some(c))?, at + 1))
    }

    /// `18 08 1978`, as forms write it in French.
    fn spaced(&self, at: usize) -> Got<Civil> {
        let wide = |at: usize, len: usize| self.token(at).is_some_and(|token| token.kind == Kind::Number && token.norm.len() == len);
        let apart = self.gap(at + 1) == " " && self.gap(at + 2) == " " && !self.token(at + 3).is_some_and(|next| next.kind == Kind::Number);
        let alone = at.checked_sub(1).and_then(|before| self.token(before)).is_none_or(|before| before.kind != Kind::Number);
        let fits = self.lang == Lang::Fr && wide(at, 2) && wide(at + 1, 2) && wide(at + 2, 4) && apart && alone;
        let civil = fits.then(|| self.fields(self.norm(at), self.norm(at + 1), Some(self.norm(at + 2))))??;
        civil.year.is_some_and(|year| (1900..2100).contains(&year)).then_some((civil, at + 3))
    }

    /// Figures with hyphens or slashes between them.
    fn separated(&self, at: usize) -> Got<Civil> {
        let first = self.norm(at);
        let (second, mark) = self.next_figure(at + 1)?;
        let third = self.next_figure(second + 1).filter(|(_, again)| *again == mark);
        let end = third.map_or(second, |(third, _)| third) + 1;
        let yearly = first.len() == 4;
        if third.is_none() && !yearly && self.is_part_of(end) {
            return None;
        }
        if third.is_none() && mark == '-' && !yearly || third.is_none() && self.counts_something(end) && mark == '/' && !yearly {
            return None;
        }
        Some((self.fields(first, self.norm(second), third.map(|(third, _)| self.norm(third)))?, end))
    }

    /// The next figure and the mark before it.
    fn next_figure(&self, at: usize) -> Option<(usize, char)> {
        if !self.is_glued(at) {
            return None;
        }
        if self.norm(at) == "/" && self.is_glued(at + 1) {
            return Some((at + 1, '/'));
        }
        (self.gap(at) == "-").then_some((at, '-'))
    }

    fn fields(&self, first: &str, second: &str, third: Option<&str>) -> Option<Civil> {
        let number = |text: &str| (text.len() <= 4).then(|| text.parse::<i16>().ok())?;
        let (a, b) = (number(first)?, number(second)?);
        if first.len() == 4 {
            let day = third.map(number).map_or(Some(None), |day| day.map(Some))?;
            return Some(Civil {
                year: Some(a),
                month: Some(small(b)?),
                day: day.map_or(Some(None), |d| small(d).map(Some))?,
                ..Civil::default()
            });
        }
        if second.len() == 4 && third.is_none() {
            return Some(Civil { year: Some(b), month: Some(small(a)?), ..Civil::default() });
        }
        let (day, month) = self.grammar.in_figures(a, b);
        let year = third.map(year).map_or(Some(None), |year| year.map(Some))?;
        Some(Civil { year, month: Some(small(month)?), day: Some(small(day)?), ..Civil::default() })
    }
}

/// A year of two or four figures.
pub(in crate::language) fn year(text: &str) -> Option<i16> {
    let value: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(value),
        2 => Some(if value < 40 { 2000 + value } else { 1900 + value }),
        _ => None,
    }
}

fn small(value: i16) -> Option<i8> {
    (1..=31).contains(&value).then_some(value as i8)
}

/// Whether the fields can name a date of some year.
fn is_possible(civil: &Civil) -> bool {
    let month = civil.month.is_some_and(|month| (1..=12).contains(&month));
    let year = civil.year.is_none_or(|year| (1000..=2200).contains(&year));
    month && year && civil.day.is_none_or(|day| (1..=31).contains(&day))
}
