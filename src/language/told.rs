//! What a text tells, before it is placed in time: expressions that no longer know their language.

use super::unit::{Currency, TimeUnit, Unit};
use jiff::civil::Weekday;

/// A value as a text tells it: relative dates stay relative, approximations stay approximate.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A bare number.
    Number(Figure),
    /// A rank.
    Ordinal(u32),
    /// A share of a hundred, or percentage points.
    Percent(Figure),
    /// An amount of money.
    Money(Figure, Currency),
    /// How old someone is, in this unit.
    Age(Figure, TimeUnit),
    /// How long something lasts: the largest unit first.
    Duration(Vec<(Figure, TimeUnit)>),
    /// A measure.
    Quantity(Figure, Unit),
    /// A date, a time, a part of the day.
    When(When),
}

impl Told {
    /// Whether no figure of it is rounded, vague or a range.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let exact = |figure: &Figure| figure.hedge == Hedge::Exact && figure.is_single() && figure.form != Form::Vague;
        match self {
            Self::Number(figure) | Self::Percent(figure) | Self::Money(figure, _) => exact(figure),
            Self::Age(figure, _) | Self::Quantity(figure, _) => exact(figure),
            Self::Duration(parts) => parts.iter().all(|(figure, _)| exact(figure)),
            Self::Ordinal(_) | Self::When(_) => true,
        }
    }
}

/// A number with what is said about its exactness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The number, or the lower end of a range.
    pub low: f64,
    /// The number again, or the upper end of a range.
    pub high: f64,
    /// How exact it is meant.
    pub hedge: Hedge,
    /// How it is written.
    pub form: Form,
}

impl Figure {
    /// A plain number.
    #[must_use]
    pub const fn plain(value: f64, form: Form) -> Self {
        Self { low: value, high: value, hedge: Hedge::Exact, form }
    }

    /// The same with both ends multiplied.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor, ..self }
    }

    /// Whether it is one number, not a range.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.low.total_cmp(&self.high).is_eq()
    }
}

/// How exact a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hedge {
    /// As it says.
    #[default]
    Exact,
    /// A tenth more or less.
    About,
    /// A fifth more or less: a score, a dozen.
    Roughly,
    /// Up to a tenth less.
    Nearly,
    /// More than that.
    Over,
    /// That or more.
    AtLeast,
    /// Less than that.
    Under,
    /// That or less.
    AtMost,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `22`.
    Digits,
    /// « vingt-deux ».
    Words,
    /// « un », "a": a number only for those who know the noun to be countable.
    Article,
    /// « plusieurs », "a few".
    Vague,
}

/// One moment, or from one to another.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// A moment.
    At(Moment),
    /// From a moment to another, both included.
    Range(Moment, Moment),
    /// The night that leads from one day to the next.
    Night(Moment, Moment),
}

/// A day, a time of day, or both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// The day or period.
    pub day: Option<Day>,
    /// The time on the clock.
    pub clock: Option<Clock>,
    /// The part of the day.
    pub part: Option<PartOfDay>,
    /// How exact it is meant.
    pub hedge: Hedge,
}

/// A day or a longer period, as told.
#[derive(Clone, Debug, PartialEq)]
pub enum Day {
    /// Calendar fields, some of which may be left out.
    Civil(Civil),
    /// A weekday alone.
    Weekday(Weekday, Turn),
    /// So many units from an origin: « hier », "two weeks later".
    Shift {
        /// How many; negative for the past.
        count: Figure,
        /// Of which unit.
        unit: TimeUnit,
        /// From when.
        origin: Origin,
    },
    /// So many units from another day: « trois jours après le 12 janvier ».
    From {
        /// How many; negative for the past.
        count: Figure,
        /// Of which unit.
        unit: TimeUnit,
        /// The other day.
        day: Box<Day>,
    },
    /// « le premier dimanche de juin ».
    Nth {
        /// Which one, from 1; -1 is the last.
        rank: i8,
        /// Which one of what.
        of: Counted,
        /// The month.
        within: Box<Day>,
    },
    /// The period that holds the origin, or one so many before or after: « la semaine dernière ».
    Period {
        /// Which period.
        period: Period,
        /// How many further on; negative for the past.
        count: i32,
        /// From when.
        origin: Origin,
        /// A day of it.
        weekday: Option<Weekday>,
        /// Its beginning, middle or end.
        third: Option<Third>,
    },
}

/// What is counted within a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A weekday.
    Weekday(Weekday),
    /// Saturdays with their Sundays.
    Weekend,
    /// Days.
    Day,
}

/// Calendar fields, some of which may be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Civil {
    /// The year.
    pub year: Option<i16>,
    /// How many years after that of the dateline, where words say so: "January last year".
    pub years: Option<i16>,
    /// Part of the year coarser or finer than a month.
    pub span: Option<Stretch>,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month, from 1.
    pub day: Option<i8>,
    /// The weekday told beside the date.
    pub weekday: Option<Weekday>,
    /// The beginning, middle or end of the period.
    pub third: Option<Third>,
    /// Whether it is the last or the next of its name.
    pub turn: Turn,
}

/// A stretch of years or part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Ten years from `year`.
    Decade,
    /// A hundred years from `year`.
    Century,
    /// A quarter, from 1.
    Quarter(i8),
    /// A half, from 1.
    Half(i8),
    /// A season.
    Season(Season),
}

/// Which of several days or periods of one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// Not said: the tense tells.
    #[default]
    Bare,
    /// This one.
    This,
    /// The last one.
    Last,
    /// The next one.
    Next,
    /// Today or the next one: « jeudi en huit » counts from there.
    Ahead,
    /// The first one after the last event told: « le mardi suivant ».
    After,
    /// The last one before the last event told: « le mardi précédent ».
    Before,
    /// The very day of the last event told: « ce mardi-là ».
    Told,
}

/// What a relative date counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day the article is written.
    Dateline,
    /// The last event told.
    Story,
    /// What the words behind name: « la veille du scrutin ».
    Named,
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
    /// A season.
    Season(Season),
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The beginning, middle or end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Third {
    Early,
    Mid,
    Late,
}

/// A time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    /// 0 to 59, if told.
    pub second: Option<i8>,
    /// Whether morning and afternoon are left open: "at six".
    pub twelve: bool,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PartOfDay {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Dusk,
    Evening,
    Night,
    /// As long as it is light.
    Daylight,
}
