//! Moments: a day with its part or its time, weekdays, ranges of days.

use super::{Found, Reader};
use crate::language::Lang;
use crate::language::told::{Civil, Clock, Day, Moment, Turn, When};

impl Reader<'_> {
    /// A moment that starts at a token.
    pub(super) fn moment(&self, at: usize) -> Found<Moment> {
        let dated = self.civil(at).map(|(civil, end)| (Moment { day: Some(Day::Civil(civil)), ..Moment::default() }, end));
        let told = dated.or_else(|| self.shift(at)).or_else(|| self.named_day(at));
        match told {
            Some((moment, end)) => Some(self.with_time(moment, end)),
            None => self.clock(at).map(|(clock, end)| (Moment { clock: Some(clock), ..Moment::default() }, end)).or_else(|| self.part_alone(at)),
        }
    }

    /// « jeudi », « jeudi dernier », "last Thursday", « ce jeudi ».
    fn named_day(&self, at: usize) -> Found<Moment> {
        let (before, start) = match self.word(at) {
            "ce" | "this" => (Turn::This, at + 1),
            "last" => (Turn::Last, at + 1),
            "next" => (Turn::Next, at + 1),
            _ => (Turn::Bare, at),
        };
        let (weekday, end) = self.weekday(start)?;
        let (after, end) = if self.lang == Lang::Fr { self.turn_after(end) } else { (Turn::Bare, end) };
        let turn = if after == Turn::Bare { before } else { after };
        Some((Moment { day: Some(Day::Weekday(weekday, turn)), ..Moment::default() }, end))
    }

    /// The part of the day or the time that follows a day.
    fn with_time(&self, mut moment: Moment, end: usize) -> (Moment, usize) {
        let mut end = end;
        if moment.part.is_none() && let Some((part, next)) = self.lexicon.parts.find(self.tokens, end) {
            moment.part = Some(*part);
            end = next;
        }
        let comma = self.skip(end, &[","]);
        let start = self.skip(comma, &["a", "at", "vers"]);
        if start > comma && let Some((clock, next)) = self.clock(start) {
            moment.clock = Some(clock);
            end = next;
        }
        (moment, end)
    }

    fn part_alone(&self, at: usize) -> Found<Moment> {
        let (part, end) = self.lexicon.parts_alone.find(self.tokens, at)?;
        Some((Moment { part: Some(*part), ..Moment::default() }, end))
    }

    /// « 20 h 30 », « 20 heures » after a cue, « midi », "8 p.m.", `8:30`.
    fn clock(&self, at: usize) -> Found<Clock> {
        if let Some((clock, end)) = self.lexicon.clocks.find(self.tokens, at) {
            return Some((*clock, end));
        }
        let hour = self.digits(at).filter(|hour| *hour <= 24 && self.word(at).len() <= 2)?;
        let hour = i8::try_from(hour).ok()?;
        self.hours(at, hour).or_else(|| self.halves(at, hour))
    }

    /// « 20 h 30 », « 20h », « 20 heures » after « à », `20:30`.
    fn hours(&self, at: usize, hour: i8) -> Found<Clock> {
        let cued = at.checked_sub(1).is_some_and(|before| self.lists("clock-cue", before) || self.is_any(before, &["a"]));
        let short = self.is_any(at + 1, &["h"]) || self.word(at + 1) == ":" && self.tokens[at + 1].glued && self.lang == Lang::En;
        if !(short || self.is_any(at + 1, &["heure", "heures"]) && cued) {
            return None;
        }
        let minute = self.digits(at + 2).filter(|minute| *minute < 60 && self.word(at + 2).len() == 2);
        let end = at + 2 + usize::from(minute.is_some());
        let enough = self.lang == Lang::Fr || minute.is_some();
        let (half, twelve) = self.half_day(end);
        let clock = Clock { hour: afternoon(hour, half), minute: minute.and_then(|minute| i8::try_from(minute).ok()).unwrap_or(0), second: None, twelve: false };
        enough.then_some((clock, twelve))
    }

    /// "8 p.m.".
    fn halves(&self, at: usize, hour: i8) -> Found<Clock> {
        let (half, end) = self.half_day(at + 1);
        half.map(|_| (Clock { hour: afternoon(hour, half), minute: 0, second: None, twelve: false }, end))
    }

    /// "p.m.", "am": whether it is the afternoon.
    fn half_day(&self, at: usize) -> (Option<bool>, usize) {
        match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("pm", ..) => (Some(true), at + 1),
            ("am", ..) => (Some(false), at + 1),
            ("p", ".", "m") => (Some(true), at + 3 + usize::from(self.word(at + 3) == ".")),
            ("a", ".", "m") => (Some(false), at + 3 + usize::from(self.word(at + 3) == ".")),
            _ => (None, at),
        }
    }

    /// « du 4 au 10 février », « de 2013 à 2015 », « entre le 3 et le 5 mai », « dans la nuit de jeudi à vendredi ».
    pub(super) fn range(&self, at: usize) -> Found<When> {
        self.night(at).or_else(|| self.from_to(at))
    }

    fn night(&self, at: usize) -> Found<When> {
        let words = ["dans", "la", "nuit"];
        let start = (0..3).take_while(|nth| self.word(at + nth) == words[*nth]).count();
        let (start, french) = if start == 3 { (at + 3, true) } else { (at, false) };
        let linked = french && self.is_any(start, &["de", "du"]);
        let (first, middle) = self.moment(self.skip(start + 1, &["le"])).filter(|_| linked)?;
        let (second, end) = self.moment(self.skip(middle + 1, &["le"])).filter(|_| self.is_any(middle, &["a", "au"]))?;
        Some((When::Night(first, second), end))
    }

    fn from_to(&self, at: usize) -> Found<When> {
        let opens = self.is_any(at, &["du", "de", "entre", "from", "between", "des"]);
        if !opens {
            return None;
        }
        let (first, middle) = self.open_end(self.skip(at + 1, &["le", "the"]))?;
        let links = self.is_any(middle, &["au", "a", "et", "to", "and"]);
        let (second, end) = self.moment(self.skip(middle + 1, &["le", "the"])).filter(|_| links)?;
        let second_day = civil(&second)?;
        let first = match first {
            End::Day(day) => Moment { day: Some(Day::Civil(Civil { day: Some(day), ..second_day })), ..Moment::default() },
            End::Moment(moment) => completed(moment, second_day)?,
        };
        Some((When::Range(first, second), end))
    }

    /// The first end of a range, whose month or year may come with the second.
    fn open_end(&self, at: usize) -> Found<End> {
        if let Some((moment, end)) = self.moment(at).filter(|(moment, _)| civil(moment).is_some()) {
            return Some((End::Moment(moment), end));
        }
        let day = self.digits(at).filter(|day| (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok());
        if let Some(day) = day {
            let suffix = usize::from(self.is_any(at + 1, &["er"]));
            return Some((End::Day(day), at + 1 + suffix));
        }
        let (month, end) = self.month(at)?;
        Some((End::Moment(Moment { day: Some(Day::Civil(Civil { month: Some(month), ..Civil::default() })), ..Moment::default() }), end))
    }
}

enum End {
    Day(i8),
    Moment(Moment),
}

const fn civil(moment: &Moment) -> Option<Civil> {
    match &moment.day {
        Some(Day::Civil(civil)) => Some(*civil),
        _ => None,
    }
}

/// The first end of a range with the year of the second.
fn completed(moment: Moment, second: Civil) -> Option<Moment> {
    let first = civil(&moment)?;
    let filled = Civil { year: first.year.or(second.year), month: first.month.or(second.month), ..first };
    Some(Moment { day: Some(Day::Civil(filled)), ..moment })
}

const fn afternoon(hour: i8, half: Option<bool>) -> i8 {
    match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    }
}

