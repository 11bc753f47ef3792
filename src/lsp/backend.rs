//! The protocol's handlers: decode, tell the session, wake a task. No analysis, and nothing is awaited.

use super::capabilities::{self, Client};
use super::checker::{Haste, Wake};
use super::lists::Lists;
use super::pages::Pages;
use super::parcel::Parcels;
use super::progress::{self, Cancels, Progress};
use super::reload::Load;
use super::session::{Role, Shared, View, lock, path};
use super::shelf::Shelf;
use super::spelling::Spelling;
use super::world::World;
use super::{about, commands, completion, folding, hints, lens, links, proposals, pull, symbols, tokens};
use super::{actions, hover, navigate, rename};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::request::{GotoDeclarationParams, GotoDeclarationResponse, GotoTypeDefinitionParams, GotoTypeDefinitionResponse};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionParams, CompletionResponse,
    CompletionTriggerKind, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightParams, DocumentLink, DocumentLinkParams,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, FoldingRange, FoldingRangeParams, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHint, InlayHintParams,
    Location, PrepareRenameResponse, Range, ReferenceParams, RenameParams, SemanticToken, SemanticTokens, SemanticTokensDeltaParams,
    SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
    ServerInfo, SetTraceParams, ShowDocumentParams, SymbolInformation, TextDocumentPositionParams, Url, WorkDoneProgressCancelParams,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceEdit, WorkspaceSymbolParams,
};
use tower_lsp::{LanguageServer, async_trait};

/// What work on a whole workspace is called.
const TITLE: &str = "factlint";

/// How long the first drafts are let have all that the machine can do.
const FIRST_CHECKS: Duration = Duration::from_millis(200);

/// The framework's view of the server.
pub(super) struct Backend {
    session: Shared,
    tasks: Tasks,
    shelf: Arc<Shelf>,
    client: tower_lsp::Client,
    post: Post,
    cancels: Cancels,
    pages: Option<Arc<Pages>>,
}

/// What lists of diagnostics are made with, and how they go out.
#[derive(Clone, Default)]
pub(super) struct Post {
    /// The latest lists of diagnostics.
    pub(super) lists: Lists,
    /// Those that are under way.
    pub(super) parcels: Parcels,
    /// How the client spells addresses.
    pub(super) spelling: Spelling,
}

/// Ways to wake the tasks.
pub(super) struct Tasks {
    /// The checker.
    pub(super) wakes: UnboundedSender<Wake>,
    /// The reloader.
    pub(super) loads: UnboundedSender<Load>,
    /// The one that asks for settings.
    pub(super) asks: UnboundedSender<()>,
    /// The one that looks at drafts that aren't open.
    pub(super) glances: UnboundedSender<()>,
}

impl Backend {
    /// Handlers around a session, which wake its tasks.
    pub(super) fn new(
        session: Shared,
        client: tower_lsp::Client,
        tasks: Tasks,
        shelf: Arc<Shelf>,
        post: Post,
        pages: Option<Pages>,
    ) -> Self {
        Self { session, tasks, shelf, client, post, cancels: Cancels::default(), pages: pages.map(Arc::new) }
    }

    fn wake(&self, wake: Wake) {
        // The checker is only gone when the server is.
        drop(self.tasks.wakes.send(wake));
    }

    fn load(&self, load: Load) {
        // The reloader is only gone when the server is.
        drop(self.tasks.loads.send(load));
    }

    fn load_typed(&self, uri: &Url) {
        if let Some(path) = path(uri) {
            self.load(Load::Typed(path));
        }
    }

    /// The client wants to hear more or less of what is done.
    pub(super) async fn set_trace(&self, params: SetTraceParams) {
        lock(&self.session).trace = params.value;
    }

    /// Files on disk may be others.
    fn glance(&self) {
        // The task is only gone when the server is.
        let _ = self.tasks.glances.send(());
    }

    fn ask_settings(&self) {
        // The task is only gone when the server is.
        let _ = self.tasks.asks.send(());
    }

    /// Shows a document where the client can. Its reply is not waited for.
    fn show(&self, uri: Url, selection: Option<Range>) {
        if !lock(&self.session).client.shows {
            return;
        }
        let external = Some(uri.scheme() != "file");
        let params = ShowDocumentParams { uri, external, take_focus: Some(true), selection };
        let client = self.client.clone();
        tokio::spawn(async move { drop(client.show_document(params).await) });
    }

