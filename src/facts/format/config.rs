//! `factlint.toml`.

use super::file::File;
use super::keys;
use super::shape;
use super::table::{Table, children, date, flag, list, text, texts};
use crate::facts::desk::Config;
use crate::facts::files::{Files, is_inside};
use crate::facts::problem::Problem;
use crate::language::Lang;

/// Reads the configuration. Broken TOML is fatal: what it was meant to say can't be known.
pub(crate) fn read(file: &File, files: &dyn Files, problems: &mut Vec<Problem>) -> Config {
    let mut found = Vec::new();
    let table = file.parse(&mut found);
    found.iter_mut().for_each(|problem| problem.fatal = true);
    let table = table.get_ref();
    shape::check(file, table, &keys::CONFIG, &mut found);
    for key in ["facts", "sources", "drafts"] {
        check_paths(file, files, table, key, &mut found);
    }
    problems.append(&mut found);
    let default = Config::default();
    Config {
        facts: paths(table, "facts").unwrap_or(default.facts),
        sources: paths(table, "sources").unwrap_or(default.sources),
        drafts: paths(table, "drafts").unwrap_or(default.drafts),
        lang: text(table, "lang").and_then(Lang::of_code),
        date: date(table, "date"),
        severity: severity(table),
        require_reason: flag(table, "require-reason"),
    }
}

fn paths(table: &Table<'_>, key: &str) -> Option<Vec<String>> {
    let paths = || texts(table, key).into_iter().filter(|path| is_inside(path)).map(|path| plain(&path)).collect();
    table.contains_key(key).then(paths)
}

/// A path without `./` and a last `/`.
fn plain(path: &str) -> String {
    path.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/")
}

/// Paths must lie in the desk; those of facts must be there, as nothing can be checked without.
fn check_paths(file: &File, files: &dyn Files, table: &Table<'_>, key: &str, problems: &mut Vec<Problem>) {
    for node in list(table, key) {
        let Some(path) = node.get_ref().as_str() else { continue };
        if !is_inside(path) {
            let message = format!("\"{path}\" lies outside the desk; expected a path relative to the desk, without ..");
            problems.push(file.problem(node.span(), "bad-value", message));
        } else if key == "facts" && files.list(&plain(path)).is_empty() {
            let message = format!("there is no file in \"{path}\"; expected a file or folder of facts");
            problems.push(file.problem(node.span(), "bad-value", message));
        }
    }
}

fn severity(table: &Table<'_>) -> std::collections::BTreeMap<String, String> {
    let of = |node: &super::table::Node<'_>| node.get_ref().as_str().filter(|name| keys::SEVERITIES.contains(name)).map(str::to_owned);
    children(table, "severity").into_iter().filter_map(|(rule, node)| Some((rule.get_ref().to_string(), of(node)?))).collect()
}
