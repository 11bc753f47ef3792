//! Files that remember what was read of a desk's own files: places in them are bytes, and columns need the text.

use crate::facts::{Buffers, Files};
use ropey::Rope;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// Files, and the texts of facts and configuration that were read through it.
pub(super) struct Witness<'a> {
    files: Buffers<'a>,
    read: Mutex<BTreeMap<String, Rope>>,
}

impl<'a> Witness<'a> {
    /// A witness that has seen nothing.
    pub(super) fn new(files: Buffers<'a>) -> Self {
        Self { files, read: Mutex::default() }
    }

    /// What was read, by path.
    pub(super) fn texts(&self) -> BTreeMap<String, Rope> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Files for Witness<'_> {
    fn list(&self, under: &str) -> Vec<String> {
        self.files.list(under)
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let text = self.files.read(path)?;
        if path.ends_with(".toml") {
            let rope = Rope::from_str(&text);
            self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), rope);
        }
        Ok(text)
    }
}
