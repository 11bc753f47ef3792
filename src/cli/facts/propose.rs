//! `factlint facts propose`: what archived texts say, as facts to take or leave.

use crate::archive::Archive;
use crate::cli::curated::{Which, known, will_read};
use crate::cli::desks::slashed;
use crate::cli::outcome::{Exit, Failure, unless_closed};
use crate::cli::saving::put_inside;
use crate::facts::{Base, Buffers, Desk, Disk};
use crate::language::Lang;
use crate::propose::fresh::fresh;
use crate::propose::measure::{Apart, Measure, apart, measure};
use crate::propose::{Aim, propose, writing};
use crate::report::escape::visible;
use std::io::{self, Write};
use std::path::{Path, PathBuf, absolute};

/// Propose entities and facts from the desk's archived texts, for a curator to take or leave
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Archived texts by their sources' ids; all where none is named
    #[arg(value_name = "SOURCE")]
    sources: Vec<String>,
    /// Add what is new to this fact file of the desk, made if it isn't there; nothing that stands in it is touched
    #[arg(long, value_name = "FILE", conflicts_with = "measure")]
    into: Option<PathBuf>,
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
  factlint facts propose                          what all archived texts say
  factlint facts propose 003 004                  what two of them say
  factlint facts propose --into facts/new.toml    into a file, to be gone through

What the desk has already is left out, accepted or rejected: its facts are never
written anew, and the same line may be given again after new texts. Where a fact
lacks a source that says something of it, the line to add is told.

Don't send the output to a file of the desk with >: the shell empties that file
before it is read.";

/// Writes them as a fact file.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    arguments.which.outside.refuse("facts propose")?;
    let desk = arguments.which.sound()?;
    known("source", &arguments.sources, || desk.base.sources.iter().map(|source| source.id.as_str()))?;
    let archive = Archive::read(&desk.base, &Disk::new(&desk.root), &Archive::default());
    let asked = desk.base.sources_named(&arguments.sources.iter().map(String::as_str).collect());
    let archive = if arguments.sources.is_empty() { archive } else { archive.of_sources(&asked) };
    unless_closed(warned(&archive, &desk.base))?;
    let proposed = propose(&archive, &desk.base, Aim::Offer);
    if arguments.each {
        listed(&apart(&proposed, &desk.base))?;
    }
    if arguments.measure {
        return told(measure(&proposed, &desk.base));
    }
    let new = fresh(proposed, &desk.base);
    let lacking = writing::lacking(&new, &desk.base);
    let facts = writing::toml(&new.proposed);
    let shown = match &arguments.into {
        None => format!("{facts}{lacking}"),
        Some(file) => format!("{}{lacking}", added(file, &desk, &facts, arguments.which.lang(&desk))?),
    };
    unless_closed(io::stdout().write_all(shown.as_bytes()))?;
    Ok(Exit::Clean)
}

/// Adds facts to a file of the desk, and tells how many. What stands in it stays, and it is written only if the desk can read it then.
fn added(file: &Path, desk: &Desk, facts: &str, lang: Lang) -> Result<String, Failure> {
    let (root, target) = (absolute(&desk.root)?, absolute(file)?);
    will_read(&Desk { root: root.clone(), ..desk.clone() }, &target)?;
    let shown = visible(&slashed(file));
    if !facts.is_empty() {
        let failed = |error: io::Error| Failure::new(format!("{shown}: {error}"));
        let old = if target.exists() { std::fs::read_to_string(&target).map_err(failed)? } else { String::new() };
        let whole = if old.trim().is_empty() { facts.to_owned() } else { format!("{}\n\n{facts}", old.trim_end()) };
        let path = slashed(target.strip_prefix(&root).unwrap_or(&target));
        if !is_read(desk, &root, path, whole.clone()) {
            return Err(Failure::new(format!(
                "{shown}: facts can't be added to it as it stands; expected a file of tables, or another file"
            )));
        }
        put_inside(&root, &target, whole.as_bytes()).map_err(failed)?;
    }
    Ok(counted(&shown, facts, lang))
}

/// Whether a desk whose file has this text has no fault in it that it hasn't now.
fn is_read(desk: &Desk, root: &Path, path: String, whole: String) -> bool {
    let faults = |desk: &Desk, path: &str| desk.problems.iter().filter(|problem| problem.path == path).count();
    let (now, files) = (faults(desk, &path), Disk::new(root));
    let then = Desk::open_with(root, &Buffers { texts: [(path.clone(), whole)].into(), below: Some(&files) });
    faults(&then, &path) <= now
}

/// How many facts and entities a text has, as a file of the desk took them.
fn counted(file: &str, facts: &str, lang: Lang) -> String {
    let count = |head: &str| facts.lines().filter(|line| line.starts_with(head)).count();
    match (lang, facts.is_empty(), count("[facts."), count("[entities.")) {
        (Lang::Fr, true, ..) => format!("{file} : rien de nouveau\n"),
        (Lang::En, true, ..) => format!("{file}: nothing new\n"),
        (Lang::Fr, false, facts, entities) => format!("{file} : faits proposés : {facts}, entités : {entities}\n"),
        (Lang::En, false, facts, entities) => format!("{file}: facts proposed: {facts}, entities: {entities}\n"),
    }
}

/// Says which texts nothing could be read of.
fn warned(archive: &Archive, desk: &Base) -> io::Result<()> {
    let mut out = io::stderr().lock();
    archive.texts.iter().filter(|text| text.passages.is_empty()).try_for_each(|text| {
        let source = &desk.source(text.source).id;
        writeln!(
            out,
            "factlint: source \"{}\": no prose was found in {}; expected paragraphs of an article",
            visible(source),
            visible(&text.path)
        )
    })
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
