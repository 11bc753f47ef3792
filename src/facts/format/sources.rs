//! Sources: declared ones, and archived texts that nobody declared.

use super::declared::{Declared, Origin, declared};
use super::file::File;
use super::loader::Loader;
use super::table::{date, flag, owned, text, texts};
use crate::facts::model::{Place, Source, SourceId};
use crate::facts::said::say;
use crate::facts::share::Run;
use crate::language::Lang;

/// Reads sources; which of them each file declares. `archives` are the files of archived texts; each one's stem is the id of its source.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>], archives: &[String]) -> Vec<Run> {
    let runs = origins.iter().map(|origin| declare(loader, origin)).collect();
    for path in archives {
        archive(loader, path);
    }
    runs
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
        protected: flag(declared.table, "protected"),
        reliability: owned(declared.table, "reliability"),
        note: owned(declared.table, "note"),
        archive: None,
        sha256: owned(declared.table, "sha256"),
        archived: date(declared.table, "archived"),
        place: declared.place(),
    }
}

/// Gives a source its archived text. A text alone declares its source.
fn archive(loader: &mut Loader, path: &str) {
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
