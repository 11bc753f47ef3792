//! `factlint facts diff`: what changed in the facts since a revision, and which drafts that touches.

use super::reach::{Articles, Told, told, with_derived};
use crate::cli::curated::{Shown, Which, failed, ids};
use crate::cli::git::Past;
use crate::cli::outcome::{Exit, Failure};
use crate::facts::{Base, Desk, Fact};
use crate::language::Lang;
use crate::report::cards::Card;
use crate::report::changes::{Change, Kind, changes};
use crate::report::table::Table;
use serde::Serialize;
use std::collections::BTreeSet;

/// Show which facts changed since a revision of git, and which drafts they touch
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The revision that the facts are held against, such as HEAD, main or v1
    #[arg(value_name = "REV", default_value = "HEAD")]
    revision: String,
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
  factlint facts diff                        what is not committed yet
  factlint facts diff main --in published    what a branch changes, and which articles
  factlint facts diff HEAD~3 --format json

Facts that only moved in their files haven't changed. Those that were taken out
are looked for in the drafts as they were.";

/// A fact that changed, and where drafts say something of it.
#[derive(Serialize)]
struct Touching {
    #[serde(flatten)]
    change: Change,
    drafts: Vec<Told>,
}

/// Shows what changed, fact by fact.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    arguments.which.outside.refuse("facts diff")?;
    let desk = arguments.which.sound()?;
    let (lang, today) = (arguments.which.lang(&desk), arguments.articles.today());
    let past = Desk::open_with(&desk.root, &Past::new(&desk.root, &arguments.revision)?);
    let changes = changes(&cards(&past.base, lang), &cards(&desk.base, lang));
    let drafts = if changes.is_empty() { Vec::new() } else { arguments.articles.of(&desk)? };
    let mut bad = BTreeSet::new();
    let mut reach = |base: &Base, wanted: fn(Kind) -> bool| {
        let facts: Vec<&Fact> = changes.iter().filter(|change| wanted(change.kind)).filter_map(|change| fact(base, &change.id)).collect();
        // Without such facts there is nothing to look for.
        let drafts = if facts.is_empty() { &[] } else { drafts.as_slice() };
        let (found, failures) = told(&desk, base, drafts, &with_derived(base, ids(base, &facts)), today);
        bad.extend(failures);
        found
    };
    let mut places = reach(&desk.base, |kind| kind != Kind::Removed);
    places.extend(reach(&past.base, |kind| kind == Kind::Removed));
    let found: Vec<Touching> = changes.into_iter().map(|change| touching(change, &desk.base, &places)).collect();
    show(arguments, &found, lang)?;
    let exit = if arguments.exit_code && !found.is_empty() { Exit::Findings } else { Exit::Clean };
    failed(&bad.into_iter().collect::<Vec<_>>(), exit)
}

fn fact<'b>(base: &'b Base, id: &str) -> Option<&'b Fact> {
    base.fact_named(id).map(|id| base.fact(id))
}

/// The facts that files hold: what follows from others changes with them.
fn cards(base: &Base, lang: Lang) -> Vec<Card> {
    base.facts.iter().filter(|fact| fact.derived_from.is_empty()).map(|fact| Card::of(base, fact, lang)).collect()
}

/// The places that rest on a fact, or on one that follows from it.
fn touching(change: Change, base: &Base, places: &[Told]) -> Touching {
    let follows =
        |told: &Told| fact(base, &told.fact).is_some_and(|fact| fact.derived_from.iter().any(|id| base.fact(*id).id == change.id));
    let drafts = places.iter().filter(|told| told.fact == change.id || follows(told)).cloned().collect();
    Touching { change, drafts }
}

fn show(arguments: &Arguments, found: &[Touching], lang: Lang) -> Result<(), Failure> {
    let words = lang.sheet();
    let head = [words.fact, words.change, words.before, words.after, words.drafts];
    arguments.shown.write(&Table { head, rows: found.iter().flat_map(rows).collect() }, &found)
}

/// A row for what came or went, a row a key for what changed.
fn rows(Touching { change, drafts }: &Touching) -> Vec<[String; 5]> {
    let places: BTreeSet<String> = drafts.iter().map(|told| format!("{}:{}", told.path, told.line)).collect();
    let places = places.into_iter().collect::<Vec<_>>().join(" ");
    let value = |of: fn(&crate::report::changes::Key) -> &Option<String>| {
        change.keys.iter().find(|key| key.name == "is").and_then(|key| of(key).clone()).unwrap_or_default()
    };
    let row = |what: &str, before: String, after: String| [change.id.clone(), what.to_owned(), before, after, places.clone()];
    match change.kind {
        Kind::Added => vec![row("added", String::new(), value(|key| &key.after))],
        Kind::Removed => vec![row("removed", value(|key| &key.before), String::new())],
        Kind::Changed => {
            let told = |text: &Option<String>| text.clone().unwrap_or_default();
            change.keys.iter().map(|key| row(&key.name, told(&key.before), told(&key.after))).collect()
        }
    }
}
