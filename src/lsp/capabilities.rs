//! What the client can do, flattened once, and what this server says it can do.

use super::pages::Pages;
use super::settings::Settings;
use super::tokens;
use crate::language::Lang;
use crate::text::position::Encoding;
use std::sync::Arc;
use tower_lsp::lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, CompletionOptions,
    DeclarationCapability, DiagnosticOptions, DiagnosticServerCapabilities, DiagnosticTag, DocumentLinkOptions, ExecuteCommandOptions,
    FoldingRangeProviderCapability, HoverProviderCapability, InitializeParams, MarkupKind, OneOf, PositionEncodingKind, RenameOptions,
    ResourceOperationKind, SaveOptions, SemanticTokensFullOptions, SemanticTokensOptions, SemanticTokensServerCapabilities,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TypeDefinitionProviderCapability,
    WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

/// What the client can do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Client {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// The language it speaks with its user, if it says and factlint knows it.
    pub(super) locale: Option<Lang>,
    /// The language that it said it has.
    pub(super) own_locale: Option<Lang>,
    /// Diagnostics may point elsewhere.
    pub(super) related: bool,
    /// Diagnostics may fade what they stand on.
    pub(super) fades: bool,
    /// Diagnostics may strike out what they stand on.
    pub(super) strikes: bool,
    /// Diagnostics may carry data.
    pub(super) data: bool,
    /// Diagnostics may lead to a page about their code.
    pub(super) describes: bool,
    /// The pages of the rules, if they are somewhere.
    pub(super) pages: Option<Arc<Pages>>,
    /// What its user has set.
    pub(super) settings: Settings,
    /// Outlines may be nested.
    pub(super) nested_symbols: bool,
    /// It asks for hints again when told to.
    pub(super) refreshes_hints: bool,
    /// It asks for lenses again when told to.
    pub(super) refreshes_lenses: bool,
    /// It asks for tokens again when told to.
    pub(super) refreshes_tokens: bool,
    /// Code actions may be edits, not only commands.
    pub(super) literals: bool,
    /// Code actions may be preferred.
    pub(super) preferred: bool,
    /// Code actions may be completed later.
    pub(super) resolves_edits: bool,
    /// It shows a document when asked to.
    pub(super) shows: bool,
    /// Edits may name a document's version.
    pub(super) versioned_edits: bool,
    /// Edits may rename files.
    pub(super) renames_files: bool,
    /// Renames may be prepared.
    pub(super) prepares_rename: bool,
    /// Hovers may be Markdown.
    pub(super) markdown: bool,
    /// What is told of a completion may be Markdown.
    pub(super) completes_markdown: bool,
    /// It asks for diagnostics, and asks again when told to.
    pub(super) pulls: bool,
    /// Work of the server's own may be shown.
    pub(super) progress: bool,
    /// It has settings to be asked for.
    pub(super) configures: bool,
    /// It tells of changed settings when asked to.
    pub(super) registers_settings: bool,
    /// It watches files when asked to.
    pub(super) watches: bool,
    /// It watches files relative to a folder.
    pub(super) relative_watches: bool,
}

