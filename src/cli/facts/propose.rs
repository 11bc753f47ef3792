//! `factlint facts propose`: what archived texts say, as facts to take or leave.

use crate::archive::Archive;
use crate::cli::curated::{Which, known};
use crate::cli::outcome::{Exit, Failure, unless_closed};
use crate::facts::Disk;
use crate::propose::fresh::fresh;
use crate::propose::measure::{Apart, Measure, apart, measure};
use crate::propose::{Aim, propose, writing};
use std::io::{self, Write};

/// Propose entities and facts from the desk's archived texts, for a curator to take or leave
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Archived texts by their sources' ids; all where none is named
    #[arg(value_name = "SOURCE")]
    sources: Vec<String>,
    /// Say instead how well proposals meet the facts that the desk has of the same texts
    #[arg(long)]
    measure: bool,
    /// With --measure: list the readings that are missed (-) and those that no curator has (+)
    #[arg(long, requires = "measure")]
    each: bool,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Examples:
  factlint facts propose                     what all archived texts say
  factlint facts propose 003 004             what two of them say
  factlint facts propose > facts/new.toml    into a file, to be gone through

What the desk has already is left out: its facts are never written anew. Where
one of them lacks a source that says something of it, a comment at the end has
the line to add.";

/// Writes them as a fact file.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    known("source", &arguments.sources, || desk.base.sources.iter().map(|source| source.id.as_str()))?;
    let archive = Archive::read(&desk.base, &Disk::new(&desk.root), &Archive::default());
    let archive = archive.of_sources(&desk.base, &arguments.sources);
    let proposed = propose(&archive, &desk.base, Aim::Offer);
    if arguments.each {
        listed(&apart(&proposed, &desk.base))?;
    }
    if arguments.measure {
        return told(measure(&proposed, &desk.base));
    }
    let new = fresh(proposed, &desk.base);
    unless_closed(io::stdout().write_all(writing::fresh(&new, &desk.base).as_bytes()))?;
    Ok(Exit::Clean)
}

/// Writes how well the proposals do.
fn told(measure: Measure) -> Result<Exit, Failure> {
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let Measure { proposed, right, judged, curated, found } = measure;
    let line = format!(
        "precision {:.3} ({right} of {proposed} proposed readings are a curator's)\n          {:.3} ({right} of {judged} of those that the desk has a fact for)\nrecall    {:.3} ({found} of {curated} curated readings are proposed)\n",
        share(right, proposed),
        share(right, judged),
        share(found, curated)
    );
    unless_closed(io::stdout().write_all(line.as_bytes()))?;
    Ok(Exit::Clean)
}

/// Writes what only one side has, a line each: the sign, the fact, the source, what it says, what the other side has instead.
fn listed(apart: &[Apart]) -> Result<(), Failure> {
    let line = |one: &Apart| {
        let sign = if one.proposed { '+' } else { '-' };
        format!("{sign}\t{}\t{}\t{}\t{}\n", one.fact, one.source, one.value, one.beside.join("; "))
    };
    unless_closed(io::stdout().write_all(apart.iter().map(line).collect::<String>().as_bytes()))
}
