//! `factlint check`: drafts in, a report out.

use super::desks::{Desks, seen_from};
use super::drafts::{Draft, Input, drafts};
use super::given::{self, Format, Threshold};
use super::outcome::{Exit, Failure, unless_closed};
use crate::check::{DateFrom, Memo, Options, check};
use crate::facts::{Desk, Problem};
use crate::language::Lang;
use crate::report::{self, Dateline, FileReport, escape::visible};
use crate::rules::weight::weigh;
use crate::text::Markup;
use jiff::civil::{DateTime, Time};
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;

/// Check drafts against their desk's facts
///
/// Without PATHS, the drafts of the desk you are in.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Drafts or folders of drafts; `-` is standard input
    paths: Vec<PathBuf>,
    /// How to report [default: full on a terminal, else concise]
    #[arg(long, env = "FACTLINT_FORMAT", hide_env_values = true, value_enum)]
    format: Option<Format>,
    /// Exit with 1 from this severity on
    #[arg(long, env = "FACTLINT_FAIL_ON", hide_env_values = true, value_enum, default_value = "error")]
    fail_on: Threshold,
    /// Exit with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
    /// The dateline of drafts that have none in their front matter, such as 2026-02-07
    #[arg(long, env = "FACTLINT_DATE", hide_env_values = true, value_parser = given::date)]
    date: Option<DateTime>,
    /// The language of drafts that don't say, fr or en [default: detected]
    #[arg(long, env = "FACTLINT_LANG", hide_env_values = true, value_parser = given::lang)]
    lang: Option<Lang>,
    /// The language of messages, fr or en [default: the draft's]
    #[arg(long, visible_alias = "output-language", value_name = "LANG", value_parser = given::lang)]
    messages: Option<Lang>,
    /// The desk's folder [default: found upward from each draft]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR")]
    desk: Option<PathBuf>,
    /// The path that a draft on standard input goes by
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
}

const HELP: &str = "\
Examples:
  factlint check
  factlint check drafts/a.md --date 2026-02-07
  factlint check --format json drafts > report.json
  factlint check - --stdin-filename drafts/a.md < a.md

Folders are walked for .md, .markdown and .txt files, without what .gitignore
and .factlintignore leave out and without the desk's own sources and facts.
A file that is named is always checked.

A draft's date is, in this order, the one of its front matter, --date, the
desk's configuration, today.

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  the job could not be done (usage, desk, files)";

/// Checks and reports.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let mut desks = Desks::new(arguments.desk.as_deref())?;
    let drafts = drafts(&arguments.paths, arguments.stdin_filename.as_deref(), &mut desks);
    let fatal = desks.problems().any(|(_, problem)| problem.fatal);
    // A desk that can't be read explains why there are no drafts, so it is told in their stead.
    let drafts = if fatal { Vec::new() } else { drafts? };
    let (files, failures) = checked(&drafts, &desks, arguments);
    write(&files, &desks, arguments)?;
    for failure in &failures {
        writeln!(anstream::stderr(), "factlint: {}", visible(failure))?;
    }
    // A desk that lost its facts to a fault must not look like approval.
    let sound = desks.all().all(Desk::is_sound);
    Ok(if !sound || !failures.is_empty() { Exit::Failed } else { verdict(&files, arguments) })
}

fn verdict(files: &[FileReport], arguments: &Arguments) -> Exit {
    let worst = files.iter().filter_map(FileReport::worst).max();
    let fails = worst.is_some_and(|worst| worst >= arguments.fail_on.severity());
    if fails && !arguments.exit_zero { Exit::Findings } else { Exit::Clean }
}

