//! `factlint facts test`: the sentences that facts are tried with.

use crate::check::trial::{Trial, trial};
use crate::cli::curated::{Which, files, ids, meant};
use crate::cli::faults::{self, Format, How};
use crate::cli::given::Threshold;
use crate::cli::outcome::{Exit, Failure};
use crate::language::Lang;
use crate::report::phrases;
use std::io::Write;

/// Try facts with the sentences that their curators wrote beside them
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Facts by their ids; the id of an entity means all of its facts [default: all]
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// How to report [default: full on a terminal, else concise]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
  [facts.jane-doe.age]
  is = \"22 years\"
  says.001 = \"jeune maire de 22 ans\"
  tests.match = [\"Jane Doe, 24 ans, est élue.\", \"Jane Doe is 22.\"]
  tests.no-match = [\"Le chien de Jane Doe a 9 ans.\"]

A sentence of tests.match has to say something that the fact decides, right or
wrong; one of tests.no-match must not. Each is read as the sentence of a draft
about the story, in either language, on the day of the fact.

Examples:
  factlint facts test
  factlint facts test jane-doe

Exit codes:
  0  every sentence is read as expected
  1  one isn't
  2  the job could not be done (usage, desk, files)";

/// Tries them, and reports what isn't read as expected.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, lang) = (&*desk.base, arguments.which.lang(&desk));
    let all = || base.facts.iter().collect();
    let some = arguments.ids.iter().map(|id| meant(base, id)).collect::<Result<Vec<_>, _>>()?.concat();
    let facts = if arguments.ids.is_empty() { all() } else { some };
    let trial = trial(base, ids(base, &facts), &files(&desk), lang);
    let how = How { format: arguments.format, fail_on: Threshold::Error, outside: arguments.which.outside, lang };
    let exit = faults::report(&desk, &trial.failed, how)?;
    tell(&trial, lang)?;
    Ok(exit)
}

/// What came of it, beside the report.
fn tell(trial: &Trial, lang: Lang) -> Result<(), Failure> {
    Ok(writeln!(anstream::stderr(), "{}", phrases::tried(lang, trial.tried, trial.failed.len()))?)
}
