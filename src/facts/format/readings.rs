//! Readings: what each source says of a fact.

use super::file::File;
use super::loader::Loader;
use super::quotes::Archives;
use super::table::{Node, Table, children, flag, owned, text};
use crate::facts::model::{Attribute, Certainty, FactValue, Reading, SourceId};
use crate::facts::notation;
use crate::facts::said::say;
use crate::text::Span;

/// Reads the readings of a fact. One of an unknown source, or with a bad value, is a problem and left out.
pub(crate) fn read(loader: &mut Loader, archives: &mut Archives<'_>, attribute: &Attribute, file: &File, fact: Table<'_>) -> Vec<Reading> {
    let mut found = Vec::new();
    for (key, node) in children(fact, "says") {
        let source = match loader.source(key.text()) {
            Ok(source) => source,
            Err(fault) => {
                loader.problems.push(file.problem(key.span(), fault.rule, fault.message));
                continue;
            }
        };
        let span = Span::from(key.span()).cover(Span::from(node.span()));
        if let Some(reading) = reading(loader, attribute, file, source, node) {
            let line = archived(loader, archives, file, source, node);
            found.push(Reading { line, place: file.place(span.start..span.end), ..reading });
        }
    }
    found
}

fn reading(loader: &mut Loader, attribute: &Attribute, file: &File, source: SourceId, node: Node<'_>) -> Option<Reading> {
    let bare = Reading {
        source,
        is: None,
        certainty: Certainty::default(),
        error: false,
        quote: node.as_str().map(str::to_owned),
        note: None,
        place: crate::facts::model::Place::default(),
        line: None,
    };
    let Some(table) = node.as_table() else { return bare.quote.is_some().then_some(bare) };
    Some(Reading {
        is: own_value(loader, attribute, file, table)?,
        certainty: text(table, "certainty").and_then(Certainty::named).unwrap_or_default(),
        error: flag(table, "error"),
        quote: owned(table, "quote"),
        note: owned(table, "note"),
        ..bare
    })
}

/// The source's own value, if it has one; nothing at all when it can't be read.
#[expect(clippy::option_option, reason = "a reading without a value is good, one with a bad value is not")]
fn own_value(loader: &mut Loader, attribute: &Attribute, file: &File, table: Table<'_>) -> Option<Option<Vec<FactValue>>> {
    let Some(node) = table.get("is") else { return Some(None) };
    match notation::parse(loader, attribute, node) {
        Ok(values) => Some(Some(values)),
        Err((span, fault)) => {
            loader.problems.push(file.problem(span, fault.rule, fault.message));
            None
        }
    }
}

/// The line of the quote in the archived text. A quote that isn't there is a problem.
fn archived(loader: &mut Loader, archives: &mut Archives<'_>, file: &File, source: SourceId, node: Node<'_>) -> Option<usize> {
    let node = node.as_table().map_or(Some(node), |table| table.get("quote"))?;
    let quote = node.as_str()?;
    let source = loader.base.source(source);
    let path = source.archive.as_deref()?;
    let line = archives.text(path)?.line_of(quote);
    if line.is_none() {
        let message = say!("the quote isn't in {0}; expected words of source \"{1}\", cuts marked […]", path, &source.id);
        loader.problems.push(file.problem(node.span(), "quote-not-found", message));
    }
    line
}
