//! Readings: what each source says of a fact.

use super::file::Fault;
use super::loader::Loader;
use super::pass::Pass;
use super::quotes::Archives;
use super::table::{Node, Table, children, flag, owned, text};
use crate::facts::model::{Attribute, Certainty, FactValue, Reading, SourceId};
use crate::facts::notation;
use crate::facts::said::say;
use crate::text::Span;

/// Reads the readings of a fact. One of an unknown source, or with a bad value, is a problem and left out.
pub(crate) fn read(pass: &mut Pass<'_>, archives: &mut Archives<'_>, attribute: &Attribute, fact: Table<'_>) -> Vec<Reading> {
    let mut found = Vec::new();
    for (key, node) in children(fact, "says") {
        let named = pass.loader.source(key.text()).map_err(|fault| (key.span(), fault));
        let Some(source) = pass.good(named) else { continue };
        let span = Span::from(key.span()).cover(Span::from(node.span()));
        if let Some(reading) = reading(pass, attribute, source, node) {
            let line = archived(pass, archives, source, node);
            found.push(Reading { line, place: pass.file.place(span.start..span.end), ..reading });
        }
    }
    found
}

/// Whether a reading was left out of a source that is protected, or that nobody knows: what it says may not leave the desk.
pub(crate) fn is_one_lost(loader: &Loader, read: &[Reading], fact: Table<'_>) -> bool {
    let is_lost = |id: &str| match loader.names.sources.get(id) {
        Some(source) => loader.base.source(*source).protected && read.iter().all(|reading| reading.source != *source),
        None => true,
    };
    children(fact, "says").count() != read.len() && children(fact, "says").any(|(key, _)| is_lost(key.text()))
}

fn reading(pass: &mut Pass<'_>, attribute: &Attribute, source: SourceId, node: Node<'_>) -> Option<Reading> {
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
        is: own_value(pass, attribute, table)?,
        certainty: text(table, "certainty").and_then(Certainty::named).unwrap_or_default(),
        error: flag(table, "error"),
        quote: owned(table, "quote"),
        note: owned(table, "note"),
        ..bare
    })
}

/// The source's own value, if it has one; nothing at all when it can't be read.
#[expect(clippy::option_option, reason = "a reading without a value is good, one with a bad value is not")]
fn own_value(pass: &mut Pass<'_>, attribute: &Attribute, table: Table<'_>) -> Option<Option<Vec<FactValue>>> {
    let Some(node) = table.get("is") else { return Some(None) };
    pass.good(notation::parse(pass.loader, attribute, node)).map(Some)
}

/// The line of the quote in the archived text. A quote that isn't there is a problem.
fn archived(pass: &mut Pass<'_>, archives: &mut Archives<'_>, source: SourceId, node: Node<'_>) -> Option<usize> {
    let node = node.as_table().map_or(Some(node), |table| table.get("quote"))?;
    let quote = node.as_str()?;
    let source = pass.loader.base.source(source);
    let path = source.archive.as_deref()?;
    let line = archives.text(path)?.line_of(quote);
    if line.is_none() {
        let message = say!("the quote isn't in {0}; expected words of source \"{1}\", cuts marked […]", path, &source.id);
        pass.fault(node.span(), Fault::new("quote-not-found", message));
    }
    line
}
