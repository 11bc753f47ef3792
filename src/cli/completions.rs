//! `factlint completions`: what a shell needs to complete the command.

use super::outcome::{Exit, Failure, unless_closed};
use clap::CommandFactory;
use clap_complete::{Shell, generate};
use std::io::{self, Write};

/// Print a shell's completion script
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut super::Arguments::command(), "factlint", &mut script);
    unless_closed(io::stdout().write_all(&script))?;
    Ok(Exit::Clean)
}
