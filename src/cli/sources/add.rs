//! `factlint sources add`: a text into the desk's archive, with its fingerprint.

use crate::cli::curated::Which;
use crate::cli::desks::{seen_from, slashed};
use crate::cli::given;
use crate::cli::limited;
use crate::cli::outcome::{Exit, Failure, unless_closed};
use crate::cli::saving::{create_inside, put_inside, stays_inside};
use crate::facts::curation::archives::sha256;
use crate::facts::curation::entry::{Entry, with_entry};
use crate::facts::desk::TEXTS;
use crate::facts::files::is_inside;
use crate::facts::{Desk, Disk, Source};
use crate::language::Lang;
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Copy a text into the desk's archive, and write down what it is, when it was archived and its fingerprint
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The text: .txt, .md, .html or .htm, in UTF-8
    file: PathBuf,
    /// The source's id [default: the file's name without its ending]
    #[arg(long)]
    id: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// When it came out, such as 2026-02-07 or 2026-02-07T20:30
    #[arg(long, value_name = "DATE", value_parser = given::date)]
    published: Option<DateTime>,
    /// Its title
    #[arg(long)]
    title: Option<String>,
    /// Who wrote it; may be repeated
    #[arg(long, value_name = "NAME")]
    author: Vec<String>,
    /// Where it can be read
    #[arg(long)]
    url: Option<String>,
    /// Its language, fr or en
    #[arg(long, value_name = "LANG", value_parser = given::lang)]
    language: Option<Lang>,
    /// The fact file to write its entry in [default: the one with the most sources]
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// Give a source that is known this text, and bring its entry up to date
    #[arg(long)]
    update: bool,
    /// The day it is archived [default: today]
    #[arg(long, value_name = "DATE", value_parser = given::day)]
    today: Option<Date>,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
The text goes into the desk's first folder of sources under its id, its entry
into a fact file, which otherwise stays as it is. An id that is taken is
refused, unless --update says that the text is meant for it.

Examples:
  factlint sources add article.txt --id 005 --outlet \"Le Journal\" --published 2026-02-07
  factlint sources add page.html --id 006 --outlet RTL --url https://example.org/6
  factlint sources add sources/003.txt --update    take the text as it is now

Exit codes:
  0  it is archived
  2  it is not (usage, desk, files, an id that is taken)";

/// Archives it: first the text, then its entry, each whole or not at all. What was cut short can be done again.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    arguments.which.outside.refuse("sources add")?;
    let desk = arguments.which.sound()?;
    let text = text(&arguments.file)?;
    let id = id(arguments)?;
    let known = desk.base.sources.iter().find(|source| source.id == id);
    refuse_taken(known, &desk, arguments, &text)?;
    let home = home(known, &desk, arguments)?;
    // Whatever keeps the entry from being written must show before the text is.
    stays_inside(&desk.root, &home).map_err(|error| named(&home, error))?;
    let before = read_or_empty(&home)?;
    let after = with_entry(&before, &id, &entry(arguments, &text)).map_err(|error| named(&home, error))?;
    let archive = archive(known, &desk, &id, &arguments.file)?;
    let stored = store(&desk.root, &archive, &text, arguments.update).map_err(|error| named(&archive, error))?;
    if read_or_empty(&home)? != before {
        return Err(named(&home, "the file changed meanwhile; its entry was not written"));
    }
    put_inside(&desk.root, &home, after.as_bytes()).map_err(|error| named(&home, error))?;
    unless_closed(tell(stored.then_some(&*archive).into_iter().chain([&*home])))?;
    Ok(Exit::Clean)
}

/// The text; the loader wants UTF-8.
fn text(file: &Path) -> Result<String, Failure> {
    // One that is longer the desk wouldn't read.
    let bytes = limited::file(file, limited::FILE).map_err(|error| named(file, error))?;
    ending(file)?;
    String::from_utf8(bytes).map_err(|_| named(file, "not a text in UTF-8; save it as UTF-8"))
}

fn ending(file: &Path) -> Result<String, Failure> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if TEXTS.contains(&ending.as_str()) {
        return Ok(ending);
    }
    let (last, others) = TEXTS.split_last().map_or(("", TEXTS), |(last, others)| (*last, others));
    Err(named(file, format!("a source's text ends with .{} or .{last}", others.join(", ."))))
}

fn id(arguments: &Arguments) -> Result<String, Failure> {
    let stem = || arguments.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = arguments.id.clone().unwrap_or_else(stem);
    let bad = |c: char| c.is_control() || c.is_whitespace() || "/\\:*?\"<>|".contains(c);
    if id.is_empty() || id.starts_with('.') || id.contains(bad) {
        return Err(Failure::new(format!("{id:?} can't be the id of a source: it names a file too")));
    }
    Ok(id)
}

