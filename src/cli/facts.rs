//! `factlint facts`: what a curator asks of a desk.

mod check;
mod conflicts;
mod list;
mod show;

use super::outcome::{Exit, Failure};
use clap::Subcommand;

/// Look after a desk's facts: faults, cards, conflicts between sources, what wants a look
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Conflicts(conflicts::Arguments),
}

const HELP: &str = "\
Examples:
  factlint facts check                       what is wrong in the desk's own files
  factlint facts list --status disputed      which facts the sources disagree on
  factlint facts show jane-doe.age           what is known, who says so, and where
  factlint facts conflicts                   who says what, side by side";

/// Does what is asked.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    match &arguments.command {
        Command::Check(arguments) => check::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Show(arguments) => show::run(arguments),
        Command::Conflicts(arguments) => conflicts::run(arguments),
    }
}
