"""The session of session.json as three editors would have it, by their recorded capabilities."""

import asyncio
import json
import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

HERE = pathlib.Path(__file__).resolve().parent
SESSION = json.loads((HERE / "session.json").read_text(encoding="utf-8"))
ROOT = HERE.parents[1] / SESSION["desk"]
URI = (ROOT / SESSION["draft"]).as_uri()
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
        locale="en",
        root_uri=ROOT.as_uri(),
        workspace_folders=[types.WorkspaceFolder(uri=ROOT.as_uri(), name="desk")],
    )
    hello = await lsp_client.initialize_session(params)
    assert hello.server_info.name == "factlint"
    assert (hello.capabilities.diagnostic_provider is not None) == pulls(lsp_client)
    yield
    await lsp_client.shutdown_session()


def pulls(client: LanguageClient) -> bool:
    capabilities = client.capabilities
    workspace = capabilities.workspace and capabilities.workspace.diagnostics
    return bool(capabilities.text_document.diagnostic and workspace and workspace.refresh_support)


def holds(wanted, found) -> bool:
    """Whether what was found has what is wanted: of an object its keys, of a list something like each of its items, of a text its words."""
    if isinstance(wanted, list):
        return isinstance(found, list) and all(any(holds(one, other) for other in found) for one in wanted)
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(holds(value, found.get(key)) for key, value in wanted.items())
    return isinstance(found, str) and wanted in found if isinstance(wanted, str) else wanted == found


class Session:
    """The steps, each under its name."""

    def __init__(self, client: LanguageClient):
        self.client = client
        self.version = 0
        self.document = types.TextDocumentIdentifier(uri=URI)

    async def open(self, _):
        self.version = 1
        item = types.TextDocumentItem(uri=URI, language_id="markdown", version=self.version, text=SESSION["text"])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    async def present(self):
        """The diagnostics of the present version, asked for or waited for."""
        if pulls(self.client):
            params = types.DocumentDiagnosticParams(text_document=self.document)
            return (await self.client.text_document_diagnostic_async(params)).items
        async with asyncio.timeout(60):
            while URI not in self.client.diagnostics:
                await asyncio.sleep(0.01)
        return self.client.diagnostics[URI]

    async def diagnostics(self, step):
        found = self.plain(await self.present())
        assert found == [] if step.get("none") else holds(step["holds"], found), found

    async def request(self, step):
        method = step["method"]
        told = json.loads(json.dumps(step["params"]).replace("$draft", URI))
        params = self.client.protocol._converter.structure(told, types.METHOD_TO_TYPES[method][2])
        found = self.plain(await self.client.protocol.send_request_async(method, params))
        assert holds(step["holds"], found), f"{method}: {found}"

    async def fix(self, step):
        """Takes the fix of this title, as an editor would, and types it."""
        diagnostics = list(await self.present())
        context = types.CodeActionContext(diagnostics=diagnostics, only=[types.CodeActionKind.QuickFix])
        params = types.CodeActionParams(text_document=self.document, range=diagnostics[0].range, context=context)
        actions = await self.client.text_document_code_action_async(params)
        action = next(action for action in actions if step["title"] in action.title)
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        edits = action.edit.changes[URI] if action.edit.changes else action.edit.document_changes[0].edits
        self.version += 1
        self.client.diagnostics.pop(URI, None)
        change = types.TextDocumentContentChangePartial(range=edits[0].range, text=edits[0].new_text)
        document = types.VersionedTextDocumentIdentifier(uri=URI, version=self.version)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(text_document=document, content_changes=[change]))

    async def close(self, _):
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=self.document))

    def plain(self, found):
        """What came, as it came over the wire."""
        return self.client.protocol._converter.unstructure(found)


@pytest.mark.asyncio
async def test_the_session_is_the_same_in_every_editor(client: LanguageClient):
    session = Session(client)
    for step in SESSION["steps"]:
        await getattr(session, step["do"])(step)
