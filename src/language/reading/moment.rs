//! Days, times and parts of the day put together: « jeudi 5 février à 20 h 30 », "Thursday evening".

use super::clock::in_part;
use super::{Got, Reader};
use crate::language::role::List;
use crate::language::told::{Civil, Clock, Counted, Day, Figure, Form, Hedge, Moment, Origin, PartOfDay, Period, Turn, When};

use crate::language::unit::TimeUnit;

impl Reader<'_> {
    /// A date, a time, a part of the day, or a range of them.
    pub(in crate::language) fn when(&self, at: usize) -> Got<When> {
        let alone = self.moment(at, false);
        if let Some(found) = self.night(at).or_else(|| self.range_from(at, &alone)) {
            return Some(self.with_day(found));
        }
        let (moment, end) = alone?;
        let moment = if self.is_limit(at) { Moment { hedge: Hedge::AtMost, ..moment } } else { moment };
        if is_day(&moment)
            && moment.clock.is_none()
            && let Some((When::Range(from, to), end)) = self.clock_range_after(end)
        {
            return Some((When::Range(Moment { clock: from.clock, ..moment.clone() }, Moment { clock: to.clock, ..moment }), end));
        }
        Some((When::At(moment), end))
    }

    /// « avant le 15 mars », « d'ici à 2030 », "by Friday": a moment that something comes before.
    fn is_limit(&self, at: usize) -> bool {
        let article = usize::from(self.follows(List::DayArticle, at));
        let head = at - article;
        self.follows(List::LimitCue, head) || self.lists(List::LimitTo, head.wrapping_sub(1)) && self.follows(List::LimitCue, head - 1)
    }

    /// One moment; `anchored` when what stands around it says so.
    pub(in crate::language) fn moment(&self, at: usize, anchored: bool) -> Got<Moment> {
        if let Some((hedge, start)) = self.find(&self.lex.hedges, at).filter(|(_, start)| self.clock(*start, true).is_some()) {
            let from = self.lists(List::ClockHedge, at);
            let (moment, end) = (from || *hedge == Hedge::About).then(|| self.moment(start, true))??;
            return Some((Moment { hedge: if from { Hedge::Exact } else { Hedge::About }, ..moment }, end));
        }
        let (mut moment, mut end) = self.first_part(at, anchored)?;
        while let Some((more, after)) = self.next_part(&moment, end) {
            (moment, end) = (more, after);
        }
        if let (Some(clock), Some(part)) = (moment.clock, moment.part) {
            moment.clock = Some(in_part(clock, part));
        }
        Some((moment, end))
    }

    fn first_part(&self, at: usize, anchored: bool) -> Got<Moment> {
        if let Some((day, end)) = self.day(at) {
            return Some((day, end));
        }
        if let Some((clock, end)) = self.clock(at, anchored) {
            return Some((Moment { clock: Some(clock), ..Moment::default() }, end));
        }
        let (part, end) = self.find(&self.lex.parts_alone, at).filter(|_| self.accents_fit(at))?;
        Some((Moment { part: Some(*part), ..Moment::default() }, end))
    }

    /// A day: relative or in calendar fields.
    fn day(&self, at: usize) -> Got<Moment> {
        if let Some((day, end)) = self.nth(at) {
            return Some((Moment { day: Some(day), ..Moment::default() }, end));
        }
        let relative = self.relative(at);
        let civil = self.grammar.civil(self, at).map(|(day, end)| self.of_year(day, end));
        let civil = civil.map(|(day, end)| (Moment { day: Some(day), ..Moment::default() }, end));
        let (moment, end) = match (relative, civil) {
            (Some(relative), Some(civil)) => {
                if civil.1 > relative.1 {
                    civil
                } else {
                    relative
                }
            }
            (relative, civil) => relative.or(civil)?,
        };
        Some(self.weekday_of_week(&moment, end).unwrap_or((moment, end)))
    }

    /// "January last year", « le 5 mars de l'an dernier »: a month whose year is counted from the dateline's.
    fn of_year(&self, day: Day, end: usize) -> (Day, usize) {
        let Day::Civil(civil @ Civil { year: None, month: Some(_), .. }) = day else { return (day, end) };
        let of = usize::from(self.lists(List::FractionOf, end));
        match self.phrase(end + of) {
            Some((Moment { day: Some(Day::Period { period: Period::Year, count, origin: Origin::Dateline, .. }), .. }, after)) => {
                (Day::Civil(Civil { years: Some(count as i16), ..civil }), after)
            }
            _ => (Day::Civil(civil), end),
        }
    }

    /// « le premier dimanche de juin », "the last weekend of September".
    fn nth(&self, at: usize) -> Got<Day> {
        if let Some(found) = self.day_of_month(at) {
            return Some(found);
        }
        let last = self.sense(&self.lex.turns, at) == Some(&Turn::Last);
        let (rank, end) = if last { (-1, at + 1) } else { self.ordinal(at).map(|(rank, end)| (rank as i8, end))? };
        let (counted, end) = match self.weekday_at(end) {
            Some((weekday, end)) => (Counted::Weekday(weekday), end),
            None if self.norm(end) == "weekend" => (Counted::Weekend, end + 1),
            None if self.spells(end, &["week", "end"]) => (Counted::Weekend, end + 2),
            None if matches!(self.norm(end), "jour" | "day") => (Counted::Day, end + 1),
            None => return None,
        };
        let of = matches!(self.norm(end), "de" | "d'" | "du" | "of" | "in").then_some(end + 1)?;
        let month = |found: &Day| {
            matches!(found, Day::Civil(Civil { month: Some(_), day: None, third: None, .. }) | Day::Period { period: Period::Month, .. })
        };
        let (within, end) = self.month_period(of).filter(|(day, _)| month(day))?;
        (-1..=5).contains(&rank).then(|| (Day::Nth { rank, of: counted, within: Box::new(within) }, end))
    }

    /// « le 20 du mois prochain », "the 20th of this month".
    fn day_of_month(&self, at: usize) -> Got<Day> {
        let (rank, end) = self.ordinal(at).or_else(|| {
            let (value, end) = self.digits(at)?;
            (value.fract() == 0.0 && value <= 31.0).then_some((value as u32, end))
        })?;
        let of = self.lists(List::FractionOf, end).then_some(end + 1)?;
        let (moment, end) = self.relative(of + usize::from(self.lists(List::DayArticle, of))).or_else(|| self.relative(of))?;
        let within = moment.day.filter(|day| matches!(day, Day::Period { period: Period::Month, third: None, .. }))?;
        (1..=31).contains(&rank).then(|| (Day::Nth { rank: rank as i8, of: Counted::Day, within: Box::new(within) }, end))
    }

    fn month_period(&self, at: usize) -> Got<Day> {
        if let Some((month, end)) = self.month_at(at) {
            let year = self.year_after(end);
            let last = year.map_or(end, |(_, end)| end);
            return Some((Day::Civil(Civil { month: Some(month), year: year.map(|(year, _)| year), ..Civil::default() }), last));
        }
        let (moment, end) = self.relative(at)?;
        Some((moment.day?, end))
    }

    /// « mercredi de la semaine prochaine », "Monday of next week".
    fn weekday_of_week(&self, moment: &Moment, end: usize) -> Got<Moment> {
        let weekday = match moment.day {
            Some(Day::Weekday(weekday, _)) => {
                if let Some((weeks, turn, end)) = self.in_eight(end) {
                    let count = Figure::plain(weeks, Form::Words);
                    let day = Box::new(Day::Weekday(weekday, turn));
                    return Some((Moment { day: Some(Day::From { count, unit: TimeUnit::Week, day }), ..Moment::default() }, end));
                }
                weekday
            }
            Some(Day::Period { period: Period::Week, count, origin, weekday: None, third: None }) => {
                let (weekday, after) = self.weekday_at(end + usize::from(self.norm(end) == "on"))?;
                return Some((
                    Moment {
                        day: Some(Day::Period { period: Period::Week, count, origin, weekday: Some(weekday), third: None }),
                        ..Moment::default()
                    },
                    after,
                ));
            }
            _ => return None,
        };
        let skip = usize::from(matches!(self.norm(end), "de" | "of"));
        let (found, after) = self.relative(end + skip)?;
        let Some(Day::Period { period, count, origin, third: None, .. }) = found.day else { return None };
        Some((Moment { day: Some(Day::Period { period, count, origin, weekday: Some(weekday), third: None }), ..Moment::default() }, after))
    }

    /// The part that a moment lacks, over a joining word or two.
    fn next_part(&self, moment: &Moment, end: usize) -> Got<Moment> {
        (0..=3).take_while(|gap| *gap == 0 || self.lists(List::Joint, end + gap - 1)).find_map(|gap| self.part_at(moment, end + gap, gap))
    }

    fn part_at(&self, moment: &Moment, at: usize, gap: usize) -> Got<Moment> {
        let named_clock = moment.clock.is_none() && self.find(&self.lex.clocks, at).is_some();
        if moment.part.is_none() && !named_clock {
            let from = if moment.day.is_some() { at.saturating_sub(1).max(at - gap) } else { at - gap };
            let comma = (from..at).any(|joint| self.norm(joint) == ",");
            if let Some((part, end)) = self.find(&self.lex.parts, at).filter(|_| !comma) {
                return Some((Moment { part: Some(*part), ..moment.clone() }, end));
            }
        }
        let whole = moment.day.is_some() && !is_day(moment);
        if moment.clock.is_none()
            && !whole
            && let Some((clock, end)) = self.clock(at, gap > 0 && self.before(at) != ",")
        {
            return Some((Moment { clock: Some(clock), ..moment.clone() }, end));
        }
        if moment.day.is_none() {
            let (day, end) = self.day(at).filter(|(day, _)| is_day(day))?;
            return Some((Moment { day: day.day, part: moment.part.or(day.part), ..moment.clone() }, end));
        }
        None
    }

    /// « en huit », « en quinze », "after next" behind a weekday: how many weeks further on, and from which one.
    fn in_eight(&self, end: usize) -> Option<(f64, Turn, usize)> {
        match (self.norm(end), self.norm(end + 1)) {
            ("en", "huit" | "8") => Some((1.0, Turn::Ahead, end + 2)),
            ("en", "quinze" | "15") => Some((2.0, Turn::Ahead, end + 2)),
            ("after", "next") => Some((1.0, Turn::Next, end + 2)),
            _ => None,
        }
    }

    /// A range of times gets the day that follows it.
    fn with_day(&self, (when, end): (When, usize)) -> (When, usize) {
        let When::Range(from, to) = &when else { return (when, end) };
        if from.day.is_some() || to.day.is_some() || from.clock.is_none() {
            return (when, end);
        }
        let skip = usize::from(self.lists(List::Joint, end));
        let Some((day, after)) = self.day(end + skip).filter(|(day, _)| is_day(day)) else { return (when, end) };
        let on = |moment: &Moment| Moment { day: day.day.clone(), ..moment.clone() };
        (When::Range(on(from), on(to)), after)
    }

    fn clock_range_after(&self, end: usize) -> Got<When> {
        (0..=1).take_while(|gap| *gap == 0 || self.lists(List::Joint, end)).find_map(|gap| {
            self.range(end + gap).filter(|(when, _)| matches!(when, When::Range(from, _) if from.day.is_none() && from.clock.is_some()))
        })
    }

    /// « a l'aube » is no part of the day, « à l'aube » is.
    fn accents_fit(&self, at: usize) -> bool {
        self.norm(at) != "a"
    }
}

