//! The one mutable state: what the client said and has open, the desks, the latest reports.
//!
//! It is locked for moments only, never across an await, and does no input or output.

use super::Settle;
use super::calm::{self, Typing};
use super::capabilities::Client;
use super::convert::{from_proto, to_proto};
use super::drift::Drift;
use super::shelf::Shelf;
use super::stamp::{self, Stamp};
use super::texts::Texts;
use super::tokens;
use super::world::World;
use crate::check::{self, Report, Verified};
use crate::facts::{Base, Desk, FactId, Place, SourceId};
use crate::propose::Evidence;
use crate::rules::Finding;
use crate::text::document::{Change, Document};
use crate::text::position::Encoding;
use crate::text::{Markup, Span};
use ropey::Rope;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower_lsp::lsp_types::{Diagnostic, DidChangeTextDocumentParams, Location, Position, Range, TextDocumentItem, TraceValue, Url};

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
    /// How much of what is done the client wants to hear of.
    pub(super) trace: TraceValue,
    /// The workspace's folders.
    pub(super) folders: Vec<PathBuf>,
    /// Open drafts.
    pub(super) drafts: HashMap<Url, Draft>,
    /// Open files of desks: facts and configuration.
    pub(super) files: HashMap<Url, Document>,
    /// Open desks, by their folder.
    pub(super) desks: BTreeMap<PathBuf, Arc<Opened>>,
    /// The tokens that the client holds.
    pub(super) tokens: tokens::Held,
}

/// What an open document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A draft.
    Draft,
    /// A fact file or a configuration.
    File,
}

/// An open draft.
#[derive(Debug)]
pub(super) struct Draft {
    document: Document,
    markup: Markup,
    /// Where its facts come from.
    pub(super) home: Home,
    checked: Option<Arc<Checked>>,
    typing: Option<Typing>,
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
    /// What its archived texts say.
    pub(super) evidence: Arc<Evidence>,
    /// Its faults, by the file they are in.
    pub(super) faults: BTreeMap<Url, Vec<Diagnostic>>,
    /// The versions that were read of its files that are open.
    pub(super) versions: BTreeMap<Url, i32>,
    /// The texts that its facts and configuration were read from, by their path in the desk.
    pub(super) texts: Texts,
    /// What its files looked like when it was opened.
    pub(super) stamp: Stamp,
}

/// A draft as the checker takes it along: a few pointers.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// The draft's address.
    pub(super) uri: Url,
    /// The draft's text.
    pub(super) document: Document,
    /// Its markup.
    pub(super) markup: Markup,
    /// Its desk.
    pub(super) desk: Option<Arc<Opened>>,
    /// What the client can do.
    pub(super) client: Client,
    /// Its latest report, for what was said before.
    pub(super) before: Option<Arc<Checked>>,
    /// Where a word is being typed in it.
    pub(super) typing: Option<Typing>,
}

