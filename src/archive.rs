//! Archived texts as evidence, whether or not somebody has made facts of them.
//!
//! The grammar that reads drafts reads them too: [`Statement`]s are what a sentence says that can be wrong, and
//! [`align`] says which of a text's statements speak of the same as one of a draft's.

pub mod align;
mod apart;
mod frame;
pub mod page;
pub mod quotation;
pub mod statement;
pub mod topic;

pub use align::{Heard, Opposed, heard};
pub use quotation::{Quotation, altered, quotations};
pub use statement::{Of, Statement, statements};

use crate::facts::curation::archives;
use crate::facts::{Base, Fact, Files, Problem, SourceId};
use crate::language::Lang;
use jiff::civil::DateTime;
use page::Page;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

static REVISIONS: AtomicU64 = AtomicU64::new(1);

/// The archived texts of a desk, each read once.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The texts, in the order of the sources.
    pub texts: Vec<Arc<Text>>,
    /// The faults of those that can't be read.
    pub unread: Vec<Problem>,
    /// Tells one archive from another in this process.
    pub revision: u64,
}

/// An archived text and what it says.
#[derive(Debug)]
pub struct Text {
    /// Its source.
    pub source: SourceId,
    /// Its file, relative to the desk.
    pub path: String,
    /// Its language.
    pub lang: Lang,
    /// When it was written, as far as it or the desk says.
    pub date: Option<DateTime>,
    /// The file's text, to tell whether it is still the same.
    text: String,
    /// Its paragraphs with what each says.
    pub passages: Vec<Passage>,
}

/// A paragraph of an archived text.
#[derive(Debug)]
pub struct Passage {
    /// Its prose.
    pub text: String,
    /// Its words, folded.
    pub words: Vec<Box<str>>,
    /// What it says, in order.
    pub statements: Vec<Statement>,
    /// What it puts between quotation marks, in order.
    pub quotations: Vec<Quotation>,
}

impl Archive {
    /// Reads the archived texts of a desk; what hasn't changed since an earlier reading is taken over.
    #[must_use]
    pub fn read(base: &Base, files: &dyn Files, earlier: &Self) -> Self {
        let known: FxHashMap<&str, &Arc<Text>> = earlier.texts.iter().map(|text| (text.path.as_str(), text)).collect();
        let is_known = |known: &&&Arc<Text>, source: SourceId, text: &str| known.source == source && known.text == text;
        let mut out = Self { revision: REVISIONS.fetch_add(1, Ordering::Relaxed), ..Self::default() };
        for (source, path) in base.links.archived().filter_map(|id| Some((id, base.source(id).archive.as_deref()?))) {
            match files.read(path) {
                Ok(text) => {
                    let same = known.get(path).filter(|known| is_known(known, source, &text)).map(|known| Arc::clone(known));
                    out.texts.push(same.unwrap_or_else(|| Arc::new(Text::read(source, path, text, base))));
                }
                Err(error) => out.unread.extend(archives::fault(path, &error)),
            }
        }
        let revision = if out.has_same(earlier) { earlier.revision } else { out.revision };
        Self { revision, ..out }
    }

    /// Whether another reading has the very same texts.
    #[must_use]
    pub fn has_same(&self, other: &Self) -> bool {
        self.texts.len() == other.texts.len() && self.texts.iter().zip(&other.texts).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// Those of its texts that are of some sources, which are in order.
    #[must_use]
    pub fn of_sources(&self, sources: &[SourceId]) -> Self {
        let holds = |text: &&Arc<Text>| sources.binary_search(&text.source).is_ok();
        Self { texts: self.texts.iter().filter(holds).cloned().collect(), revision: self.revision, ..Self::default() }
    }
}

/// The texts that a draft is held against.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The texts.
    pub texts: Vec<Arc<Text>>,
    /// Whether the draft itself names them as its sources.
    pub named: bool,
    /// The sources that it names, whether or not they have a text, in order.
    sources: Vec<SourceId>,
    /// The dossiers that it names.
    dossiers: Vec<String>,
    /// The archive they are of, by its revision.
    revision: u64,
}

impl Scope {
    /// The texts of an archive that are of the sources that a draft names, in their order; all where it names none.
    #[must_use]
    pub fn of(archive: &Archive, named: Option<Vec<SourceId>>) -> Self {
        let texts = named.as_ref().map_or_else(|| archive.texts.clone(), |sources| archive.of_sources(sources).texts);
        let is_named = named.is_some();
        Self { texts, named: is_named, sources: named.unwrap_or_default(), dossiers: Vec::new(), revision: archive.revision }
    }

    /// The same for a draft that names dossiers besides.
    #[must_use]
    pub fn within(self, dossiers: &[String]) -> Self {
        Self { dossiers: dossiers.to_vec(), ..self }
    }

    /// The same for a draft that names dossiers alone, of which these are the texts.
    #[must_use]
    pub fn of_dossiers(self, dossiers: &[String]) -> Self {
        Self { sources: Vec::new(), ..self.within(dossiers) }
    }

    /// Whether a fact of the desk applies to the draft: one that doesn't can't speak in a text's place.
    #[must_use]
    pub fn holds(&self, fact: &Fact) -> bool {
        let said = || fact.says.iter().any(|reading| self.sources.binary_search(&reading.source).is_ok());
        is_of_dossier(&fact.place.path, &self.dossiers) && (self.sources.is_empty() || said())
    }

    /// Whether there is no text in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// Whether a file is one of some dossiers, by its stem, or lies in the folder that is one; any is where there are none.
#[must_use]
pub fn is_of_dossier(path: &str, dossiers: &[String]) -> bool {
    let is_it = |part: &str| {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        dossiers.iter().any(|dossier| dossier == part || dossier == stem)
    };
    dossiers.is_empty() || path.split('/').any(is_it)
}

impl PartialEq for Scope {
    fn eq(&self, other: &Self) -> bool {
        (self.revision, self.named) == (other.revision, other.named)
            && (&self.sources, &self.dossiers) == (&other.sources, &other.dossiers)
            && self.texts.iter().map(|text| text.source).eq(other.texts.iter().map(|text| text.source))
    }
}

impl Eq for Scope {}

impl PartialEq for Archive {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

impl Eq for Archive {}

impl Text {
    fn read(source: SourceId, path: &str, text: String, base: &Base) -> Self {
        let page = Page::read(path, &text, base.source(source).published);
        let passages = page.paragraphs.iter().map(|prose| page.passage(prose)).collect();
        Self { source, path: path.to_owned(), lang: page.lang, date: page.date, text, passages }
    }
}
