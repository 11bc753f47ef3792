//! Dates relative to the dateline or to the story: « la veille », « il y a trois jours », "two weeks later".

use super::{Got, Reader};
use crate::language::Lang;
use crate::language::lexicon::{Shift, part, season, third};
use crate::language::role::List;
use crate::language::told::{Day, Figure, Form, Hedge, Moment, Origin, Period, Third, Told, Turn};
use crate::language::unit::TimeUnit;
use crate::text::Kind;

impl Reader<'_> {
    /// A relative date, with the part of the day that its words imply.
    pub(in crate::language) fn relative(&self, at: usize) -> Got<Moment> {
        self.phrase(at).or_else(|| self.shifted(at))
    }

    pub(super) fn phrase(&self, at: usize) -> Got<Moment> {
        if let Some((third, start)) = self.find(&self.lex.thirds, at) {
            let fits = self.lang == Lang::En || self.lists(List::FractionOf, start - 1);
            return self.phrase(start).filter(|_| fits).and_then(|(moment, end)| Some((of_third(moment, *third)?, end)));
        }
        let (notation, end) = self.find(&self.lex.whens, at)?;
        let moment = moment(notation)?;
        // « La fin du mois d'octobre » is none of this month.
        let named = self.lists(List::FractionOf, end) && (self.month_at(end + 1).is_some() || self.year_at(end + 1, true).is_some());
        let moment = if moment.is_of_story() && self.has_other_origin(end) { of_named(moment) } else { moment };
        (!named).then_some((moment, end))
    }

    /// « la veille du scrutin », "the day before the vote" count from what is named, not from the story.
    fn has_other_origin(&self, end: usize) -> bool {
        let named = self.token(end).is_some_and(|next| next.kind != Kind::Mark);
        let preposition = matches!(self.norm(end - 1), "before" | "after") && named;
        preposition || matches!(self.norm(end), "de" | "d'" | "du" | "des" | "of")
    }

    fn shifted(&self, at: usize) -> Got<Moment> {
        if let Some((shift, start)) = self.find(&self.lex.shifts_before, at) {
            let (parts, end) = self.length(start)?;
            let (unit, total) = total(&parts)?;
            // "bought in five years ago": the preposition is the verb's.
            if self.find(&self.lex.shifts_after, end).is_some_and(|(after, _)| after.back != shift.back) {
                return None;
            }
            if !shift.back && matches!(total.hedge, Hedge::Under | Hedge::AtMost | Hedge::Over | Hedge::AtLeast) {
                return None;
            }
            return Some((shifted(*shift, total, unit), end));
        }
        if let Some(found) = self.weekdays_away(at) {
            return Some(found);
        }
        let (parts, end) = self.length(at)?;
        if let Some((moment, end)) = self.counted_from(at, &parts, end) {
            return Some((moment, end));
        }
        let (shift, end) = self.find(&self.lex.shifts_after, end).filter(|(shift, end)| !shift.closing || self.closes(*end))?;
        let (unit, total) = total(&parts)?;
        Some((shifted(*shift, total, unit), end))
    }

    /// "Two Sundays ago", "three Fridays from now".
    fn weekdays_away(&self, at: usize) -> Got<Moment> {
        let weekdays = |at: usize| self.bare(at).strip_suffix('s').is_some_and(|word| self.lex.weekdays.get(word).is_some());
        self.has_near(at, weekdays).then_some(())?;
        let (figure, end) = self.figure(at)?;
        let many = figure.whole().filter(|many| (1..=20).contains(many) && figure.form != Form::Article)?;
        let (weekday, _) = *self.lex.weekdays.get(self.bare(end).strip_suffix('s')?)?;
        let (shift, after) = self.find(&self.lex.shifts_after, end + 1)?;
        let (turn, sign) = if shift.back { (Turn::Last, -1.0) } else { (Turn::Next, 1.0) };
        let count = Figure::plain((many - 1) as f64 * sign, Form::Words);
        let day = Day::From { count, unit: TimeUnit::Week, day: Box::new(Day::Weekday(weekday, turn)) };
        (shift.origin == Origin::Dateline).then(|| (Moment { day: Some(day), ..Moment::default() }, after))
    }

    /// « trois jours après le 12 janvier », "two weeks from Monday".
    fn counted_from(&self, at: usize, parts: &[(Figure, TimeUnit)], end: usize) -> Got<Moment> {
        // "for ten days after Monday's crash": how long, whatever follows.
        if at.checked_sub(1).is_some_and(|before| matches!(self.norm(before), "for" | "pendant" | "durant")) {
            return None;
        }
        let sign = match self.norm(end) {
            "après" | "after" | "from" | "since" => 1.0,
            "avant" | "before" => -1.0,
            _ => return None,
        };
        let article = usize::from(matches!(self.norm(end + 1), "le" | "the"));
        let (moment, after) = self.moment(end + 1 + article, false)?;
        let single = matches!(&moment.day, Some(Day::Civil(civil)) if civil.day.is_some())
            || matches!(moment.day, Some(Day::Weekday(..) | Day::Shift { .. }));
        let (unit, count) = total(parts).filter(|_| single)?;
        let day = match moment.day? {
            Day::Weekday(weekday, Turn::Bare) if sign > 0.0 => Day::Weekday(weekday, Turn::Ahead),
            day => day,
        };
        let day = Day::From { count: count.times(sign), unit, day: Box::new(day) };
        Some((Moment { day: Some(day), part: moment.part, clock: moment.clock, hedge: moment.hedge }, after))
    }

    /// A length of time that a relative date can count.
    fn length(&self, at: usize) -> Got<Vec<(Figure, TimeUnit)>> {
        self.has_near(at, |at| self.opens(&self.lex.time_units, at)).then_some(())?;
        if let Some((Told::Duration(parts), end)) = self.half_unit(at) {
            return Some((parts, end));
        }
        let (figure, after) = self.hedged(at)?;
        self.lengths(figure, after)
    }

    /// Whether such a word stands soon after a token: cheaper to know than the number before it.
    fn has_near(&self, at: usize, is_it: impl Fn(usize) -> bool) -> bool {
        (at..at + REACH).any(is_it)
    }

    /// Whether a clause ends at a token.
    fn closes(&self, at: usize) -> bool {
        self.token(at).is_none_or(|next| !next.is_word())
    }
}

