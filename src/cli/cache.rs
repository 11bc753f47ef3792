//! The cache of compiled desks, as a command is told to use it.

use crate::facts::Desk;
use crate::facts::compiled::cache::{Cache, News, Opened};
use etcetera::{BaseStrategy, choose_base_strategy};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Which cache, if any.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Given {
    /// Read the desk from its files, and leave nothing of it in the cache [env: FACTLINT_NO_CACHE]
    #[arg(long)]
    no_cache: bool,
    #[command(flatten)]
    folder: Folder,
}

/// Where the cache is.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Folder {
    /// The folder of compiled desks [default: factlint in your own cache folder]
    #[arg(long, env = "FACTLINT_CACHE_DIR", hide_env_values = true, value_name = "DIR")]
    cache_dir: Option<PathBuf>,
}

impl Given {
    /// The cache, unless none is wanted or there is no place for one.
    pub(super) fn cache(&self) -> Option<Cache> {
        if self.no_cache || is_unwanted() { None } else { self.folder.cache() }
    }

    /// Opens the desk in a folder for a command that looks at all of it; what isn't in the cache yet is written to it if there is one.
    pub(super) fn open(&self, root: &Path) -> Desk {
        let Some(cache) = self.cache() else { return Desk::open(root) };
        let Opened { desk, news, .. } = cache.whole().open(root);
        write(news);
        desk
    }
}

impl Folder {
    /// The cache in it.
    pub(super) fn cache(&self) -> Option<Cache> {
        let folder = || Some(choose_base_strategy().ok()?.cache_dir().join("factlint"));
        Some(Cache::new(self.cache_dir.clone().or_else(folder)?, program()?))
    }
}

/// Whether the environment wants none. It is no option's, or the usage of every wrong command would name it.
fn is_unwanted() -> bool {
    std::env::var("FACTLINT_NO_CACHE").is_ok_and(|said| !["", "0", "false", "no", "off"].contains(&said.to_lowercase().as_str()))
}

/// Writes to the cache what isn't in it yet. One that can't be written to makes the next run slower, no more.
pub(super) fn write(news: Option<News>) {
    let _ = news.map(News::write);
}

/// What tells this program from every other build of it: not all that changes what a compiled base means changes its version.
fn program() -> Option<String> {
    let about = std::env::current_exe().ok()?.metadata().ok()?;
    let built = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("{} {} {built}", env!("CARGO_PKG_VERSION"), about.len()))
}
