//! Facts as cards: what the desk holds, how surely, who says what and where that is proved; for people and as JSON.

use super::escape::{opening, visible};
use super::{about, phrases};
use crate::facts::{Base, Certainty, Fact, FactValue, Reading, notation_of};
use crate::language::Lang;
use crate::rules::wording;
use crate::values::canonical_value;
use serde::Serialize;
use std::io::{self, Write};

/// A fact by names alone: it can be held against a fact of another base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names are the desk format's own")]
pub struct Card {
    pub id: String,
    pub entity: String,
    pub attribute: String,
    pub is: Vec<String>,
    pub says: String,
    pub status: &'static str,
    pub as_of: Option<String>,
    pub valid: Option<String>,
    pub with: Vec<String>,
    pub checked: Option<String>,
    pub note: Option<String>,
    pub derived_from: Vec<String>,
    pub path: String,
    pub line: usize,
    pub sources: Vec<Said>,
}

/// What a source says of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names are the desk format's own")]
pub struct Said {
    pub id: String,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
    pub is: Option<Vec<String>>,
    pub says: String,
    pub certainty: &'static str,
    pub error: bool,
    pub quote: Option<String>,
    pub note: Option<String>,
    /// The archived text, and the line of the quote in it.
    pub path: Option<String>,
    pub line: Option<usize>,
}

impl Card {
    /// The card of a fact.
    #[must_use]
    pub fn of(base: &Base, fact: &Fact, lang: Lang) -> Self {
        Self {
            id: fact.id.clone(),
            entity: base.entity(fact.entity).id.clone(),
            attribute: base.attribute(fact.attribute).name.clone(),
            is: values(base, fact, &fact.is),
            says: wording::known(base, fact, lang),
            status: fact.status.name(),
            as_of: fact.as_of.map(|day| day.to_string()),
            valid: fact.valid.as_ref().map(canonical_value),
            with: fact.with.iter().map(|entity| base.entity(*entity).id.clone()).collect(),
            checked: fact.checked.map(|day| day.to_string()),
            note: fact.note.clone(),
            derived_from: fact.derived_from.iter().map(|id| base.fact(*id).id.clone()).collect(),
            path: fact.place.path.clone(),
            line: fact.place.line,
            sources: fact.says.iter().map(|reading| said(base, fact, reading, lang)).collect(),
        }
    }
}

fn said(base: &Base, fact: &Fact, reading: &Reading, lang: Lang) -> Said {
    let source = base.source(reading.source);
    Said {
        id: source.id.clone(),
        outlet: source.outlet.clone(),
        published: source.published.map(|day| day.to_string()),
        url: source.url.clone(),
        is: reading.is.as_ref().map(|is| values(base, fact, is)),
        says: wording::said(base, fact, reading, lang),
        certainty: reading.certainty.name(),
        error: reading.error,
        quote: reading.quote.clone(),
        note: reading.note.clone(),
        path: source.archive.clone(),
        line: reading.line,
    }
}

/// Values as a fact file writes them, quotation marks left out; in words where no notation says them.
#[must_use]
pub fn values(base: &Base, fact: &Fact, values: &[FactValue]) -> Vec<String> {
    let written = |value: &FactValue| match value {
        FactValue::Text(text) => text.clone(),
        value => match notation_of(base, fact.attribute, value) {
            Some(text) => text.trim_matches('"').to_owned(),
            None => wording::phrase(base, value, Lang::En),
        },
    };
    values.iter().map(written).collect()
}

/// A fact's card for people.
///
/// # Errors
/// When `out` can't be written to.
pub fn card(base: &Base, fact: &Fact, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let words = lang.sheet();
    writeln!(out, "{}  ({})", opening(&fact.id), visible(&wording::topic(base, fact, lang)))?;
    for (name, value) in lines(base, fact, lang) {
        writeln!(out, "  {name:9} {}", visible(&value))?;
    }
    for reading in &fact.says {
        let source = base.source(reading.source);
        let about = Some(about(source)).filter(|about| !about.is_empty()).map(|about| format!(" ({about})")).unwrap_or_default();
        let quote = reading.quote.iter().map(|quote| phrases::quoted(lang, quote));
        let remark = reading.error.then(|| lang.card().error.to_owned()).into_iter().chain(reading.note.clone());
        let told: Vec<String> = std::iter::once(sure(base, fact, reading, lang)).chain(quote).chain(remark).collect();
        writeln!(out, "  {:9} {}", words.source, visible(&format!("{}{about}: {}", source.id, told.join(", "))))?;
        if let Some(proof) = proof(base, reading) {
            writeln!(out, "  {:9} {}", "", visible(&proof))?;
        }
    }
    Ok(())
}

/// What a card says beside its sources.
fn lines(base: &Base, fact: &Fact, lang: Lang) -> Vec<(&'static str, String)> {
    let words = lang.sheet();
    let facts = || fact.derived_from.iter().map(|id| base.fact(*id).id.clone()).collect::<Vec<_>>().join(", ");
    let told = [
        (words.value, Some(wording::known(base, fact, lang))),
        (words.status, Some(fact.status.word(lang).to_owned())),
        (words.as_of, fact.as_of.map(|day| day.to_string())),
        (words.valid, fact.valid.as_ref().map(canonical_value)),
        (words.checked, fact.checked.map(|day| day.to_string())),
        (words.from, (!fact.derived_from.is_empty()).then(facts)),
        (words.note, fact.note.clone()),
        (words.file, Some(format!("{}:{}", fact.place.path, fact.place.line))),
    ];
    told.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// What a source says, and how surely where it isn't flat.
fn sure(base: &Base, fact: &Fact, reading: &Reading, lang: Lang) -> String {
    let said = wording::said(base, fact, reading, lang);
    if reading.certainty == Certainty::Attributed { format!("{said} ({})", lang.card().attributed) } else { said }
}

/// Where a reading can be looked up: the archived text with its line, else the address.
fn proof(base: &Base, reading: &Reading) -> Option<String> {
    let source = base.source(reading.source);
    let line = reading.line.map(|line| format!(":{line}")).unwrap_or_default();
    let archive = source.archive.as_ref().map(|path| format!("{path}{line}"));
    archive.or_else(|| source.url.clone())
}
