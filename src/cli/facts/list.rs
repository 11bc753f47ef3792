//! `factlint facts list`: a desk's facts, a row each.

use crate::cli::curated::{Shown, Which, entity, known};
use crate::cli::outcome::{Exit, Failure};
use crate::facts::{Base, EntityId, Fact, choices};
use crate::language::Lang;
use crate::report::cards::Card;
use crate::report::table::Table;
use crate::rules::wording;
use clap::builder::PossibleValuesParser;

/// List the desk's facts, all or some
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Of this entity alone, by its id or a name; may be repeated
    #[arg(long, value_name = "ENTITY")]
    entity: Vec<String>,
    /// Of this attribute alone; may be repeated
    #[arg(long, value_name = "NAME")]
    attribute: Vec<String>,
    /// Of this status alone; may be repeated
    #[arg(long, value_name = "STATUS", value_parser = PossibleValuesParser::new(choices("status")))]
    status: Vec<String>,
    /// Those of which this source says something; may be repeated
    #[arg(long, value_name = "ID")]
    source: Vec<String>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Examples:
  factlint facts list
  factlint facts list --entity \"Jane Doe\" --status single-source
  factlint facts list --source 003 --format json
  factlint facts list --attribute age | cut -f 1,2";

/// Lists them, in the order of the files.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, lang) = (&*desk.base, arguments.which.lang(&desk));
    let wanted = Wanted::new(arguments, base)?;
    let facts: Vec<&Fact> = base.facts.iter().filter(|fact| wanted.is(base, fact)).collect();
    let cards: Vec<Card> = facts.iter().map(|fact| Card::of(base, fact, lang)).collect();
    let words = lang.sheet();
    let head = [words.fact, words.value, words.status, words.sources];
    arguments.shown.write(&Table { head, rows: facts.iter().map(|fact| row(base, fact, lang)).collect() }, &cards)?;
    Ok(Exit::Clean)
}

fn row(base: &Base, fact: &Fact, lang: Lang) -> [String; 4] {
    let sources: Vec<&str> = fact.says.iter().map(|reading| base.source(reading.source).id.as_str()).collect();
    [fact.id.clone(), wording::known(base, fact, lang), fact.status.name().to_owned(), sources.join(" ")]
}

/// Which facts are listed; what is empty asks for nothing.
struct Wanted<'a> {
    entities: Vec<EntityId>,
    arguments: &'a Arguments,
}

impl<'a> Wanted<'a> {
    fn new(arguments: &'a Arguments, base: &Base) -> Result<Self, Failure> {
        let entities = arguments.entity.iter().map(|name| entity(base, name)).collect::<Result<_, _>>()?;
        known("attribute", &arguments.attribute, || base.attributes.iter().map(|attribute| attribute.name.as_str()))?;
        known("source", &arguments.source, || base.sources.iter().map(|source| source.id.as_str()))?;
        Ok(Self { entities, arguments })
    }

    fn is(&self, base: &Base, fact: &Fact) -> bool {
        let any = |wanted: &[String], own: &str| wanted.is_empty() || wanted.iter().any(|name| name == own);
        let Arguments { attribute, status, source, .. } = self.arguments;
        let said = || fact.says.iter().any(|reading| any(source, &base.source(reading.source).id));
        (self.entities.is_empty() || self.entities.contains(&fact.entity))
            && any(attribute, &base.attribute(fact.attribute).name)
            && any(status, fact.status.name())
            && (source.is_empty() || said())
    }
}
