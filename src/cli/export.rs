//! `factlint export`: a desk's facts or sources in a format that others read.

use super::exchanged;
use super::given;
use super::outcome::{Exit, Failure, unless_closed};
use crate::exchange::Format;
use crate::language::Lang;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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
    /// The desk's folder [default: found upward from where you are]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR")]
    desk: Option<PathBuf>,
    /// The language of what is said about facts
    #[arg(long, value_parser = given::lang, value_name = "LANG", default_value = "en")]
    lang: Lang,
    /// Write to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

const HELP: &str = "\
Examples:
  factlint export claimreview --lang fr --output facts.jsonld
  factlint export csl > sources.json";

/// Writes it.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = exchanged::desk(&std::path::absolute(arguments.desk.as_deref().unwrap_or(Path::new(".")))?)?;
    let export = arguments.format.export.ok_or_else(|| Failure::new("a format that is only read"))?;
    let write = |out: &mut dyn Write| export(&desk.base, arguments.lang, out);
    match &arguments.output {
        None => unless_closed(buffered(io::stdout().lock(), write))?,
        Some(path) => whole(path, write).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?,
    }
    Ok(Exit::Clean)
}

fn buffered(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    write(&mut out)?;
    out.flush()
}

/// The whole file or nothing of it.
fn whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    let file = NamedTempFile::new_in(path.parent().unwrap_or(Path::new("/")))?;
    buffered(&file, write)?;
    file.persist(path).map(drop).map_err(|failed| failed.error)
}
