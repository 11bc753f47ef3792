//! The one mutable state: what the client said and has open, the desks, the latest reports.
//!
//! It is locked for moments only, never across an await, and does no input or output.

use super::Settle;
use super::capabilities::Client;
use super::convert::from_proto;
use super::drift::Drift;
use super::stamp::Stamp;
use crate::check::{self, Report};
use crate::facts::{Base, Desk};
use crate::text::document::{Change, Document};
use crate::text::{Markup, Span};
use ropey::Rope;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower_lsp::lsp_types::{Diagnostic, DidChangeTextDocumentParams, Position, Range, TextDocumentItem, Url};

/// The session as handlers and tasks share it.
pub(super) type Shared = Arc<Mutex<Session>>;

/// The session, locked. A panic elsewhere doesn't make it unusable: every change of it is complete in itself.
pub(super) fn lock(session: &Shared) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the client said and has open, and what is known about it.
#[derive(Debug)]
pub(super) struct Session {
    /// What the client can do.
    pub(super) client: Client,
    /// How long typing settles.
    pub(super) settle: Settle,
    /// The workspace's folders.
    pub(super) folders: Vec<PathBuf>,
    /// Open drafts, by the client's own spelling of their address.
    pub(super) drafts: HashMap<Url, Draft>,
    /// Open desks, by their folder.
    pub(super) desks: BTreeMap<PathBuf, Arc<Opened>>,
}

/// An open draft.
#[derive(Debug)]
pub(super) struct Draft {
    document: Document,
    markup: Markup,
    /// Where its facts come from.
    pub(super) home: Home,
    checked: Option<Arc<Checked>>,
}

/// Where a draft's facts come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Home {
    /// Not looked for yet: the draft waits.
    #[default]
    Unknown,
    /// No desk: only what needs no fact is checked.
    Nowhere,
    /// The desk in this folder.
    Desk(PathBuf),
    /// It is a desk's archived source: it is evidence, not a draft, and never checked.
    Archive,
}

/// A desk and what its files' diagnostics are.
#[derive(Debug)]
pub(super) struct Opened {
    /// The desk.
    pub(super) desk: Desk,
    /// Its faults, by the file they are in.
    pub(super) faults: BTreeMap<Url, Vec<Diagnostic>>,
    /// What its files looked like when it was opened.
    pub(super) stamp: Stamp,
}

/// A draft as the checker takes it along: a few pointers.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// The draft's text.
    pub(super) document: Document,
    /// Its markup.
    pub(super) markup: Markup,
    /// Its desk.
    pub(super) desk: Option<Arc<Opened>>,
    /// What the client can do.
    pub(super) client: Client,
}

/// A draft that was checked.
#[derive(Debug)]
pub(super) struct Checked {
    /// The text that was checked, and its version.
    pub(super) document: Document,
    /// The facts it was checked against.
    pub(super) base: Arc<Base>,
    /// The folder of the desk that holds them.
    pub(super) root: Option<PathBuf>,
    /// What was found.
    pub(super) report: Report,
}

/// The latest report of a draft beside the draft's present text.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// The latest report.
    pub(super) checked: Arc<Checked>,
    /// The present text.
    pub(super) rope: Rope,
    /// Its version.
    pub(super) version: i32,
    /// What the client can do.
    pub(super) client: Client,
    drift: Drift,
}

impl Session {
    /// A session before `initialize`.
    pub(super) fn new(settle: Settle) -> Self {
        Self { client: Client::default(), settle, folders: Vec::new(), drafts: HashMap::new(), desks: BTreeMap::new() }
    }

