//! Links to sources: from where a draft names one, and from a fact file's ids and addresses.

use super::convert::to_proto;
use super::names::Thing;
use super::session::{Opened, View, address};
use super::world::World;
use crate::facts::Source;
use crate::facts::outline::outline;
use crate::text::Span;
use tower_lsp::lsp_types::{DocumentLink, Url};

/// The links of a document.
pub(super) fn of(world: &World, uri: &Url) -> Option<Vec<DocumentLink>> {
    match world.drafts.get(uri) {
        Some(view) => of_draft(view),
        None => of_file(world, uri),
    }
}

/// Where a draft names a source by words that no other source has.
fn of_draft(view: &View) -> Option<Vec<DocumentLink>> {
    let desk = view.checked.desk.as_ref()?;
    let base = &view.checked.base;
    let text = view.rope.to_string();
    let mut found = Vec::new();
    for source in &base.sources {
        let own = |name: &&String| !base.sources.iter().any(|other| other.id != source.id && names(other).any(|taken| taken == *name));
        let Some(target) = target(source, desk) else { continue };
        for name in names(source).filter(own) {
            let spans = text.match_indices(name.as_str()).map(|(at, words)| Span::new(at, at + words.len()));
            found.extend(spans.filter(|span| is_whole(&text, *span)).map(|span| link(view, span, target.clone(), source)));
        }
    }
    found.sort_by_key(|link| (link.range.start, link.range.end));
    found.dedup_by_key(|link| link.range);
    Some(found)
}

fn link(view: &View, span: Span, target: Url, source: &Source) -> DocumentLink {
    let range = to_proto::range(&view.rope, span, view.client.encoding);
    DocumentLink { range, target: Some(target), tooltip: source.title.clone(), data: None }
}

fn names(source: &Source) -> impl Iterator<Item = &String> {
    source.names.iter().chain(&source.outlet).filter(|name| name.chars().count() > 1)
}

/// Whether no word goes on at either end.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

/// A source's address, else its archived text.
pub(super) fn target(source: &Source, desk: &Opened) -> Option<Url> {
    let web = source.url.as_deref().and_then(|url| Url::parse(url).ok()).filter(|url| matches!(url.scheme(), "http" | "https"));
    web.or_else(|| address(&desk.desk.root, source.archive.as_deref()?))
}

/// Ids of sources lead to their texts, addresses where they say.
fn of_file(world: &World, uri: &Url) -> Option<Vec<DocumentLink>> {
    let file = world.file(uri)?;
    let base = &file.desk.desk.base;
    let source = |id: &str| base.source_named(id).map(|id| base.source(id));
    let archive = |id: &str| address(&file.desk.desk.root, source(id)?.archive.as_deref()?);
    let ids = file.names.iter().filter_map(|name| match &name.thing {
        Thing::Source(id) => Some((name.span, archive(id)?)),
        _ => None,
    });
    let text = file.rope.to_string();
    let urls = outline(&text).into_iter().filter_map(|entry| {
        let value = entry.value.filter(|_| entry.path.last().is_some_and(|key| key.text == "url"))?;
        Some((value.span, Url::parse(&value.text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?))
    });
    let mut found: Vec<(Span, Url)> = ids.chain(urls).collect();
    found.sort_by_key(|(span, _)| *span);
    let link = |(span, target)| DocumentLink { range: file.location(span, world).range, target: Some(target), tooltip: None, data: None };
    Some(found.into_iter().map(link).collect())
}
