//! The drafts of a desk that are not open, as checked last: read again when they, or the facts, have changed.

use super::Check;
use super::capabilities::Client;
use super::session::{Checked, Opened, Snapshot};
use super::stamp::plain;
use crate::check::Memo;
use crate::facts::{Disk, Files};
use crate::language::Lang;
use crate::text::Markup;
use crate::text::document::Document;
use crate::text::markup::{LARGEST, within};
use std::collections::HashMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use tower_lsp::lsp_types::Url;

/// Checks drafts on disk and remembers them.
pub(super) struct Shelf {
    check: Check,
    known: Mutex<HashMap<PathBuf, Known>>,
}

/// A draft as checked, what it and its facts looked like then, and in which language it was told.
struct Known {
    outside: (Option<SystemTime>, u64),
    revision: u64,
    locale: Option<Lang>,
    checked: Arc<Checked>,
}

impl Shelf {
    /// An empty shelf.
    pub(super) fn new(check: Check) -> Self {
        Self { check, known: Mutex::default() }
    }

    /// A draft on disk, checked against its desk; nothing if it can't be read.
    pub(super) fn checked(&self, path: &Path, desk: &Arc<Opened>, client: &Client) -> Option<Arc<Checked>> {
        let about = path.metadata().ok()?;
        let (outside, revision, locale) = ((about.modified().ok(), about.len()), desk.desk.base.revision, client.locale);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(path).filter(|known| (known.outside, known.revision, known.locale) == (outside, revision, locale)) {
            return Some(Arc::clone(&known.checked));
        }
        let checked = Arc::new(self.check(path, desk, client)?);
        known.insert(path.to_owned(), Known { outside, revision, locale, checked: Arc::clone(&checked) });
        Some(checked)
    }

    fn check(&self, path: &Path, desk: &Arc<Opened>, client: &Client) -> Option<Checked> {
        let text = text(path)?;
        let markup = Markup::of_path(path.to_str()?);
        let uri = Url::from_file_path(path).ok()?;
        let (document, desk_of, client) = (Document::new(&text, 0), Some(Arc::clone(desk)), client.clone());
        let snapshot = Snapshot { uri, document, markup, desk: desk_of, client, before: None, typing: None };
        let base = Arc::clone(&desk.desk.base);
        let options = snapshot.options();
        // A draft that the engine can't read is as if it weren't there.
        let report = catch_unwind(AssertUnwindSafe(|| (self.check)(&text, markup, &base, &options, &mut Memo::default()))).ok()?;
        Some(snapshot.checked(base, options, report))
    }
}

/// The text of a draft's file, as far as drafts are read.
fn text(path: &Path) -> Option<String> {
    let mut text = String::new();
    let file = std::fs::File::open(path).ok()?;
    let read = file.take(LARGEST + 1).read_to_string(&mut text).ok()?;
    within(LARGEST, read as u64).is_ok().then_some(text)
}

/// The drafts on disk of a desk.
pub(super) fn drafts(desk: &Opened) -> Vec<PathBuf> {
    let disk = Disk::new(&desk.desk.root);
    let listed = desk.desk.config.drafts.iter().flat_map(|folder| disk.list(folder));
    let mut found: Vec<PathBuf> = listed
        .filter(|path| Markup::of_ending(path).is_some_and(|markup| !markup.is_packed()))
        .map(|path| plain(&desk.desk.root.join(path)))
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, text};
    use std::fs::File;

    #[test]
    fn a_draft_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        for (len, is_read) in [(0, true), (3, true), (LARGEST, true), (LARGEST + 1, false)] {
            File::create(&path).unwrap().set_len(len).unwrap();
            assert_eq!(text(&path).is_some(), is_read, "{len}");
        }
    }
}
