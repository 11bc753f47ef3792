//! The texts of a desk's facts and configuration: as they were read, or read when somebody asks for a place in them.
//!
//! A desk that was opened compiled was made of files that nobody has read.

use super::session::address;
use crate::facts::{Disk, Files};
use ropey::Rope;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tower_lsp::lsp_types::Url;

/// From how many bytes on a text is long: a large desk has hundreds of megabytes of them.
const LONG: u64 = 1 << 20;

/// The texts, by their path in the desk.
#[derive(Debug)]
pub(super) struct Texts {
    root: PathBuf,
    files: BTreeMap<String, Text>,
}

/// A text, and what else of its file was asked for.
#[derive(Debug, Default)]
struct Text {
    rope: OnceLock<Option<Rope>>,
    is_short: OnceLock<bool>,
    address: OnceLock<Option<Url>>,
}

impl Texts {
    /// Texts that were read.
    pub(super) fn read(texts: BTreeMap<String, Rope>) -> Self {
        Self {
            root: PathBuf::new(),
            files: texts.into_iter().map(|(path, text)| (path, Text { rope: OnceLock::from(Some(text)), ..Text::default() })).collect(),
        }
    }

    /// Texts that weren't.
    pub(super) fn unread(root: &Path, paths: impl IntoIterator<Item = String>) -> Self {
        Self { root: root.to_path_buf(), files: paths.into_iter().map(|path| (path, Text::default())).collect() }
    }

    /// A text; one that wasn't read is read now.
    pub(super) fn get(&self, path: &str) -> Option<&Rope> {
        let read = || Disk::new(&self.root).read(path).ok().map(|text| Rope::from_str(&text));
        self.files.get(path)?.rope.get_or_init(read).as_ref()
    }

    /// A text to tell one place by: one that was read, or isn't long. Of a long one a line has to do.
    pub(super) fn at_hand(&self, path: &str) -> Option<&Rope> {
        let is_short = || self.root.join(path).metadata().is_ok_and(|about| about.len() <= LONG);
        let text = self.files.get(path)?;
        let is_at_hand = text.rope.get().is_some() || *text.is_short.get_or_init(is_short);
        if is_at_hand { self.get(path) } else { None }
    }

    /// Where a file of a desk is.
    pub(super) fn address(&self, root: &Path, path: &str) -> Option<Url> {
        let there = || address(root, path);
        self.files.get(path).map_or_else(there, |text| text.address.get_or_init(there).clone())
    }

    /// A text, if it was read when the desk was: of another nobody can tell whether it still is what the desk was made of.
    pub(super) fn kept(&self, path: &str) -> Option<&Rope> {
        if self.is_unread(path) { None } else { self.get(path) }
    }

    /// Whether the desk was made of a text that wasn't read then.
    pub(super) fn is_unread(&self, path: &str) -> bool {
        !self.root.as_os_str().is_empty() && self.files.contains_key(path)
    }

    /// A text in which something stands. One that wasn't read is read for this, and kept by nobody.
    pub(super) fn holding(&self, path: &str, holds: impl Fn(&str) -> bool) -> Option<Rope> {
        match self.files.get(path)?.rope.get() {
            Some(rope) => rope.clone(),
            None => Disk::new(&self.root).read(path).ok().filter(|text| holds(text)).map(|text| Rope::from_str(&text)),
        }
    }

    /// The paths of all of them.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }
}
