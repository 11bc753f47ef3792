//! What features look at: everything that is open and known, as it was when a request came.
//!
//! It is a handful of pointers, so that a feature may take its time without holding anything up.

use super::capabilities::Client;
use super::convert::{from_proto, to_proto};
use super::names::{Name, Thing, names};
use super::session::{Checked, Opened, View, path};
use super::shelf::{self, Shelf};
use crate::facts::FactId;
use crate::text::Span;
use crate::text::document::Document;
use ropey::Rope;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::lsp_types::{Location, Position, Url};

/// Everything a feature may look at.
#[derive(Clone)]
pub(super) struct World {
    /// What the client can do.
    pub(super) client: Client,
    /// Open drafts that were checked.
    pub(super) drafts: BTreeMap<Url, View>,
    /// Open files of desks.
    pub(super) files: HashMap<Url, Document>,
    /// Open desks, by their folder.
    pub(super) desks: BTreeMap<PathBuf, Arc<Opened>>,
    /// Drafts that are not open.
    pub(super) shelf: Arc<Shelf>,
}

/// A desk's file as it is now.
pub(super) struct DeskFile<'w> {
    /// The desk.
    pub(super) desk: &'w Arc<Opened>,
    /// Its address.
    pub(super) uri: Url,
    /// Its text.
    pub(super) rope: Rope,
    /// What it names.
    pub(super) names: Vec<Name>,
}

/// A draft as checked, and where a span of it stands now.
pub(super) struct Draft {
    /// Its address.
    pub(super) uri: Url,
    /// What was found.
    pub(super) view: View,
}

impl World {
    /// The desk that a file lies in: the nearest, where one lies in another.
    pub(super) fn desk_of(&self, uri: &Url) -> Option<&Arc<Opened>> {
        path(uri)?.ancestors().find_map(|folder| self.desks.get(folder))
    }

    /// The version of a document that is open.
    pub(super) fn version(&self, uri: &Url) -> Option<i32> {
        let draft = self.drafts.get(uri).map(|view| view.version);
        draft.or_else(|| Some(self.files.get(uri)?.version))
    }

    /// An open file of a desk.
    pub(super) fn file(&self, uri: &Url) -> Option<DeskFile<'_>> {
        let rope = self.files.get(uri)?.rope.clone();
        Some(DeskFile::new(self.desk_of(uri)?, uri.clone(), rope))
    }

    /// The files of a desk that may name some things, open ones as they are typed.
    pub(super) fn files_naming<'w>(&self, desk: &'w Arc<Opened>, things: &[Thing]) -> Vec<DeskFile<'w>> {
        let may_name = |text: &str| things.iter().any(|thing| thing.may_stand_in(text));
        let file = |(path, uri): (&String, Url)| {
            let open = self.files.get(&uri).map(|document| document.rope.clone());
            Some(DeskFile::new(desk, uri, open.or_else(|| desk.texts.holding(path, may_name))?))
        };
        if things.is_empty() { Vec::new() } else { desk.addresses().filter_map(file).collect() }
    }

    /// The drafts of a desk, open or not.
    pub(super) fn drafts_of(&self, desk: &Arc<Opened>) -> Vec<Draft> {
        let root = &desk.desk.root;
        let here = |view: &View| view.checked.desk.as_ref().is_some_and(|other| other.desk.root == *root);
        let open = self.drafts.iter().filter(|(_, view)| here(view)).map(|(uri, view)| Draft { uri: uri.clone(), view: view.clone() });
        let closed = self.closed(desk).into_iter().filter_map(|(path, uri)| self.shelved(&path, uri, desk));
        open.chain(closed).collect()
    }

    /// Every draft of the workspace, one by one with its number and how many there are, until one is refused. Says whether none was.
    pub(super) fn all_drafts(&self, mut each: impl FnMut(Draft, usize, usize) -> bool) -> bool {
        let open = self.drafts.iter().map(|(uri, view)| Draft { uri: uri.clone(), view: view.clone() });
        let closed = self.desks.values().flat_map(|desk| self.closed(desk).into_iter().map(move |path| (path, desk)));
        let (open, closed): (Vec<_>, Vec<_>) = (open.collect(), closed.collect());
        let of = open.len() + closed.len();
        let closed = closed.into_iter().filter_map(|((path, uri), desk)| self.shelved(&path, uri, desk));
        open.into_iter().chain(closed).enumerate().all(|(at, draft)| each(draft, at + 1, of))
    }

    /// The drafts of a desk that are not open.
    fn closed(&self, desk: &Opened) -> Vec<(PathBuf, Url)> {
        let paths = shelf::drafts(desk).into_iter();
        paths
            .filter_map(|path| Some((path.clone(), Url::from_file_path(&path).ok().filter(|uri| !self.drafts.contains_key(uri))?)))
            .collect()
    }

    fn shelved(&self, path: &Path, uri: Url, desk: &Arc<Opened>) -> Option<Draft> {
        let checked = self.shelf.checked(path, desk, &self.client)?;
        let rope = checked.document.rope.clone();
        Some(Draft { uri, view: View::new(checked, rope, 0, self.client.clone()) })
    }

    /// What is named at a place of a desk's file.
    pub(super) fn named(&self, uri: &Url, position: Position) -> Option<(Arc<Opened>, Name)> {
        let file = self.file(uri)?;
        let name = file.at(position, self)?.clone();
        Some((Arc::clone(file.desk), name))
    }
}