/// The most tokens that a number in words and its hedges take, and some more.
const REACH: usize = 16;

/// The beginning, middle or end of a period: « la fin de l'année dernière ».
fn of_third(moment: Moment, third: Third) -> Option<Moment> {
    let Some(Day::Period { period, count, origin, weekday: None, third: None }) = moment.day else { return None };
    Some(Moment { day: Some(Day::Period { period, count, origin, weekday: None, third: Some(third) }), ..moment })
}

/// The same counted from what the words behind it name.
fn of_named(mut moment: Moment) -> Moment {
    if let Some(Day::Shift { origin, .. } | Day::Period { origin, .. }) = &mut moment.day {
        *origin = Origin::Named;
    }
    moment
}

fn shifted(shift: Shift, count: Figure, unit: TimeUnit) -> Moment {
    let signed = if shift.back { count.times(-1.0) } else { count };
    Moment { day: Some(Day::Shift { count: signed, unit, origin: shift.origin }), ..Moment::default() }
}

/// The parts of a length of time in its finest unit.
fn total(parts: &[(Figure, TimeUnit)]) -> Option<(TimeUnit, Figure)> {
    let (first, coarse) = *parts.first()?;
    if parts.len() == 1 {
        return Some((coarse, first));
    }
    let (_, fine) = *parts.last()?;
    let value: f64 = parts.iter().map(|(figure, unit)| (figure.low * unit.seconds() / fine.seconds()).round()).sum();
    Some((fine, Figure { low: value, high: value, ..first }))
}

/// A relative date in the lexicon's notation: `-1 day story night`, `this week -1`.
fn moment(notation: &str) -> Option<Moment> {
    let words: Vec<&str> = notation.split(' ').collect();
    let is_story = words.contains(&"story");
    let origin = if is_story { Origin::Story } else { Origin::Dateline };
    let part = words.iter().find_map(|word| part(word));
    let day = if words.first() == Some(&"this") {
        let third = words.iter().find_map(|word| third(word));
        Day::Period { period: period(words.get(1)?)?, count: words.get(2)?.parse().ok()?, origin, weekday: None, third }
    } else {
        let count = Figure::plain(words.first()?.parse().ok()?, Form::Words);
        Day::Shift { count, unit: TimeUnit::of_name(words.get(1)?)?, origin }
    };
    let hedge = if words.contains(&"by") { Hedge::AtMost } else { Hedge::Exact };
    Some(Moment { day: Some(day), part, hedge, ..Moment::default() })
}

fn period(name: &str) -> Option<Period> {
    Some(match name {
        "week" => Period::Week,
        "weekend" => Period::Weekend,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "decade" => Period::Decade,
        "century" => Period::Century,
        name => Period::Season(season(name)?),
    })
}

#[cfg(test)]
mod tests {
    use super::moment;
    use crate::language::Lang;

    #[test]
    fn every_phrase_of_the_lexicons_has_a_meaning() {
        for lang in Lang::ALL {
            for notation in lang.grammar().lexicon().whens.senses() {
                assert!(moment(notation).is_some(), "{notation}");
            }
        }
    }
}