impl Client {
    /// Reads what `initialize` says.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let mut client = Self { encoding: encoding(&params.capabilities), ..Self::default() };
        client.settings = params.initialization_options.as_ref().map_or_else(Settings::default, |said| Settings::default().with(said));
        client.own_locale = params.locale.as_deref().and_then(Lang::of_code);
        client.locale = client.settings.locale.or(client.own_locale);
        client.read_document(&params.capabilities);
        client.read_workspace(&params.capabilities);
        let window = params.capabilities.window.as_ref();
        client.progress = window.and_then(|window| window.work_done_progress).unwrap_or_default();
        client.shows = window.and_then(|window| window.show_document.as_ref()).is_some_and(|show| show.support);
        client
    }

    /// Whether it is told of drafts that it has not opened.
    pub(super) const fn hears_of_closed(&self) -> bool {
        self.settings.closed && !self.pulls
    }

    fn read_document(&mut self, capabilities: &ClientCapabilities) {
        let Some(document) = &capabilities.text_document else { return };
        if let Some(published) = &document.publish_diagnostics {
            self.related = published.related_information.unwrap_or_default();
            let tags = published.tag_support.as_ref().map(|tags| tags.value_set.as_slice()).unwrap_or_default();
            self.fades = tags.contains(&DiagnosticTag::UNNECESSARY);
            self.strikes = tags.contains(&DiagnosticTag::DEPRECATED);
            self.describes = published.code_description_support.unwrap_or_default();
            self.data = published.data_support.unwrap_or_default();
        }
        if let Some(action) = &document.code_action {
            self.literals = action.code_action_literal_support.is_some();
            let later = action.resolve_support.as_ref().is_some_and(|support| support.properties.iter().any(|property| property == "edit"));
            self.resolves_edits = later && action.data_support.unwrap_or_default();
            self.preferred = action.is_preferred_support.unwrap_or_default();
        }
        self.pulls = document.diagnostic.is_some();
        let symbols = document.document_symbol.as_ref();
        self.nested_symbols = symbols.and_then(|symbols| symbols.hierarchical_document_symbol_support).unwrap_or_default();
        self.prepares_rename = document.rename.as_ref().and_then(|rename| rename.prepare_support).unwrap_or_default();
        let formats = document.hover.as_ref().and_then(|hover| hover.content_format.as_deref());
        let item = document.completion.as_ref().and_then(|completion| completion.completion_item.as_ref());
        let told = item.and_then(|item| item.documentation_format.as_deref());
        self.completes_markdown = told.is_some_and(|formats| formats.contains(&MarkupKind::Markdown));
        self.markdown = formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown));
    }

    fn read_workspace(&mut self, capabilities: &ClientCapabilities) {
        let refreshes = capabilities.workspace.as_ref().and_then(|workspace| workspace.diagnostic.as_ref()?.refresh_support);
        // One that can't be told to ask again would not see a fact change.
        self.pulls &= refreshes.unwrap_or_default();
        let Some(workspace) = &capabilities.workspace else { return };
        self.refreshes_hints = workspace.inlay_hint.as_ref().and_then(|hint| hint.refresh_support).unwrap_or_default();
        self.refreshes_lenses = workspace.code_lens.as_ref().and_then(|lens| lens.refresh_support).unwrap_or_default();
        self.refreshes_tokens = workspace.semantic_tokens.as_ref().and_then(|tokens| tokens.refresh_support).unwrap_or_default();
        self.configures = workspace.configuration.unwrap_or_default();
        self.registers_settings = workspace.did_change_configuration.and_then(|changed| changed.dynamic_registration).unwrap_or_default();
        self.versioned_edits = workspace.workspace_edit.as_ref().and_then(|edit| edit.document_changes).unwrap_or_default();
        let operations = workspace.workspace_edit.as_ref().and_then(|edit| edit.resource_operations.as_deref());
        self.renames_files = self.versioned_edits && operations.is_some_and(|able| able.contains(&ResourceOperationKind::Rename));
        if let Some(watched) = &workspace.did_change_watched_files {
            self.watches = watched.dynamic_registration.unwrap_or_default();
            self.relative_watches = watched.relative_pattern_support.unwrap_or_default();
        }
    }
}

/// What this server can do.
pub(super) fn ours(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(kind(client.encoding)),
        text_document_sync: Some(sync()),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR, super::actions::FIX_ALL]),
            resolve_provider: Some(client.resolves_edits),
            ..CodeActionOptions::default()
        })),
        diagnostic_provider: client.pulls.then(diagnostics),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(super::completion::TRIGGERS.map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: super::commands::ALL.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..around(client)
    }
}

/// What is shown around a document, and the ways out of it.
fn around(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
            legend: tokens::legend(),
            range: Some(true),
            full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(rename(client)),
        ..ServerCapabilities::default()
    }
}

fn rename(client: &Client) -> OneOf<bool, RenameOptions> {
    let options = RenameOptions { prepare_provider: Some(true), work_done_progress_options: WorkDoneProgressOptions::default() };
    if client.prepares_rename { OneOf::Right(options) } else { OneOf::Left(true) }
}

fn diagnostics() -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some(env!("CARGO_PKG_NAME").to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
    })
}

fn sync() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(SaveOptions { include_text: Some(false) }.into()),
        ..TextDocumentSyncOptions::default()
    })
}

/// Bytes are what spans count, so they come first; UTF-16 is what a client counts in that says nothing.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref()).unwrap_or_default();
    let order = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
    order.into_iter().find(|encoding| offered.contains(&kind(*encoding))).unwrap_or_default()
}

const fn kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

#[cfg(test)]
mod tests {
    use super::Client;
    use crate::language::Lang;
    use crate::text::position::Encoding;
    use serde_json::{Value, json};
    use tower_lsp::lsp_types::InitializeParams;

    fn params(value: Value) -> InitializeParams {
        serde_json::from_value(value).unwrap()
    }

    fn encoding(offered: Value) -> Encoding {
        Client::of(&params(json!({"capabilities": {"general": {"positionEncodings": offered}}}))).encoding
    }

    #[test]
    fn bytes_are_preferred_and_utf_16_is_the_default() {
        assert_eq!(encoding(json!(["utf-16", "utf-8"])), Encoding::Utf8);
        assert_eq!(encoding(json!(["utf-32", "utf-16"])), Encoding::Utf16);
        assert_eq!(encoding(json!(["utf-32"])), Encoding::Utf32);
        assert_eq!(encoding(json!(["utf-7"])), Encoding::Utf16);
        assert_eq!(encoding(Value::Null), Encoding::Utf16);
    }

    #[test]
    fn a_client_that_says_nothing_can_do_nothing() {
        assert_eq!(Client::of(&params(json!({"capabilities": {}}))), Client::default());
    }

    #[test]
    fn the_locale_and_the_settle_time_are_read() {
        let params = params(json!({"capabilities": {}, "locale": "en-GB", "initializationOptions": {"settleMs": 10}}));
        assert_eq!(Client::of(&params).locale, Some(Lang::En));
        assert_eq!(Client::of(&params).settings.settle.map(|settle| settle.latest.as_millis()), Some(40));
    }
}
