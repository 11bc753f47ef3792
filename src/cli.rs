//! The command line: what was typed. What it means is said in one file a subcommand.
//!
//! A subcommand answers with an `Exit` or a `Failure`; nothing here ends the process.

mod cache;
mod check;
mod clean;
mod compile;
mod completions;
mod config;
mod curated;
mod desks;
mod drafts;
mod exchanged;
mod explain;
mod export;
mod facts;
mod faults;
mod fixing;
mod git;
mod given;
mod import;
mod init;
mod job;
mod limited;
mod lsp;
mod man;
mod outcome;
mod parallel;
mod profile;
mod progress;
mod saving;
mod schema;
mod scope;
mod seen;
mod sources;
mod trace;
mod unwanted;
mod watch;

use crate::report::escape::{opening, visible};
use clap::{Parser, Subcommand};
use outcome::{Exit, Failure};
use std::ffi::OsString;
use std::io::Write;
use std::panic::{UnwindSafe, catch_unwind};

/// Reads the arguments, does what they ask, and says how it went: the process's exit code.
#[must_use]
pub fn run<I: IntoIterator<Item = OsString>>(arguments: I) -> i32 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    ended(|| answer(arguments)).code()
}

/// Whatever goes wrong inside must not look like findings.
fn ended(work: impl FnOnce() -> Exit + UnwindSafe) -> Exit {
    catch_unwind(work).unwrap_or_else(|_| complain("internal error: this is a bug in factlint, not in the draft"))
}

/// Checks draft articles against a desk's sourced facts.
#[derive(Parser)]
#[command(name = "factlint", version = VERSION, about, after_help = HELP, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Facts(facts::Arguments),
    Sources(sources::Arguments),
    Lsp(lsp::Arguments),
    Trace(trace::Arguments),
    Explain(explain::Arguments),
    Init(init::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Config(config::Arguments),
    Compile(compile::Arguments),
    Clean(clean::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (works offline: no network, no telemetry)");

const HELP: &str = "\
Examples:
  factlint init                     make a desk to start from
  factlint check                    check the drafts of the desk you are in
  factlint check drafts/a.md        check one draft
  factlint explain contradicted     what a finding means and how to fix it

A desk is a folder with factlint.toml; it is found upward from each draft.
Options beat FACTLINT_* environment variables, which beat factlint.toml.

Exit codes:
  0  nothing to report at or above --fail-on
  1  findings
  2  the job could not be done (usage, desk, files)";

fn answer(arguments: Vec<OsString>) -> Exit {
    let done = match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command }) => dispatch(command),
        Err(usage) => return told(&usage),
    };
    done.unwrap_or_else(|failure| complain(&failure.to_string()))
}

/// Help and version come this way too; there is nobody left to tell when they can't be printed.
fn told(usage: &clap::Error) -> Exit {
    if !usage.use_stderr() {
        let _ = usage.print();
        return Exit::Clean;
    }
    // What was given may be a file's name, and hold anything.
    let plain = usage.render().to_string();
    let safe: String = plain.lines().map(|line| opening(line) + "\n").collect();
    let _ = if safe.trim_end() == plain.trim_end() { usage.print() } else { anstream::stderr().write_all(safe.as_bytes()) };
    Exit::Failed
}

fn dispatch(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Facts(arguments) => facts::run(&arguments),
        Command::Sources(arguments) => sources::run(&arguments),
        Command::Lsp(arguments) => lsp::run(&arguments),
        Command::Trace(arguments) => trace::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Config(arguments) => config::run(&arguments),
        Command::Compile(arguments) => compile::run(&arguments),
        Command::Clean(arguments) => clean::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    }
}

fn complain(message: &str) -> Exit {
    // Standard error may be closed; the exit code still tells.
    let _ = writeln!(anstream::stderr(), "factlint: {}", visible(message));
    Exit::Failed
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Exit, ended};
    use clap::CommandFactory;

    #[test]
    fn a_bug_is_no_finding() {
        assert_eq!(ended(|| panic!("on purpose")), Exit::Failed);
        assert_eq!(ended(|| Exit::Findings), Exit::Findings);
    }

    #[test]
    fn the_arguments_make_sense() {
        Arguments::command().debug_assert();
    }
}
