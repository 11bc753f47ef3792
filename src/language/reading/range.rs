//! From one moment to another: « du 4 au 10 février », "from 3 to 5 May", « la nuit de jeudi à vendredi ».

use super::{Got, Reader};
use crate::language::Lang;
use crate::language::role::List;
use crate::language::told::{Civil, Clock, Counted, Day, Figure, Form, Moment, Origin, Turn, When};
use crate::language::unit::TimeUnit;
use crate::text::Kind;

/// An end of a range: a moment, or a number that its other end explains.
enum End {
    Moment(Moment),
    Number(i64),
}

impl Reader<'_> {
    /// A range of dates or times.
    pub(in crate::language) fn range(&self, at: usize) -> Got<When> {
        self.range_from(at, &self.moment(at, false))
    }

    /// A range of dates or times, where the moment that a token starts by itself is known.
    pub(in crate::language) fn range_from(&self, at: usize, alone: &Got<Moment>) -> Got<When> {
        if let Some(found) = self.listed_days(at) {
            return Some(found);
        }
        let opens_pair = self.lists(List::RangeOpen, at);
        let opened = opens_pair || self.lists(List::RangeFrom, at);
        let start = self.past_article(at + usize::from(opened));
        let known = alone.as_ref().filter(|_| start == at).map(|(moment, end)| (End::Moment(moment.clone()), *end));
        let (low, end) = if start == at && !opened { known.or_else(|| self.number_end(at)) } else { self.end(start, opened) }?;
        let closed = self.closer(end, opens_pair, opened)?;
        let (high, after) = self.end(self.past_article(closed), true)?;
        if matches!(low, End::Number(_)) && self.norm(closed + 1) == "/" {
            return None;
        }
        let spelled = self.norm(at) == "du" || closed > end && self.norm(closed - 1) == "au";
        let (from, to) = self.join(low, high, opened && (spelled || self.lang == Lang::En))?;
        let one = matches!((&from.day, &to.day), (Some(_), Some(_)) | (None, None));
        (one && (opened || from.day.is_none() || to.day.is_some())).then_some((When::Range(from, to), after))
    }

    /// « les 5 et 6 mars », "March 5 and 6": from the first to the last of the days listed.
    fn listed_days(&self, at: usize) -> Got<When> {
        let first = self.norm(at).parse::<i64>().ok().filter(|first| (1..=31).contains(first));
        let day = |moment: &Moment| match moment.day {
            Some(Day::Civil(Civil { day: Some(day), month: Some(_), .. })) if moment.clock.is_none() => Some(i64::from(day)),
            _ => None,
        };
        let (from, to, end) = if let Some(first) = first.filter(|_| self.lists(List::NumberAnd, at + 1)) {
            let (to, end) = self.moment(at + 2, false).filter(|(to, _)| day(to).is_some_and(|last| last > first))?;
            (numbered(first, &to, true)?, to, end)
        } else {
            let (from, end) =
                self.month_at(at).and_then(|_| self.moment(at, false)).filter(|(_, end)| self.lists(List::NumberAnd, *end))?;
            let (last, after) = self.digits(end + 1).map(|(last, after)| (last as i64, after))?;
            let alone = last <= 31 && !self.counts_something(after) && !self.has_tail(after);
            let to = numbered(last, &from, false).filter(|_| alone && day(&from).is_some_and(|first| last > first))?;
            (from, to, after)
        };
        Some((When::Range(from, to), end))
    }

    /// « dans la nuit de jeudi à vendredi », "the night of Thursday to Friday".
    pub(in crate::language) fn night(&self, at: usize) -> Got<When> {
        let mut word = at;
        while matches!(self.norm(word), "dans" | "la" | "pendant" | "durant" | "the" | "in" | "during" | "cette") && word < at + 3 {
            word += 1;
        }
        if !matches!(self.norm(word), "nuit" | "night" | "overnight") {
            return None;
        }
        let (when, end) = self.range(word + 1).or_else(|| self.range(word + 2).filter(|_| self.norm(word + 1) == "of"))?;
        let When::Range(from, to) = when else { return None };
        if from.day.is_none() || from.clock.is_some() {
            return None;
        }
        let Some(clock) = to.clock else { return Some((When::Night(from.at_night(), to.at_night()), end)) };
        let day = if clock.hour < 12 { to.day } else { from.day };
        Some((When::At(Moment { day, clock: Some(clock), part: None, hedge: to.hedge }), end))
    }

    fn past_article(&self, at: usize) -> usize {
        at + usize::from(matches!(self.norm(at), "le" | "l'" | "the" | "la"))
    }

    /// The token after the word or dash that joins two ends.
    fn closer(&self, end: usize, opens_pair: bool, opened: bool) -> Option<usize> {
        let token = self.token(end)?;
        if opens_pair && self.lists(List::RangeAnd, end) {
            return Some(end + 1);
        }
        if self.norm(end) == "jusqu'" && matches!(self.bare(end + 1), "a" | "au") {
            return Some(end + 2);
        }
        if self.lists(List::RangeTo, end) && (opened || self.norm(end) != "à" || self.token(end + 1)?.kind == Kind::Number) {
            return Some(end + 1);
        }
        if token.glued && self.gap(end) == "-" && token.kind != Kind::Mark {
            return Some(end);
        }
        token.is_any(&["-", "–", "—", "~"]).then_some(end + 1)
    }

    fn end(&self, at: usize, opened: bool) -> Got<End> {
        if let Some((moment, end)) = self.moment(at, opened) {
            return Some((End::Moment(moment), end));
        }
        if opened && self.lists(List::Now, at) {
            let day = Day::Shift { count: Figure::plain(0.0, Form::Words), unit: TimeUnit::Day, origin: Origin::Dateline };
            return Some((End::Moment(Moment { day: Some(day), ..Moment::default() }), at + 1));
        }
        self.number_end(at)
    }

    fn number_end(&self, at: usize) -> Got<End> {
        let (value, end) =
            self.digits(at).or_else(|| self.words(at).map(|(value, end, rank)| (rank.map_or(value, f64::from), end))).or_else(|| {
                let (rank, end) = self.ordinal(at)?;
                Some((f64::from(rank), end))
            })?;
        let end = end + usize::from(self.is_glued(end) && self.lists(List::OrdinalSuffix, end));
        let whole = value.fract() == 0.0 && (0.0..=31.0).contains(&value) && !self.norm(at).starts_with("0.");
        whole.then_some((End::Number(value as i64), end))
    }

    /// Both ends as moments; `days` when two bare numbers are days of a month.
    fn join(&self, low: End, high: End, days: bool) -> Option<(Moment, Moment)> {
        match (low, high) {
            (End::Moment(from), End::Moment(to)) => {
                let clock = if self.lang == Lang::En { from.clock.map(|clock| afternoon(clock, to.clock)) } else { from.clock };
                both(Moment { clock, ..from }, to)
            }
            (End::Number(n), End::Moment(to)) => Some((numbered(n, &to, true)?, to)),
            (End::Moment(from), End::Number(n)) => {
                let late = from.clock.is_some_and(|clock| clock.hour >= n as i8 && clock.hour < 12 + n as i8 && clock.hour <= 12);
                let to = numbered(if late { n + 12 } else { n }, &from, false)?;
                Some((from, to))
            }
            (End::Number(a), End::Number(b)) => (days && self.lang == Lang::Fr && a < b && a > 0).then(|| (monthday(a), monthday(b))),
        }
    }
}

