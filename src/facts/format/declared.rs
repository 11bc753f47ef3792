//! Declarations: a named table in a file.

use super::file::File;
use super::loader::Input;
use super::table::{self, Table, as_table};
use crate::facts::model::Place;
use std::ops::Range;

/// A file and its parsed root.
#[derive(Debug)]
pub(crate) struct Origin<'t, 'a> {
    pub(crate) input: &'t Input,
    pub(crate) root: &'t Table<'a>,
}

/// A named table.
#[derive(Clone, Debug)]
pub(crate) struct Declared<'t, 'a> {
    pub(crate) file: &'t File,
    pub(crate) name: String,
    /// Where its name stands.
    pub(crate) span: Range<usize>,
    pub(crate) table: &'t Table<'a>,
}

/// What the fact files declare under a key, such as `sources`.
pub(crate) fn declared<'t, 'a>(origins: &'t [Origin<'t, 'a>], key: &'t str) -> impl Iterator<Item = Declared<'t, 'a>> {
    let fact_files = origins.iter().filter(|origin| origin.input.vocabulary.is_none());
    fact_files.flat_map(move |origin| {
        let file = &origin.input.file;
        table::children(origin.root, key).into_iter().filter_map(move |(name, node)| {
            Some(Declared { file, name: name.get_ref().to_string(), span: name.span(), table: as_table(node)? })
        })
    })
}

impl Declared<'_, '_> {
    pub(crate) fn place(&self) -> Place {
        self.file.place(self.span.clone())
    }
}
