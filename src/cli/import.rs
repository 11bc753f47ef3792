//! `factlint import`: what others know, as a fact file of the desk.

mod parts;
mod told;

use super::curated;
use super::exchanged;
use super::given::Outside;
use super::limited;
use super::outcome::{Exit, Failure};
use super::progress;
use crate::exchange::{Format, Input, Output, Tally, unpacked};
use crate::facts::Desk;
use parts::Parts;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use told::Told;

/// Make a fact file of a table, a parliament's data, a Wikidata dump, fact checks or a list of sources
///
/// FILE is read as it comes, whatever its size; it may be packed (gzip, bzip2). What can't be typed surely is left out, and
/// the report counts what and why. What the desk has already is never declared again, and no file is ever written over: the
/// new one is there all at once when all is read.
///
/// A run that was stopped goes on where it was when it is started again with the same file.
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The format of the file
    #[arg(value_parser = exchanged::format(|format| format.import.is_some()))]
    format: &'static Format,
    /// The file to read
    file: PathBuf,
    /// The fact file to make, in a folder of the desk's facts
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    /// For csv: the file that says which column is what
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// How to report
    #[arg(long = "format", value_enum, default_value_t, id = "report", value_name = "REPORT")]
    report: told::Form,
    #[command(flatten)]
    outside: Outside,
}

const HELP: &str = "\
Examples:
  factlint import csv people.csv.gz --mapping people.toml --into facts/people.toml
  factlint import popolo ep-popolo-v1.0.json --into facts/assembly.toml
  factlint import wikidata latest-all.json.bz2 --into facts/wikidata.toml
  factlint import csl library.json --into facts/sources.toml

A mapping file says what the columns of a table are:
  [source]                     # who says all this
  id = \"register\"
  outlet = \"Civil Register\"
  [entity]
  kind = \"person\"              # or { column = \"what\", values = { F = \"body\" } }
  id = [\"name\", \"born\"]        # the columns that make the id; those of the names when missing
  names = [\"name\"]             # [[\"first\", \"family\"]] joins two columns to one name
  gender = { column = \"sex\", values = { H = \"m\", F = \"f\" } }
  [facts]                      # by attribute
  birth-date = { column = \"born\", date = \"%d/%m/%Y\" }
  office = { value = \"mayor\", valid-from = \"from\", valid-to = \"to\" }
  occupation = { column = \"work\", values = { ENS = \"teacher\" } }";

/// Reads the file into the desk.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    arguments.outside.refuse("import")?;
    let target = std::path::absolute(&arguments.into)?;
    let desk = home(&target)?;
    let mapping = arguments.mapping.as_deref().map(read).transpose()?;
    let whole = named(&arguments.file, std::fs::metadata(&arguments.file))?;
    if !whole.is_file() {
        return Err(Failure::new(format!("{}: not a file; some formats are read twice, so a pipe won't do", arguments.file.display())));
    }
    let asked = named(&arguments.file, parts::identity(arguments.format.name, &arguments.file, mapping.as_deref()))?;
    let mut parts = Parts::open(&desk.root, &target, asked)?;
    let resumed = parts.done().records;
    let kibibytes = usize::try_from(whole.len() >> 10).unwrap_or(usize::MAX);
    let tally = progress::shown_in(" KiB (once stopped, the same command goes on from there)", kibibytes, |read| {
        fill(arguments, &desk, mapping.as_deref(), &mut parts, read)
    });
    let tally = named(at_fault(arguments, &tally), tally.inspect_err(|_| parts.forget_nothing()))?;
    let is_written = parts.finish(&target, &told::header(arguments.format.name, &arguments.file))?;
    let told = Told {
        format: arguments.format.name,
        input: &arguments.file,
        output: is_written.then_some(&arguments.into),
        resumed,
        tally: &tally,
    };
    told.print(arguments.report)?;
    Ok(Exit::Clean)
}

/// The file that an error is about: the mapping, or the input.
fn at_fault<'a>(arguments: &'a Arguments, tally: &io::Result<Tally>) -> &'a Path {
    let of_mapping = tally.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::InvalidInput);
    arguments.mapping.as_deref().filter(|_| of_mapping).unwrap_or(&arguments.file)
}

/// The desk that a new fact file is for, if it is one that the desk will read.
fn home(target: &Path) -> Result<Desk, Failure> {
    if target.exists() {
        return Err(Failure::new(format!("{} is there already; nothing was written over it", target.display())));
    }
    let folder = target.parent().unwrap_or(Path::new("/"));
    let desk = exchanged::desk(folder)?;
    curated::will_read(&desk, target)?;
    Ok(desk)
}

/// Reads the input, what an earlier run has done left out.
fn fill(arguments: &Arguments, desk: &Desk, mapping: Option<&str>, parts: &mut Parts, read: &AtomicUsize) -> io::Result<Tally> {
    let open = || -> io::Result<Box<dyn BufRead + '_>> {
        let counted = Counted { file: File::open(&arguments.file)?, bytes: 0, kibibytes: read };
        unpacked(Box::new(BufReader::with_capacity(1 << 18, counted)))
    };
    let import = arguments.format.import.ok_or_else(|| io::Error::other("a format that is only written"))?;
    let (done, earlier) = (parts.done().clone(), parts.paths());
    let mut output = Output::new(&desk.base, parts).after(done);
    for part in earlier {
        output.remember(&std::fs::read_to_string(part)?);
    }
    import(&Input::new(&open, mapping), &mut output)?;
    output.end()
}

fn read(path: &Path) -> Result<String, Failure> {
    named(path, limited::text(limited::file(path, limited::FILE)))
}

fn named<T>(path: &Path, result: io::Result<T>) -> Result<T, Failure> {
    result.map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

/// A file that says how much of it was read.
struct Counted<'c> {
    file: File,
    bytes: usize,
    kibibytes: &'c AtomicUsize,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.bytes += read;
        self.kibibytes.store(self.bytes >> 10, Ordering::Relaxed);
        Ok(read)
    }
}
