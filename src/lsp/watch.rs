//! The task that asks the client to watch the desks' files: the only one that waits for a client's reply.
//!
//! Only configurations, facts and archived sources are watched, and drafts where the client hears of those too.

use super::session::Session;
use super::stamp::{parts, plain};
use crate::facts::desk::CONFIG_NAMES;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;
use tokio::sync::mpsc::UnboundedReceiver;
use tower_lsp::Client;
use tower_lsp::lsp_types::{FileSystemWatcher, GlobPattern, OneOf, Registration, RelativePattern, Unregistration, Url};

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Registers each new set of watchers, then drops the one before: nothing goes unseen between the two.
pub(super) async fn run(client: Client, mut wanted: UnboundedReceiver<Vec<FileSystemWatcher>>) {
    let mut count = 0_u32;
    while let Some(watchers) = wanted.recv().await {
        count += 1;
        let new = Registration { id: id(count), method: METHOD.to_owned(), register_options: Some(json!({"watchers": watchers})) };
        // A client that refuses is one that doesn't watch: saves are still seen.
        drop(client.register_capability(vec![new]).await);
        if count > 1 {
            let old = Unregistration { id: id(count - 1), method: METHOD.to_owned() };
            drop(client.unregister_capability(vec![old]).await);
        }
    }
}

/// What to watch; nothing if the client doesn't watch when asked to.
pub(super) fn watchers(session: &Session) -> Vec<FileSystemWatcher> {
    if !session.client.watches {
        return Vec::new();
    }
    let relative = session.client.relative_watches;
    let roots: BTreeSet<&Path> = session.folders.iter().chain(session.desks.keys()).map(AsRef::as_ref).collect();
    let configs = roots.into_iter().flat_map(|root| CONFIG_NAMES.map(|name| watcher(root, name, relative)));
    let desks = session.desks.values().flat_map(|opened| parts(&opened.desk));
    // A part may be a file or a folder, and need not exist yet.
    let parts = desks.flat_map(|part| ["", "**/*"].map(|pattern| below(&part, pattern, relative)));
    let heard = session.desks.values().filter(|_| session.client.hears_of_closed());
    let drafts = heard.flat_map(|opened| opened.desk.config.drafts.iter().map(|folder| plain(&opened.desk.root.join(folder))));
    configs.chain(parts.flatten()).chain(drafts.map(|folder| watcher(&folder, "**/*", relative))).collect()
}

fn below(part: &Path, pattern: &str, relative: bool) -> Option<FileSystemWatcher> {
    if !pattern.is_empty() {
        return Some(watcher(part, pattern, relative));
    }
    Some(watcher(part.parent()?, &literal(part.file_name()?.to_str()?), relative))
}

fn watcher(base: &Path, pattern: &str, relative: bool) -> FileSystemWatcher {
    let absolute = || GlobPattern::String(format!("{}/{pattern}", literal(&base.display().to_string())));
    let base_uri = Url::from_file_path(base).ok().filter(|_| relative);
    let relative = |base_uri| GlobPattern::Relative(RelativePattern { base_uri: OneOf::Right(base_uri), pattern: pattern.to_owned() });
    FileSystemWatcher { glob_pattern: base_uri.map_or_else(absolute, relative), kind: None }
}

/// A path as a pattern: globs have no way to quote, so what has a meaning in one is any character.
fn literal(path: &str) -> String {
    path.replace(['*', '?', '[', ']', '{', '}', '!'], "?")
}

fn id(count: u32) -> String {
    format!("factlint-desks-{count}")
}
