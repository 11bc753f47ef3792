//! English: how it tells dates and ages.

pub mod nominal;
pub mod verb;

use super::file;
use super::lexicon::Lexicon;
use super::reading::{Got, Grammar, Reader};
use super::role::List;
use super::told::{Civil, Day, Stretch, Turn};
use crate::text::Kind;
use std::ops::Range;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(file::text!("en/values")).expect("the English lexicon is well formed"));

/// English.
pub(super) struct English;

impl Grammar for English {
    fn lexicon(&self) -> &'static Lexicon {
        &LEXICON
    }

    fn civil(&self, r: &Reader<'_>, at: usize) -> Got<Day> {
        if let Some((Day::Civil(civil), end)) = r.numeric(at) {
            return Some((Day::Civil(civil), end));
        }
        // "Following Tuesday's vote" follows it; "the following Tuesday" is a day.
        let turn = r.sense(&r.lex.turns, at).copied().filter(|turn| *turn != Turn::After || r.lists(List::DayArticle, at.wrapping_sub(1)));
        let more = r.sense(&r.lex.turns, at + 1).copied().filter(|_| turn == Some(Turn::This));
        let start = at + usize::from(turn.is_some()) + usize::from(more.is_some());
        let turn = more.or(turn);
        let (civil, end) = written(r, start, turn.is_some())?;
        let civil = Civil { turn: turn.unwrap_or(civil.turn), ..civil };
        Some((settle(civil), end))
    }

    fn age(&self, r: &Reader<'_>, told: Range<usize>) -> Option<Range<usize>> {
        let (at, end) = (told.start, told.end);
        let old = usize::from(matches!(r.norm(end), "old" | "olds"));
        let of_age = if r.spells(end, &["of", "age"]) { 2 } else { 0 };
        let yo = at.checked_sub(1).is_some_and(|before| matches!(r.norm(before), "aged" | "age"));
        (old + of_age > 0 || yo).then_some(at..end + old + of_age)
    }

    fn in_figures(&self, first: i16, second: i16) -> (i16, i16) {
        if first > 12 { (first, second) } else { (second, first) }
    }
}

fn settle(civil: Civil) -> Day {
    match civil {
        Civil { weekday: Some(weekday), day: None, month: None, year: None, span: None, turn, .. } => Day::Weekday(weekday, turn),
        civil => Day::Civil(civil),
    }
}

/// "Friday, 6 February 2026", "March 3, 2024", "early March", "the 1990s", "2013".
fn written(r: &Reader<'_>, at: usize, turned: bool) -> Got<Civil> {
    if let Some((third, after)) = r.find(&r.lex.thirds, at) {
        let (civil, end) = month(r, after, true).or_else(|| stretch(r, after)).or_else(|| r.year_at(after, true).map(in_year))?;
        return civil.day.is_none().then_some((Civil { third: Some(*third), ..civil }, end));
    }
    if let Some((weekday, after)) = r.weekday_at(at) {
        let comma = after + usize::from(r.norm(after) == ",");
        let the = comma + usize::from(r.norm(comma) == "the");
        let dated = day(r, comma).or_else(|| day(r, the)).or_else(|| monthday(r, the));
        let Some((civil, end)) = dated else { return Some((Civil { weekday: Some(weekday), ..Civil::default() }, after)) };
        return Some((Civil { weekday: Some(weekday), ..civil }, end));
    }
    let the = at + usize::from(r.norm(at) == "the");
    let on_the = at > 1 && r.before(at) == "the" && r.norm(at - 2) == "on";
    day(r, at)
        .or_else(|| day(r, the))
        .or_else(|| monthday(r, at).filter(|_| on_the))
        .or_else(|| month(r, at, turned))
        .or_else(|| stretch(r, the))
        .or_else(|| spoken_year(r, at).map(in_year))
        .or_else(|| r.year_at(at, false).map(in_year))
}

fn in_year((year, end): (i16, usize)) -> (Civil, usize) {
    (Civil { year: Some(year), ..Civil::default() }, end)
}

/// Years as two pairs: "nineteen ninety-six".
fn spoken_year(r: &Reader<'_>, at: usize) -> Got<i16> {
    let (head, end, rank) = r.words(at)?;
    let (tail, last, none) = r.words(end)?;
    let fits = rank.is_none() && none.is_none() && matches!(head as i32, 19 | 20) && (10.0..100.0).contains(&tail);
    fits.then_some(((head * 100.0 + tail) as i16, last))
}

/// A day with its month: "6 February 2026", "February 6th, 2026", "the second of March".
fn day(r: &Reader<'_>, at: usize) -> Got<Civil> {
    if let Some((month, after)) = r.month_at(at) {
        let the = after + usize::from(r.norm(after) == "the");
        let (number, end) = day_number(r, the)?;
        if r.norm(the).len() > 2 && r.token(the)?.kind == Kind::Number || r.is_glued(end) && matches!(r.norm(end), ":" | "%") {
            return None;
        }
        let (year, last) = r.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        return Some((Civil { day: Some(number), month: Some(month), year, ..Civil::default() }, last));
    }
    let (number, end) = day_number(r, at)?;
    let of = end + usize::from(r.norm(end) == "of");
    let (month, after) = r.month_at(of)?;
    if r.norm(of) == "may" && !r.token(of)?.capital && of == end {
        return None;
    }
    let (year, last) = r.year_after(after).or_else(|| spoken_year(r, after)).map_or((None, after), |(year, end)| (Some(year), end));
    Some((Civil { day: Some(number), month: Some(month), year, ..Civil::default() }, last))
}

