//! `factlint config`: what holds for a draft once the desk's configuration, its overrides and a profile are put together.

use super::desks::{Desks, nowhere, seen_from};
use super::outcome::{Exit, Failure, unless_closed};
use super::profile;
use crate::facts::{Desk, Wants};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Show the configuration that holds for a draft, or for the desk you are in
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The draft
    #[arg(default_value = ".")]
    path: PathBuf,
    /// Show it as TOML, which is what happens anyway
    #[arg(long)]
    show: bool,
    /// The profile of the desk's configuration to show
    #[arg(long, env = "FACTLINT_PROFILE", hide_env_values = true, value_name = "NAME")]
    profile: Option<String>,
    /// The desk's folder [default: found upward from the draft]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR")]
    desk: Option<PathBuf>,
}

/// Prints it.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let mut desks = Desks::new(arguments.desk.as_deref(), None, None)?;
    let path = std::path::absolute(&arguments.path)?;
    let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("/")) };
    let desk = desks.of_folder(folder)?.ok_or_else(|| nowhere(folder))?;
    let desk = desks.get(desk);
    profile::check(std::iter::once(desk), arguments.profile.as_deref())?;
    let wants = desk.config.wants(&seen_from(&desk.root, &path), arguments.profile.as_deref());
    let text = toml::to_string(&table(desk, &wants)).map_err(|error| Failure::new(error.to_string()))?;
    unless_closed(write!(io::stdout(), "# {}\n{text}", desk.root.display()))?;
    Ok(Exit::Clean)
}

fn table(desk: &Desk, wants: &Wants) -> Table {
    let list = |paths: &[String]| Value::from(paths.to_vec());
    let mut out = Table::new();
    let config = &desk.config;
    for (key, paths) in [("facts", &config.facts), ("sources", &config.sources), ("drafts", &config.drafts)] {
        out.insert(key.to_owned(), list(paths));
    }
    let said = [
        ("lang", wants.lang.map(|lang| Value::from(lang.code()))),
        ("date", wants.date.map(|date| Value::from(date.to_string()))),
        ("require-reason", Some(Value::from(wants.require_reason.unwrap_or_default()))),
        ("fail-on", Some(Value::from(wants.fail_on.as_deref().unwrap_or("error")))),
    ];
    out.extend(said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    let severity: Table = wants.severity.iter().map(|(name, severity)| (name.clone(), Value::from(severity.as_str()))).collect();
    if !severity.is_empty() {
        out.insert("severity".to_owned(), Value::Table(severity));
    }
    out
}
