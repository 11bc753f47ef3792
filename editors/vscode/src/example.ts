// The example desk: a copy of its own, which may be changed at will.
import * as vscode from 'vscode';

/** The draft that is full of mistakes. */
const DRAFT = 'drafts/kessaci-erreurs.md';
/** Kept from one window to the next: the example was asked for, and its draft isn't open yet. */
const ASKED = 'factlint.example';

/** Opens a copy of the example desk, in this window if nothing else is open in it. */
export async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const target = copy(context);
  await vscode.workspace.fs.copy(vscode.Uri.joinPath(context.extensionUri, 'example'), target, { overwrite: true });
  await context.globalState.update(ASKED, true);
  if (isOpen(target)) return showExample(context);
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: vscode.workspace.workspaceFolders !== undefined });
}

/** Shows the example's draft in the window that was opened for it. */
export async function showExample(context: vscode.ExtensionContext): Promise<void> {
  const target = copy(context);
  if (!context.globalState.get(ASKED) || !isOpen(target)) return;
  await context.globalState.update(ASKED, undefined);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(target, DRAFT));
}

function copy(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.globalStorageUri, 'example');
}

function isOpen(folder: vscode.Uri): boolean {
  return vscode.workspace.workspaceFolders?.some(({ uri }) => uri.path === folder.path) ?? false;
}
