//! The shape of a file: whether its keys are known and their values of the right form.

use super::file::File;
use super::keys::LANGUAGES;
use super::table::{self, Node, Table, did_you_mean};
use super::tree::{self, Leaf};
use crate::facts::problem::Problem;
use toml::de::DeValue;

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
pub(crate) fn check(file: &File, table: &Table<'_>, shape: &'static Shape, problems: &mut Vec<Problem>) {
    Checker { file, problems }.table(table, shape);
}

/// What is wrong with a key that a shape doesn't have.
pub(crate) fn unknown(shape: &Shape, name: &str) -> String {
    let names = || shape.keys.iter().map(|key| key.name);
    let hint = match did_you_mean(name, names()) {
        hint if hint.is_empty() => format!("; expected one of {}", names().collect::<Vec<_>>().join(", ")),
        hint => hint,
    };
    format!("unknown key \"{name}\" in {}{hint}", shape.what)
}

struct Checker<'c> {
    file: &'c File,
    problems: &'c mut Vec<Problem>,
}

impl Checker<'_> {
    fn table(&mut self, table: &Table<'_>, shape: &Shape) {
        for (key, node) in table::entries(table) {
            match shape.key(key.get_ref()) {
                Some(known) => self.node(node, known.form),
                None => self.problems.push(self.file.problem(key.span(), "unknown-key", unknown(shape, key.get_ref()))),
            }
        }
    }

    fn node(&mut self, node: &Node<'_>, form: &Form) {
        match (form, node.get_ref()) {
            (Form::Either(forms), _) => match forms.iter().find(|form| form.fits(node)) {
                Some(form) => self.node(node, form),
                None => self.expected(node, form),
            },
            (Form::List(form), DeValue::Array(array)) => array.iter().for_each(|node| self.node(node, form)),
            (Form::Map(_, form), DeValue::Table(table)) => table::entries(table).into_iter().for_each(|(_, node)| self.node(node, form)),
            (Form::ByLang(form), DeValue::Table(table)) => self.by_lang(table, form),
            (Form::Table(shape), DeValue::Table(table)) => self.table(table, shape),
            (Form::Tree(shape), DeValue::Table(table)) => self.tree(table, shape),
            _ if form.fits(node) && form.accepts(node) => {}
            _ => self.expected(node, form),
        }
    }

    fn tree(&mut self, table: &Table<'_>, shape: &'static Shape) {
        let mut problems = Vec::new();
        for Leaf { table, branches, .. } in tree::leaves(table, shape, self.file, &mut problems) {
            for (key, node) in table::entries(table) {
                match shape.key(key.get_ref()) {
                    Some(known) => self.node(node, known.form),
                    None if branches.contains(&key.get_ref().as_ref()) => {}
                    None => self.problems.push(self.file.problem(key.span(), "unknown-key", unknown(shape, key.get_ref()))),
                }
            }
        }
        self.problems.append(&mut problems);
    }

    fn by_lang(&mut self, table: &Table<'_>, form: &Form) {
        for (key, node) in table::entries(table) {
            if LANGUAGES.contains(&key.get_ref().as_ref()) {
                self.node(node, form);
            } else {
                let message = format!("unknown language \"{}\"; expected one of {}", key.get_ref(), LANGUAGES.join(", "));
                self.problems.push(self.file.problem(key.span(), "unknown-key", message));
            }
        }
    }

    fn expected(&mut self, node: &Node<'_>, form: &Form) {
        let hint = match (form, node.get_ref().as_str()) {
            (Form::Choice(names), Some(word)) => did_you_mean(word, names.iter().copied()),
            _ => String::new(),
        };
        let message = format!("expected {}, found {}{hint}", form.name(), found(node));
        self.problems.push(self.file.problem(node.span(), "bad-value", message));
    }
}

impl Shape {
    pub(crate) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl Form {
    /// Whether a value is of the TOML type that the form wants.
    fn fits(&self, node: &Node<'_>) -> bool {
        match self {
            Self::Text | Self::Choice(_) => node.get_ref().is_str(),
            Self::Flag => node.get_ref().is_bool(),
            Self::Date => table::as_date(node).is_some(),
            Self::Value => true,
            Self::List(_) => node.get_ref().is_array(),
            Self::Either(forms) => forms.iter().any(|form| form.fits(node)),
            Self::Map(..) | Self::ByLang(_) | Self::Table(_) | Self::Tree(_) => node.get_ref().is_table(),
        }
    }

    /// Whether a value of the right type is a known one.
    fn accepts(&self, node: &Node<'_>) -> bool {
        match self {
            Self::Choice(names) => node.get_ref().as_str().is_some_and(|name| names.contains(&name)),
            _ => true,
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Text => "a string".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Date => "a date such as 2026-02-05".to_owned(),
            Self::Choice(names) => format!("one of {}", names.join(", ")),
            Self::Value => "a value".to_owned(),
            Self::List(form) => format!("an array of {}", form.name().trim_start_matches("a ").replacen("string", "strings", 1)),
            Self::Either(forms) => forms.iter().map(Self::name).collect::<Vec<_>>().join(" or "),
            Self::Map(of, _) => format!("a table by {of}"),
            Self::ByLang(_) => format!("a table by language ({})", LANGUAGES.join(", ")),
            Self::Table(shape) | Self::Tree(shape) => {
                format!("a table of {}", shape.what.trim_start_matches("a ").trim_start_matches("an "))
            }
        }
    }
}

/// How a message names a value of the wrong form.
pub(crate) fn found(node: &Node<'_>) -> String {
    match node.get_ref() {
        DeValue::String(text) => format!("\"{text}\""),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "an array".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}