impl<'w> DeskFile<'w> {
    fn new(desk: &'w Arc<Opened>, uri: Url, rope: Rope) -> Self {
        let names = names(&rope.to_string(), &desk.desk.base);
        Self { desk, uri, rope, names }
    }

    /// The narrowest name at a place; one that is declared rather than only used.
    pub(super) fn at(&self, position: Position, world: &World) -> Option<&Name> {
        let byte = from_proto::byte(&self.rope, position, world.client.encoding);
        let here = self.names.iter().filter(|name| name.span.start <= byte && byte <= name.span.end);
        here.min_by_key(|name| (name.span.len(), !name.declares))
    }

    /// A span of the file as a location.
    pub(super) fn location(&self, span: Span, world: &World) -> Location {
        Location { uri: self.uri.clone(), range: to_proto::range(&self.rope, span, world.client.encoding) }
    }
}

impl Draft {
    /// Where a fact is told in the draft.
    pub(super) fn told(&self, fact: &str) -> Vec<Location> {
        let view = &self.view;
        let told = view.checked.told();
        let of_it = told.iter().filter(|told| view.checked.base.fact(told.fact).id == fact);
        let spans = of_it.filter_map(|told| view.now(told.span));
        spans.map(|span| Location { uri: self.uri.clone(), range: to_proto::range(&view.rope, span, view.client.encoding) }).collect()
    }
}

/// The facts told at a place of a draft, the narrowest first, each once.
pub(super) fn facts_at(view: &View, position: Position) -> Vec<FactId> {
    let byte = view.byte(position);
    let told = view.checked.told();
    let mut here: Vec<(usize, FactId)> = told
        .iter()
        .filter_map(|told| Some((view.now(told.span)?, told.fact)))
        .filter(|(span, _)| span.start <= byte && byte <= span.end)
        .map(|(span, fact)| (span.len(), fact))
        .collect();
    here.sort_unstable();
    here.dedup_by_key(|(_, fact)| *fact);
    here.into_iter().map(|(_, fact)| fact).collect()
}

/// The facts at a place, whether it is a draft or a desk's file, with their desk.
pub(super) fn things_at(world: &World, uri: &Url, position: Position) -> Option<(Arc<Opened>, Vec<Thing>)> {
    if let Some(view) = world.drafts.get(uri) {
        let facts = facts_at(view, position).into_iter().map(|id| Thing::Fact(view.checked.base.fact(id).id.clone()));
        return Some((desk(&view.checked)?, facts.collect()));
    }
    let (desk, name) = world.named(uri, position)?;
    Some((desk, vec![name.thing]))
}

fn desk(checked: &Checked) -> Option<Arc<Opened>> {
    checked.desk.clone()
}
