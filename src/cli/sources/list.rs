//! `factlint sources list`: a desk's sources, a row each.

use crate::cli::curated::{Shown, Which, files};
use crate::cli::outcome::{Exit, Failure};
use crate::facts::curation::archives::state;
use crate::facts::{Base, Files, Source, SourceId};
use crate::report::table::Table;
use serde::Serialize;

/// List the desk's sources: who published them and when, their archived text, how many facts come from them
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
The last column says whether the archived text is the one that was added: same,
changed, missing, or unknown where no fingerprint was taken.

Examples:
  factlint sources list
  factlint sources list --format json";

/// A source as programs read it.
#[derive(Serialize)]
struct Listed {
    id: String,
    outlet: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
    path: Option<String>,
    archived: Option<String>,
    sha256: Option<String>,
    state: &'static str,
    facts: usize,
}

/// Lists them, in the order of the files.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, files, words) = (&*desk.base, files(&desk), arguments.which.lang(&desk).sheet());
    // What may not leave the desk has left a blank.
    let shown = base.sources.iter().enumerate().filter(|(_, source)| !source.id.is_empty());
    let listed: Vec<Listed> = shown.map(|(at, source)| listed(base, SourceId(at as u32), source, &files)).collect();
    let head = [words.source, words.outlet, words.published, words.facts, words.text, words.state];
    arguments.shown.write(&Table { head, rows: listed.iter().map(row).collect() }, &listed)?;
    Ok(Exit::Clean)
}

fn listed(base: &Base, id: SourceId, source: &Source, files: &dyn Files) -> Listed {
    let own = base.facts.iter().filter(|fact| fact.derived_from.is_empty() && base.reading_of(fact, id).is_some());
    Listed {
        id: source.id.clone(),
        outlet: source.outlet.clone(),
        title: source.title.clone(),
        published: source.published.map(|day| day.to_string()),
        url: source.url.clone(),
        path: source.archive.clone(),
        archived: source.archived.map(|day| day.to_string()),
        sha256: source.sha256.clone(),
        state: state(source, files).name(),
        facts: own.count(),
    }
}

fn row(source: &Listed) -> [String; 6] {
    let told = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let count = source.facts.to_string();
    [source.id.clone(), told(&source.outlet), told(&source.published), count, told(&source.path), source.state.to_owned()]
}
