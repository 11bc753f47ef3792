//! `factlint clean`: what is kept of a desk goes.

use super::cache::Folder;
use super::desks;
use super::outcome::{Exit, Failure, unless_closed};
use std::io::{self, Write};
use std::path::PathBuf;

/// Remove what the cache keeps of a desk
///
/// Nothing is lost but time: a desk is compiled anew when it is next opened.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The desk's folder [default: found upward from here]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR", conflicts_with = "all")]
    desk: Option<PathBuf>,
    /// Remove what is kept of every desk
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    folder: Folder,
}

/// Removes it, and says whether there was something.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let cache = arguments.folder.cache().ok_or_else(|| Failure::new("there is no folder for the cache; expected one with --cache-dir"))?;
    let removed = match &arguments.desk {
        _ if arguments.all => cache.clear(),
        Some(root) => cache.forget(&desks::named(root)?),
        None => cache.forget(&desks::around(&std::env::current_dir()?)?),
    };
    let removed = removed.map_err(|error| Failure::new(format!("the cache can't be removed: {error}")))?;
    unless_closed(writeln!(io::stdout(), "{}", if removed { "removed" } else { "there was nothing to remove" }))?;
    Ok(Exit::Clean)
}
