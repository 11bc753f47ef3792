//! `factlint explain`: what a rule or a fault of a desk reports, why, and how to fix it.

use super::outcome::{Exit, Failure, unless_closed};
use crate::facts::{faults, nearest};
use crate::rules::RULES;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Explain a rule or a fault of a desk, or list them all
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Its name, as reports show it
    rule: Option<String>,
}

/// What can be explained: its name, severity and summary.
type Row = (&'static str, &'static str, &'static str);

/// Prints a page, or a line for each.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let text = match &arguments.rule {
        None => list(),
        Some(name) => page(&name.to_ascii_lowercase())?,
    };
    unless_closed(io::stdout().write_all(text.as_bytes()))?;
    Ok(Exit::Clean)
}

fn rules() -> impl Iterator<Item = Row> {
    RULES.iter().map(|rule| (rule.name, rule.weight(), rule.summary))
}

fn list() -> String {
    let of_desks = faults::kinds().map(|kind| (kind.name, kind.severity, kind.summary));
    format!("{}\nin a desk's own files\n{}", lines(rules()), lines(of_desks))
}

fn lines(rows: impl Iterator<Item = Row>) -> String {
    let rows: Vec<Row> = rows.collect();
    let width = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    rows.iter().fold(String::new(), |mut out, (name, severity, summary)| {
        // Writing to a string doesn't fail.
        let _ = writeln!(out, "{name:width$}  {severity:7}  {summary}");
        out
    })
}

fn page(name: &str) -> Result<String, Failure> {
    let rule = RULES.iter().find(|rule| rule.name == name).map(|rule| rule.page.to_owned());
    let fault = || faults::named(name).map(|kind| kind.text());
    rule.or_else(fault).ok_or_else(|| Failure::new(format!("no rule is called {name:?}{}", hint(name))))
}

fn hint(name: &str) -> String {
    let names = rules().map(|(name, ..)| name).chain(faults::kinds().map(|kind| kind.name));
    match nearest(name, names) {
        Some(near) => format!("; did you mean {near}?"),
        None => "; `factlint explain` lists them".to_owned(),
    }
}
