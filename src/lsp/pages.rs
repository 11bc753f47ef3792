//! The pages of the rules and of a desk's faults as files, which a diagnostic's code leads to: an editor opens them without a network.

use crate::facts::faults;
use crate::rules::RULES;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tower_lsp::lsp_types::Url;

/// A folder of pages.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pages {
    folder: PathBuf,
    /// By the name of the page; made when the first is asked for.
    addresses: OnceLock<BTreeMap<&'static str, Url>>,
}

/// Where pages are kept for a user: by version, as they change with it.
pub(super) fn folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = named("XDG_CACHE_HOME").or_else(|| named("LOCALAPPDATA")).or_else(|| Some(named("HOME")?.join(".cache")))?;
    Some(cache.join("factlint").join(concat!("rules-", env!("CARGO_PKG_VERSION"))))
}

impl Pages {
    /// Those of a folder, where they are or will be.
    pub(super) const fn of(folder: PathBuf) -> Self {
        Self { folder, addresses: OnceLock::new() }
    }

    /// Writes the pages that aren't there; says whether all of them are.
    pub(super) fn write(&self) -> bool {
        let there = |page: &Path, text: &str| std::fs::read_to_string(page).is_ok_and(|known| known == text);
        let mut pages = pages().map(|(name, text)| (self.file(name), text));
        std::fs::create_dir_all(&self.folder).is_ok()
            && pages.all(|(page, text)| there(&page, &text) || std::fs::write(page, &*text).is_ok())
    }

    /// The address of a rule's page.
    pub(super) fn address(&self, rule: &str) -> Option<&Url> {
        let address = |name: &'static str| Some((name, Url::from_file_path(self.file(name)).ok()?));
        self.addresses.get_or_init(|| pages().filter_map(|(name, _)| address(name)).collect()).get(rule)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.md"))
    }
}

/// Every page with its name.
fn pages() -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let rules = RULES.iter().map(|rule| (rule.name, Cow::Borrowed(rule.page)));
    rules.chain(faults::kinds().map(|kind| (kind.name, Cow::Owned(kind.text()))))
}
