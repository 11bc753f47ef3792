//! The pages of the rules and of a desk's faults as files, which a diagnostic's code leads to: an editor opens them without a network.

use crate::facts::faults;
use crate::rules::RULES;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use tower_lsp::lsp_types::Url;

/// Where pages are kept for a user: by version, as they change with it.
pub(super) fn folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = named("XDG_CACHE_HOME").or_else(|| named("LOCALAPPDATA")).or_else(|| Some(named("HOME")?.join(".cache")))?;
    Some(cache.join("factlint").join(concat!("rules-", env!("CARGO_PKG_VERSION"))))
}

/// Writes the pages that aren't there; says whether all of them are.
pub(super) fn write(folder: &Path) -> bool {
    let page = |name: &str| folder.join(format!("{name}.md"));
    let there = |name: &str, text: &str| std::fs::read_to_string(page(name)).is_ok_and(|known| known == text);
    std::fs::create_dir_all(folder).is_ok() && pages().all(|(name, text)| there(name, &text) || std::fs::write(page(name), &*text).is_ok())
}

/// Every page with its name.
fn pages() -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let rules = RULES.iter().map(|rule| (rule.name, Cow::Borrowed(rule.page)));
    rules.chain(faults::kinds().map(|kind| (kind.name, Cow::Owned(kind.text()))))
}

/// The address of a rule's page.
pub(super) fn address(folder: &Path, rule: &str) -> Option<Url> {
    Url::from_file_path(folder.join(format!("{rule}.md"))).ok()
}
