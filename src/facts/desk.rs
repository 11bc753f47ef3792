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
    /// The folder of the nearest desk at or above a file or folder.
    #[must_use]
    pub fn find(from: &Path) -> Option<PathBuf> {
        let is_desk = |folder: &&Path| CONFIGS.iter().any(|name| folder.join(name).is_file());
        from.ancestors().find(is_desk).map(Path::to_path_buf)
    }

    /// Reads a desk.
    #[must_use]
    pub fn open(root: &Path) -> Self {
        let list = |name: &str| vec![name.to_owned()];
        let config = Config { facts: list("facts"), sources: list("sources"), drafts: list("drafts"), lang: None, date: None };
        Self { root: root.to_path_buf(), config, base: Arc::default(), problems: Vec::new() }
    }
}

const CONFIGS: [&str; 3] = ["factlint.toml", ".factlint.toml", ".config/factlint.toml"];
