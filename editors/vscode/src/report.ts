// The report of a draft, in an editor of its own.
import * as vscode from 'vscode';

export async function showReport(markdown: string): Promise<void> {
  const content = markdown.trim() || vscode.l10n.t('No fact is about anything in this draft.');
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}
