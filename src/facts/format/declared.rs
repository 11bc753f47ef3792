//! Declarations: a named table in a file.

use super::file::File;
use super::loader::Input;
use super::table::{self, Table};
use crate::facts::model::Place;
use std::borrow::Cow;
use std::ops::Range;

/// A file and its parsed root.
#[derive(Debug)]
pub(crate) struct Origin<'t> {
    pub(crate) input: &'t Input,
    pub(crate) root: Table<'t>,
}

/// A named table.
#[derive(Clone, Debug)]
pub(crate) struct Declared<'t> {
    pub(crate) file: &'t File,
    pub(crate) name: Cow<'t, str>,
    /// Where its name stands.
    pub(crate) span: Range<usize>,
    pub(crate) table: Table<'t>,
}

impl Origin<'_> {
    /// Whether it is a fact file, not a vocabulary's.
    pub(crate) const fn is_facts(&self) -> bool {
        self.input.vocabulary.is_none()
    }
}

/// What a fact file declares under a key, such as `sources`.
pub(crate) fn declared<'t>(origin: &Origin<'t>, key: &str) -> impl Iterator<Item = Declared<'t>> + use<'t> {
    let file = &origin.input.file;
    let root = origin.is_facts().then(|| table::children(origin.root, key));
    root.into_iter()
        .flatten()
        .filter_map(move |(name, node)| Some(Declared { file, name: name.text().into(), span: name.span(), table: node.as_table()? }))
}

impl Declared<'_> {
    pub(crate) fn place(&self) -> Place {
        self.file.place(self.span.clone())
    }
}
