//! Outlines: a draft's claims by entity, a desk file's things, and a workspace's entities and facts.

use super::convert::to_proto;
use super::names::Thing;
use super::session::{Opened, Told, View};
use super::world::{DeskFile, World};
use crate::facts::{Base, EntityId, EntityKind, Fact};
use crate::language::Lang;
use crate::text::Span;
use crate::text::fold::bare;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use tower_lsp::lsp_types::{DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind, Url};

/// The outline of a document.
pub(super) fn of_document(world: &World, uri: &Url) -> Option<DocumentSymbolResponse> {
    let symbols = match world.drafts.get(uri) {
        Some(view) => of_draft(view),
        None => of_file(&world.file(uri)?, world),
    };
    if world.client.nested_symbols {
        return Some(DocumentSymbolResponse::Nested(symbols));
    }
    Some(DocumentSymbolResponse::Flat(symbols.into_iter().flat_map(|symbol| flat(symbol, uri, None)).collect()))
}

/// Entities whose name or id has the asked words in it, and facts of which that is true, or of what they are of.
pub(super) fn of_workspace(world: &World, query: &str) -> Vec<SymbolInformation> {
    let wanted = bare(query);
    let fits = |text: &str| wanted.is_empty() || bare(text).contains(&wanted);
    let of_desk = |desk: &Opened| {
        let mut found = entities(world, desk, &fits);
        if found.len() < MOST {
            found.extend(facts(world, desk, &fits).take(MOST - found.len()));
        }
        found
    };
    world.desks.values().flat_map(|desk| of_desk(desk)).take(MOST).collect()
}

fn entities(world: &World, desk: &Opened, fits: &impl Fn(&str) -> bool) -> Vec<SymbolInformation> {
    let all = desk.desk.base.entities.glances().map(|(_, entity)| entity);
    let found = all.filter(|entity| fits(&entity.id) || entity.names.iter().any(|name| fits(name))).filter_map(|entity| {
        let name = entity.names.first().unwrap_or(&entity.id).clone();
        Some(information(name, kind(entity.kind), desk.location(&entity.place, world.client.encoding)?, None))
    });
    found.take(MOST).collect()
}

fn facts<'w>(world: &'w World, desk: &'w Opened, fits: &'w impl Fn(&str) -> bool) -> impl Iterator<Item = SymbolInformation> + 'w {
    let (base, lang) = (&desk.desk.base, world.client.locale.unwrap_or(Lang::En));
    // Where nothing is asked for, every id fits.
    let entities = (!fits("")).then(|| base.entities.glances());
    let owners = entities.into_iter().flatten().filter(|(_, entity)| fits(entity.label(lang))).map(|(at, _)| EntityId(at as u32));
    let owners: FxHashSet<EntityId> = owners.collect();
    let attributes: Vec<bool> =
        base.attributes.iter().map(|attribute| fits(attribute.label.get(&lang).unwrap_or(&attribute.name))).collect();
    let of_it = move |fact: &Fact| owners.contains(&fact.entity) || attributes.get(fact.attribute.0 as usize).is_some_and(|fits| *fits);
    let meant = move |fact: &Fact| of_it(fact) || fits(&fact.id) || fact.text.get(&lang).is_some_and(|text| fits(text));
    let own = base.facts.glances().filter(move |(_, fact)| fact.derived_from.is_empty() && meant(fact));
    own.filter_map(move |(_, fact)| {
        let location = desk.location(&fact.place, world.client.encoding)?;
        Some(information(fact.id.clone(), SymbolKind::FIELD, location, Some(base.entity_label(fact.entity, lang).to_owned())))
    })
}

/// More than anybody reads.
const MOST: usize = 500;

