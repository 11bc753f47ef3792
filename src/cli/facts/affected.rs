//! `factlint facts affected`: the drafts and published articles that a fact concerns.

use super::reach::{Articles, Told, told, with_derived};
use crate::cli::curated::{Shown, Which, failed, ids, meant};
use crate::cli::outcome::{Exit, Failure};
use crate::report::table::Table;

/// Show the drafts and published articles that say something of a fact
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Facts by their ids; the id of an entity means all of its facts
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    articles: Articles,
    /// Exit with 1 if there are any
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Examples:
  factlint facts affected jane-doe.age
  factlint facts affected jane-doe --in drafts --in published
  factlint facts affected jane-doe.age --format tsv | cut -f 1 | sort -u

A place is shown whether it is right or wrong by the fact; facts that follow
from it count too.";

/// Shows the places, by draft.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, words) = (&*desk.base, arguments.which.lang(&desk).sheet());
    let facts = arguments.ids.iter().map(|id| meant(base, id)).collect::<Result<Vec<_>, _>>()?.concat();
    let facts = with_derived(base, ids(base, &facts));
    let drafts = arguments.articles.of(&desk)?;
    let (found, bad) = told(&desk, base, &drafts, &facts, arguments.articles.today());
    let head = [words.place, words.fact, words.verdict, words.text];
    arguments.shown.write(&Table { head, rows: found.iter().map(row).collect() }, &found)?;
    let exit = if arguments.exit_code && !found.is_empty() { Exit::Findings } else { Exit::Clean };
    failed(&bad, exit)
}

fn row(told: &Told) -> [String; 4] {
    [format!("{}:{}:{}", told.path, told.line, told.column), told.fact.clone(), told.verdict.to_owned(), told.text.clone()]
}
