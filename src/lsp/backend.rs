//! The protocol's handlers: decode, tell the session, wake a task. No analysis, and nothing is awaited.

use super::capabilities::{self, Client};
use super::checker::Wake;
use super::reload::Load;
use super::session::{Role, Shared, View, lock, path};
use super::shelf::Shelf;
use super::world::World;
use super::{actions, hover, navigate, rename};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::{GotoDeclarationParams, GotoDeclarationResponse, GotoTypeDefinitionParams, GotoTypeDefinitionResponse};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionParams, CodeActionResponse, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentHighlight,
    DocumentHighlightParams, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult,
    InitializedParams, Location, PrepareRenameResponse, ReferenceParams, RenameParams, ServerInfo, TextDocumentPositionParams, Url,
    WorkspaceEdit,
};
use tower_lsp::{LanguageServer, async_trait};

/// The framework's view of the server.
pub(super) struct Backend {
    session: Shared,
    wakes: UnboundedSender<Wake>,
    loads: UnboundedSender<Load>,
    shelf: Arc<Shelf>,
}

impl Backend {
    /// Handlers around a session, which wake its tasks.
    pub(super) const fn new(session: Shared, wakes: UnboundedSender<Wake>, loads: UnboundedSender<Load>, shelf: Arc<Shelf>) -> Self {
        Self { session, wakes, loads, shelf }
    }

    fn wake(&self, wake: Wake) {
        // The checker is only gone when the server is.
        drop(self.wakes.send(wake));
    }

    fn load(&self, load: Load) {
        // The reloader is only gone when the server is.
        drop(self.loads.send(load));
    }

    fn load_typed(&self, uri: &Url) {
        if let Some(path) = path(uri) {
            self.load(Load::Typed(path));
        }
    }

    /// An answer that may take its time. A panic costs the answer, not the server.
    async fn ask<T: Send + 'static>(&self, from: impl FnOnce(&World) -> Option<T> + Send + 'static) -> Option<T> {
        let world = lock(&self.session).world(Arc::clone(&self.shelf));
        tokio::task::spawn_blocking(move || from(&world)).await.ok().flatten()
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
        let uri = params.text_document.uri.clone();
        match lock(&self.session).open(params.text_document) {
            Role::Draft => self.load(Load::Look),
            Role::File => self.load_typed(&uri),
        }
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        match lock(&self.session).change(params) {
            Some(Role::Draft) => self.wake(Wake::Typed(uri)),
            Some(Role::File) => self.load_typed(&uri),
            None => {}
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.load(Load::Touched(path(&params.text_document.uri).into_iter().collect()));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        match lock(&self.session).close(&uri) {
            Some(Role::Draft) => self.wake(Wake::Closed(uri)),
            Some(Role::File) => self.load_typed(&uri),
            None => {}
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

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let found = self.ask(move |world| navigate::definitions(world, &text_document.uri, position)).await;
        Ok(found.map(GotoDefinitionResponse::Array))
    }

    async fn goto_declaration(&self, params: GotoDeclarationParams) -> Result<Option<GotoDeclarationResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let found = self.ask(move |world| navigate::passages(world, &text_document.uri, position)).await;
        Ok(found.map(GotoDeclarationResponse::Array))
    }

    async fn goto_type_definition(&self, params: GotoTypeDefinitionParams) -> Result<Option<GotoTypeDefinitionResponse>> {
        self.goto_declaration(params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let declarations = params.context.include_declaration;
        Ok(self.ask(move |world| navigate::references(world, &text_document.uri, position, declarations)).await)
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        Ok(self.ask(move |world| navigate::highlights(world, &text_document.uri, position)).await)
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        Ok(self.ask(move |world| rename::prepare(world, &params.text_document.uri, params.position)).await)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let renamed = self.ask(move |world| Some(rename::rename(world, &text_document.uri, position, &params.new_name))).await;
        renamed.unwrap_or(Ok(None))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        Ok(self.ask(move |world| actions::at(world, &params)).await)
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        let unresolved = params.clone();
        Ok(self.ask(move |world| Some(actions::resolve(world, params))).await.unwrap_or(unresolved))
    }
}

/// The workspace's folders; older clients send only the root.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) => folders.iter().filter_map(|folder| path(&folder.uri)).collect(),
        None => params.root_uri.as_ref().and_then(path).into_iter().collect(),
    }
}
