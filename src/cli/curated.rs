//! What the curator's subcommands share: which desk, in which language, in which form.

use super::cache;
use super::check::faults_of;
use super::desks;
use super::given::{self, Outside};
use super::outcome::{Exit, Failure, unless_closed};
use crate::facts::{Base, Desk, Disk, EntityId, Fact, FactId, nearest};
use crate::language::Lang;
use crate::report::escape::visible;
use crate::report::table::Table;
use crate::text::fold::bare;
use clap::ValueEnum;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The desk that is looked after.
#[derive(clap::Args)]
pub(super) struct Which {
    /// The desk's folder [default: found upward from here]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR")]
    desk: Option<PathBuf>,
    /// The language of messages, fr or en [default: the desk's, else en]
    #[arg(long, visible_alias = "output-language", value_name = "LANG", value_parser = given::lang)]
    messages: Option<Lang>,
    #[command(flatten)]
    pub(super) outside: Outside,
    #[command(flatten)]
    cache: cache::Given,
}

impl Which {
    /// The desk's folder.
    pub(super) fn root(&self) -> Result<PathBuf, Failure> {
        match &self.desk {
            Some(root) => desks::named(root),
            None => desks::around(&std::env::current_dir()?),
        }
    }

    /// The desk, whatever its faults.
    pub(super) fn open(&self) -> Result<Desk, Failure> {
        Ok(self.cache.open(&self.root()?))
    }

    /// The desk, its faults told; none where it can't be read at all. Where what is shown leaves it, it is as who is outside may see it.
    pub(super) fn sound(&self) -> Result<Desk, Failure> {
        match self.outside.day() {
            Some(today) => self.outside(today),
            None => told(self.open()?, self.messages),
        }
    }

    /// The same; where there is no desk and none is named, one that has nothing of its own.
    pub(super) fn sound_or_bare(&self) -> Result<Desk, Failure> {
        let here = std::env::current_dir()?;
        if self.desk.is_none() && Desk::find(&here).is_none() { Ok(Desk::bare(&here)) } else { self.sound() }
    }

    /// The same as who is outside the desk may see it on a day.
    pub(super) fn outside(&self, today: Date) -> Result<Desk, Failure> {
        told(self.open()?.outside(today), self.messages)
    }

    /// The language of what is said.
    pub(super) fn lang(&self, desk: &Desk) -> Lang {
        desk.config.spoken(self.messages)
    }
}

/// A desk whose faults are told; none where it can't be read at all.
fn told(desk: Desk, messages: Option<Lang>) -> Result<Desk, Failure> {
    faults_of(desk.told().map(|problem| (&desk, problem)), messages)?;
    if desk.problems.iter().any(|problem| problem.fatal) {
        return Err(Failure::new("the desk can't be read"));
    }
    Ok(desk)
}

/// The files of a desk.
pub(super) fn files(desk: &Desk) -> Disk {
    Disk::new(&desk.root)
}

/// Whether a desk will read a fact file where it is to stand.
pub(super) fn will_read(desk: &Desk, target: &Path) -> Result<(), Failure> {
    let is_fact_file = target.extension().is_some_and(|ending| ending == "toml");
    if is_fact_file && desk.config.facts.iter().any(|facts| target.starts_with(desk.root.join(facts))) {
        return Ok(());
    }
    let folders = desk.config.facts.join(", ");
    Err(Failure::new(format!("{}: no fact file of the desk; expected a .toml file in {folders}", target.display())))
}

/// How rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// People: columns under a head
    Table,
    /// Pipes: a line a row, tabs between its cells, no head
    Tsv,
    /// Programs: a document
    Json,
}

/// How to show rows.
#[derive(clap::Args)]
pub(super) struct Shown {
    /// How to show it [default: table on a terminal, else tsv]
    #[arg(long, value_enum)]
    format: Option<Shape>,
}

impl Shown {
    /// Writes rows, or the document that says the same.
    pub(super) fn write<const N: usize>(&self, table: &Table<N>, document: &impl Serialize) -> Result<(), Failure> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let person = || if io::stdout().is_terminal() { Shape::Table } else { Shape::Tsv };
        let written = match self.format.unwrap_or_else(person) {
            Shape::Table if table.rows.is_empty() => Ok(()),
            Shape::Table => table.aligned(&mut out),
            Shape::Tsv => table.tabbed(&mut out),
            Shape::Json => json(document, &mut out),
        };
        unless_closed(written.and_then(|()| out.flush()))
    }
}

/// Writes a document, and ends its line.
pub(super) fn json(document: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, document)?;
    writeln!(out)
}

/// The facts that an id means: one, or all of an entity or of an attribute of it.
pub(super) fn meant<'b>(base: &'b Base, id: &str) -> Result<Vec<&'b Fact>, Failure> {
    let under = |fact: &&Fact| fact.id == id || fact.id.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'));
    let exact: Vec<&Fact> = base.facts.iter().filter(|fact| fact.id == id).collect();
    let found = if exact.is_empty() { base.facts.iter().filter(under).collect() } else { exact };
    if found.is_empty() { Err(unknown("fact", id, base.facts.iter().map(|fact| fact.id.as_str()))) } else { Ok(found) }
}

/// The ids of some facts.
pub(super) fn ids(base: &Base, facts: &[&Fact]) -> impl Iterator<Item = FactId> {
    let wanted: HashSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    let found = base.facts.iter().enumerate().filter(|(_, fact)| wanted.contains(fact.id.as_str()));
    found.map(|(at, _)| FactId(at as u32)).collect::<Vec<_>>().into_iter()
}

/// Says what couldn't be read; a run that lacks something is not done.
pub(super) fn failed(what: &[String], exit: Exit) -> Result<Exit, Failure> {
    for what in what {
        writeln!(anstream::stderr(), "factlint: {}", visible(what))?;
    }
    Ok(if what.is_empty() { exit } else { Exit::Failed })
}

/// The entity of an id, or of a name whatever its case and accents.
pub(super) fn entity(base: &Base, name: &str) -> Result<EntityId, Failure> {
    let ids = || (0..base.entities.len()).map(|at| EntityId(at as u32));
    let by_id = ids().find(|id| base.entity(*id).id == name);
    let folded = bare(name);
    let by_name = || ids().find(|id| base.entity(*id).names.iter().any(|own| bare(own) == folded));
    by_id.or_else(by_name).ok_or_else(|| unknown("entity", name, base.entities.iter().map(|entity| entity.id.as_str())))
}

/// Sees that all that is asked for is there: a misspelled filter isn't an empty list.
pub(super) fn known<'n, I: Iterator<Item = &'n str>>(kind: &str, wanted: &[String], names: impl Fn() -> I) -> Result<(), Failure> {
    let missing = wanted.iter().find(|wanted| !names().any(|name| name == wanted.as_str()));
    missing.map_or(Ok(()), |missing| Err(unknown(kind, missing, names())))
}

/// Nothing of a kind has this name.
pub(super) fn unknown<'n>(kind: &str, name: &str, names: impl Iterator<Item = &'n str>) -> Failure {
    let hint = nearest(name, names).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    Failure::new(format!("no {kind} is called {name:?}{hint}"))
}