/// Whether a moment names one day.
fn is_day(moment: &Moment) -> bool {
    match &moment.day {
        Some(Day::Civil(civil)) => civil.day.is_some(),
        Some(Day::From { .. } | Day::Weekday(..) | Day::Nth { of: Counted::Weekday(_) | Counted::Day, .. }) => true,
        Some(Day::Nth { .. }) => false,
        Some(Day::Shift { unit, .. }) => *unit == TimeUnit::Day,
        Some(Day::Period { weekday, .. }) => weekday.is_some(),
        None => false,
    }
}

impl Turn {
    /// Whether it counts from the last event told.
    #[must_use]
    pub const fn is_of_story(self) -> bool {
        matches!(self, Self::After | Self::Before | Self::Told)
    }
}

impl Moment {
    /// Whether it counts from the last event told.
    #[must_use]
    pub fn is_of_story(&self) -> bool {
        match &self.day {
            Some(Day::Shift { origin, .. } | Day::Period { origin, .. }) => *origin == Origin::Story,
            Some(Day::Weekday(_, turn) | Day::Civil(Civil { turn, .. })) => turn.is_of_story(),
            _ => false,
        }
    }

    /// A time of the clock alone.
    pub(in crate::language) fn at_clock(clock: Clock) -> Self {
        Self { clock: Some(clock), ..Self::default() }
    }

    /// The night of a day.
    pub(in crate::language) fn at_night(self) -> Self {
        Self { part: Some(PartOfDay::Night), ..self }
    }
}
