//! `factlint sources`: the archive of a desk's source texts.

mod add;
mod check;
mod list;

use super::outcome::{Exit, Failure};
use clap::Subcommand;

/// Keep the texts that a desk's facts come from: archive them, list them, tell when one has changed
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Add(add::Arguments),
    List(list::Arguments),
    Check(check::Arguments),
}

const HELP: &str = "\
Examples:
  factlint sources add article.txt --id 005 --outlet \"Le Journal\" --published 2026-02-07
  factlint sources list
  factlint sources check";

/// Does what is asked.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    match &arguments.command {
        Command::Add(arguments) => add::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Check(arguments) => check::run(arguments),
    }
}
