//! `factlint facts names`: what a fact file may name.

use crate::cli::curated::{Shown, Which, known};
use crate::cli::outcome::{Exit, Failure};
use crate::facts::{Attribute, Base, Nameable};
use crate::language::Lang;
use crate::report::table::Table;
use serde::Serialize;
use std::collections::BTreeMap;

/// List what a fact file may name: attributes, events, vocabularies and their terms
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Only what is called or told so, in French or English, whatever the case and accents; each further word narrows it
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// The terms of this vocabulary alone; may be repeated
    #[arg(long, value_name = "NAME")]
    vocabulary: Vec<String>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Examples:
  factlint facts names                                 all of them
  factlint facts names killed                          what tells that somebody was killed
  factlint facts names directeur --vocabulary office   the offices that are told so
  factlint facts names vote share --format json        with every word that tells them

What is built in comes with the desk's own, or alone where there is no desk. Of
an attribute it is shown of which type its values are, which kinds of entity it
is of, and the vocabulary that its terms are from.";

/// What a fact file may name, as programs read it.
#[derive(Serialize)]
struct Listed<'b> {
    name: &'b str,
    kind: &'static str,
    #[serde(rename = "type")]
    form: Option<&'static str>,
    of: Vec<&'static str>,
    vocabulary: Option<&'b str>,
    under: Vec<&'b str>,
    label: Option<&'b str>,
    words: BTreeMap<&'static str, Vec<&'b str>>,
}

/// Lists them: attributes by name, events, then each vocabulary with its terms.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound_or_bare()?;
    let (base, lang) = (&*desk.base, arguments.which.lang(&desk));
    known("vocabulary", &arguments.vocabulary, || base.vocabularies.iter().map(|vocabulary| vocabulary.name.as_str()))?;
    let wanted = |nameable: &Nameable<'_>| is_of(*nameable, &arguments.vocabulary) && nameable.is_called(base, &arguments.words);
    let found: Vec<Listed<'_>> = base.nameables().into_iter().filter(wanted).map(|found| listed(base, found, lang)).collect();
    let words = lang.sheet();
    let head = [words.name, words.kind, words.form, words.of, words.vocabulary, words.label];
    arguments.shown.write(&Table { head, rows: found.iter().map(row).collect() }, &found)?;
    Ok(Exit::Clean)
}

/// Whether it is a term of one of some vocabularies, if any are asked for.
fn is_of(nameable: Nameable<'_>, vocabularies: &[String]) -> bool {
    vocabularies.is_empty() || matches!(nameable, Nameable::Term(own, _) if vocabularies.contains(&own.name))
}

fn listed<'b>(base: &'b Base, nameable: Nameable<'b>, lang: Lang) -> Listed<'b> {
    let (form, of) = match nameable {
        Nameable::Attribute(Attribute { value, subject, .. }) => (Some(value.name()), subject.iter().map(|kind| kind.name()).collect()),
        _ => (None, Vec::new()),
    };
    let under = match nameable {
        Nameable::Term(vocabulary, term) => term.under.iter().map(|above| vocabulary.get(*above).id.as_str()).collect(),
        _ => Vec::new(),
    };
    Listed {
        name: nameable.name(),
        kind: nameable.kind(),
        form,
        of,
        vocabulary: nameable.vocabulary(base).map(|vocabulary| vocabulary.name.as_str()),
        under,
        label: nameable.label(lang),
        words: nameable.told(base).into_iter().map(|(lang, words)| (lang.code(), words)).collect(),
    }
}

fn row(listed: &Listed<'_>) -> [String; 6] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [listed.name.to_owned(), listed.kind.to_owned(), text(listed.form), listed.of.join(" "), text(listed.vocabulary), text(listed.label)]
}
