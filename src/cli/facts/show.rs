//! `factlint facts show`: the card of a fact.

use crate::cli::curated::{Which, json, meant};
use crate::cli::outcome::{Exit, Failure, unless_closed};
use crate::facts::{Base, Fact};
use crate::language::Lang;
use crate::report::cards::{self, Card};
use clap::ValueEnum;
use std::io::{self, Write};

/// Show what is known of a fact: its value and status, who says so in which words, and where that is proved
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Facts by their ids; the id of an entity means all of its facts
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    /// How to show it
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    which: Which,
}

/// How a card is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// People
    Text,
    /// Programs: an array with an object a fact
    Json,
}

const HELP: &str = "\
Examples:
  factlint facts show jane-doe.age
  factlint facts show jane-doe --messages fr
  factlint facts show jane-doe.age --format json";

/// Shows the cards, in the order in which they were asked for.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, lang) = (&*desk.base, arguments.which.lang(&desk));
    let facts = arguments.ids.iter().map(|id| meant(base, id)).collect::<Result<Vec<_>, _>>()?.concat();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = match arguments.format {
        Format::Text => text(base, &facts, lang, &mut out),
        Format::Json => json(&facts.iter().map(|fact| Card::of(base, fact, lang)).collect::<Vec<_>>(), &mut out),
    };
    unless_closed(written.and_then(|()| out.flush()))?;
    Ok(Exit::Clean)
}

fn text(base: &Base, facts: &[&Fact], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for (at, fact) in facts.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        cards::card(base, fact, lang, out)?;
    }
    Ok(())
}
