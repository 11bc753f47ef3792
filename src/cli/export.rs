//! `factlint export`: a desk's facts or sources in a format that others read.

use super::curated::Which;
use super::exchanged;
use super::given;
use super::outcome::{Exit, Failure, unless_closed};
use super::saving::put;
use crate::exchange::Format;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Write a desk's facts or sources in a format that others read
///
/// claimreview writes each fact, with what each source says of it, as a review of a claim: rating 5 is what the desk holds
/// to be so, 1 what is known to be wrong, 3 what is open. csl writes what the desk's sources are.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The format
    #[arg(value_parser = exchanged::format(|format| format.export.is_some()))]
    format: &'static Format,
    #[command(flatten)]
    which: Which,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

const HELP: &str = "\
What is protected or under embargo is left out: facts, and sources with all
that they alone say.

Examples:
  factlint export claimreview --messages fr --output facts.jsonld
  factlint export csl > sources.json";

/// Writes it.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.outside(given::day_outside())?;
    let export = arguments.format.export.ok_or_else(|| Failure::new("a format that is only read"))?;
    let lang = arguments.which.lang(&desk);
    let write = |out: &mut dyn Write| export(&desk.base, lang, out);
    match &arguments.output {
        None => unless_closed(buffered(io::stdout().lock(), write))?,
        Some(path) => saved(path, write).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?,
    }
    Ok(Exit::Clean)
}

fn buffered(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write(&mut out)?;
    out.flush()
}

fn saved(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut text = Vec::new();
    write(&mut text)?;
    put(path, &text)
}
