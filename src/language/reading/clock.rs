//! Times on the clock: « 20 h 30 », "8 p.m.", « midi ».

use super::{Got, Reader};
use crate::language::Lang;
use crate::language::role::List;
use crate::language::told::{Clock, PartOfDay};
use crate::text::Kind;

impl Reader<'_> {
    /// A time; `anchored` when a day or a range around it says that it is one.
    pub(in crate::language) fn clock(&self, at: usize, anchored: bool) -> Got<Clock> {
        if let Some((clock, end)) = self.find(&self.lex.clocks, at) {
            let place = self.token(at)?.capital && !self.opens_sentence(at);
            return (!place).then_some((*clock, end));
        }
        let found = self.colon(at).or_else(|| self.wired(at)).or_else(|| self.hours(at, anchored));
        let (clock, end) = found.or_else(|| self.spoken(at, anchored))?;
        Some((clock, end))
    }

    /// `20:30`, `8:30 p.m.`, `8.30pm`.
    fn colon(&self, at: usize) -> Got<Clock> {
        let hour = self.small(at, 24)?;
        let minute = (self.norm(at + 1) == ":" && self.is_glued(at + 1) && self.is_glued(at + 2)).then(|| self.two_digits(at + 2))??;
        let mut end = at + 3;
        let mut second = None;
        if self.norm(end) == ":" && self.is_glued(end + 1) {
            second = self.two_digits(end + 1);
            end += if second.is_some() { 2 } else { 0 };
        }
        if self.norm(end) == ":" && self.is_glued(end) && self.is_glued(end + 1) {
            return None;
        }
        let clock = Clock { hour, minute, second, twelve: hour <= 12 && hour > 0 && self.norm(at).len() == 1 };
        Some(self.with_meridiem(clock, end))
    }

    /// `0830 GMT`, as wires write it.
    fn wired(&self, at: usize) -> Got<Clock> {
        let (hour, minute) = Some(self.norm(at)).filter(|text| text.len() == 4 && self.lists(List::Zone, at + 1))?.split_at_checked(2)?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((Clock { hour, minute, second: None, twelve: false }, at + 1))
    }

    /// « 20 h 30 », « 20 heures », "8 p.m.", "eight o'clock".
    fn hours(&self, at: usize, anchored: bool) -> Got<Clock> {
        let (value, end) = self.digits(at).or_else(|| self.words(at).filter(|(.., rank)| rank.is_none()).map(|(v, e, _)| (v, e)))?;
        let dotted = self.dotted(at);
        if let Some(clock) = dotted {
            let (clock, after) = self.with_meridiem(clock, end);
            let said = matches!(self.before(at), "at") && !self.counts_something(end) && !self.has_tail(end);
            return (after > end || said).then_some((clock, after));
        }
        let hour = (value.fract() == 0.0 && (0.0..24.0).contains(&value)).then_some(value as i8)?;
        let plain = Clock { hour, minute: 0, second: None, twelve: hour <= 12 };
        if self.norm(end) == "o'clock" || self.norm(end) == "oclock" {
            return Some(self.with_meridiem(plain, end + 1));
        }
        if let Some((afternoon, after)) = self.meridiem(end).filter(|_| hour <= 12 && hour > 0) {
            return Some((adjust(plain, afternoon), after));
        }
        if !self.lists(List::Hour, end) {
            return None;
        }
        let written = self.token(at)?.kind == Kind::Number;
        let (minute, after) = self.minutes(end + 1).unwrap_or((0, end + 1));
        let (hour, after) = match self.meridiem(after).filter(|_| hour <= 12 && hour > 0) {
            Some((afternoon, end)) => (adjust(plain, afternoon).hour, end),
            None => (hour, after),
        };
        let clock = Clock {
            minute: minute.rem_euclid(60),
            hour: if minute < 0 { hour - 1 } else { hour },
            twelve: hour <= 12 && !written,
            ..plain
        };
        // « 1 h 12 min » lasts, « 1 h 12 » and `1h12m` are times too.
        let lasts = self.lists(List::Minute, after - 1) && self.norm(after - 1).len() > 1;
        let short = self.bare(end) == "h" && !lasts;
        let sure = written && short && (self.is_glued(end) && self.lang == Lang::Fr || after > end + 1) && !self.is_duration(at, after);
        let part = self.find(&self.lex.parts, after).is_some() || self.names_day(after);
        let article = self.lists(List::Article, at) && !self.is_cued(at);
        let cued = (anchored && !article || self.is_cued(at) || part && !article) && !self.is_duration(at, after);
        (clock.hour >= 0 && (sure || cued)).then_some((clock, after))
    }

    /// `8.30` as hour and minute.
    fn dotted(&self, at: usize) -> Option<Clock> {
        let (hour, minute) = self.norm(at).split_once('.')?;
        let (hour, minute) = (hour.parse().ok()?, (minute.len() == 2).then(|| minute.parse::<i8>().ok())??);
        (0..=12).contains(&hour).then_some(Clock { hour, minute, second: None, twelve: true }).filter(|clock| clock.minute < 60)
    }

    /// Minutes after an hour: « 30 », « et demie », « moins le quart ».
    fn minutes(&self, at: usize) -> Got<i8> {
        if self.gap(at).contains('-') {
            return None;
        }
        if let Some((half, end)) = self.half(at) {
            return Some(((half * 60.0) as i8, end));
        }
        if self.lists(List::Quarters, at + 1)
            && self.base_words(at).is_some_and(|(many, end)| end == at + 1 && many.total_cmp(&3.0).is_eq())
        {
            return Some((45, at + 2));
        }
        if self.lists(List::Minus, at) {
            let article = usize::from(matches!(self.norm(at + 1), "le" | "un"));
            let quarter = self.norm(at + 1 + article) == "quart";
            let (minutes, end) = if quarter { (15.0, at + 2 + article) } else { self.base_words(at + 1)? };
            return Some((-(minutes as i8), end)).filter(|(minutes, _)| (-59..0).contains(minutes));
        }
        let and = usize::from(self.lists(List::NumberAnd, at));
        let (value, end) = match self.two_digits(at + and).filter(|_| and == 0) {
            Some(minutes) => (f64::from(minutes), at + 1),
            None => self.base_words(at + and).filter(|(v, end)| *v >= 10.0 && (and == 0 || self.lists(List::Minute, *end)))?,
        };
        let end = end + usize::from(self.lists(List::Minute, end));
        let counted = and == 0
            && end == at + 1
            && self.bare(at.wrapping_sub(1)) != "h"
            && self.counts_something(end)
            && !self.is_glued(at)
            && self.find(&self.lex.parts, end).is_none();
        ((0.0..60.0).contains(&value) && !counted).then_some((value as i8, end))
    }

    fn base_words(&self, at: usize) -> Got<f64> {
        self.words(at).filter(|(.., rank)| rank.is_none()).map(|(value, end, _)| (value, end)).or_else(|| self.digits(at))
    }

    /// "seven thirty p.m.", "at six" beside a day.
    fn spoken(&self, at: usize, anchored: bool) -> Got<Clock> {
        if self.lang != Lang::En {
            return None;
        }
        if let Some(found) = self.past(at) {
            return Some(found);
        }
        let (hour, end) = self.base_words(at)?;
        let hour = (hour.fract() == 0.0 && (1.0..=12.0).contains(&hour)).then_some(hour as i8)?;
        let plain = Clock { hour, minute: 0, second: None, twelve: true };
        let minutes = self.words(end).filter(|(v, _, rank)| rank.is_none() && (10.0..60.0).contains(v));
        if let Some((minutes, after, _)) = minutes {
            let clock = Clock { minute: minutes as i8, ..plain };
            let (clock, last) = self.with_meridiem(clock, after);
            return (last > after || self.before(at) == "at" && !self.counts_something(last)).then_some((clock, last));
        }
        let part = self.find(&self.lex.parts, end).is_some_and(|(_, after)| after > end + 1);
        let alone = self.before(at) == "at" && (part || anchored && !self.counts_something(end) && !self.has_tail(end));
        alone.then_some((plain, end))
    }

    /// "half past nine", "ten minutes to eight".
    fn past(&self, at: usize) -> Got<Clock> {
        let article = usize::from(self.lists(List::Article, at));
        let (minutes, end) = match self.norm(at + article) {
            "half" => (30.0, at + article + 1),
            "quarter" => (15.0, at + article + 1),
            _ => self.base_words(at)?,
        };
        let unit = usize::from(self.lists(List::Minute, end));
        let to = self.norm(end + unit) == "to" && (unit > 0 || minutes.total_cmp(&15.0).is_eq() && self.norm(end - 1) == "quarter");
        let past = self.norm(end + unit) == "past";
        let (hour, after) = (to || past).then(|| self.base_words(end + unit + 1))??;
        let fits = (1.0..=12.0).contains(&hour) && hour.fract() == 0.0 && (1.0..=30.0).contains(&minutes);
        let minute = minutes as i8;
        let clock = if to {
            Clock { hour: hour as i8 - 1, minute: 60 - minute, second: None, twelve: true }
        } else {
            Clock { hour: hour as i8, minute, second: None, twelve: true }
        };
        let after = after + usize::from(matches!(self.norm(after), "o'clock" | "oclock"));
        fits.then(|| self.with_meridiem(clock, after))
    }

    fn with_meridiem(&self, clock: Clock, end: usize) -> (Clock, usize) {
        match self.meridiem(end).filter(|_| clock.hour <= 12) {
            Some((afternoon, after)) => (adjust(clock, afternoon), after),
            None => (clock, end),
        }
    }

    /// Whether "p.m." or "a.m." stands at a token, and the token after it.
    fn meridiem(&self, at: usize) -> Option<(bool, usize)> {
        let letter = |word: &str| match word {
            "p" | "pm" => Some(true),
            "a" | "am" => Some(false),
            _ => None,
        };
        let afternoon = letter(self.norm(at))?;
        if self.norm(at).len() == 2 {
            return Some((afternoon, at + 1));
        }
        if self.spells(at + 1, &[".", "m"]) {
            let dot = self.norm(at + 3) == "." && self.is_glued(at + 3);
            return Some((afternoon, at + 3 + usize::from(dot)));
        }
        None
    }

    /// Whether a day is told right after: « dix heures mercredi matin ».
    fn names_day(&self, at: usize) -> bool {
        self.sense(&self.lex.weekdays, at).is_some_and(|(_, short)| !short)
            || matches!(self.norm(at), "hier" | "demain" | "yesterday" | "tomorrow")
    }

    /// Whether the word before says that a time of the clock follows.
    fn is_cued(&self, at: usize) -> bool {
        self.follows(List::ClockCue, at) || self.before(at) == "à" || self.norm(at.wrapping_sub(2)) == "jusqu'" && self.before(at) == "à"
    }

    /// Whether « de » after an hour makes it a length of time: « à 3 heures de route ».
    fn is_duration(&self, at: usize, end: usize) -> bool {
        let of = matches!(self.norm(end), "de" | "d'" | "du") && self.find(&self.lex.parts, end).is_none();
        // « à 16 h 20 d'un chemin » has minutes: nothing is so far away.
        let timed = self.before(at) == "à" && end > at + 2;
        of && !timed || self.follows(List::LastingCue, at)
    }

    fn small(&self, at: usize, limit: i8) -> Option<i8> {
        let text = self.norm(at);
        let number = (text.len() <= 2).then(|| text.parse::<i8>().ok())??;
        (0..=limit).contains(&number).then_some(number)
    }

    fn two_digits(&self, at: usize) -> Option<i8> {
        (!self.gap(at).contains('-') && self.norm(at).len() == 2).then(|| self.small(at, 59))?
    }
}

const fn adjust(clock: Clock, afternoon: bool) -> Clock {
    let hour = match (clock.hour, afternoon) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) if hour < 12 => hour + 12,
        (hour, _) => hour,
    };
    Clock { hour, twelve: false, ..clock }
}

/// The hour that a part of the day makes of one told by twelves: « 8 heures du soir ».
pub(in crate::language) fn in_part(clock: Clock, part: PartOfDay) -> Clock {
    let afternoon = match part {
        PartOfDay::Afternoon | PartOfDay::Evening | PartOfDay::Dusk => true,
        PartOfDay::Night => clock.hour >= 6,
        PartOfDay::Midday => clock.hour < 4,
        PartOfDay::Dawn | PartOfDay::Morning | PartOfDay::Daylight => return Clock { twelve: false, ..clock },
    };
    if clock.hour <= 12 { adjust(clock, afternoon) } else { clock }
}
