//! `factlint facts vocabularies`: the terms that facts are told in.

use crate::cli::curated::{Shown, Which, known};
use crate::cli::outcome::{Exit, Failure};
use crate::facts::{PerLang, Term, Vocabulary, Words};
use crate::language::Lang;
use crate::report::table::Table;
use serde::Serialize;
use std::collections::BTreeMap;

/// List the vocabularies that are known here, those built in and the desk's own, or the terms of one
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// List the terms of this one
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    which: Which,
}

const HELP: &str = "\
Examples:
  factlint facts vocabularies
  factlint facts vocabularies event
  factlint facts vocabularies office --format json
  factlint facts vocabularies cause | grep -i fire";

/// Lists them by name, or the terms of one in its order.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let desk = arguments.which.sound()?;
    let (base, words) = (&*desk.base, arguments.which.lang(&desk).sheet());
    known("vocabulary", arguments.name.as_slice(), || base.vocabularies.iter().map(|vocabulary| vocabulary.name.as_str()))?;
    let named = |name: &String| base.vocabularies.iter().find(|vocabulary| vocabulary.name == *name);
    if let Some(vocabulary) = arguments.name.as_ref().and_then(named) {
        let terms: Vec<Listed> = vocabulary.terms.iter().map(|term| Listed::of(vocabulary, term)).collect();
        let head = [words.term, words.under, Lang::Fr.code(), Lang::En.code()];
        arguments.shown.write(&Table { head, rows: terms.iter().map(Listed::row).collect() }, &terms)?;
    } else {
        let mut found: Vec<Counted> = base.vocabularies.iter().map(Counted::of).collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        let head = [words.vocabulary, words.terms];
        arguments.shown.write(&Table { head, rows: found.iter().map(Counted::row).collect() }, &found)?;
    }
    Ok(Exit::Clean)
}

/// Words by the codes of their languages.
pub(super) type ByLang = BTreeMap<&'static str, Vec<String>>;

/// All that words list, by language.
pub(super) fn spoken(words: &PerLang<Words>) -> ByLang {
    words.iter().map(|(lang, words)| (lang.code(), words.all().map(str::to_owned).collect())).collect()
}

/// The words of a language in a row.
pub(super) fn joined(words: &ByLang, lang: Lang) -> String {
    words.get(lang.code()).map(|words| words.join(", ")).unwrap_or_default()
}

#[derive(Serialize)]
struct Counted {
    name: String,
    terms: usize,
}

impl Counted {
    fn of(vocabulary: &Vocabulary) -> Self {
        Self { name: vocabulary.name.clone(), terms: vocabulary.terms.len() }
    }

    fn row(&self) -> [String; 2] {
        [self.name.clone(), self.terms.to_string()]
    }
}

/// A term by names alone.
#[derive(Serialize)]
struct Listed {
    id: String,
    under: Vec<String>,
    words: ByLang,
}

impl Listed {
    fn of(vocabulary: &Vocabulary, term: &Term) -> Self {
        let under = term.under.iter().map(|id| vocabulary.get(*id).id.clone()).collect();
        Self { id: term.id.clone(), under, words: spoken(&term.words) }
    }

    fn row(&self) -> [String; 4] {
        [self.id.clone(), self.under.join(" "), joined(&self.words, Lang::Fr), joined(&self.words, Lang::En)]
    }
}
