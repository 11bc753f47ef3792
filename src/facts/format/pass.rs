//! One file being read for its entities or facts, once it is known what all of them declare.

use super::declared::Declared;
use super::file::{Fault, File};
use super::loader::Loader;
use super::table::{self, Node, Table};
use crate::facts::model::EntityId;
use crate::facts::problem::Problem;
use crate::facts::said::Said;
use std::ops::Range;

/// A file being read: what is known by now, and the faults that are found in it.
pub(crate) struct Pass<'l> {
    pub(crate) loader: &'l Loader,
    pub(crate) file: &'l File,
    pub(crate) problems: Vec<Problem>,
}

impl<'l> Pass<'l> {
    pub(crate) const fn new(loader: &'l Loader, file: &'l File) -> Self {
        Self { loader, file, problems: Vec::new() }
    }

    /// Notes a fault at a place.
    pub(crate) fn fault(&mut self, span: Range<usize>, fault: Fault) {
        self.problems.push(self.file.problem(span, fault.rule, fault.message));
    }

    /// Notes a fault of something that is declared.
    pub(crate) fn complain(&mut self, declared: &Declared<'_>, rule: &'static str, message: Said) {
        self.problems.push(self.file.problem(declared.span.clone(), rule, message));
    }

    /// What was read, or nothing and a fault.
    pub(crate) fn good<T>(&mut self, read: Result<T, (Range<usize>, Fault)>) -> Option<T> {
        read.map_err(|(span, fault)| self.fault(span, fault)).ok()
    }

    /// The entities under a key; each unknown one is a fault.
    pub(crate) fn entities(&mut self, of: Table<'_>, key: &str) -> Vec<EntityId> {
        let named = |node: Node<'_>| Some((node.span(), self.loader.entity(node.as_str()?)));
        let found: Vec<_> = table::list(of, key).filter_map(named).collect();
        found.into_iter().filter_map(|(span, found)| self.good(found.map_err(|fault| (span, fault)))).collect()
    }
}
