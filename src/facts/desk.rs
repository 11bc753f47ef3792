//! A desk on disk: its configuration, its base, its faults.

use super::model::Base;
use super::problem::Problem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `factlint.toml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Folders or files of facts, relative to the desk.
    pub facts: Vec<String>,
    /// Folders of archived texts.
    pub sources: Vec<String>,
    /// Folders of drafts.
    pub drafts: Vec<String>,
    /// The drafts' language where they don't say.
    pub lang: Option<crate::language::Lang>,
    /// The drafts' dateline where they don't say.
    pub date: Option<jiff::civil::Date>,
}

/// A desk as opened. It is usable whatever its problems, unless one is fatal.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The folder that holds its configuration.
    pub root: PathBuf,
    /// Its configuration.
    pub config: Config,
    /// Its facts.
    pub base: Arc<Base>,
    /// Its faults, sorted by file and place.
    pub problems: Vec<Problem>,
}

impl Desk {
    /// Opens the desk in a folder; what is wrong with it is among its problems.
    #[must_use]
    pub fn open(root: &Path) -> Self {
        let config =
            Config { facts: vec!["facts".into()], sources: vec!["sources".into()], drafts: vec!["drafts".into()], lang: None, date: None };
        Self { root: root.to_owned(), config, base: Arc::default(), problems: Vec::new() }
    }

    /// The folder of the nearest desk at or above a file or folder.
    #[must_use]
    pub fn find(from: &Path) -> Option<PathBuf> {
        let _ = from;
        None
    }
}
