//! Files that remember what was read of a desk's own files: places in them are bytes, and columns need the text.

use crate::facts::{Buffers, Files};
use ropey::Rope;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;

/// Files, and the texts of facts and configuration that were read through it.
pub(super) struct Witness<'a> {
    files: Buffers<'a>,
    read: RefCell<BTreeMap<String, Rope>>,
}

impl<'a> Witness<'a> {
    /// A witness that has seen nothing.
    pub(super) fn new(files: Buffers<'a>) -> Self {
        Self { files, read: RefCell::default() }
    }

    /// What was read, by path.
    pub(super) fn texts(&self) -> BTreeMap<String, Rope> {
        self.read.borrow().clone()
    }
}

impl Files for Witness<'_> {
    fn list(&self, under: &str) -> Vec<String> {
        self.files.list(under)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let text = self.files.read(path)?;
        if path.ends_with(".toml") {
            self.read.borrow_mut().insert(path.to_owned(), Rope::from_str(&text));
        }
        Ok(text)
    }
}
