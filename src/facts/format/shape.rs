//! The shape of a file: whether its keys are known and their values of the right form.

use super::file::File;
use super::keys::LANGUAGES;
use super::table::{self, Node, Table, Value, did_you_mean};
use super::tree::{self, Leaf};
use crate::facts::nearest::nearest;
use crate::facts::problem::Problem;
use crate::facts::said::{self, Said, say};

/// A table with known keys.
#[derive(Debug)]
pub(crate) struct Shape {
    /// What it describes, with its article.
    pub(crate) what: &'static str,
    pub(crate) keys: &'static [Key],
    /// Keys by which one is known among names of several parts.
    pub(crate) marks: &'static [&'static str],
}

/// A key and the form of its value.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) form: &'static Form,
    pub(crate) doc: &'static str,
}

/// What a value may be.
#[derive(Debug)]
pub(crate) enum Form {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A date, or a date and time, bare or as a string.
    Date,
    /// One of some strings.
    Choice(&'static [&'static str]),
    /// A value of a fact: its form depends on the attribute.
    Value,
    /// An array.
    List(&'static Self),
    /// The first alternative that fits.
    Either(&'static [Self]),
    /// A table whose keys are names of the given things.
    Map(&'static str, &'static Self),
    /// A table whose keys are languages.
    ByLang(&'static Self),
    /// A table with known keys.
    Table(&'static Shape),
    /// Tables of that shape under names of one or more parts.
    Tree(&'static Shape),
}

/// Checks a file's table, or one that stands for it.
pub(crate) fn check(file: &File, table: Table<'_>, shape: &'static Shape, problems: &mut Vec<Problem>) {
    Checker { file, problems }.table(table, shape);
}

/// What is wrong with a key that a shape doesn't have.
pub(crate) fn unknown(shape: &Shape, name: &str) -> Said {
    let hint = match nearest(name, shape.names()) {
        Some(meant) => said::did_you_mean(meant),
        None => say!("; expected one of {0}", shape.names().collect::<Vec<_>>().join(", ")),
    };
    say!("unknown key \"{0}\" in {1}{2}", name, Said::of(shape.what, vec![]), hint)
}

/// The same of a key of one of many tables.
fn astray(shape: &Shape, leaf: &Leaf<'_>, key: table::Key<'_>, node: Node<'_>) -> Said {
    match beyond(shape, leaf, key, node) {
        Some(name) => {
            let what = Said::of(shape.what, vec![]);
            say!("unknown key \"{0}\" in {1}; behind [[…]] put the whole name in quotes: \"{2}\"", key.text(), what, name)
        }
        None => unknown(shape, key.text()),
    }
}

/// The name of the fact that a table is meant to be which TOML takes for a part of the last table before it:
/// `[facts.jane.office.since]` behind `[[facts.jane.office]]`. None where it is longer than anybody would name a fact.
fn beyond(shape: &Shape, leaf: &Leaf<'_>, key: table::Key<'_>, node: Node<'_>) -> Option<String> {
    let parts = || leaf.path.iter().copied().chain([key]).map(table::Key::text);
    let is_short = parts().map(str::len).sum::<usize>() <= LONGEST;
    let is_name = is_short && !key.text().bytes().all(|byte| byte.is_ascii_digit());
    let is_further = is_name && leaf.number.is_some() && tree::is_told(node, shape);
    (is_further && nearest(key.text(), shape.names()).is_none()).then(|| parts().collect::<Vec<_>>().join("."))
}

/// How many bytes of a name a message repeats.
const LONGEST: usize = 80;

struct Checker<'c> {
    file: &'c File,
    problems: &'c mut Vec<Problem>,
}

impl Checker<'_> {
    fn table(&mut self, table: Table<'_>, shape: &Shape) {
        for (key, node) in table.entries() {
            match shape.key(key.text()) {
                Some(known) => self.node(node, known.form),
                None => self.problems.push(self.file.problem(key.span(), "unknown-key", unknown(shape, key.text()))),
            }
        }
    }

    fn node(&mut self, node: Node<'_>, form: &Form) {
        match (form, node.value()) {
            (Form::Either(forms), _) => match forms.iter().find(|form| form.fits(node)) {
                Some(form) => self.node(node, form),
                None => self.expected(node, form),
            },
            (Form::List(form), Value::Array(array)) => array.into_iter().for_each(|node| self.node(node, form)),
            (Form::Map(_, form), Value::Table(table)) => table.entries().for_each(|(_, node)| self.node(node, form)),
            (Form::ByLang(form), Value::Table(table)) => self.by_lang(table, form),
            (Form::Table(shape), Value::Table(table)) => self.table(table, shape),
            (Form::Tree(shape), Value::Table(table)) => self.tree(table, shape),
            _ if form.fits(node) && form.accepts(node) => {}
            _ => self.expected(node, form),
        }
    }

    fn tree(&mut self, table: Table<'_>, shape: &'static Shape) {
        let mut problems = Vec::new();
        for leaf in tree::leaves(table, shape, self.file, &mut problems) {
            for (key, node) in leaf.table.entries() {
                match shape.key(key.text()) {
                    Some(known) => self.node(node, known.form),
                    None if leaf.branches.contains(&key.text()) => {}
                    None => self.problems.push(self.file.problem(key.span(), "unknown-key", astray(shape, &leaf, key, node))),
                }
            }
        }
        self.problems.append(&mut problems);
    }

    fn by_lang(&mut self, table: Table<'_>, form: &Form) {
        for (key, node) in table.entries() {
            if LANGUAGES.contains(&key.text()) {
                self.node(node, form);
            } else {
                let message = say!("unknown language \"{0}\"; expected one of {1}", key.text(), LANGUAGES.join(", "));
                self.problems.push(self.file.problem(key.span(), "unknown-key", message));
            }
        }
    }

    fn expected(&mut self, node: Node<'_>, form: &Form) {
        let hint = match (form, node.as_str()) {
            (Form::Choice(names), Some(word)) => did_you_mean(word, names.iter().copied()),
            _ => Said::nothing(),
        };
        let message = say!("expected {0}, found {1}{2}", form.name(), found(node), hint);
        self.problems.push(self.file.problem(node.span(), "bad-value", message));
    }
}

impl Shape {
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

impl Form {
    /// Whether a value is of the TOML type that the form wants.
    fn fits(&self, node: Node<'_>) -> bool {
        match self {
            Self::Text | Self::Choice(_) => node.as_str().is_some(),
            Self::Flag => node.as_bool().is_some(),
            Self::Date => table::as_date(node).is_some(),
            Self::Value => true,
            Self::List(_) => node.as_array().is_some(),
            Self::Either(forms) => forms.iter().any(|form| form.fits(node)),
            Self::Map(..) | Self::ByLang(_) | Self::Table(_) | Self::Tree(_) => node.as_table().is_some(),
        }
    }

    /// Whether a value of the right type is a known one.
    fn accepts(&self, node: Node<'_>) -> bool {
        match self {
            Self::Choice(names) => node.as_str().is_some_and(|name| names.contains(&name)),
            _ => true,
        }
    }

    pub(super) fn name(&self) -> Said {
        match self {
            Self::Text => say!("a string"),
            Self::Flag => say!("true or false"),
            Self::Date => say!("a date such as 2026-02-05"),
            Self::Choice(names) => say!("one of {0}", names.join(", ")),
            Self::Value => say!("a value"),
            Self::List(Self::Text) => say!("an array of strings"),
            Self::List(form) => say!("an array of {0}", form.name()),
            Self::Either(forms) => either(forms),
            Self::Map(of, _) => say!("a table by {0}", Said::of(of, vec![])),
            Self::ByLang(_) => say!("a table by language ({0})", LANGUAGES.join(", ")),
            Self::Table(shape) | Self::Tree(shape) => table_of(shape),
        }
    }
}

/// A table of a shape. English has it without its article, others with it.
fn table_of(shape: &Shape) -> Said {
    let bare = ["a ", "an ", "the "].iter().find_map(|article| shape.what.strip_prefix(article)).unwrap_or(shape.what);
    say!("a table of {0}", bare, Said::of(shape.what, vec![]))
}

/// One form or another.
fn either(forms: &[Form]) -> Said {
    let names = forms.iter().map(Form::name);
    names.reduce(|one, other| say!("{0} or {1}", one, other)).unwrap_or_else(Said::nothing)
}

/// How a message names a value of the wrong form.
pub(crate) fn found(node: Node<'_>) -> Said {
    match node.value() {
        Value::String(text) => format!("\"{text}\"").into(),
        Value::Integer(digits, _) => digits.into(),
        Value::Float(digits) => digits.into(),
        Value::Boolean(flag) => flag.to_string().into(),
        Value::Datetime(date) => date.to_string().into(),
        Value::Array(_) => say!("an array"),
        Value::Table(_) => say!("a table"),
    }
}