/// The reports of the drafts that could be read, in order, and what kept the others from it.
fn checked(drafts: &[Draft], desks: &Desks, arguments: &Arguments) -> (Vec<FileReport>, Vec<String>) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let size = drafts.len().div_ceil(threads).max(1);
    let today = jiff::Zoned::now().date().to_datetime(Time::midnight());
    let chunk = |drafts: &[Draft]| {
        let mut memo = Memo::default();
        drafts.iter().map(|draft| one(draft, desks.get(draft.desk), arguments, today, &mut memo)).collect::<Vec<_>>()
    };
    let results = std::thread::scope(|scope| {
        let started: Vec<_> = drafts.chunks(size).map(|drafts| scope.spawn(move || chunk(drafts))).collect();
        // A panic goes on where the run is caught as a whole.
        started.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect::<Vec<_>>()
    });
    let (good, bad): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    (good.into_iter().filter_map(Result::ok).collect(), bad.into_iter().filter_map(Result::err).collect())
}

fn one(draft: &Draft, desk: &Desk, arguments: &Arguments, today: DateTime, memo: &mut Memo) -> Result<FileReport, String> {
    let text = read(&draft.input).map_err(|error| format!("{}: {error}", draft.path))?;
    let configured = desk.config.date.map(|day| day.to_datetime(Time::midnight()));
    let options = Options {
        lang: arguments.lang.or(desk.config.lang),
        date: arguments.date.or(configured),
        today: Some(today),
        messages: arguments.messages,
        require_reason: desk.config.require_reason,
    };
    let mut report = check(&text, Markup::of_path(&draft.path), &desk.base, &options, memo);
    weigh(&mut report.findings, &desk.config.severity);
    let dateline = match report.date_from {
        DateFrom::Draft => Dateline::Draft,
        DateFrom::Options if arguments.date.is_some() => Dateline::Flag,
        DateFrom::Options => Dateline::Config,
        DateFrom::Today => Dateline::Today,
        DateFrom::Nowhere => Dateline::Nowhere,
    };
    let messages = arguments.messages.unwrap_or(report.lang);
    Ok(FileReport { path: draft.path.clone(), within: draft.within.clone(), text, base: desk.base.clone(), report, dateline, messages })
}

fn read(input: &Input) -> io::Result<String> {
    let bytes = match input {
        Input::File(path) => std::fs::read(path)?,
        Input::Stdin => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
    };
    String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8 text"))
}

fn write(files: &[FileReport], desks: &Desks, arguments: &Arguments) -> Result<(), Failure> {
    let stdout = io::stdout();
    let format = arguments.format.unwrap_or(if stdout.is_terminal() { Format::Full } else { Format::Concise });
    if format == Format::Json {
        let problems: Vec<Problem> = desks.problems().map(|(_, problem)| problem.clone()).collect();
        return unless_closed(report::json(files, &problems, &mut io::BufWriter::new(stdout.lock())));
    }
    faults(desks)?;
    if files.is_empty() {
        return Ok(());
    }
    let mut out = anstream::AutoStream::auto(stdout.lock());
    unless_closed(match format {
        Format::Full => report::full(files, language(files, arguments), &mut out),
        _ => report::concise(files, &mut out),
    })
}

/// The language of what is said about the run as a whole: the drafts' when they share one.
fn language(files: &[FileReport], arguments: &Arguments) -> Lang {
    let mut langs = files.iter().map(|file| file.report.lang);
    let first = langs.next();
    arguments.messages.or(first.filter(|first| langs.all(|lang| lang == *first))).unwrap_or(Lang::En)
}

/// Faults in the desks' own files, where compilers put theirs.
fn faults(desks: &Desks) -> Result<(), Failure> {
    let here = std::env::current_dir()?;
    let mut out = anstream::stderr();
    for (desk, problem) in desks.problems() {
        let path = visible(&seen_from(&here, &desk.root.join(&problem.path)));
        let severity = if problem.fatal { "error" } else { "warning" };
        writeln!(out, "{path}:{}:{}: {severity}[{}] {}", problem.line, problem.column, problem.rule, visible(&problem.message))?;
    }
    Ok(())
}
