//! Values derived from others: ages from births, ages on another day; what a told date gets wrong by itself.

use super::{Anchor, Dates, Interval, Relation, Tense, Told, Value, When};
use crate::language::Lang;
use crate::language::told::{Civil, Day, Moment};
use crate::values::render;
use crate::values::render::is_joined;
use jiff::civil::{Date, DateTime, Weekday};

/// A weekday told beside a date that falls on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayClash {
    /// The weekday told.
    pub told: Weekday,
    /// The date told, with its year.
    pub date: Date,
    /// Whether the year is told, not guessed from the dateline.
    pub year_told: bool,
}

impl Value {
    /// An age in completed years.
    #[must_use]
    pub const fn years(years: f64) -> Self {
        Self::Age(Interval { low: years, high: years + 1.0, low_open: false, high_open: true })
    }

    /// The day, when the value is one.
    #[must_use]
    pub fn single_day(&self) -> Option<Date> {
        match self {
            Self::Date(dates) => dates.only_day(),
            _ => None,
        }
    }

    /// The ages on a day of somebody born on this date.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<Self> {
        let Self::Date(Dates { first: Some(first), last: Some(last), .. }) = self else { return None };
        // Registers write the first of January where only the year is known.
        let placeholder = first == last && (first.month(), first.day()) == (1, 1);
        let last = if placeholder { &first.last_of_year() } else { last };
        let (youngest, oldest) = (completed(*last, day)?, completed(*first, day)?);
        Some(Self::Age(Interval { low: youngest, high: oldest + 1.0, low_open: false, high_open: true }))
    }

    /// An age known on one day, on another: each of the years between may or may not bring a birthday.
    ///
    /// Within a month of the day it was known on, an age is taken to stand: a birthday in between is unlikely.
    #[must_use]
    pub fn aged(&self, then: Date, now: Date) -> Self {
        let Self::Age(age) = self else { return self.clone() };
        let days = (now - then).get_days();
        let whole = (f64::from(days) / 365.2425).floor();
        match days {
            -31..=31 => self.clone(),
            _ => Self::Age(Interval { low: age.low + whole, high: age.high + whole + 1.0, ..*age }),
        }
    }
}

/// Completed years from a birth to a day.
fn completed(born: Date, day: Date) -> Option<f64> {
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    let years = i32::from(day.year()) - i32::from(born.year()) - i32::from(before_birthday);
    (years >= 0).then(|| f64::from(years))
}

impl Told {
    /// The weekday told beside a full date that falls on another.
    #[must_use]
    pub fn weekday_clash(&self, anchor: &Anchor) -> Option<WeekdayClash> {
        let civil = self.civil()?;
        let told = civil.weekday?;
        // « mardi 14 » is of the month whose 14th is a Tuesday.
        let weekday = civil.weekday.filter(|_| civil.month.is_none());
        let plain = Self::When(When::At(Moment { day: Some(Day::Civil(Civil { weekday, ..civil })), ..Moment::default() }));
        let date = plain.resolve(anchor)?.single_day()?;
        (date.weekday() != told).then_some(WeekdayClash { told, date, year_told: civil.year.is_some() })
    }

    /// The year (0 where none is told), month and day told of a date that no calendar has. Without a year, any leap year will do.
    #[must_use]
    pub fn impossible(&self) -> Option<(i16, i8, i8)> {
        let civil = self.civil()?;
        let (year, month, day) = (civil.year.unwrap_or(2024), civil.month?, civil.day?);
        ((1..=12).contains(&month) && Date::new(year, month, day).is_err()).then_some((civil.year.unwrap_or(0), month, day))
    }

    /// Whether it tells where days begin and where they end.
    pub(super) const fn is_range(&self) -> bool {
        matches!(self, Self::When(When::Range(..) | When::Night(..)))
    }

    pub(super) fn civil(&self) -> Option<Civil> {
        match self {
            Self::When(When::At(Moment { day: Some(Day::Civil(civil)), .. })) => Some(*civil),
            _ => None,
        }
    }
}

