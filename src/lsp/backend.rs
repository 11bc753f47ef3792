//! The protocol's handlers: decode, tell the session, wake a task. No analysis, and nothing is awaited.

use super::capabilities::{self, Client};
use super::checker::Wake;
use super::reload::Load;
use super::session::{Shared, View, lock, path};
use super::{actions, hover};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeActionParams, CodeActionResponse, DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, ServerInfo, Url,
};
use tower_lsp::{LanguageServer, async_trait};

/// The framework's view of the server.
pub(super) struct Backend {
    session: Shared,
    wakes: UnboundedSender<Wake>,
    loads: UnboundedSender<Load>,
}

impl Backend {
    /// Handlers around a session, which wake its tasks.
    pub(super) const fn new(session: Shared, wakes: UnboundedSender<Wake>, loads: UnboundedSender<Load>) -> Self {
        Self { session, wakes, loads }
    }

    fn wake(&self, wake: Wake) {
        // The checker is only gone when the server is.
        drop(self.wakes.send(wake));
    }

    fn load(&self, load: Load) {
        // The reloader is only gone when the server is.
        drop(self.loads.send(load));
    }

    /// An answer from a draft's latest report. A panic costs the answer, not the server.
    fn answer<T>(&self, uri: &Url, from: impl FnOnce(&View) -> Option<T>) -> Option<T> {
        let view = lock(&self.session).view(uri)?;
        catch_unwind(AssertUnwindSafe(|| from(&view))).ok().flatten()
    }
}

#[async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = Client::of(&params);
        let mut session = lock(&self.session);
        session.client = client;
        session.settle = capabilities::settle(&params).unwrap_or(session.settle);
        session.folders = folders(&params);
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let server_info = Some(ServerInfo { name: env!("CARGO_PKG_NAME").to_owned(), version });
        Ok(InitializeResult { capabilities: capabilities::ours(&client), server_info })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.load(Load::Look);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        if lock(&self.session).open(params.text_document) {
            self.load(Load::Look);
        }
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        if lock(&self.session).change(params) {
            self.wake(Wake::Typed(uri));
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.load(Load::Touched(path(&params.text_document.uri).into_iter().collect()));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        if lock(&self.session).drafts.remove(&uri).is_some() {
            self.wake(Wake::Closed(uri));
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.load(Load::Touched(params.changes.iter().filter_map(|change| path(&change.uri)).collect()));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let removed: Vec<PathBuf> = params.event.removed.iter().filter_map(|folder| path(&folder.uri)).collect();
        let mut session = lock(&self.session);
        session.folders.retain(|folder| !removed.contains(folder));
        session.folders.extend(params.event.added.iter().filter_map(|folder| path(&folder.uri)));
        drop(session);
        self.load(Load::Look);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        Ok(self.answer(&place.text_document.uri, |view| hover::at(view, view.byte(place.position))))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = &params.text_document.uri;
        Ok(self.answer(uri, |view| Some(actions::at(view, uri, view.span(params.range), &params.context))))
    }
}

/// The workspace's folders; older clients send only the root.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) => folders.iter().filter_map(|folder| path(&folder.uri)).collect(),
        None => params.root_uri.as_ref().and_then(path).into_iter().collect(),
    }
}