    /// The client doesn't want some work done any more.
    pub(super) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.cancels.cancel(&params.token);
    }

    /// The rules' pages, which are written a moment later: the first drafts matter more.
    fn pages(&self) -> Option<Arc<Pages>> {
        let pages = self.pages.clone()?;
        let written = Arc::clone(&pages);
        tokio::spawn(async move {
            tokio::time::sleep(FIRST_CHECKS).await;
            tokio::task::spawn_blocking(move || written.write());
        });
        Some(pages)
    }

    /// Waits until a draft's present text is checked: also what is typed meanwhile.
    async fn current(&self, uri: &Url, haste: Haste) {
        let version = || lock(&self.session).version(uri);
        let mut before = version();
        while before.is_some() {
            let (waiter, done) = oneshot::channel();
            self.wake(Wake::Asked(uri.clone(), haste, waiter));
            // Hung up on: the server is leaving.
            drop(done.await);
            let now = version();
            if std::mem::replace(&mut before, now) == now {
                return;
            }
        }
    }

    /// Waits until every open draft's present text is checked.
    async fn all_current(&self, haste: Haste) {
        let uris: Vec<Url> = lock(&self.session).drafts.keys().cloned().collect();
        for uri in uris {
            self.current(&uri, haste).await;
        }
    }

    /// Waits for the first report of a draft that was just opened.
    async fn first(&self, uri: &Url) {
        let is_new = lock(&self.session).is_unchecked(uri);
        if is_new {
            self.current(uri, Haste::Once).await;
        }
    }

    /// An answer about a draft's present text.
    async fn ask_current<T: Send + 'static>(&self, uri: &Url, from: impl FnOnce(&World) -> Option<T> + Send + 'static) -> Option<T> {
        self.current(uri, Haste::Once).await;
        self.ask(from).await
    }

    /// The tokens of a document's present text, or of a range of it.
    async fn tokens(&self, uri: &Url, range: Option<Range>) -> Option<Vec<SemanticToken>> {
        let document = uri.clone();
        self.ask_current(uri, move |world| tokens::of(world, &document, range)).await
    }

    /// An answer that may take its time. A panic costs the answer, not the server.
    async fn ask<T: Send + 'static>(&self, from: impl FnOnce(&World) -> Option<T> + Send + 'static) -> Option<T> {
        let world = lock(&self.session).world(Arc::clone(&self.shelf));
        tokio::task::spawn_blocking(move || from(&world)).await.ok().flatten()
    }

    /// Every report of the workspace, in parts where the client takes them.
    async fn survey(&self, params: WorkspaceDiagnosticParams) -> Vec<WorkspaceDocumentDiagnosticReport> {
        self.all_current(Haste::Patient).await;
        let token = params.work_done_progress_params.work_done_token;
        let progress = Progress::begin(self.client.clone(), self.cancels.clone(), token, TITLE).await;
        let world = lock(&self.session).world(Arc::clone(&self.shelf));
        let (found, mut finds) = mpsc::channel(1);
        let cancelled = Arc::clone(&progress.cancelled);
        let previous = params.previous_result_ids;
        tokio::task::spawn_blocking(move || {
            let mut workspace = pull::Workspace::new(previous);
            let tell = |at, of, reports| !cancelled.load(Ordering::Relaxed) && found.blocking_send((at, of, reports)).is_ok();
            let ended = world.all_drafts(|draft, at, of| tell(at, of, vec![workspace.draft(&world, &draft)]));
            if ended {
                tell(1, 1, workspace.rest(&world));
            }
        });
        let part = params.partial_result_params.partial_result_token;
        let mut items = Vec::new();
        while let Some((at, of, reports)) = finds.recv().await {
            progress.report(at, of).await;
            match &part {
                Some(token) => progress::tell(&self.client, token, serde_json::json!({"items": reports})).await,
                None => items.extend(reports),
            }
        }
        progress.end().await;
        items
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
        let client = Client { pages: self.pages(), ..Client::of(&params) };
        let mut session = lock(&self.session);
        session.trace = params.trace.unwrap_or_default();
        session.client = client.clone();
        session.settle = client.settings.settle.unwrap_or(session.settle);
        session.folders = folders(&params);
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let server_info = Some(ServerInfo { name: env!("CARGO_PKG_NAME").to_owned(), version });
        Ok(InitializeResult { capabilities: capabilities::ours(&client), server_info })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.load(Load::Look);
        self.ask_settings();
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
        self.glance();
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.post.lists.forget(&uri);
        match lock(&self.session).close(&uri) {
            Some(Role::Draft) => self.wake(Wake::Closed(uri)),
            Some(Role::File) => self.load_typed(&uri),
            None => {}
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if lock(&self.session).set(&params.settings) {
            self.wake(Wake::Settings);
        }
        self.ask_settings();
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.load(Load::Touched(params.changes.iter().filter_map(|change| path(&change.uri)).collect()));
        self.glance();
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
        let uri = place.text_document.uri;
        if lock(&self.session).files.contains_key(&uri) {
            return Ok(self.ask(move |world| about::at(world, &uri, place.position)).await);
        }
        self.first(&uri).await;
        Ok(self.answer(&uri, |view| hover::at(view, view.byte(place.position))))
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri;
        let (previous, post) = (params.previous_result_id, self.post.clone());
        self.current(&uri, Haste::Patient).await;
        let list = self.ask(move |world| Some(pull::document(world, &uri, previous, &post))).await;
        list.map(|list| pull::answer(list, &self.post.parcels)).ok_or_else(Error::internal_error)
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: self.survey(params).await }))
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
        self.all_current(Haste::Once).await;
        Ok(self.ask(move |world| navigate::references(world, &text_document.uri, position, declarations)).await)
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        Ok(self.ask(move |world| navigate::highlights(world, &text_document.uri, position)).await)
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<serde_json::Value>> {
        if params.command == commands::RESTART {
            self.load(Load::Anew);
            return Ok(None);
        }
        if !commands::ALL.contains(&params.command.as_str()) {
            return Err(Error::invalid_params(format!("there is no command \"{}\"", params.command)));
        }
        let told = commands::Told::of(&params.arguments);
        self.all_current(Haste::Once).await;
        if let Some(uri) = told.uri.as_ref().filter(|_| params.command == commands::CHECK_DOCUMENT) {
            self.current(uri, Haste::Told).await;
        }
        let title = params.command.clone();
        let token = params.work_done_progress_params.work_done_token;
        let progress = Progress::begin(self.client.clone(), self.cancels.clone(), token, &title).await;
        let (steps, mut stepped) = mpsc::channel(1);
        let (cancelled, stopped) = (Arc::clone(&progress.cancelled), Arc::clone(&progress.cancelled));
        let goes_on = move |at, of| !stopped.load(Ordering::Relaxed) && steps.blocking_send((at, of)).is_ok();
        let world = lock(&self.session).world(Arc::clone(&self.shelf));
        let running = tokio::task::spawn_blocking(move || commands::run(&world, &params.command, &told, &goes_on));
        while let Some((at, of)) = stepped.recv().await {
            progress.report(at, of).await;
        }
        // A panic costs the answer, not the server.
        let outcome = running.await.ok().flatten();
        let is_cancelled = cancelled.load(Ordering::Relaxed);
        progress.end().await;
        let outcome = match outcome {
            Some(outcome) => outcome,
            None if is_cancelled => return Err(Error::request_cancelled()),
            None => return Err(Error::invalid_params("there is no such draft, fact or source")),
        };
        if let Some((uri, selection)) = outcome.show {
            self.show(uri, selection);
        }
        Ok(Some(outcome.value))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let triggered = params.context.is_some_and(|context| context.trigger_kind == CompletionTriggerKind::TRIGGER_CHARACTER);
        let found = self.ask(move |world| completion::at(world, &text_document.uri, position, triggered)).await;
        Ok(found.map(CompletionResponse::List))
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let uri = params.text_document.uri;
        Ok(self
            .ask_current(&uri.clone(), move |world| match world.drafts.get(&uri) {
                Some(view) => Some(hints::within(view, params.range)),
                None => proposals::hints(world, &uri, params.range),
            })
            .await)
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let uri = params.text_document.uri;
        Ok(self.ask_current(&uri.clone(), move |world| Some(lens::of(world.drafts.get(&uri)?, &uri))).await)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let uri = params.text_document.uri;
        Ok(self.ask_current(&uri.clone(), move |world| symbols::of_document(world, &uri)).await)
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        Ok(self.ask(move |world| Some(symbols::of_workspace(world, &params.query))).await)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let uri = params.text_document.uri;
        Ok(self.ask_current(&uri.clone(), move |world| links::of(world, &uri)).await)
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let Some(data) = self.tokens(&uri, None).await else { return Ok(None) };
        let mut session = lock(&self.session);
        // What was closed meanwhile is held by nobody.
        Ok(session.is_open(&uri).then(|| SemanticTokensResult::Tokens(session.tokens.whole(&uri, data))))
    }

    async fn semantic_tokens_full_delta(&self, params: SemanticTokensDeltaParams) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let Some(data) = self.tokens(&uri, None).await else { return Ok(None) };
        let mut session = lock(&self.session);
        Ok(session.is_open(&uri).then(|| session.tokens.change(&uri, &params.previous_result_id, data)))
    }

    async fn semantic_tokens_range(&self, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokensRangeResult>> {
        let data = self.tokens(&params.text_document.uri, Some(params.range)).await;
        Ok(data.map(|data| SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data })))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let uri = params.text_document.uri;
        Ok(self.ask(move |world| folding::of(world, &uri)).await)
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let uri = params.text_document.uri.clone();
        Ok(self.ask_current(&uri, move |world| rename::prepare(world, &params.text_document.uri, params.position)).await)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        self.all_current(Haste::Once).await;
        let renamed = self.ask(move |world| Some(rename::rename(world, &text_document.uri, position, &params.new_name))).await;
        renamed.unwrap_or(Ok(None))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        Ok(self.ask_current(&uri, move |world| actions::at(world, &params)).await)
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        let unresolved = params.clone();
        if let Some(uri) = actions::document(&params) {
            self.current(&uri, Haste::Once).await;
        }
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
