//! Commands that a client may run. What they show is in their results too, for clients that can't show a document.

use super::card::{self, Style};
use super::export;
use super::lens::Sum;
use super::links;
use super::listing;
use super::session::Opened;
use super::world::World;
use crate::language::Lang;
use serde_json::{Value, json};
use std::sync::Arc;
use tower_lsp::lsp_types::{Location, Range, Url};

/// Checks a draft and gives the sum of it.
pub(super) const CHECK_DOCUMENT: &str = "factlint.checkDocument";
/// Shows a fact.
pub(super) const SHOW_FACT: &str = "factlint.showFact";
/// Opens a source at the passage that a fact rests on.
pub(super) const OPEN_SOURCE: &str = "factlint.openSource";
/// Forgets everything that was read and reads it anew.
pub(super) const RESTART: &str = "factlint.restart";
/// Says what the server knows and has open.
pub(super) const SERVER_STATUS: &str = "factlint.serverStatus";
/// Gives the report of a draft, or of all, as Markdown.
pub(super) const EXPORT_REPORT: &str = "factlint.exportReport";

/// Gives a draft's claims as data.
pub(super) const LIST_CLAIMS: &str = "factlint.listClaims";

/// Every command.
pub(super) const ALL: [&str; 7] = [CHECK_DOCUMENT, SHOW_FACT, OPEN_SOURCE, RESTART, SERVER_STATUS, EXPORT_REPORT, LIST_CLAIMS];

/// What a command is told: one object.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The document it is about.
    pub(super) uri: Option<Url>,
    fact: Option<String>,
    source: Option<String>,
}

impl Told {
    /// Reads the arguments; what can't be read is as if it weren't said.
    pub(super) fn of(arguments: &[Value]) -> Self {
        let text = |key: &str| arguments.first().and_then(|told| told.get(key)?.as_str().map(str::to_owned));
        Self { uri: text("uri").and_then(|uri| Url::parse(&uri).ok()), fact: text("fact"), source: text("source") }
    }
}

/// What a command gives, and what the client is to show.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The result.
    pub(super) value: Value,
    /// The document to show, with the place in it.
    pub(super) show: Option<(Url, Option<Range>)>,
}

/// Runs a command that only looks. `goes_on` hears how far it is, and says whether anybody still wants it.
pub(super) fn run(world: &World, command: &str, told: &Told, goes_on: &dyn Fn(usize, usize) -> bool) -> Option<Outcome> {
    match command {
        CHECK_DOCUMENT => Some(Outcome { value: sum(world, told.uri.as_ref()?)?, show: None }),
        SHOW_FACT => fact(world, told),
        OPEN_SOURCE => source(world, told),
        SERVER_STATUS => Some(Outcome { value: status(world), show: None }),
        EXPORT_REPORT => Some(Outcome { value: json!(export::report(world, told.uri.as_ref(), goes_on)?), show: None }),
        LIST_CLAIMS => Some(Outcome { value: listing::of(world.drafts.get(told.uri.as_ref()?)?), show: None }),
        _ => None,
    }
}

fn sum(world: &World, uri: &Url) -> Option<Value> {
    let view = world.drafts.get(uri)?;
    let Sum { verified, contradicted, disputed, unsourced } = Sum::of(view);
    Some(json!({"version": view.version, "verified": verified, "contradicted": contradicted, "disputed": disputed, "unsourced": unsourced}))
}

/// The desk that has the fact: the document's own, else the first.
fn desk<'w>(world: &'w World, told: &Told) -> Option<&'w Arc<Opened>> {
    let own = told.uri.as_ref().and_then(|uri| world.desk_of(uri));
    let id = told.fact.as_ref()?;
    own.or_else(|| world.desks.values().find(|desk| desk.desk.base.fact_named(id).is_some()))
}

fn fact(world: &World, told: &Told) -> Option<Outcome> {
    let desk = desk(world, told)?;
    let id = desk.desk.base.fact_named(told.fact.as_ref()?)?;
    let lang = world.client.locale.unwrap_or(Lang::En);
    let location = desk.location(&desk.desk.base.fact(id).place, world.client.encoding)?;
    let card = card::of_fact(&desk.desk.base, id, false, None, lang, Style::Markdown);
    Some(Outcome { value: json!({"card": card, "location": location}), show: Some((location.uri, Some(location.range))) })
}

/// The archived passage, else the source's address.
fn source(world: &World, told: &Told) -> Option<Outcome> {
    let desk = desk(world, told)?;
    let base = &desk.desk.base;
    let fact = base.fact(base.fact_named(told.fact.as_ref()?)?);
    let reading = fact
        .says
        .iter()
        .find(|reading| base.source(reading.source).id == *told.source.as_ref().unwrap_or(&base.source(reading.source).id))?;
    let source = base.source(reading.source);
    let archived = source.archive.as_deref().and_then(|path| super::session::address(&desk.desk.root, path));
    let range = super::convert::to_proto::line(reading.line.unwrap_or(1));
    match archived {
        Some(uri) => Some(Outcome { value: json!(Location { uri: uri.clone(), range }), show: Some((uri, Some(range))) }),
        None => {
            let uri = links::target(source, desk)?;
            Some(Outcome { value: json!({"uri": uri}), show: Some((uri, None)) })
        }
    }
}

fn status(world: &World) -> Value {
    let desk = |desk: &Arc<Opened>| {
        let base = &desk.desk.base;
        json!({"root": desk.desk.root, "facts": base.facts.len(), "sources": base.sources.len(), "faults": desk.desk.problems.len()})
    };
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "desks": world.desks.values().map(desk).collect::<Vec<_>>(),
        "drafts": world.drafts.keys().collect::<Vec<_>>(),
        "diagnostics": if world.client.pulls { "pull" } else { "push" },
        "encoding": format!("{:?}", world.client.encoding).to_lowercase(),
    })
}
