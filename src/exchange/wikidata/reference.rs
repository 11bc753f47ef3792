//! References to sources: the page where something is said, else the work that it is stated in, else Wikidata itself.

use super::item::{Reference, Snak};
use super::{id, time};
use crate::exchange::record::{Record, Source};
use crate::exchange::told::{digest, host};
use serde_json::Value;

/// What a statement without a reference is said by.
const WIKIDATA: &str = "wikidata";

/// Declares the sources of a statement, and names them as a fact does.
pub(super) fn read(references: &[Reference], record: &mut Record) -> Vec<(String, Option<String>)> {
    let mut sources: Vec<Source> = references.iter().filter_map(source).collect();
    if sources.is_empty() {
        let url = Some("https://www.wikidata.org/".to_owned());
        sources.push(Source { id: WIKIDATA.to_owned(), outlet: Some("Wikidata".to_owned()), url, ..Source::default() });
    }
    let mut says: Vec<(String, Option<String>)> = Vec::new();
    for source in sources {
        if !says.iter().any(|(known, _)| *known == source.id) {
            says.push((source.id.clone(), None));
            record.sources.push(source);
        }
    }
    says
}

/// What a copy from an encyclopedia is taken from (P143) is no source: only pages and works are.
fn source(reference: &Reference) -> Option<Source> {
    let first = |property: &str| reference.snaks.get(property).first();
    let published = first("P577").and_then(Snak::value).and_then(|value| time::date(value).ok()).filter(|date| date.len() == 10);
    let url = first("P854").and_then(Snak::value).and_then(Value::as_str);
    if let Some(url) = url {
        let outlet = host(url).map(str::to_owned);
        return Some(Source { id: format!("web-{}", digest(url)), outlet, url: Some(url.to_owned()), published, ..Source::default() });
    }
    let work = first("P248").and_then(Snak::item)?;
    let url = format!("https://www.wikidata.org/wiki/Q{work}");
    Some(Source { id: id(work), outlet: Some(format!("Wikidata Q{work}")), url: Some(url), published, ..Source::default() })
}
