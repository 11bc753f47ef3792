//! Weekdays, months, seasons and periods on the calendar.

use super::Tense;
use crate::language::told::{Counted, Period, Season, Stretch, Third, Turn};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// The day of a weekday that is meant on a given day.
pub(super) fn weekday_near(today: Date, weekday: Weekday, turn: Turn, tense: Tense) -> Option<Date> {
    let ahead = i64::from(today.weekday().until(weekday));
    let days = match (turn, tense) {
        (Turn::Told, _) if ahead > 0 => return None,
        (Turn::Last | Turn::Before, _) => {
            if ahead == 0 {
                -7
            } else {
                ahead - 7
            }
        }
        (Turn::Next | Turn::After, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Turn::Ahead, _) => ahead,
        (Turn::Bare | Turn::This | Turn::Told, _) if ahead == 0 => 0,
        (Turn::Bare | Turn::This, Tense::Future) => ahead,
        (Turn::This, Tense::Unknown) => {
            if ahead <= 3 {
                ahead
            } else {
                ahead - 7
            }
        }
        (Turn::Bare | Turn::This | Turn::Told, _) => ahead - 7,
    };
    later(today, days.days())
}

/// The nth weekday, weekend or day of a month; -1 is the last.
pub(super) fn counted(month: Date, rank: i8, of: Counted) -> Option<(Date, Date)> {
    let first = match of {
        Counted::Weekday(weekday) => month.nth_weekday_of_month(rank, weekday).ok()?,
        Counted::Weekend => month.nth_weekday_of_month(rank, Weekday::Saturday).ok()?,
        Counted::Day if rank < 0 => month.last_of_month(),
        Counted::Day => later(month, i64::from(rank - 1).days()).filter(|day| day.month() == month.month())?,
    };
    Some((first, if of == Counted::Weekend { first.tomorrow().ok()? } else { first }))
}

/// The date that is meant among those of several years.
pub(super) fn choose(candidates: &[(Date, Date)], today: Date, turn: Turn, tense: Tense, weekday: Option<Weekday>) -> Option<(Date, Date)> {
    let distance = |(first, last): &(Date, Date)| {
        let days = |date: &Date| today.until(*date).map_or(i64::MAX, |span| i64::from(span.get_days()));
        if *first <= today && today <= *last { 0 } else { days(first).abs().min(days(last).abs()) }
    };
    let allowed = |(first, last): &&(Date, Date)| match (turn, tense) {
        (Turn::Last | Turn::Before, _) => *last < today,
        (Turn::Next | Turn::After, _) => *first > today,
        (_, Tense::Past) => *first <= today,
        (_, Tense::Future) => *last >= today,
        (_, Tense::Unknown) => true,
    };
    let on_weekday = |(first, last): &&(Date, Date)| first == last && weekday.is_some_and(|weekday| first.weekday() == weekday);
    let near = candidates.iter().filter(|days| distance(days) <= 250).filter(allowed);
    let agreeing = near.filter(on_weekday).min_by_key(|days| distance(days));
    agreeing.or_else(|| candidates.iter().filter(allowed).min_by_key(|days| distance(days))).copied()
}

pub(super) fn monthday(today: Date, months: i64, day: i8) -> Option<(Date, Date)> {
    let month = later(today.first_of_month(), months.months())?;
    let date = Date::new(month.year(), month.month(), day).ok()?;
    Some((date, date))
}

pub(super) fn stretch(stretch: Stretch, year: i16) -> Option<(Date, Date)> {
    match stretch {
        Stretch::Decade => Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(9)?, 12, 31).ok()?)),
        Stretch::Century => Some((Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(99)?, 12, 31).ok()?)),
        Stretch::Quarter(quarter) => {
            let last = Date::new(year, (quarter.clamp(1, 4)) * 3, 1).ok()?;
            Some((later(last, (-2).months())?, last.last_of_month()))
        }
        Stretch::Half(half) => {
            let last = Date::new(year, (half.clamp(1, 2)) * 6, 1).ok()?;
            Some((later(last, (-5).months())?, last.last_of_month()))
        }
        Stretch::Season(season) => seasonal(season, year),
    }
}

/// A season as people speak of it, a week and more around the solstices.
pub(super) fn seasonal(season: Season, year: i16) -> Option<(Date, Date)> {
    let (from, to, next) = match season {
        Season::Spring => ((3, 1), (6, 21), 0),
        Season::Summer => ((6, 1), (9, 23), 0),
        Season::Autumn => ((9, 1), (12, 21), 0),
        Season::Winter => ((12, 1), (3, 21), 1),
    };
    Some((Date::new(year, from.0, from.1).ok()?, Date::new(year.checked_add(next)?, to.0, to.1).ok()?))
}

/// The beginning, middle or end of a stretch of days; each is a little more than a third.
pub(super) fn part_of(first: Date, last: Date, third: Third) -> Option<(Date, Date)> {
    let days = i64::from(first.until(last).ok()?.get_days()) + 1;
    let at = |share: f64| later(first, ((days as f64 * share) as i64).days());
    Some(match third {
        Third::Early => (first, at(0.4)?),
        Third::Mid => (at(0.25)?, at(0.75)?),
        Third::Late => (at(0.6)?, last),
    })
}

/// The period that holds a day, or one so many further on.
pub(super) fn period_of(period: Period, count: i32, day: Date) -> Option<(Date, Date)> {
    let count = i64::from(count);
    let monday = later(day, (-i64::from(day.weekday().to_monday_zero_offset())).days())?;
    Some(match period {
        Period::Week => {
            let first = later(monday, count.weeks())?;
            (first, later(first, 6.days())?)
        }
        Period::Weekend => {
            let first = later(monday, (count * 7 + 5).days())?;
            (first, later(first, 1.day())?)
        }
        Period::Month => {
            let first = later(day.first_of_month(), count.months())?;
            (first, first.last_of_month())
        }
        Period::Quarter => {
            let start = Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?;
            let first = later(start, (count * 3).months())?;
            (first, later(first, 2.months())?.last_of_month())
        }
        Period::Season(season) => seasonal(season, season_year(season, day, count)?)?,
        Period::Year => years(i64::from(day.year()) + count, 1)?,
        Period::Decade => years((i64::from(day.year()).div_euclid(10) + count) * 10, 10)?,
        Period::Century => years((i64::from(day.year()).div_euclid(100) + count) * 100, 100)?,
    })
}

/// The year of this, the last or the next season: the last one has ended, the next one not begun.
pub(super) fn season_year(season: Season, day: Date, count: i64) -> Option<i16> {
    let this = day.year();
    let turn = match count {
        0 => Turn::This,
        ..0 => Turn::Last,
        _ => Turn::Next,
    };
    let candidates: Vec<(Date, Date)> = (-2..=2).filter_map(|years| seasonal(season, this.checked_add(years)?)).collect();
    Some(choose(&candidates, day, turn, Tense::Unknown, None)?.0.year())
}

pub(super) fn years(first: i64, many: i64) -> Option<(Date, Date)> {
    let (from, to) = (i16::try_from(first).ok()?, i16::try_from(first + many - 1).ok()?);
    Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?))
}

/// A day so much further on.
pub(super) fn later(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}
