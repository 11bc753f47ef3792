//! Tables under names of several parts: `[facts.jane.death.date]` is the fact `death.date` of `jane`.
//!
//! A name may go on below a table that is a leaf itself: `death` and `death.date` may both be facts.

use super::file::File;
use super::shape::{Form, Shape};
use super::table::{Key, Node, Table, as_array, as_table, entries};
use crate::facts::problem::Problem;
use crate::facts::said::{Said, say};
use std::ops::Range;

/// A table that stands for one thing.
#[derive(Debug)]
pub(crate) struct Leaf<'t, 'a> {
    /// Its name's parts.
    pub(crate) path: Vec<&'t Key<'a>>,
    /// Its number from 1, if it is one of an array.
    pub(crate) number: Option<usize>,
    pub(crate) table: &'t Table<'a>,
    /// Where it is named.
    pub(crate) span: Range<usize>,
    /// Keys of the table that are not its own but go on its name.
    pub(crate) branches: Vec<&'t str>,
}

/// The leaves below a table, in the order of the file.
pub(crate) fn leaves<'t, 'a>(root: &'t Table<'a>, shape: &Shape, file: &File, problems: &mut Vec<Problem>) -> Vec<Leaf<'t, 'a>> {
    let mut walk = Walk { shape, file, problems, path: Vec::new(), found: Vec::new() };
    for (key, node) in entries(root) {
        walk.enter(key, node);
    }
    let mut found = walk.found;
    found.sort_by_key(|leaf| leaf.span.start);
    found
}

struct Walk<'w, 't, 'a> {
    shape: &'w Shape,
    file: &'w File,
    problems: &'w mut Vec<Problem>,
    path: Vec<&'t Key<'a>>,
    found: Vec<Leaf<'t, 'a>>,
}

impl<'t, 'a> Walk<'_, 't, 'a> {
    fn enter(&mut self, key: &'t Key<'a>, node: &'t Node<'a>) {
        self.path.push(key);
        if let Some(table) = as_table(node) {
            self.table(key, table);
        } else if let Some(items) = tables(node) {
            self.items(&items);
        } else {
            let message = say!("expected a table, as \"{0}\" stands for {1}", key.get_ref().as_ref(), Said::of(self.shape.what, vec![]));
            self.problems.push(self.file.problem(node.span(), "bad-value", message));
        }
        self.path.pop();
    }

    fn table(&mut self, key: &Key<'_>, table: &'t Table<'a>) {
        let is_leaf = self.is_leaf(table);
        let branches: Vec<_> = entries(table).into_iter().filter(|(key, node)| !is_leaf || self.is_branch(key.get_ref(), node)).collect();
        if is_leaf {
            let names = branches.iter().map(|(key, _)| key.get_ref().as_ref()).collect();
            self.found.push(Leaf { path: self.path.clone(), number: None, table, span: key.span(), branches: names });
        }
        for (key, node) in branches {
            self.enter(key, node);
        }
    }

    fn items(&mut self, items: &[(&'t Table<'a>, Range<usize>)]) {
        for (at, (table, span)) in items.iter().enumerate() {
            self.found.push(Leaf { path: self.path.clone(), number: Some(at + 1), table, span: span.clone(), branches: Vec::new() });
        }
    }

    /// Whether a table says something of its own, rather than only lead on to others.
    fn is_leaf(&self, table: &Table<'_>) -> bool {
        let own = |key: &Key<'_>, node: &Node<'_>| match as_table(node) {
            Some(child) => self.shape.key(key.get_ref()).is_some() && !self.is_marked(child),
            None => tables(node).is_none(),
        };
        table.is_empty() || table.iter().any(|(key, node)| own(key, node))
    }

    /// Whether a key of a leaf goes on its name.
    fn is_branch(&self, key: &str, node: &Node<'_>) -> bool {
        match (as_table(node), tables(node)) {
            (Some(table), _) if self.shape.key(key).is_some() => self.is_marked(table),
            (Some(table), _) => self.leads_on(table),
            (None, items) => items.is_some() && self.shape.key(key).is_none(),
        }
    }

    fn leads_on(&self, table: &Table<'_>) -> bool {
        self.is_marked(table) || table.iter().any(|(_, node)| as_table(node).is_some_and(|table| self.leads_on(table)))
    }

    /// Whether a table has a key by which the shape is known, such as `is`.
    fn is_marked(&self, table: &Table<'_>) -> bool {
        self.shape.marks.iter().any(|mark| match (table.get(*mark), self.shape.key(mark).map(|key| key.form)) {
            (Some(node), Some(Form::Map(..))) => node.get_ref().is_table(),
            (node, _) => node.is_some(),
        })
    }
}

/// The tables of an array that has nothing else, each with its place.
fn tables<'t, 'a>(node: &'t Node<'a>) -> Option<Vec<(&'t Table<'a>, Range<usize>)>> {
    let items = as_array(node).filter(|items| !items.is_empty())?;
    items.iter().map(|item| Some((as_table(item)?, item.span()))).collect()
}

#[cfg(test)]
mod tests {
    use super::{File, leaves};
    use crate::facts::format::keys::FACT;

    fn names(text: &str) -> Vec<String> {
        let file = File::new("a".into(), text.into());
        let mut problems = Vec::new();
        let table = file.parse(&mut problems);
        let found = leaves(table.get_ref(), &FACT, &file, &mut problems);
        let name = |leaf: &super::Leaf<'_, '_>| {
            let number = leaf.number.map(|number| format!(".{number}")).unwrap_or_default();
            leaf.path.iter().map(|key| key.get_ref().as_ref()).collect::<Vec<_>>().join(".") + &number
        };
        found.iter().map(name).collect()
    }

    #[test]
    fn names_may_have_several_parts_and_go_on_below_a_leaf() {
        assert_eq!(names("[death.date]\nis = 2026-02-05\n[death]\nis = true\n[age]\nsays.1 = \"x\""), ["death.date", "death", "age"]);
    }

    #[test]
    fn a_table_with_only_keys_of_the_shape_is_a_leaf() {
        assert_eq!(names("[age.text]\nfr = \"x\"\n[said.note]\nis = \"x\""), ["age", "said.note"]);
    }

    #[test]
    fn the_tables_of_an_array_are_numbered() {
        assert_eq!(names("[[office]]\nis = \"a\"\n[[office]]\nis = \"b\""), ["office.1", "office.2"]);
    }
}
