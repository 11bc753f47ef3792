//! Declarations: a named table in a file.

use super::file::File;
use super::loader::Input;
use super::table::{self, Table};
use crate::facts::model::Place;
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
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) span: Range<usize>,
    pub(crate) table: Table<'t>,
}

/// What the fact files declare under a key, such as `sources`.
pub(crate) fn declared<'t>(origins: &'t [Origin<'t>], key: &'t str) -> impl Iterator<Item = Declared<'t>> {
    let fact_files = origins.iter().filter(|origin| origin.input.vocabulary.is_none());
    fact_files.flat_map(move |origin| {
        let file = &origin.input.file;
        table::children(origin.root, key).filter_map(move |(name, node)| {
            Some(Declared { file, name: name.text().to_string(), span: name.span(), table: node.as_table()? })
        })
    })
}

impl Declared<'_> {
    pub(crate) fn place(&self) -> Place {
        self.file.place(self.span.clone())
    }
}
