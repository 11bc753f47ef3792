//! Sources: declared ones, and archived texts that nobody declared.

use super::declared::{Declared, Origin, declared};
use super::file::File;
use super::guard;
use super::keys;
use super::loader::Loader;
use super::table::{Node, Table, date, owned, text, texts};
use crate::facts::desk::{TEXTS, ends_in};
use crate::facts::model::{Place, Source, SourceId};
use crate::facts::nearest::nearest;
use crate::facts::said::{did_you_mean, say};
use crate::facts::share::Run;
use crate::language::Lang;
use crate::text::fold::bare;
use rustc_hash::{FxHashMap, FxHashSet};

/// Reads sources; which of them each file declares. `archives` are the files of archived texts; each one's stem is the id of its source.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>], archives: &[String]) -> Vec<Run> {
    let runs = origins.iter().map(|origin| declare(loader, origin)).collect();
    let alike: FxHashMap<String, String> = loader.names.sources.keys().map(|id| (bare(id), id.clone())).collect();
    for path in archives {
        archive(loader, path, &alike);
    }
    protect(loader, origins);
    runs
}

/// Protects each source that some entry means to: one that doesn't count, that has another form than an entry's, or whose id differs from
/// the source's in capitals, accents, blanks or the ending of its text alone. Else what goes wrong with an entry would publish an archived text, which needs none.
fn protect(loader: &mut Loader, origins: &[Origin<'_>]) {
    let meant: FxHashSet<String> = origins.iter().filter(|origin| origin.is_facts()).flat_map(|origin| guarded(origin.root)).collect();
    if meant.is_empty() {
        return;
    }
    for source in loader.base.sources.to_mut() {
        source.protected |= meant.contains(&folded(&source.id));
    }
}

/// An id as far as it may be meant by another: without capitals and accents, blanks around it and the ending of its text.
fn folded(id: &str) -> String {
    bare(if ends_in(id.trim(), TEXTS) { stem(id.trim()) } else { id.trim() })
}

/// The folded ids of the sources that a file means to protect.
fn guarded(root: Table<'_>) -> Vec<String> {
    let sections = root.entries().filter(|(key, _)| is_sources(key.text())).filter_map(|(_, node)| node.as_table());
    let of = |section: Table<'_>| {
        let all = guard::is_over_all(root) || guard::is_over_all(section);
        let is_meant = |node: Node<'_>| all || node.as_table().is_none_or(|entry| guard::is_protected(entry, &keys::SOURCE));
        section.entries().filter(|(_, node)| is_meant(*node)).map(|(key, _)| folded(key.text())).collect::<Vec<_>>()
    };
    sections.flat_map(of).collect()
}

/// Whether a key of a fact file is that of sources, or was meant to be.
pub(super) fn is_sources(key: &str) -> bool {
    key == "sources" || keys::FILE.key(key).is_none() && nearest(key, keys::FILE.keys.iter().map(|key| key.name)) == Some("sources")
}

/// Reads the sources that a file declares.
fn declare(loader: &mut Loader, origin: &Origin<'_>) -> Run {
    let before = loader.base.sources.len();
    for declared in declared(origin, "sources") {
        if loader.is_new("source", "duplicate-source", &declared) {
            add(loader, source(&declared));
        }
    }
    Run::from(before..loader.base.sources.len())
}

/// A source as it is declared.
pub(crate) fn source(declared: &Declared<'_>) -> Source {
    Source {
        id: declared.name.to_string(),
        outlet: owned(declared.table, "outlet"),
        title: owned(declared.table, "title"),
        author: texts(declared.table, "author"),
        url: owned(declared.table, "url"),
        language: text(declared.table, "language").and_then(Lang::of_code),
        published: date(declared.table, "published"),
        names: texts(declared.table, "names"),
        protected: guard::is_protected(declared.table, &keys::SOURCE),
        reliability: owned(declared.table, "reliability"),
        note: owned(declared.table, "note"),
        archive: None,
        sha256: owned(declared.table, "sha256"),
        archived: date(declared.table, "archived"),
        place: declared.place(),
    }
}

/// Gives a source its archived text. A text alone declares its source.
fn archive(loader: &mut Loader, path: &str, alike: &FxHashMap<String, String>) {
    let id = stem(path);
    match loader.names.sources.get(id) {
        Some(known) => {
            let source = &mut loader.base.sources.to_mut()[known.0 as usize];
            if let Some(first) = source.archive.clone() {
                let message = say!("the text is not read: source \"{0}\" has {1}", id, first);
                loader.problems.push(File::new(path.to_owned(), String::new()).problem(0..0, "duplicate-source", message));
            } else {
                source.archive = Some(path.to_owned());
            }
        }
        None => {
            if let Some(declared) = alike.get(&bare(id)) {
                let message = say!("no source \"{0}\" is declared; ids tell capitals and accents apart{1}", id, did_you_mean(declared));
                loader.problems.push(File::new(path.to_owned(), String::new()).problem(0..0, "unknown-source", message));
            }
            let place = Place { path: path.to_owned(), line: 1, ..Place::default() };
            add(loader, Source { id: id.to_owned(), archive: Some(path.to_owned()), place, ..Source::default() });
        }
    }
}

fn add(loader: &mut Loader, source: Source) {
    loader.names.sources.insert(source.id.clone(), SourceId(loader.base.sources.len() as u32));
    loader.base.sources.to_mut().push(source);
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