/// What to put in the place of a told value; nothing where no plain text would do.
#[must_use]
pub fn replacement(known: &Value, told: &Value, lang: Lang, old: &str, dateline: Option<DateTime>) -> Option<String> {
    if let (Value::Weekday(weekday), Value::Date(_)) = (known, told) {
        // The part of the day beside it stays.
        let tokens = crate::text::tokens(old);
        let named = tokens.iter().find(|token| is_weekday(token.span.of(old), lang))?;
        let new = render(&Value::Weekday(*weekday), lang, named.span.of(old));
        return Some([&old[..named.span.start], &new, &old[named.span.end..]].concat()).filter(|text| text != old);
    }
    if let (Value::Number(interval), Value::Ordinal(_)) = (known, told) {
        let rank = Some(interval.middle()).filter(|rank| interval.is_exact() && rank.fract() == 0.0 && (0.0..1e6).contains(rank))?;
        return replacement(&Value::Ordinal(rank as u32), told, lang, old, dateline);
    }
    let comparable = std::mem::discriminant(known) == std::mem::discriminant(told);
    let far = known.single_day().zip(dateline).is_some_and(|(day, dateline)| (dateline.date() - day).get_days().abs() > 6);
    let bare_weekday = matches!((known, told), (Value::Date(_), Value::Date(_))) && is_weekday(old, lang);
    if !comparable || matches!(known, Value::YesNo(_)) || is_ill_fitting(known, lang, old) {
        return None;
    }
    // A weekday means the nearest one: a day further off is written out.
    let like = if bare_weekday && far { "" } else { old };
    // « une vingtaine (de visiteurs) »: the « de » behind goes with one of such numbers alone.
    let joined = |text: &str| matches!(known, Value::Number(_)) && is_joined(text, lang);
    let fits = |text: &String| text != old && joined(text) == joined(old) && tells(text, known, lang, dateline);
    // « un mètre quatre-vingt-deux », « huit heures »: words that tell a value together with others beside them don't stand for it.
    let whole = || !matches!(told, Value::Quantity(..)) && told_by(old, lang, dateline).any(|alone| alone.relation(told) == Relation::Same);
    Some(render(known, lang, like)).filter(fits).or_else(|| Some(render(known, lang, "")).filter(|text| fits(text) && whole()))
}

/// « né le jusqu'au 3 mai », « en du 1er au 5 mai »: days with a beginning or an end alone, or a stretch of them, fit behind no preposition
/// that led to a day.
fn is_ill_fitting(known: &Value, lang: Lang, old: &str) -> bool {
    let Value::Date(dates) = known else { return false };
    let ranged = || super::read(old, &crate::text::tokens(old), lang).iter().any(|spotted| spotted.told.is_range());
    match (dates.first, dates.last) {
        (Some(first), Some(last)) => first != last && !dates.is_month() && !dates.is_year() && !ranged(),
        _ => true,
    }
}

/// Whether a text, read again, tells the value: no fix may say something else.
fn tells(text: &str, value: &Value, lang: Lang, dateline: Option<DateTime>) -> bool {
    told_by(text, lang, dateline).any(|told| is_told_by(value, &told))
}

/// What a text tells that tells one thing, looking back and to the nearest year.
fn told_by(text: &str, lang: Lang, dateline: Option<DateTime>) -> impl Iterator<Item = Value> {
    let mut spotted = super::read(text, &crate::text::tokens(text), lang).into_iter();
    let only = spotted.next().filter(|_| spotted.next().is_none());
    let anchors = [Tense::Past, Tense::Unknown].map(|tense| Anchor { dateline, tense, ..Anchor::default() });
    let told = only.into_iter().flat_map(|only| std::iter::once(only.told.clone()).chain(only.told.as_age()).collect::<Vec<_>>());
    told.flat_map(move |told| anchors.map(|anchor| told.resolve(&anchor))).flatten()
}

/// Whether a text's value is the known one, as nearly as it can be told.
fn is_told_by(known: &Value, told: &Value) -> bool {
    match (told.relation(known), known, told) {
        (Relation::Same | Relation::Around, ..) => true,
        // « jeudi soir » keeps what the draft says of the hour; « début 2026 » would say more than a year does.
        (Relation::Within, Value::Date(known), Value::Date(told)) => known.first == told.first && known.last == told.last,
        (Relation::Within, ..) => true,
        // What a unit rounds away is left open on both sides.
        (Relation::Overlaps, Value::Duration(known), Value::Duration(told)) => {
            let holds = |interval: &Interval, point: f64| (interval.low..=interval.high).contains(&point);
            holds(known, told.middle()) && holds(told, known.middle())
        }
        (Relation::Overlaps, Value::Age(_) | Value::Quantity(..), _) => true,
        (Relation::Overlaps, _, Value::Time(_) | Value::PartOfDay(_)) => true,
        _ => false,
    }
}

fn is_weekday(text: &str, lang: Lang) -> bool {
    let tokens = crate::text::tokens(text);
    super::read(text, &tokens, lang)
        .iter()
        .any(|spotted| matches!(spotted.told, Told::When(When::At(Moment { day: Some(Day::Weekday(..)), .. }))))
}
