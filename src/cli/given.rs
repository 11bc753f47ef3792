//! Values given on the command line or in the environment.

use super::outcome::Failure;
use crate::language::Lang;
use crate::report::{self, FORMATS, Format};
use crate::rules::Severity;
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz;

/// Reads the name of a format, and lists them all in the help.
pub(super) fn format() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).try_map(|name| report::format(&name).ok_or("not a format"))
}

/// From which severity on findings make the run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Threshold {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// All but hints
    Info,
    /// Any finding
    Hint,
}

impl Threshold {
    /// The least severity that fails.
    pub(super) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
            Self::Hint => Severity::Hint,
        }
    }
}

/// Whether what is shown may leave the desk.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct Outside {
    /// Leave out what may not leave the desk: facts and sources that are protected, facts under embargo
    #[arg(long, env = "FACTLINT_OUTSIDE", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    outside: bool,
}

impl Outside {
    /// The day on which it leaves the desk, if it does.
    pub(super) fn day(self) -> Option<Date> {
        self.outside.then(day_outside)
    }

    /// Refuses what can't be done without what may not leave the desk.
    pub(super) fn refuse(self, what: &str) -> Result<(), Failure> {
        match self.outside {
            true => Err(Failure::new(format!(
                "{what} writes into a desk or looks at all of one, and doesn't work for outside it (--outside, FACTLINT_OUTSIDE)"
            ))),
            false => Ok(()),
        }
    }
}

/// Reads a language code.
pub(super) fn lang(code: &str) -> Result<Lang, String> {
    let known = || Lang::ALL.map(Lang::code).join(", ");
    Lang::of_code(code).ok_or_else(|| format!("not a language factlint reads: {}", known()))
}

/// Reads a dateline.
pub(super) fn date(text: &str) -> Result<DateTime, String> {
    text.parse().map_err(|_| "a date such as 2026-02-07 or 2026-02-07T20:30 was expected".to_owned())
}

/// Reads a day, whatever time is told with it.
pub(super) fn day(text: &str) -> Result<Date, String> {
    date(text).map(DateTime::date)
}

/// The day it is, where nobody says another.
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The day on which what is shown leaves the desk: the last one that has come everywhere. An embargo is a promise to others, wherever they
/// are, so this machine's time zone has no say in it.
pub(super) fn day_outside() -> Date {
    day_everywhere(Timestamp::now())
}

/// The day in the zone where it comes last, twelve hours behind UTC.
fn day_everywhere(now: Timestamp) -> Date {
    tz::offset(-12).to_datetime(now).date()
}

#[cfg(test)]
mod tests {
    use super::{date, day_everywhere, lang};
    use crate::language::Lang;

    #[test]
    fn a_day_has_come_where_it_has_come_everywhere() {
        let day = |now: &str| day_everywhere(now.parse().unwrap()).to_string();
        assert_eq!(day("2026-11-29T21:44:00Z"), "2026-11-29");
        assert_eq!(day("2026-11-30T11:59:59Z"), "2026-11-29");
        assert_eq!(day("2026-11-30T12:00:00Z"), "2026-11-30");
    }

    #[test]
    fn datelines_have_a_day_and_may_have_an_hour() {
        assert_eq!(date("2026-02-07").unwrap().to_string(), "2026-02-07T00:00:00");
        assert_eq!(date("2026-02-07T20:30").unwrap().to_string(), "2026-02-07T20:30:00");
        assert!(date("7 février").is_err() && date("2026-02-30").is_err());
    }

    #[test]
    fn languages_go_by_their_codes() {
        assert_eq!(lang("fr-CA"), Ok(Lang::Fr));
        assert_eq!(lang("de"), Err("not a language factlint reads: fr, en".to_owned()));
    }
}