/// An id is taken by an entry or by another text. A text that lies there already without an entry only lacks that.
fn refuse_taken(known: Option<&Source>, desk: &Desk, arguments: &Arguments, text: &str) -> Result<(), Failure> {
    let Some(source) = known.filter(|_| !arguments.update) else { return Ok(()) };
    let same = || source.archive.as_ref().is_some_and(|path| fs::read(desk.root.join(path)).is_ok_and(|there| there == text.as_bytes()));
    if !is_declared(source) && same() {
        return Ok(());
    }
    let place = format!("{}:{}", source.place.path, source.place.line);
    Err(Failure::new(format!("source {:?} is taken ({place}); --update gives it this text", source.id)))
}

/// Whether a source has an entry, and not only a text.
fn is_declared(source: &Source) -> bool {
    source.archive.as_ref() != Some(&source.place.path)
}

/// The fact file of an entry: its own, the one that was named, else the one with the most sources.
fn home(known: Option<&Source>, desk: &Desk, arguments: &Arguments) -> Result<PathBuf, Failure> {
    if let Some(source) = known.filter(|source| is_declared(source)) {
        return Ok(desk.root.join(&source.place.path));
    }
    let own = arguments.facts.as_ref().map(std::path::absolute).transpose()?;
    let folders: Vec<PathBuf> = desk.config.facts.iter().map(|folder| desk.root.join(folder)).collect();
    match own {
        Some(own) if own.extension().is_some_and(|ending| ending == "toml") && folders.iter().any(|folder| own.starts_with(folder)) => {
            Ok(own)
        }
        Some(own) => Err(named(&own, format!("not a fact file of the desk: expected a .toml file in {}", desk.config.facts.join(", ")))),
        None => Ok(fullest(desk).unwrap_or_else(|| new_home(folders.first().unwrap_or(&desk.root)))),
    }
}

/// The fact file with the most sources, the first of several.
fn fullest(desk: &Desk) -> Option<PathBuf> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for source in desk.base.sources.iter().filter(|source| is_declared(source)) {
        *counts.entry(&source.place.path).or_default() += 1;
    }
    let (path, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    Some(desk.root.join(path))
}

fn new_home(facts: &Path) -> PathBuf {
    if facts.extension().is_some_and(|ending| ending == "toml") { facts.to_path_buf() } else { facts.join("sources.toml") }
}

fn entry(arguments: &Arguments, text: &str) -> Entry {
    Entry {
        outlet: arguments.outlet.clone(),
        title: arguments.title.clone(),
        authors: arguments.author.clone(),
        url: arguments.url.clone(),
        language: arguments.language.map(Lang::code),
        published: arguments.published,
        archived: Some(arguments.today.unwrap_or_else(given::today)),
        sha256: Some(sha256(text.as_bytes())),
    }
}

/// Where the text goes: where it is, or into the first folder of sources.
fn archive(known: Option<&Source>, desk: &Desk, id: &str, file: &Path) -> Result<PathBuf, Failure> {
    let ending = ending(file)?;
    match known.and_then(|source| source.archive.as_ref()) {
        Some(path) if path.to_lowercase().ends_with(&format!(".{ending}")) => Ok(desk.root.join(path)),
        Some(path) => Err(Failure::new(format!("{path} is there already, and the text of a source has one markup"))),
        None => Ok(folder(desk)?.join(format!("{id}.{ending}"))),
    }
}

/// The first folder from which the desk reads texts.
fn folder(desk: &Desk) -> Result<PathBuf, Failure> {
    let mut inside = desk.config.sources.iter().filter(|folder| is_inside(folder)).map(|folder| desk.root.join(folder));
    let disk = Disk::new(&desk.root);
    // One that isn't there yet is made where it is named.
    let stays = |folder: &PathBuf| disk.holds(folder) || !folder.exists() && !folder.is_symlink();
    inside
        .find(|folder| !folder.is_file() && stays(folder))
        .ok_or_else(|| Failure::new("the desk's configuration names no folder of sources inside it"))
}

/// Writes the text, unless it is there already: whether it was written. One that another program has put there meanwhile stays.
fn store(root: &Path, archive: &Path, text: &str, update: bool) -> io::Result<bool> {
    if fs::read(archive).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(false);
    }
    if update { put_inside(root, archive, text.as_bytes()) } else { create_inside(root, archive, text.as_bytes()) }.map(|()| true)
}

/// A file's text; none where there is no file.
fn read_or_empty(path: &Path) -> Result<String, Failure> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|error| named(path, error)),
    }
}

fn named(path: &Path, what: impl std::fmt::Display) -> Failure {
    Failure::new(format!("{}: {what}", slashed(path)))
}

fn tell<'p>(mut written: impl Iterator<Item = &'p Path>) -> io::Result<()> {
    let here = std::env::current_dir()?;
    written.try_for_each(|path| writeln!(io::stdout(), "wrote {}", seen_from(&here, path)))
}
