//! `factlint.toml`.

use super::file::File;
use super::keys;
use super::shape;
use super::table::{Key, Node, Table, children, date, did_you_mean, list, text, texts};
use crate::facts::config::{Config, Override, Wants};
use crate::facts::files::{Files, is_inside};
use crate::facts::model::Base;
use crate::facts::problem::{KINDS, Problem};
use crate::facts::said::say;
use crate::language::Lang;
use std::ops::Range;

/// A name that the configuration weighs, with its file and place.
pub(crate) struct Weighed {
    file: File,
    name: String,
    span: Range<usize>,
    /// Whether it is weighed for the desk as a whole, its own files too.
    common: bool,
}

/// Reads the configuration, and which names it weighs. Broken TOML is fatal: what it was meant to say can't be known.
pub(crate) fn read(file: &File, files: &dyn Files, problems: &mut Vec<Problem>) -> (Config, Vec<Weighed>) {
    let mut found = Vec::new();
    let document = file.parse(&mut found);
    found.iter_mut().for_each(|problem| problem.fatal = true);
    let table = document.root();
    shape::check(file, table, &keys::CONFIG, &mut found);
    for key in ["facts", "sources", "drafts"] {
        check_paths(file, files, table, key, &mut found);
    }
    let default = Config::default();
    let config = Config {
        facts: paths(table, "facts").unwrap_or(default.facts),
        sources: paths(table, "sources").unwrap_or(default.sources),
        drafts: paths(table, "drafts").unwrap_or(default.drafts),
        common: wants(table),
        overrides: as_list(table, "overrides").filter_map(|one| overriding(file, one, &mut found)).collect(),
        profiles: profiles(table).map(|(name, one)| (name, wants(one))).collect(),
    };
    problems.append(&mut found);
    let some = as_list(table, "overrides").chain(profiles(table).map(|(_, one)| one));
    (config, weighed(file, table, true).into_iter().chain(some.flat_map(|one| weighed(file, one, false))).collect())
}

/// The fault of a name that is neither a rule's nor an attribute's; for the desk as a whole, nor a fault's.
pub(crate) fn unknown_name(weighed: &Weighed, base: &Base) -> Option<Problem> {
    let Weighed { file, name, span, common } = weighed;
    let faults = KINDS.iter().copied().filter(|_| *common);
    let names = || keys::RULES.iter().copied().chain(base.attributes.iter().map(|attribute| attribute.name.as_str())).chain(faults.clone());
    let message = || say!("no rule and no attribute is named \"{0}\"{1}", name, did_you_mean(name, names()));
    names().all(|known| known != name).then(|| file.problem(span.clone(), "unknown-name", message()))
}

fn weighed(file: &File, table: Table<'_>, common: bool) -> Vec<Weighed> {
    let name = |key: Key<'_>| Weighed { file: file.clone(), name: key.text().to_string(), span: key.span(), common };
    children(table, "severity").map(|(key, _)| name(key)).collect()
}

fn wants(table: Table<'_>) -> Wants {
    let known = |name: &&str| keys::SEVERITIES.contains(name);
    Wants {
        lang: text(table, "lang").and_then(Lang::of_code),
        date: date(table, "date"),
        severity: severity(table),
        require_reason: table.get("require-reason").and_then(|node| node.as_bool()),
        fail_on: text(table, "fail-on").filter(known).map(str::to_owned),
    }
}

fn overriding(file: &File, table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Override> {
    let broken = |(nth, why): (usize, String)| {
        let span = list(table, "files").nth(nth).map_or(0..0, Node::span);
        problems.push(file.problem(span, "bad-value", say!("not a glob: {0}", why)));
    };
    Override::new(texts(table, "files"), wants(table)).map_err(broken).ok()
}

fn as_list<'t>(table: Table<'t>, key: &str) -> impl Iterator<Item = Table<'t>> {
    list(table, key).filter_map(Node::as_table)
}

fn profiles<'t>(table: Table<'t>) -> impl Iterator<Item = (String, Table<'t>)> {
    children(table, "profiles").filter_map(|(name, one)| Some((name.text().to_string(), one.as_table()?)))
}

fn paths(table: Table<'_>, key: &str) -> Option<Vec<String>> {
    let paths = || texts(table, key).into_iter().filter(|path| is_inside(path)).map(|path| plain(&path)).collect();
    table.contains_key(key).then(paths)
}

/// A path without `./` and a last `/`.
fn plain(path: &str) -> String {
    path.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/")
}

/// Paths must lie in the desk; those of facts must be there, as nothing can be checked without.
fn check_paths(file: &File, files: &dyn Files, table: Table<'_>, key: &str, problems: &mut Vec<Problem>) {
    for node in list(table, key) {
        let Some(path) = node.as_str() else { continue };
        if !is_inside(path) {
            let message = say!("\"{0}\" lies outside the desk; expected a path relative to the desk, without ..", path);
            problems.push(file.problem(node.span(), "bad-value", message));
        } else if key == "facts" && files.list(&plain(path)).is_empty() {
            let message = say!("there is no file in \"{0}\"; expected a file or folder of facts", path);
            problems.push(file.problem(node.span(), "bad-value", message));
        }
    }
}

fn severity(table: Table<'_>) -> std::collections::BTreeMap<String, String> {
    let of = |node: Node<'_>| node.as_str().filter(|name| keys::SEVERITIES.contains(name)).map(str::to_owned);
    children(table, "severity").filter_map(|(rule, node)| Some((rule.text().to_string(), of(node)?))).collect()
}
