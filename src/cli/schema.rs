//! `factlint schema`: the JSON Schema of fact files and of `factlint.toml`.

use super::outcome::{Exit, Failure, unless_closed};
use std::io::{self, Write};

/// Print the JSON Schema of fact files and factlint.toml, for editors that check TOML with one
#[derive(clap::Args)]
pub(super) struct Arguments {}

/// Prints it.
pub(super) fn run(_: &Arguments) -> Result<Exit, Failure> {
    let text = serde_json::to_string_pretty(&crate::facts::schema()).map_err(|error| Failure::new(error.to_string()))?;
    unless_closed(writeln!(io::stdout(), "{text}"))?;
    Ok(Exit::Clean)
}
