// Starts the language server, and shows around the editor what it says.
import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { showExample } from './example';
import { Server } from './server';
import { Status } from './status';
import { ClaimTree } from './tree';
import { Watch } from './watch';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server(context);
  const tree = new ClaimTree();
  const status = new Status();
  const watch = new Watch(server, [tree, status]);
  context.subscriptions.push(tree, status, watch, ...registerCommands(context, server));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async change => {
      if (change.affectsConfiguration('factlint.server.path')) await server?.restart();
    }),
    // A trusted folder may choose the server.
    vscode.workspace.onDidGrantWorkspaceTrust(() => server?.restart()),
  );
  await server.restart();
  await showExample(context);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
