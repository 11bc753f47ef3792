//! `factlint facts`: what a curator asks of a desk.

mod affected;
mod check;
mod conflicts;
mod diff;
mod list;
mod names;
mod propose;
mod reach;
mod show;
mod stale;
mod test;

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
    Names(names::Arguments),
    Show(show::Arguments),
    Conflicts(conflicts::Arguments),
    Test(test::Arguments),
    Stale(stale::Arguments),
    Affected(affected::Arguments),
    Diff(diff::Arguments),
    Propose(propose::Arguments),
}

const HELP: &str = "\
Examples:
  factlint facts check                       what is wrong in the desk's own files
  factlint facts list --status disputed      which facts the sources disagree on
  factlint facts names deaths                what facts can be of, by any word for it
  factlint facts show jane-doe.age           what is known, who says so, and where
  factlint facts conflicts                   who says what, side by side
  factlint facts test                        whether facts see what they should
  factlint facts stale --days 30             what nobody has checked for a month
  factlint facts affected jane-doe.age       which drafts say something of it
  factlint facts diff main                   what changed, and which drafts it touches
  factlint facts propose                     what the archived texts say, as facts to take or leave";

/// Does what is asked.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    match &arguments.command {
        Command::Check(arguments) => check::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Names(arguments) => names::run(arguments),
        Command::Show(arguments) => show::run(arguments),
        Command::Conflicts(arguments) => conflicts::run(arguments),
        Command::Test(arguments) => test::run(arguments),
        Command::Stale(arguments) => stale::run(arguments),
        Command::Affected(arguments) => affected::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Propose(arguments) => propose::run(arguments),
    }
}
