"""A session as three editors would have it, by their recorded capabilities."""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path(__file__).resolve().parents[2] / "examples" / "aix"
DRAFT = ROOT / "drafts" / "kessaci-errors.md"
EDITORS = ["visual_studio_code", "neovim", "emacs"]

# What the server may ask of an editor that the test client has no answer to by itself.
ASKED = [
    types.CLIENT_REGISTER_CAPABILITY,
    types.CLIENT_UNREGISTER_CAPABILITY,
    types.WORKSPACE_CODE_LENS_REFRESH,
    types.WORKSPACE_INLAY_HINT_REFRESH,
    types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
]


@pytest_lsp.fixture(params=EDITORS, config=ClientServerConfig(server_command=[os.environ["FACTLINT"], "lsp"]))
async def client(request, lsp_client: LanguageClient):
    for method in ASKED:
        lsp_client.feature(method)(lambda *_: None)
    params = types.InitializeParams(
        capabilities=client_capabilities(request.param),
        root_uri=ROOT.as_uri(),
        workspace_folders=[types.WorkspaceFolder(uri=ROOT.as_uri(), name="aix")],
    )
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_a_draft_is_checked_shown_and_mended(client: LanguageClient):
    uri, text = DRAFT.as_uri(), DRAFT.read_text(encoding="utf-8")
    item = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
    document = types.TextDocumentIdentifier(uri=uri)
    if client.diagnostics.get(uri) is None and pulls(client):
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=document))
        found = report.items
    else:
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        found = client.diagnostics[uri]
    assert found
    place = found[0].range.start
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=place))
    assert hover is not None
    context = types.CodeActionContext(diagnostics=list(found))
    actions = [
        action
        for one in found
        for action in await client.text_document_code_action_async(
            types.CodeActionParams(text_document=document, range=one.range, context=context)
        )
        or []
    ]
    assert actions
    definition = await client.text_document_definition_async(types.DefinitionParams(text_document=document, position=place))
    assert definition


def pulls(client: LanguageClient) -> bool:
    capabilities = client.capabilities
    workspace = capabilities.workspace and capabilities.workspace.diagnostics
    return bool(capabilities.text_document.diagnostic and workspace and workspace.refresh_support)
