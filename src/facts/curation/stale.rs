//! Facts that nobody has looked at for long, and those whose time is over.

use crate::facts::model::{Base, Fact};
use crate::values::Value;
use jiff::civil::Date;

/// Why a fact wants a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// It held until this day.
    Over(Date),
    /// It was last checked on this day.
    Checked(Date),
    /// It was never checked, and this is the day of its newest source.
    Unchecked(Option<Date>),
}

impl Stale {
    /// The day since which it is stale; none when nothing is known.
    #[must_use]
    pub const fn since(self) -> Option<Date> {
        match self {
            Self::Over(day) | Self::Checked(day) => Some(day),
            Self::Unchecked(day) => day,
        }
    }
}

/// Why a fact wants a look today, if nobody has checked it for so many days or its time is over.
#[must_use]
pub fn stale(base: &Base, fact: &Fact, today: Date, days: i32) -> Option<Stale> {
    if fact.status.is_gone() || !fact.derived_from.is_empty() {
        return None;
    }
    if let Some(last) = end(fact).filter(|last| *last < today) {
        return Some(Stale::Over(last));
    }
    let is_old = |day: Date| (today - day).get_days() > days;
    let newest = || fact.says.iter().filter_map(|reading| base.source(reading.source).published).max();
    match fact.checked {
        Some(day) => is_old(day).then_some(Stale::Checked(day)),
        None => {
            let newest = newest();
            newest.is_none_or(is_old).then_some(Stale::Unchecked(newest))
        }
    }
}

/// The last day of a fact's time.
fn end(fact: &Fact) -> Option<Date> {
    match &fact.valid {
        Some(Value::Date(dates)) => dates.last,
        _ => None,
    }
}