/// A draft that was checked.
#[derive(Clone, Debug)]
pub(super) struct Checked {
    /// The draft's address.
    pub(super) uri: Url,
    /// The text that was checked, and its version.
    pub(super) document: Document,
    /// The facts it was checked against.
    pub(super) base: Arc<Base>,
    /// The desk that holds them.
    pub(super) desk: Option<Arc<Opened>>,
    /// Its markup.
    pub(super) markup: Markup,
    /// What the engine was told besides the draft.
    pub(super) options: check::Options,
    /// What was found.
    pub(super) report: Report,
    /// The findings, by number, that aren't said yet: their words are being typed.
    pub(super) held: Vec<usize>,
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
        Self {
            client: Client::default(),
            settle,
            trace: TraceValue::default(),
            folders: Vec::new(),
            drafts: HashMap::new(),
            files: HashMap::new(),
            desks: BTreeMap::new(),
            tokens: tokens::Held::default(),
        }
    }

    /// Takes the editor's settings; says whether any is new.
    pub(super) fn set(&mut self, said: &serde_json::Value) -> bool {
        let settings = self.client.settings.clone().with(said);
        let changed = settings != self.client.settings;
        self.settle = settings.settle.unwrap_or(self.settle);
        self.client.locale = settings.locale.or(self.client.own_locale);
        self.client.settings = settings;
        changed
    }

    /// Takes a document in, as what it is.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Role {
        let path = item.uri.path();
        let document = Document::new(&item.text, item.version);
        if item.language_id == "toml" || path.ends_with(".toml") {
            self.files.insert(item.uri, document);
            return Role::File;
        }
        let markup = markup(&item.language_id, path);
        self.drafts.insert(item.uri, Draft { document, markup, home: Home::Unknown, checked: None, typing: None });
        Role::Draft
    }

    /// Applies a client's edits to an open document; says what it is, if it is open.
    pub(super) fn change(&mut self, params: DidChangeTextDocumentParams) -> Option<Role> {
        let (uri, version) = (params.text_document.uri, params.text_document.version);
        let changes: Vec<Change> = params.content_changes.into_iter().map(from_proto::change).collect();
        let encoding = self.client.encoding;
        if let Some(draft) = self.drafts.get_mut(&uri) {
            draft.typing = draft.document.apply(&changes, version, encoding).map(Typing::now);
            return Some(Role::Draft);
        }
        self.files.get_mut(&uri)?.apply(&changes, version, encoding);
        Some(Role::File)
    }

    /// Whether a draft is open that has no report yet.
    pub(super) fn is_unchecked(&self, uri: &Url) -> bool {
        self.drafts.get(uri).is_some_and(|draft| draft.checked.is_none())
    }

    /// The version of a draft that is open.
    pub(super) fn version(&self, uri: &Url) -> Option<i32> {
        Some(self.drafts.get(uri)?.document.version)
    }

    /// Whether a document is open.
    pub(super) fn is_open(&self, uri: &Url) -> bool {
        self.drafts.contains_key(uri) || self.files.contains_key(uri)
    }

    /// Forgets a document that was closed; says what it was, if it was open.
    pub(super) fn close(&mut self, uri: &Url) -> Option<Role> {
        self.tokens.forget(uri);
        let draft = self.drafts.remove(uri).map(|_| Role::Draft);
        draft.or_else(|| self.files.remove(uri).map(|_| Role::File))
    }

    /// A draft to check, unless it is closed, waits for its desk, or is no draft.
    pub(super) fn snapshot(&self, uri: &Url) -> Option<Snapshot> {
        let draft = self.drafts.get(uri)?;
        let desk = match &draft.home {
            Home::Unknown | Home::Archive => return None,
            Home::Nowhere => None,
            Home::Desk(root) => Some(Arc::clone(self.desks.get(root)?)),
        };
        Some(Snapshot {
            uri: uri.clone(),
            document: draft.document.clone(),
            markup: draft.markup,
            desk,
            client: self.client.clone(),
            before: draft.checked.clone(),
            typing: draft.typing.filter(|typing| !typing.left(self.settle.word).is_zero()),
        })
    }

    /// Whether a draft's latest report is of this very text and these very facts.
    pub(super) fn is_current(&self, uri: &Url, snapshot: &Snapshot) -> bool {
        let Some(checked) = self.drafts.get(uri).and_then(|draft| draft.checked.as_ref()) else { return false };
        let same_desk = match (&checked.desk, &snapshot.desk) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        same_desk && checked.document.version == snapshot.document.version && checked.document.rope.is_instance(&snapshot.document.rope)
    }

    /// Keeps what a check found, unless the draft was closed meanwhile.
    pub(super) fn store(&mut self, uri: &Url, checked: Checked) -> bool {
        let Some(draft) = self.drafts.get_mut(uri) else { return false };
        draft.checked = Some(Arc::new(checked));
        true
    }

    /// Says what was held back of a version of a draft, if it is still the latest that was checked.
    pub(super) fn release(&mut self, uri: &Url, version: i32) -> Option<Arc<Checked>> {
        let draft = self.drafts.get_mut(uri)?;
        let checked = draft.checked.as_ref().filter(|checked| checked.document.version == version && !checked.held.is_empty())?;
        let said = Arc::new(Checked { held: Vec::new(), ..Checked::clone(checked) });
        draft.checked = Some(Arc::clone(&said));
        Some(said)
    }

    /// A draft's latest report beside its present text.
    pub(super) fn view(&self, uri: &Url) -> Option<View> {
        let draft = self.drafts.get(uri)?;
        let checked = Arc::clone(draft.checked.as_ref()?);
        let Document { rope, version } = draft.document.clone();
        Some(View::new(checked, rope, version, self.client.clone()))
    }

    /// Everything a feature may look at, as it is now.
    pub(super) fn world(&self, shelf: Arc<Shelf>) -> World {
        let uris: Vec<&Url> = self.drafts.keys().collect();
        World {
            client: self.client.clone(),
            drafts: uris.into_iter().filter_map(|uri| Some((uri.clone(), self.view(uri)?))).collect(),
            files: self.files.iter().map(|(uri, document)| (uri.clone(), document.clone())).collect(),
            desks: self.desks.clone(),
            shelf,
        }
    }
}

impl Snapshot {
    /// What the engine is told besides the draft.
    pub(super) fn options(&self) -> check::Options {
        let wants = self.desk.as_ref().map(|opened| opened.desk.config.wants(&self.within(&opened.desk), None));
        check::Options {
            evidence: self.desk.as_ref().map(|opened| Arc::clone(&opened.evidence)),
            today: Some(jiff::Zoned::now().date()),
            messages: self.client.locale,
            ..wants.map(check::Options::of).unwrap_or_default()
        }
    }

    /// The draft's path seen from its desk; empty where it lies elsewhere, as an untitled one does.
    fn within(&self, desk: &Desk) -> String {
        let path = self.uri.to_file_path().ok();
        let within = path.as_deref().and_then(|path| path.strip_prefix(&desk.root).ok());
        within.map(|path| path.to_string_lossy().replace('\\', "/")).unwrap_or_default()
    }

