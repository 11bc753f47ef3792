//! `factlint facts conflicts`: where sources disagree, a row a side.

use crate::archive::Archive;
use crate::cli::curated::{Shown, Which, files};
use crate::cli::outcome::{Exit, Failure};
use crate::facts::curation::sides::{Side, is_disputed, sides};
use crate::facts::{Base, Desk, Fact};
use crate::language::Lang;
use crate::propose::{Aim, propose};
use crate::report::cards::values;
use crate::report::table::Table;
use crate::rules::wording;
use serde::Serialize;

/// Show where sources disagree: each side, and who takes it
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Show too where archived texts disagree on what the desk has no fact of; a desk without facts does so anyway
    #[arg(long)]
    texts: bool,
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
  factlint facts conflicts
  factlint facts conflicts --texts
  factlint facts conflicts --messages fr
  factlint facts conflicts --format json

A reading that is known to be wrong (error = true) takes no side, and a fact
that is retracted, superseded or rejected is left out. The desk's own side comes
first, marked with a star. What texts say that nobody has made facts of has none.";

/// A fact on which sources disagree, as programs read it.
#[derive(Serialize)]
struct Conflict {
    id: String,
    entity: String,
    attribute: String,
    status: &'static str,
    proposed: bool,
    sides: Vec<Taken>,
}

#[derive(Serialize)]
struct Taken {
    is: Vec<String>,
    says: String,
    desk: bool,
    sources: Vec<String>,
}

/// Shows them, in the order of the files.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let lang = arguments.which.lang(&desk);
    let mut found = conflicts(&desk.base, lang, |_| true);
    if arguments.texts || desk.base.facts.is_empty() {
        found.extend(between_texts(&desk, lang));
    }
    let words = lang.sheet();
    let head = [words.entity, words.attribute, words.side, words.sources];
    arguments.shown.write(&Table { head, rows: found.iter().flat_map(rows).collect() }, &found)?;
    Ok(if arguments.exit_code && !found.is_empty() { Exit::Findings } else { Exit::Clean })
}

fn conflicts(base: &Base, lang: Lang, wanted: impl Fn(&Fact) -> bool) -> Vec<Conflict> {
    let holds = |fact: &&Fact| !fact.status.is_gone();
    let disputed = base.facts.iter().filter(holds).filter(|fact| wanted(fact) && is_disputed(base, fact));
    disputed.map(|fact| conflict(base, fact, lang)).collect()
}

/// Where archived texts disagree on what the desk has no fact of.
fn between_texts(desk: &Desk, lang: Lang) -> Vec<Conflict> {
    let archive = Archive::read(&desk.base, &files(desk), &Archive::default());
    let proposed = propose(&archive, &desk.base, Aim::Offer);
    let own = |fact: &Fact| desk.base.group(fact.entity, fact.attribute).is_some() || desk.base.is_withheld(fact.entity, fact.attribute);
    let curated = |fact: &Fact| (fact.entity.0 as usize) < proposed.known && own(fact);
    conflicts(&proposed.base, lang, |fact| fact.derived_from.is_empty() && !curated(fact))
}

fn conflict(base: &Base, fact: &Fact, lang: Lang) -> Conflict {
    let own = base.entity(fact.entity).id.clone();
    Conflict {
        attribute: fact.id.strip_prefix(&format!("{own}.")).unwrap_or(&fact.id).to_owned(),
        entity: own,
        id: fact.id.clone(),
        status: fact.status.name(),
        proposed: fact.proposed,
        sides: sides(fact).iter().map(|side| taken(base, fact, side, lang)).collect(),
    }
}

fn taken(base: &Base, fact: &Fact, side: &Side<'_>, lang: Lang) -> Taken {
    let desk = side.is == fact.is;
    Taken {
        is: values(base, fact, side.is),
        says: side.readings.first().map(|reading| wording::said(base, fact, reading, lang)).unwrap_or_default(),
        desk,
        sources: side.readings.iter().map(|reading| base.source(reading.source).id.clone()).collect(),
    }
}

fn rows(conflict: &Conflict) -> impl Iterator<Item = [String; 4]> {
    let row = |side: &Taken| {
        let star = if side.desk { " *" } else { "" };
        [conflict.entity.clone(), conflict.attribute.clone(), format!("{}{star}", side.says), side.sources.join(" ")]
    };
    conflict.sides.iter().map(row).collect::<Vec<_>>().into_iter()
}
