//! Tables under names of several parts: `[facts.jane.death.date]` is the fact `death.date` of `jane`.
//!
//! A name may go on below a table that is a leaf itself: `death` and `death.date` may both be facts.

use super::file::File;
use super::shape::{Form, Shape};
use super::table::{Key, Node, Table};
use crate::facts::problem::Problem;
use crate::facts::said::{Said, say};
use std::ops::Range;

/// A table that stands for one thing.
#[derive(Debug)]
pub(crate) struct Leaf<'t> {
    /// Its name's parts.
    pub(crate) path: Vec<Key<'t>>,
    /// Its number from 1, if it is one of an array.
    pub(crate) number: Option<usize>,
    pub(crate) table: Table<'t>,
    /// Where it is named.
    pub(crate) span: Range<usize>,
    /// Keys of the table that are not its own but go on its name.
    pub(crate) branches: Vec<&'t str>,
}

/// The leaves below a table, in the order of the file.
pub(crate) fn leaves<'t>(root: Table<'t>, shape: &Shape, file: &File, problems: &mut Vec<Problem>) -> Vec<Leaf<'t>> {
    let mut walk = Walk { shape, file, problems, path: Vec::new(), found: Vec::new() };
    for (key, node) in root.entries() {
        walk.enter(key, node);
    }
    let mut found = walk.found;
    found.sort_by_key(|leaf| leaf.span.start);
    found
}

/// Whether a node is a table that says something by itself, or several.
pub(super) fn is_told(node: Node<'_>, shape: &Shape) -> bool {
    let first = node.as_table().or_else(|| tables(node)?.into_iter().map(|(table, _)| table).next());
    first.is_some_and(|table| shape.marks.iter().any(|mark| table.contains_key(mark)))
}

struct Walk<'w, 't> {
    shape: &'w Shape,
    file: &'w File,
    problems: &'w mut Vec<Problem>,
    path: Vec<Key<'t>>,
    found: Vec<Leaf<'t>>,
}

impl<'t> Walk<'_, 't> {
    fn enter(&mut self, key: Key<'t>, node: Node<'t>) {
        self.path.push(key);
        if let Some(table) = node.as_table() {
            self.table(key, table);
        } else if let Some(items) = tables(node) {
            self.items(items);
        } else {
            let message = say!("expected a table, as \"{0}\" stands for {1}", key.text(), Said::of(self.shape.what, vec![]));
            self.problems.push(self.file.problem(node.span(), "bad-value", message));
        }
        self.path.pop();
    }

    fn table(&mut self, key: Key<'_>, table: Table<'t>) {
        let is_leaf = self.is_leaf(table);
        let branches: Vec<_> = table.entries().filter(|(key, node)| !is_leaf || self.is_branch(key.text(), *node)).collect();
        if is_leaf {
            let names = branches.iter().map(|(key, _)| key.text()).collect();
            self.found.push(Leaf { path: self.path.clone(), number: None, table, span: key.span(), branches: names });
        }
        for (key, node) in branches {
            self.enter(key, node);
        }
    }

    fn items(&mut self, items: Vec<(Table<'t>, Range<usize>)>) {
        for (at, (table, span)) in items.into_iter().enumerate() {
            self.found.push(Leaf { path: self.path.clone(), number: Some(at + 1), table, span, branches: Vec::new() });
        }
    }

    /// Whether a table says something of its own, rather than only lead on to others.
    fn is_leaf(&self, table: Table<'_>) -> bool {
        let own = |key: Key<'_>, node: Node<'_>| match node.as_table() {
            Some(child) => self.shape.key(key.text()).is_some() && !self.is_marked(child),
            None => tables(node).is_none(),
        };
        table.is_empty() || table.entries().any(|(key, node)| own(key, node))
    }

    /// Whether a key of a leaf goes on its name.
    fn is_branch(&self, key: &str, node: Node<'_>) -> bool {
        match (node.as_table(), tables(node)) {
            (Some(table), _) if self.shape.key(key).is_some() => self.is_marked(table),
            (Some(table), _) => self.leads_on(table),
            (None, items) => items.is_some() && self.shape.key(key).is_none(),
        }
    }

    fn leads_on(&self, table: Table<'_>) -> bool {
        self.is_marked(table) || table.entries().any(|(_, node)| node.as_table().is_some_and(|table| self.leads_on(table)))
    }

    /// Whether a table has a key by which the shape is known, such as `is`.
    fn is_marked(&self, table: Table<'_>) -> bool {
        self.shape.marks.iter().any(|mark| match (table.get(mark), self.shape.key(mark).map(|key| key.form)) {
            (Some(node), Some(Form::Map(..))) => node.as_table().is_some(),
            (node, _) => node.is_some(),
        })
    }
}

/// The tables of an array that has nothing else, each with its place.
fn tables<'t>(node: Node<'t>) -> Option<Vec<(Table<'t>, Range<usize>)>> {
    let items: Vec<_> = node.as_array()?.map(|item| Some((item.as_table()?, item.span()))).collect::<Option<_>>()?;
    (!items.is_empty()).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::{File, leaves};
    use crate::facts::format::keys::FACT;

    fn names(text: &str) -> Vec<String> {
        let file = File::new("a".into(), text.into());
        let mut problems = Vec::new();
        let document = file.parse(&mut problems);
        let found = leaves(document.root(), &FACT, &file, &mut problems);
        let name = |leaf: &super::Leaf<'_>| {
            let number = leaf.number.map(|number| format!(".{number}")).unwrap_or_default();
            leaf.path.iter().map(|key| key.text()).collect::<Vec<_>>().join(".") + &number
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
