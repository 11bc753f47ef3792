//! `factlint facts check`: what is wrong in a desk's own files, and what looks wrong.

use crate::check::evidence;
use crate::cli::curated::{Which, files};
use crate::cli::desks::seen_from;
use crate::cli::given::Threshold;
use crate::cli::outcome::{Exit, Failure, unless_closed};
use crate::facts::curation::{archives, names, twins};
use crate::facts::{Desk, Files, Problem};
use crate::language::Lang;
use crate::report::faults::{self, Fault};
use clap::ValueEnum;
use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};

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
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    #[command(flatten)]
    which: Which,
}

/// How the faults of a desk are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// People: each fault under its line
    Full,
    /// Pipes: path:line:column: severity[rule] message
    Concise,
    /// Programs: one document, version 1
    Json,
    /// GitHub Actions: annotations on the lines of a change
    Github,
}

const HELP: &str = "\
Errors are what can't be read: unknown keys and ids, bad values, quotations
that their archived text doesn't have.

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
    let mut problems = problems(&desk, &files(&desk), lang);
    if !arguments.only.is_empty() {
        problems.retain(|problem| problem.fatal || arguments.only.iter().any(|rule| rule == problem.rule));
    }
    let faults = faults(&desk, &problems)?;
    let fails = faults.iter().any(|fault| fault.severity >= arguments.fail_on.severity());
    unless_closed(write(arguments.format, &faults, lang))?;
    Ok(match problems.iter().any(|problem| problem.fatal) {
        true => Exit::Failed,
        false if fails => Exit::Findings,
        false => Exit::Clean,
    })
}

/// All that is wrong or looks so, by file and place.
fn problems(desk: &Desk, files: &dyn Files, lang: Lang) -> Vec<Problem> {
    let base = &desk.base;
    let mut found = desk.problems.clone();
    found.extend(names::dead(base, files, lang));
    found.extend(twins::twins(base, files, lang));
    found.extend(archives::changed(base, files, lang));
    found.extend(evidence::unread(base, files, lang));
    found.sort();
    found
}

fn faults<'p>(desk: &Desk, problems: &'p [Problem]) -> io::Result<Vec<Fault<'p>>> {
    let (here, files) = (std::env::current_dir()?, files(desk));
    let mut texts: HashMap<&str, String> = HashMap::new();
    let fault = |problem: &'p Problem| Fault {
        problem,
        severity: faults::severity(problem),
        path: seen_from(&here, &desk.root.join(&problem.path)),
        text: texts.entry(&problem.path).or_insert_with(|| files.read(&problem.path).unwrap_or_default()).clone(),
    };
    Ok(problems.iter().map(fault).collect())
}

fn write(format: Option<Format>, found: &[Fault<'_>], lang: Lang) -> io::Result<()> {
    let stdout = io::stdout();
    let person = if stdout.is_terminal() { Format::Full } else { Format::Concise };
    let format = format.unwrap_or(person);
    let mut out = anstream::AutoStream::auto(stdout.lock());
    match format {
        Format::Full => faults::full(found, lang, &mut out),
        Format::Concise => faults::concise(found, &mut out),
        Format::Json => faults::json(found, &mut out),
        Format::Github => faults::github(found, &mut out),
    }?;
    out.flush()
}
