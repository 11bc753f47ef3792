//! `factlint facts stale`: facts that want a look.

use crate::cli::curated::{Shown, Which};
use crate::cli::given;
use crate::cli::outcome::{Exit, Failure};
use crate::facts::curation::stale::{Stale, stale};
use crate::facts::{Base, Fact};
use crate::language::Lang;
use crate::report::table::Table;
use crate::rules::wording;
use jiff::civil::Date;
use serde::Serialize;

/// Show the facts that nobody has checked for long, and those whose time is over
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// How many days after it was checked a fact wants a look
    #[arg(long, value_name = "N", default_value_t = 180, value_parser = clap::value_parser!(i32).range(0..))]
    days: i32,
    /// The day to count from [default: today]
    #[arg(long, value_name = "DATE", value_parser = given::day)]
    today: Option<Date>,
    /// Exit with 1 if there are any
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
A fact that has no day of its own (checked = 2026-02-07) counts from the newest
of its sources. Facts that are superseded, retracted or
rejected are left out.

Examples:
  factlint facts stale
  factlint facts stale --days 30
  factlint facts stale --today 2027-01-01 --exit-code";

/// A stale fact as programs read it.
#[derive(Serialize)]
struct Listed {
    id: String,
    says: String,
    why: &'static str,
    since: Option<String>,
    days: Option<i32>,
    path: String,
    line: usize,
}

/// Shows them, the longest unchecked first.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, lang) = (&*desk.base, arguments.which.lang(&desk));
    let today = arguments.today.unwrap_or_else(given::today);
    let mut found: Vec<(Stale, &Fact)> =
        base.facts.iter().filter_map(|fact| Some((stale(base, fact, today, arguments.days)?, fact))).collect();
    found.sort_by_key(|(why, _)| why.since());
    let rows = found.iter().map(|(why, fact)| row(base, fact, *why, today, lang)).collect();
    let listed: Vec<Listed> = found.iter().map(|(why, fact)| listed(base, fact, *why, today, lang)).collect();
    let words = lang.sheet();
    arguments.shown.write(&Table { head: [words.fact, words.value, words.days, words.why], rows }, &listed)?;
    Ok(if arguments.exit_code && !found.is_empty() { Exit::Findings } else { Exit::Clean })
}

fn days(why: Stale, today: Date) -> Option<i32> {
    why.since().map(|day| (today - day).get_days())
}

fn row(base: &Base, fact: &Fact, why: Stale, today: Date, lang: Lang) -> [String; 4] {
    let days = days(why, today).map_or_else(|| "-".to_owned(), |days| days.to_string());
    [fact.id.clone(), wording::known(base, fact, lang), days, told(why, lang)]
}

fn listed(base: &Base, fact: &Fact, why: Stale, today: Date, lang: Lang) -> Listed {
    Listed {
        id: fact.id.clone(),
        says: wording::known(base, fact, lang),
        why: match why {
            Stale::Over(_) => "over",
            Stale::Checked(_) => "checked",
            Stale::Unchecked(_) => "unchecked",
        },
        since: why.since().map(|day| day.to_string()),
        days: days(why, today),
        path: fact.place.path.clone(),
        line: fact.place.line,
    }
}

fn told(why: Stale, lang: Lang) -> String {
    match (why, lang) {
        (Stale::Over(day), Lang::En) => format!("held until {day}"),
        (Stale::Over(day), Lang::Fr) => format!("valable jusqu'au {day}"),
        (Stale::Checked(day), Lang::En) => format!("last checked on {day}"),
        (Stale::Checked(day), Lang::Fr) => format!("vérifié pour la dernière fois le {day}"),
        (Stale::Unchecked(Some(day)), Lang::En) => format!("never checked; newest source of {day}"),
        (Stale::Unchecked(Some(day)), Lang::Fr) => format!("jamais vérifié ; dernière source du {day}"),
        (Stale::Unchecked(None), Lang::En) => "never checked; sources without a date".to_owned(),
        (Stale::Unchecked(None), Lang::Fr) => "jamais vérifié ; sources sans date".to_owned(),
    }
}