/// "the 15th" beside a weekday.
fn monthday(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let (number, end) = day_number(r, at)?;
    let rank = r.token(at)?.kind != Kind::Number || end > at + 1 || r.weekday_before(at);
    let goes_on = r.has_tail(end) || r.is_glued(end) && matches!(r.norm(end), "/" | ":") || r.counts_something(end);
    (rank && !goes_on).then_some((Civil { day: Some(number), ..Civil::default() }, end))
}

fn day_number(r: &Reader<'_>, at: usize) -> Got<i8> {
    if r.token(at)?.kind == Kind::Number {
        let value: i8 = (r.norm(at).len() <= 2).then(|| r.norm(at).parse().ok())??;
        let suffix = usize::from(r.is_glued(at + 1) && r.lists(List::OrdinalSuffix, at + 1));
        return (1..=31).contains(&value).then_some((value, at + 1 + suffix));
    }
    let (value, end) = match r.words(at) {
        Some((value, end, _)) if !r.lists(List::Article, at) => (value, end),
        _ => r.ordinal(at).map(|(rank, end)| (f64::from(rank), end))?,
    };
    ((1.0..=31.0).contains(&value) && value.fract() == 0.0).then_some((value as i8, end))
}

/// A month without a day; the words that are also verbs and names need a preposition or a year.
fn month(r: &Reader<'_>, at: usize, sure: bool) -> Got<Civil> {
    let (month, end) = r.month_at(at)?;
    let of = end + usize::from(r.norm(end) == "in");
    let year = r.year_after(of).or_else(|| r.year_after(end));
    let common = matches!(r.norm(at), "may" | "march" | "mar");
    let capital = r.token(at)?.capital || !common;
    let pair = r.month_at(end).is_some_and(|_| r.is_glued(end)) || r.lists(List::RangeTo, end) && r.month_at(end + 1).is_some();
    let cued =
        sure || r.follows(List::MonthCue, at) || year.is_some() || pair || r.is_glued(at) && at > 0 && r.opens(&r.lex.months, at - 1);
    let (year, last) = year.map_or((None, end), |(year, end)| (Some(year), end));
    (cued && (capital || year.is_some() || sure)).then_some((Civil { month: Some(month), year, ..Civil::default() }, last))
}

/// "the 21st century".
fn century(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let (rank, end) = r
        .ordinal(at)
        .filter(|(rank, end)| (1..=21).contains(rank) && r.norm(*end) == "century" && !matches!(r.norm(*end + 1), "bc" | "bce" | "b"))?;
    let year = Some((rank as i16 - 1) * 100);
    Some((Civil { span: Some(Stretch::Century), year, ..Civil::default() }, end + 1))
}

/// "the first half of 2025".
fn half(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let (rank, end) = r.ordinal(at).filter(|(rank, end)| *rank <= 2 && r.norm(*end) == "half")?;
    let (year, last) = r.year_after(end + 1)?;
    Some((Civil { span: Some(Stretch::Half(rank as i8)), year: Some(year), ..Civil::default() }, last))
}

/// "2025 Q1", "2025Q1".
fn year_quarter(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let year: i16 = r.norm(at).parse().ok().filter(|year| (1900..2200).contains(year))?;
    let rank: i8 = (r.norm(at + 1) == "q" && r.is_glued(at + 2)).then(|| r.norm(at + 2).parse().ok())??;
    let civil = Civil { span: Some(Stretch::Quarter(rank)), year: Some(year), ..Civil::default() };
    (1..=4).contains(&rank).then_some((civil, at + 3))
}

/// "summer 2025", "the 1990s", "the third quarter of 2025", "Q3 2025".
fn stretch(r: &Reader<'_>, at: usize) -> Got<Civil> {
    if let Some(season) = r.sense(&r.lex.seasons, at) {
        let (year, end) = r.year_after(at + 1)?;
        return Some((Civil { span: Some(Stretch::Season(*season)), year: Some(year), ..Civil::default() }, end));
    }
    if r.token(at)?.kind == Kind::Number && matches!(r.norm(at + 1), "s" | "'s") && r.is_glued(at + 1) {
        let year: i16 = r.norm(at).parse().ok()?;
        let year = if year < 100 { 1900 + year } else { year };
        return (year % 10 == 0 && (1000..2100).contains(&year))
            .then_some((Civil { span: Some(Stretch::Decade), year: Some(year), ..Civil::default() }, at + 2));
    }
    if let Some(found) = century(r, at).or_else(|| half(r, at)).or_else(|| year_quarter(r, at)) {
        return Some(found);
    }
    let (rank, end) = if r.norm(at) == "q" && r.is_glued(at + 1) { (r.norm(at + 1).parse().ok()?, at + 1) } else { r.ordinal(at)? };
    if !(1..=4).contains(&rank) || r.norm(at) != "q" && r.norm(end) != "quarter" {
        return None;
    }
    let (year, last) = r.year_after(end + 1).map_or((None, end + 1), |(year, end)| (Some(year), end));
    Some((Civil { span: Some(Stretch::Quarter(rank as i8)), year, turn: Turn::Bare, ..Civil::default() }, last))
}
