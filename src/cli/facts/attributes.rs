//! `factlint facts attributes`: what a fact may say here.

use super::vocabularies::{ByLang, joined, spoken};
use crate::cli::curated::{Shown, Which, known};
use crate::cli::outcome::{Exit, Failure};
use crate::facts::{Attribute, Base, EntityKind, example};
use crate::language::Lang;
use crate::report::table::Table;
use serde::Serialize;

/// List the attributes that a fact may have here, those built in and the desk's own, or show one
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Show this one whole: an example, its words, its vocabulary
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Examples:
  factlint facts attributes
  factlint facts attributes residence
  factlint facts attributes --format json
  factlint facts attributes | grep event

An attribute may stand several times: what it means depends on the kind of its
subject. One that lists no kinds is said of any.";

/// Lists them by name, or shows what one name means.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, lang) = (&*desk.base, arguments.which.lang(&desk));
    known("attribute", arguments.name.as_slice(), || base.attributes.iter().map(|attribute| attribute.name.as_str()))?;
    let is_wanted = |attribute: &&Attribute| arguments.name.as_ref().is_none_or(|name| *name == attribute.name);
    let mut found: Vec<Known> = base.attributes.iter().filter(is_wanted).map(|attribute| Known::of(base, attribute, lang)).collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    if arguments.name.is_some() {
        let rows = found.iter().flat_map(|known| known.lines(lang)).collect();
        arguments.shown.write(&Table { head: [lang.sheet().attribute, lang.sheet().value], rows }, &found)?;
    } else {
        let words = lang.sheet();
        let head = [words.attribute, words.values, words.kinds, words.origin, words.label];
        arguments.shown.write(&Table { head, rows: found.iter().map(Known::row).collect() }, &found)?;
    }
    Ok(Exit::Clean)
}

/// An attribute by names alone.
#[derive(Serialize)]
struct Known {
    name: String,
    #[serde(rename = "type")]
    value: &'static str,
    subject: Vec<&'static str>,
    own: bool,
    label: String,
    example: Option<String>,
    vocabulary: Option<String>,
    words: ByLang,
}

impl Known {
    fn of(base: &Base, attribute: &Attribute, lang: Lang) -> Self {
        Self {
            name: attribute.name.clone(),
            value: attribute.value.name(),
            subject: attribute.subject.iter().map(|kind| EntityKind::name(*kind)).collect(),
            own: attribute.own,
            label: attribute.label.get(&lang).unwrap_or(&attribute.name).clone(),
            example: example(base, attribute),
            vocabulary: attribute.vocabulary.map(|id| base.vocabulary(id).name.clone()),
            words: spoken(&attribute.words),
        }
    }

    fn origin(&self) -> &'static str {
        if self.own { "desk" } else { "built-in" }
    }

    fn row(&self) -> [String; 5] {
        [self.name.clone(), self.value.to_owned(), self.subject.join(" "), self.origin().to_owned(), self.label.clone()]
    }

    /// All of it, a line each; what it lacks is left out.
    fn lines(&self, lang: Lang) -> Vec<[String; 2]> {
        let words = lang.sheet();
        let told = [
            (words.attribute, Some(self.name.clone())),
            (words.label, Some(self.label.clone())),
            (words.values, Some(self.value.to_owned())),
            ("is", self.example.clone()),
            (words.kinds, Some(self.subject.join(" "))),
            (words.origin, Some(self.origin().to_owned())),
            (words.vocabulary, self.vocabulary.clone()),
        ];
        let spoken = Lang::ALL.map(|lang| (lang.code(), Some(joined(&self.words, lang))));
        let lines = told.into_iter().chain(spoken).filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
        lines.map(|(name, value)| [name.to_owned(), value]).collect()
    }
}
