// The session of session.json by the protocol library that VS Code's own client is made of: once for a client that takes what is
// published, once for one that asks.
import { spawn } from "node:child_process";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
const require = createRequire(import.meta.url);
const lsp = require("vscode-languageserver-protocol/node");

const session = JSON.parse(readFileSync(process.env.SESSION, "utf8"));
const root = path.join(process.env.ROOT, session.desk);
const uri = pathToFileURL(path.join(root, session.draft)).href;

// Whether what was found has what is wanted: of an object its keys, of a list something like each of its items, of a text its words.
function holds(wanted, found) {
  if (Array.isArray(wanted)) return Array.isArray(found) && wanted.every((one) => found.some((other) => holds(one, other)));
  if (wanted instanceof Object) return found instanceof Object && Object.keys(wanted).every((key) => holds(wanted[key], found[key]));
  return typeof wanted === "string" ? typeof found === "string" && found.includes(wanted) : wanted === found;
}

class Client {
  constructor(pulls) {
    this.pulls = pulls;
    this.server = spawn(process.env.FACTLINT, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
    this.ended = new Promise((resolve) => this.server.on("exit", resolve));
    this.connection = lsp.createProtocolConnection(
      new lsp.StreamMessageReader(this.server.stdout),
      new lsp.StreamMessageWriter(this.server.stdin),
    );
    this.published = new Map();
    this.connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
      if (params.uri === uri) this.published.set(params.version ?? null, params.diagnostics);
      this.heard?.();
    });
    this.connection.onRequest(lsp.DiagnosticRefreshRequest.type, () => null);
    this.connection.listen();
    this.version = 0;
  }

  async begin() {
    const capabilities = {
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
        hover: { contentFormat: ["markdown"] },
        rename: { prepareSupport: true },
        publishDiagnostics: { versionSupport: true },
        ...(this.pulls && { diagnostic: {} }),
      },
      workspace: { ...(this.pulls && { diagnostics: { refreshSupport: true } }) },
    };
    const folder = { uri: pathToFileURL(root).href, name: "desk" };
    const params = { processId: process.pid, rootUri: folder.uri, workspaceFolders: [folder], capabilities, locale: "en" };
    const hello = await this.connection.sendRequest(lsp.InitializeRequest.type, params);
    assert.equal(hello.serverInfo.name, "factlint");
    assert.equal(hello.capabilities.diagnosticProvider !== undefined, this.pulls);
    await this.connection.sendNotification(lsp.InitializedNotification.type, {});
  }

  async open() {
    this.version = 1;
    this.text = session.text;
    const textDocument = { uri, languageId: "markdown", version: this.version, text: this.text };
    await this.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
  }

  // The diagnostics of the present version, asked for or waited for.
  async present() {
    if (this.pulls) {
      return (await this.connection.sendRequest(lsp.DocumentDiagnosticRequest.type, { textDocument: { uri } })).items;
    }
    while (!this.published.has(this.version)) await new Promise((resolve) => (this.heard = resolve));
    return this.published.get(this.version);
  }

  async diagnostics({ holds: wanted, none }) {
    const found = await this.present();
    if (none) assert.deepEqual(found, []);
    else assert.ok(holds(wanted, found), JSON.stringify(found));
  }

  async request({ method, params, holds: wanted }) {
    const told = JSON.parse(JSON.stringify(params).replaceAll("$draft", uri));
    const found = await this.connection.sendRequest(method, told);
    assert.ok(holds(wanted, found), `${method}: ${JSON.stringify(found)}`);
  }

  // Takes the fix of this title, as an editor would, and types it.
  async fix({ title }) {
    const diagnostics = await this.present();
    const params = { textDocument: { uri }, range: diagnostics[0].range, context: { diagnostics, only: ["quickfix"] } };
    const actions = await this.connection.sendRequest(lsp.CodeActionRequest.type, params);
    const action = actions.find((action) => action.title.includes(title));
    assert.ok(action, JSON.stringify(actions));
    const resolved = action.edit ? action : await this.connection.sendRequest(lsp.CodeActionResolveRequest.type, action);
    const [edit] = resolved.edit.changes[uri];
    this.version += 1;
    const document = { uri, version: this.version };
    const change = { textDocument: document, contentChanges: [{ range: edit.range, text: edit.newText }] };
    await this.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, change);
  }

  async close() {
    await this.connection.sendNotification(lsp.DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    await this.connection.sendRequest(lsp.ShutdownRequest.type);
    await this.connection.sendNotification(lsp.ExitNotification.type);
    assert.equal(await this.ended, 0);
  }
}

for (const pulls of [false, true]) {
  const client = new Client(pulls);
  await client.begin();
  for (const step of session.steps) await client[step.do](step);
}
console.log("node client: ok");