    /// Takes a draft in; a fact file or configuration is none.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> bool {
        let path = item.uri.path();
        if item.language_id == "toml" || path.ends_with(".toml") {
            return false;
        }
        let markup = markup(&item.language_id, path);
        let document = Document::new(&item.text, item.version);
        self.drafts.insert(item.uri, Draft { document, markup, home: Home::Unknown, checked: None });
        true
    }

    /// Applies a client's edits to an open draft.
    pub(super) fn change(&mut self, params: DidChangeTextDocumentParams) -> bool {
        let Some(draft) = self.drafts.get_mut(&params.text_document.uri) else { return false };
        let changes: Vec<Change> = params.content_changes.into_iter().map(from_proto::change).collect();
        draft.document.apply(&changes, params.text_document.version, self.client.encoding);
        true
    }

    /// A draft to check, unless it is closed, waits for its desk, or is no draft.
    pub(super) fn snapshot(&self, uri: &Url) -> Option<Snapshot> {
        let draft = self.drafts.get(uri)?;
        let desk = match &draft.home {
            Home::Unknown | Home::Archive => return None,
            Home::Nowhere => None,
            Home::Desk(root) => self.desks.get(root).cloned(),
        };
        Some(Snapshot { document: draft.document.clone(), markup: draft.markup, desk, client: self.client })
    }

    /// Keeps what a check found, unless the draft was closed meanwhile.
    pub(super) fn store(&mut self, uri: &Url, checked: Checked) -> bool {
        let Some(draft) = self.drafts.get_mut(uri) else { return false };
        draft.checked = Some(Arc::new(checked));
        true
    }

    /// A draft's latest report beside its present text.
    pub(super) fn view(&self, uri: &Url) -> Option<View> {
        let draft = self.drafts.get(uri)?;
        let checked = Arc::clone(draft.checked.as_ref()?);
        let Document { rope, version } = draft.document.clone();
        let drift = Drift::between(&checked.document.rope, &rope);
        Some(View { checked, rope, version, client: self.client, drift })
    }
}

impl Snapshot {
    /// What the engine is told besides the draft.
    pub(super) fn options(&self) -> check::Options {
        let config = self.desk.as_ref().map(|opened| &opened.desk.config);
        check::Options {
            lang: config.and_then(|config| config.lang),
            date: config.and_then(|config| config.date).map(Into::into),
            today: Some(jiff::Zoned::now().datetime()),
            messages: self.client.locale,
        }
    }

    /// The draft as checked.
    pub(super) fn checked(&self, base: Arc<Base>, report: Report) -> Checked {
        let root = self.desk.as_ref().map(|opened| opened.desk.root.clone());
        Checked { document: self.document.clone(), base, root, report }
    }
}

impl View {
    /// Where a span of the report stands now, unless it was edited.
    pub(super) fn now(&self, span: Span) -> Option<Span> {
        self.drift.map(span)
    }

    /// The byte of a place in the present text.
    pub(super) fn byte(&self, position: Position) -> usize {
        from_proto::byte(&self.rope, position, self.client.encoding)
    }

    /// The bytes of a range in the present text.
    pub(super) fn span(&self, range: Range) -> Span {
        from_proto::span(&self.rope, range, self.client.encoding)
    }
}

/// The path of a document that is a file.
pub(super) fn path(uri: &Url) -> Option<PathBuf> {
    (uri.scheme() == "file").then(|| uri.to_file_path().ok()).flatten()
}

/// The address of a file of a desk.
pub(super) fn address(root: &Path, path: &str) -> Option<Url> {
    Url::from_file_path(root.join(path)).ok()
}

fn markup(language_id: &str, path: &str) -> Markup {
    match language_id {
        "markdown" => Markup::Markdown,
        "plaintext" | "text" => Markup::Plain,
        "html" => Markup::of_path("draft.html"),
        _ => Markup::of_path(path),
    }
}

#[cfg(test)]
mod tests {
    use super::{Session, markup, path};
    use crate::lsp::Settle;
    use crate::text::Markup;
    use tower_lsp::lsp_types::{TextDocumentItem, Url};

    fn opens(uri: &str, language_id: &str) -> bool {
        let item = TextDocumentItem::new(Url::parse(uri).unwrap(), language_id.to_owned(), 1, String::new());
        Session::new(Settle::default()).open(item)
    }

    #[test]
    fn fact_files_are_no_drafts() {
        assert!(opens("file:///a/b.md", "markdown"));
        assert!(opens("untitled:Untitled-1", "anything"));
        assert!(!opens("file:///a/facts/b.toml", "toml"));
        assert!(!opens("file:///a/facts/b.toml", "plaintext"));
    }

    #[test]
    fn the_language_id_beats_the_ending() {
        assert_eq!(markup("plaintext", "Untitled-1"), Markup::Plain);
        assert_eq!(markup("", "a.txt"), Markup::Plain);
        assert_eq!(markup("markdown", "a.txt"), Markup::Markdown);
    }

    #[test]
    fn an_untitled_draft_has_no_path() {
        assert_eq!(path(&Url::parse("untitled:Untitled-1").unwrap()), None);
        assert_eq!(path(&Url::parse("vscode-vfs://host/a.md").unwrap()), None);
    }
}
