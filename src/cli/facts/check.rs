//! `factlint facts check`: what is wrong in a desk's own files, and what looks wrong.

use crate::check::evidence;
use crate::cli::curated::{Which, files};
use crate::cli::faults::{self, Format, How};
use crate::cli::given::Threshold;
use crate::cli::outcome::{Exit, Failure};
use crate::facts::curation::{archives, names, twins};
use crate::facts::desk::hush;
use crate::facts::{Desk, Files, KINDS, Problem};
use crate::language::Lang;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;

/// Say what is wrong in the desk's own files, and what looks wrong
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// How to report [default: full on a terminal, else concise]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Exit with 1 from this severity on
    #[arg(long, value_enum, default_value = "error")]
    fail_on: Threshold,
    /// Report this kind of fault alone; may be repeated
    #[arg(long, value_name = "RULE", value_parser = PossibleValuesParser::new(KINDS), hide_possible_values = true)]
    only: Vec<String>,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Errors are what can't be read: unknown keys and ids, bad values, quotations
that their archived text doesn't have. `factlint explain` lists all kinds, and
[severity] of factlint.toml weighs them or turns them off.

  conflicting-facts  warning  two facts of one attribute that can't both
                            hold
  dead-name        warning  an entity that none of its sources names
  duplicate-name   warning  two entities of one name and kind
  duplicate-value  warning  two facts that say the same of the same
  source-changed   warning  an archived text that is not what it was
  unused-name      info     a name that none of its entity's sources has
  unread-fact      info     a fact that isn't read in its own archived
                            evidence: it will hardly be found in a draft

Examples:
  factlint facts check
  factlint facts check --only unread-fact
  factlint facts check --fail-on warning --format github

Exit codes:
  0  nothing at or above --fail-on
  1  faults at or above --fail-on
  2  the job could not be done (usage, no desk, files)";

/// Reports the faults of the desk.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.open()?;
    let lang = arguments.which.lang(&desk);
    let mut problems = problems(&desk, &files(&desk), lang, arguments.which.outside.day());
    if !arguments.only.is_empty() {
        problems.retain(|problem| problem.fatal || arguments.only.iter().any(|rule| rule == problem.rule));
    }
    let how = How { format: arguments.format, fail_on: arguments.fail_on, outside: arguments.which.outside, lang };
    faults::report(&desk, &problems, how)
}

/// All that is wrong or looks so, by file and place; on a day on which it leaves the desk, as far as it may.
fn problems(desk: &Desk, files: &dyn Files, lang: Lang, outside: Option<Date>) -> Vec<Problem> {
    let base = &desk.base;
    let mut found = desk.problems.clone();
    found.extend(names::dead(base, files, lang));
    found.extend(twins::twins(base, files, lang));
    found.extend(evidence::unread(base, files, lang));
    let public = outside.map(|day| desk.clone().outside(day).base);
    public.iter().for_each(|_| hush(&mut found));
    let base = public.as_ref().unwrap_or(base);
    found.extend(archives::unread(base, files));
    found.extend(archives::changed(base, files, lang));
    found.sort();
    found
}