    /// The draft as checked.
    pub(super) fn checked(&self, base: Arc<Base>, options: check::Options, report: Report) -> Checked {
        let (uri, document, desk) = (self.uri.clone(), self.document.clone(), self.desk.clone());
        let checked = Checked { uri, document, base, desk, markup: self.markup, options, report, held: Vec::new() };
        let held = self.typing.map(|typing| calm::held(&checked, typing, self.before.as_deref())).unwrap_or_default();
        Checked { held, ..checked }
    }
}

/// A claim of a checked draft that rests on a fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    /// Where, in the text that was checked.
    pub(super) span: Span,
    /// The fact.
    pub(super) fact: FactId,
    /// What is wrong with it, if anything is.
    pub(super) finding: Option<&'a Finding>,
    /// What agrees with it, if nothing is wrong.
    agreed: Option<&'a Verified>,
}

impl Told<'_> {
    /// Whether a source bears it out.
    pub(super) fn is_verified(&self) -> bool {
        self.agreed.is_some_and(Verified::is_borne_out)
    }

    /// Who bears it out.
    pub(super) fn sources(&self) -> &[SourceId] {
        self.agreed.map_or(&[], |agreed| &agreed.sources)
    }

    /// How it stands, in a word.
    pub(super) fn verdict(&self) -> &'static str {
        let wrong = self.finding.map(|finding| finding.verdict.name());
        wrong.or_else(|| self.agreed.map(Verified::standing)).unwrap_or_default()
    }
}

impl Checked {
    /// The findings that aren't held back.
    pub(super) fn said(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.report.findings.iter().enumerate();
        findings.filter(|(at, _)| !self.held.contains(at)).map(|(_, finding)| finding)
    }

    /// The claims that rest on facts, in the order of the draft.
    pub(super) fn told(&self) -> Vec<Told<'_>> {
        let found = self
            .report
            .findings
            .iter()
            .filter_map(|finding| Some(Told { span: finding.span, fact: finding.fact?, finding: Some(finding), agreed: None }));
        let verified = self.report.verified.iter().map(|verified| Told {
            span: verified.span,
            fact: verified.fact,
            finding: None,
            agreed: Some(verified),
        });
        let mut told: Vec<Told<'_>> = found.chain(verified).collect();
        told.sort_by_key(|told| told.span);
        told
    }
}

impl Opened {
    /// The files of its facts and configuration, and where they are.
    pub(super) fn addresses(&self) -> impl Iterator<Item = (&String, Url)> {
        self.texts.paths().filter_map(|path| Some((path, self.texts.address(&self.desk.root, path)?)))
    }

    /// Where something of the desk stands, in the text that was read.
    pub(super) fn location(&self, place: &Place, encoding: Encoding) -> Option<Location> {
        let range = match self.texts.at_hand(&place.path) {
            Some(rope) => to_proto::range(rope, place.span, encoding),
            None => to_proto::line(place.line),
        };
        Some(Location { uri: self.texts.address(&self.desk.root, &place.path)?, range })
    }
}

impl View {
    /// The latest report beside a present text.
    pub(super) fn new(checked: Arc<Checked>, rope: Rope, version: i32, client: Client) -> Self {
        let drift = Drift::between(&checked.document.rope, &rope);
        Self { checked, rope, version, client, drift }
    }

    /// Whether the report is of the present text.
    pub(super) fn is_of_present(&self) -> bool {
        self.checked.document.rope.is_instance(&self.rope)
    }

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
    Url::from_file_path(stamp::plain(&root.join(path))).ok()
}

fn markup(language_id: &str, path: &str) -> Markup {
    let told = Markup::of_language(language_id);
    // Editors call plain text what they have no name for.
    let surely = told.filter(|markup| *markup != Markup::PLAIN);
    surely.or_else(|| Markup::of_ending(path)).or(told).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Role, Session, markup, path};
    use crate::lsp::Settle;
    use crate::text::Markup;
    use tower_lsp::lsp_types::{TextDocumentItem, Url};

    fn opens(uri: &str, language_id: &str) -> bool {
        let item = TextDocumentItem::new(Url::parse(uri).unwrap(), language_id.to_owned(), 1, String::new());
        Session::new(Settle::default()).open(item) == Role::Draft
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
        assert_eq!(markup("plaintext", "Untitled-1"), Markup::PLAIN);
        assert_eq!(markup("", "a.txt"), Markup::PLAIN);
        assert_eq!(markup("plaintext", "a.rst"), Markup::of_path("a.rst"));
        assert_eq!(markup("markdown", "a.txt"), Markup::MARKDOWN);
    }

    #[test]
    fn an_untitled_draft_has_no_path() {
        assert_eq!(path(&Url::parse("untitled:Untitled-1").unwrap()), None);
        assert_eq!(path(&Url::parse("vscode-vfs://host/a.md").unwrap()), None);
    }
}
