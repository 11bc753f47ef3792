// The commands of the palette and the menus.
import * as vscode from 'vscode';
import { Claim, claimAt, Source } from './claims';
import { openExample } from './example';
import { showReport } from './report';
import { Server } from './server';

export function registerCommands(context: vscode.ExtensionContext, server: Server): vscode.Disposable[] {
  const register = (name: string, run: (argument?: { claim?: Claim }) => Promise<unknown>) => vscode.commands.registerCommand(`factlint.${name}`, run);
  return [
    register('fact', async row => showFact(row?.claim ?? (await atCursor(server)))),
    register('source', async () => openSource(server, await atCursor(server))),
    register('report', () => report(server)),
    register('status', () => status(server)),
    register('restartServer', () => server.restart()),
    register('example', () => openExample(context)),
  ];
}

async function atCursor(server: Server): Promise<Claim | undefined> {
  const editor = vscode.window.activeTextEditor;
  const claims = editor && (await server.ask<Claim[]>('factlint.listClaims', { uri: editor.document.uri.toString() }));
  const claim = editor && claimAt(claims ?? [], editor.selection.active);
  if (!claim) void vscode.window.showInformationMessage(vscode.l10n.t('No fact is about the words under the cursor.'));
  return claim;
}

async function showFact(claim: Claim | undefined): Promise<void> {
  const location = claim?.fact.location;
  if (!location) return;
  const { start, end } = location.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { selection, viewColumn: vscode.ViewColumn.Beside });
}

async function openSource(server: Server, claim: Claim | undefined): Promise<void> {
  const source = claim && (await pick(claim));
  if (!source) return;
  const opened = await server.ask('factlint.openSource', { fact: claim.fact.id, source: source.id, uri: vscode.window.activeTextEditor?.document.uri.toString() });
  if (!opened) void vscode.window.showInformationMessage(vscode.l10n.t('Source {0} has neither an archived text nor an address.', source.id));
}

async function pick({ sources, fact }: Claim): Promise<Source | undefined> {
  if (sources.length < 2) return sources[0];
  const items = sources.map(source => ({ label: `${source.id}: ${source.says}`, description: source.outlet ?? '', detail: source.quote ?? undefined, source }));
  return (await vscode.window.showQuickPick(items, { title: fact.label }))?.source;
}

async function report(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const markdown = await server.ask<string>('factlint.exportReport', { uri });
  if (markdown !== undefined) await showReport(markdown);
}

interface ServerStatus {
  version: string;
  desks: { root: string; facts: number; sources: number; faults: number }[];
}

async function status(server: Server): Promise<void> {
  const status = await server.ask<ServerStatus>('factlint.serverStatus', {});
  const desks = status?.desks.map(desk => vscode.l10n.t('{0}: {1} facts, {2} sources, {3} faults', desk.root, desk.facts, desk.sources, desk.faults)) ?? [];
  const message = status ? [`factlint ${status.version}`, ...desks].join(' · ') : (server.missing ?? vscode.l10n.t('The server is not running.'));
  const [log, restart] = [vscode.l10n.t('Show log'), vscode.l10n.t('Restart')];
  const chosen = await vscode.window.showInformationMessage(message, log, restart);
  if (chosen === log) server.showLog();
  if (chosen === restart) await server.restart();
}
