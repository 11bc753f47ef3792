//! Reports of what is wrong in a desk's own files.

use super::curated::files;
use super::desks::seen_from;
use super::given::{Outside, Threshold};
use super::outcome::{Exit, Failure, unless_closed};
use crate::facts::{Desk, Files, Problem};
use crate::language::Lang;
use crate::report::faults::{self, Fault};
use crate::rules::weight::of_fault;
use clap::ValueEnum;
use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};

/// How the faults of a desk are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// People: each fault under its line
    Full,
    /// Pipes: path:line:column: severity[rule] message
    Concise,
    /// Programs: one document, version 1
    Json,
    /// GitHub Actions: annotations on the lines of a change
    Github,
}

/// How faults are reported, and from which on the run fails by them.
#[derive(Clone, Copy)]
pub(super) struct How {
    pub(super) format: Option<Format>,
    pub(super) fail_on: Threshold,
    pub(super) outside: Outside,
    pub(super) lang: Lang,
}

/// Reports faults, and says whether the run fails by them.
pub(super) fn report(desk: &Desk, problems: &[Problem], how: How) -> Result<Exit, Failure> {
    let faults = faults(desk, problems, how.outside)?;
    unless_closed(write(how.format, &faults, how.lang))?;
    let fails = faults.iter().any(|fault| fault.severity >= how.fail_on.severity());
    Ok(match problems.iter().any(|problem| problem.fatal) {
        true => Exit::Failed,
        false if fails => Exit::Findings,
        false => Exit::Clean,
    })
}

fn faults<'p>(desk: &Desk, problems: &'p [Problem], outside: Outside) -> io::Result<Vec<Fault<'p>>> {
    let (here, files) = (std::env::current_dir()?, files(desk));
    // What stands on a line may not leave the desk.
    let text = |path: &str| outside.day().map_or_else(|| files.read(path).unwrap_or_default(), |_| String::new());
    let mut texts: HashMap<&str, String> = HashMap::new();
    let fault = |problem: &'p Problem| {
        Some(Fault {
            problem,
            severity: of_fault(desk, problem)?,
            path: seen_from(&here, &desk.root.join(&problem.path)),
            text: texts.entry(&problem.path).or_insert_with(|| text(&problem.path)).clone(),
        })
    };
    Ok(problems.iter().filter_map(fault).collect())
}

fn write(format: Option<Format>, found: &[Fault<'_>], lang: Lang) -> io::Result<()> {
    let stdout = io::stdout();
    let person = if stdout.is_terminal() { Format::Full } else { Format::Concise };
    let format = format.unwrap_or(person);
    let mut out = anstream::AutoStream::auto(stdout.lock());
    match format {
        Format::Full => faults::full(found, lang, &mut out),
        Format::Concise => faults::concise(found, lang, &mut out),
        Format::Json => faults::json(found, lang, &mut out),
        Format::Github => faults::github(found, lang, &mut out),
    }?;
    out.flush()
}
