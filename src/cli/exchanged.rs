//! What the import and the export of a desk have in common: their formats by name, and the desk they are of.

use super::desks;
use super::outcome::Failure;
use crate::exchange::{self, FORMATS, Format};
use crate::facts::Desk;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::Path;

/// Reads the name of a format that can be taken one way, and lists them all in the help.
pub(super) fn format(can: fn(&Format) -> bool) -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().filter(|format| can(format)).map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).try_map(|name| exchange::format(&name).ok_or("not a format"))
}

/// The desk at or above a folder, whatever small faults it has.
pub(super) fn desk(from: &Path) -> Result<Desk, Failure> {
    let root = desks::around(from)?;
    let desk = Desk::open(&root);
    match desk.problems.iter().find(|problem| problem.fatal) {
        Some(problem) => Err(Failure::new(format!(
            "{}:{}: {}",
            root.join(&problem.path).display(),
            problem.line,
            problem.message.word(desk.config.spoken(None))
        ))),
        None => Ok(desk),
    }
}
