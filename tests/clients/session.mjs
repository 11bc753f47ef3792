// A session by the protocol library that VS Code's own client is made of.
import { spawn } from "node:child_process";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const lsp = require("vscode-languageserver-protocol/node");

const server = spawn(process.env.FACTLINT, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
const ended = new Promise((resolve) => server.on("exit", resolve));
const connection = lsp.createProtocolConnection(
  new lsp.StreamMessageReader(server.stdout),
  new lsp.StreamMessageWriter(server.stdin),
);
const published = new Promise((resolve) => connection.onNotification(lsp.PublishDiagnosticsNotification.type, resolve));
connection.listen();

const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } } };
const hello = await connection.sendRequest(lsp.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
assert.equal(hello.serverInfo.name, "factlint");
await connection.sendNotification(lsp.InitializedNotification.type, {});
const uri = "untitled:a";
const text = "---\nlang: fr\n---\n\nLe vol date du 31 février 2026.\n";
await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
  textDocument: { uri, languageId: "markdown", version: 1, text },
});
const { diagnostics, version } = await published;
assert.equal(version, 1);
assert.equal(diagnostics[0].code, "impossible-date");
const hover = await connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: diagnostics[0].range.start });
assert.ok(hover);
await connection.sendRequest(lsp.ShutdownRequest.type);
await connection.sendNotification(lsp.ExitNotification.type);
assert.equal(await ended, 0);
console.log("node client: ok");
