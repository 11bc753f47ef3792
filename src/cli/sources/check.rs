//! `factlint sources check`: archived texts that are not what they were.

use crate::cli::curated::{Which, files};
use crate::cli::faults::{self, Format, How};
use crate::cli::given::Threshold;
use crate::cli::outcome::{Exit, Failure};
use crate::facts::curation::archives;

/// Say which archived texts are not what they were when they were added
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// How to report [default: full on a terminal, else concise]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Texts that were archived by other means have no fingerprint to be held
against; `factlint sources add --update FILE` takes one.

Examples:
  factlint sources check
  factlint sources add sources/003.txt --update    take the text as it is now

Exit codes:
  0  every text is what it was
  1  a text has changed, or is gone
  2  the job could not be done (usage, desk, files)";

/// Reports them.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let lang = arguments.which.lang(&desk);
    let mut problems = archives::unread(&desk.base, &files(&desk));
    problems.extend(archives::changed(&desk.base, &files(&desk), lang));
    let how = How { format: arguments.format, fail_on: Threshold::Warning, outside: arguments.which.outside, lang };
    faults::report(&desk, &problems, how)
}