/// A bare day of the month.
fn monthday(day: i64) -> Moment {
    Moment { day: Some(Day::Civil(Civil { day: Some(day as i8), ..Civil::default() })), ..Moment::default() }
}

/// A number that takes its meaning from the range's other end.
fn numbered(n: i64, other: &Moment, is_first: bool) -> Option<Moment> {
    if let (Some(Day::Nth { of: Counted::Day, within, .. }), None) = (&other.day, other.clock) {
        let day = Day::Nth { rank: n as i8, of: Counted::Day, within: within.clone() };
        return (1..=31).contains(&n).then(|| Moment { day: Some(day), ..Moment::default() });
    }
    if let (Some(Day::Civil(civil)), None) = (&other.day, other.clock) {
        let fits = civil.day.is_some() && civil.month.is_some() && (1..=31).contains(&n);
        let day = Day::Civil(Civil { day: Some(n as i8), weekday: None, ..*civil });
        return fits.then(|| Moment { day: Some(day), ..Moment::default() });
    }
    let clock = other.clock.filter(|_| (0..=24).contains(&n))?;
    let mut hour = n as i8;
    if is_first && !clock.twelve && clock.hour >= 12 && hour < 12 && hour + 12 <= clock.hour {
        hour += 12;
    }
    Some(Moment { day: other.day.clone(), ..Moment::at_clock(Clock { hour, minute: 0, second: None, twelve: clock.twelve }) })
}

/// Two moments of one nature, with what one leaves out for the other to say.
fn both(from: Moment, to: Moment) -> Option<(Moment, Moment)> {
    match (&from.day, &to.day) {
        (None, None) => from.clock.is_some().then_some(()).filter(|()| to.clock.is_some()).map(|()| (from, to)),
        (Some(Day::Civil(a)), Some(Day::Civil(b))) => {
            let first = inherit(*a, *b)?;
            Some((Moment { day: Some(Day::Civil(first)), ..from }, to))
        }
        (Some(_), Some(_)) => Some((from, to)),
        (Some(_), None) if from.clock.is_some() && to.clock.is_some() => {
            let day = from.day.clone();
            Some((from, Moment { day, ..to }))
        }
        (None, Some(_)) if from.clock.is_some() && to.clock.is_some() => Some((Moment { day: to.day.clone(), ..from }, to)),
        _ => None,
    }
}

/// "3:30 to 6 p.m." starts in the afternoon too.
fn afternoon(clock: Clock, to: Option<Clock>) -> Clock {
    let later = to.is_some_and(|to| !to.twelve && to.hour >= 12 && clock.twelve && clock.hour < 12 && clock.hour + 12 <= to.hour);
    if later { Clock { hour: clock.hour + 12, twelve: false, ..clock } } else { clock }
}

/// The first date with the month and year that only the second tells.
fn inherit(mut first: Civil, second: Civil) -> Option<Civil> {
    if first.day.is_some() && first.month.is_none() {
        first.month = second.month;
    }
    if first.year.is_none() && first.month.is_some() {
        let wraps = matches!((first.month, second.month), (Some(a), Some(b)) if a > b);
        first.year = second.year.map(|year| year - i16::from(wraps));
    }
    if second.turn != Turn::Bare && first.turn == Turn::Bare {
        first.turn = second.turn;
    }
    let same_grain = first.month.is_some() == second.month.is_some() || first.year.is_some();
    let in_order = !matches!((first.year, second.year, first.month, second.month), (Some(a), Some(b), None, None) if a > b);
    (same_grain && in_order).then_some(first)
}