fn of_draft(view: &View) -> Vec<DocumentSymbol> {
    let told = view.checked.told();
    let mut by_entity: BTreeMap<EntityId, Vec<(&Told<'_>, Span)>> = BTreeMap::new();
    for (told, span) in told.iter().filter_map(|told| Some((told, view.now(told.span)?))) {
        by_entity.entry(view.checked.base.fact(told.fact).entity).or_default().push((told, span));
    }
    let mut entities: Vec<_> = by_entity.into_iter().collect();
    entities.sort_by_key(|(_, claims)| claims[0].1);
    entities.into_iter().map(|(entity, claims)| of_entity(view, entity, &claims)).collect()
}

fn of_entity(view: &View, entity: EntityId, claims: &[(&Told<'_>, Span)]) -> DocumentSymbol {
    let base = &view.checked.base;
    let lang = view.client.locale.unwrap_or(view.checked.report.lang);
    let whole = claims.iter().fold(claims[0].1, |whole, (_, span)| whole.cover(*span));
    let children = claims.iter().map(|(told, span)| of_claim(view, base, told, *span, lang)).collect();
    let range = |span| to_proto::range(&view.rope, span, view.client.encoding);
    let name = base.entity_label(entity, lang).to_owned();
    DocumentSymbol { children: Some(children), ..symbol(name, None, kind(base.entity(entity).kind), (range(whole), range(claims[0].1))) }
}

fn of_claim(view: &View, base: &Base, told: &Told<'_>, span: Span, lang: Lang) -> DocumentSymbol {
    let attribute = base.attribute(base.fact(told.fact).attribute);
    let words = view.rope.get_byte_slice(span.start..span.end).map(|slice| slice.to_string()).unwrap_or_default();
    let mark = match told.finding {
        Some(_) => "✗ ",
        None if told.is_verified() => "✓ ",
        None => "",
    };
    let name = format!("{mark}{words}");
    let range = to_proto::range(&view.rope, span, view.client.encoding);
    let about = attribute.label.get(&lang).unwrap_or(&attribute.name).clone();
    symbol(name, Some(about), SymbolKind::FIELD, (range, range))
}

fn of_file(file: &DeskFile<'_>, world: &World) -> Vec<DocumentSymbol> {
    let mut found: Vec<DocumentSymbol> = Vec::new();
    for name in file.names.iter().filter(|name| name.declares) {
        let (kind, id) = match &name.thing {
            Thing::Source(id) => (SymbolKind::FILE, id),
            Thing::Entity(id) => (SymbolKind::CLASS, id),
            Thing::Fact(id) => (SymbolKind::FIELD, id),
            Thing::Attribute(id) => (SymbolKind::PROPERTY, id),
            Thing::Vocabulary(id) => (SymbolKind::ENUM, id),
            Thing::Term(_, id) => (SymbolKind::ENUM_MEMBER, id),
        };
        let range = file.location(name.span, world).range;
        if !found.iter().any(|known| known.name == *id && known.kind == kind) {
            found.push(symbol(id.clone(), None, kind, (range, range)));
        }
    }
    found
}

#[expect(deprecated, reason = "the type has no other way to be made")]
fn symbol(
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    (range, selection_range): (tower_lsp::lsp_types::Range, tower_lsp::lsp_types::Range),
) -> DocumentSymbol {
    DocumentSymbol { name, detail, kind, tags: None, deprecated: None, range, selection_range, children: None }
}

fn flat(symbol: DocumentSymbol, uri: &Url, container: Option<String>) -> Vec<SymbolInformation> {
    let own = information(symbol.name.clone(), symbol.kind, Location { uri: uri.clone(), range: symbol.range }, container);
    let children = symbol.children.unwrap_or_default().into_iter().flat_map(|child| flat(child, uri, Some(symbol.name.clone())));
    [own].into_iter().chain(children).collect()
}

#[expect(deprecated, reason = "the type has no other way to be made")]
const fn information(name: String, kind: SymbolKind, location: Location, container_name: Option<String>) -> SymbolInformation {
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name }
}

const fn kind(kind: EntityKind) -> SymbolKind {
    match kind {
        EntityKind::Person => SymbolKind::CLASS,
        EntityKind::Group => SymbolKind::MODULE,
        EntityKind::Body => SymbolKind::INTERFACE,
        EntityKind::Place => SymbolKind::NAMESPACE,
        EntityKind::Event => SymbolKind::EVENT,
        EntityKind::Case => SymbolKind::PACKAGE,
        EntityKind::Object => SymbolKind::OBJECT,
        EntityKind::Work => SymbolKind::FILE,
    }
}
