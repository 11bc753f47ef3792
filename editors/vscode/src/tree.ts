// The view "Facts in this draft": claims by how they stand, under each its fact and what each source says.
import * as vscode from 'vscode';
import { Claim, Source } from './claims';
import { Shows, Standing } from './watch';

type Group = 'contradicted' | 'disputed' | 'verified';
type Row =
  | { kind: 'group'; group: Group; claims: Claim[] }
  | { kind: 'claim'; claim: Claim }
  | { kind: 'fact'; claim: Claim }
  | { kind: 'source'; claim: Claim; source: Source };

const GROUPS: Group[] = ['contradicted', 'disputed', 'verified'];
const ICONS = { contradicted: ['error', 'list.errorForeground'], disputed: ['warning', 'list.warningForeground'], verified: ['verified', 'testing.iconPassed'] };

export class ClaimTree implements vscode.TreeDataProvider<Row>, Shows, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = vscode.window.createTreeView<Row>('factlint.claims', { treeDataProvider: this, showCollapseAll: true });
  private standing: Standing | undefined;
  private shown = '';

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }

  show(standing: Standing | undefined): void {
    // What is the same isn't drawn again: an opened row would flicker.
    const shown = JSON.stringify(standing ?? null);
    if (shown === this.shown) return;
    [this.standing, this.shown] = [standing, shown];
    this.view.description = standing && vscode.workspace.asRelativePath(standing.uri);
    this.view.badge = standing && badge(standing.sum.contradicted);
    this.changed.fire();
  }

  getChildren(row?: Row): Row[] {
    if (!row) return this.groups();
    if (row.kind === 'group') return row.claims.map(claim => ({ kind: 'claim', claim }));
    if (row.kind === 'claim') return [{ kind: 'fact', claim: row.claim }, ...row.claim.sources.map(source => ({ kind: 'source' as const, claim: row.claim, source }))];
    return [];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    switch (row.kind) {
      case 'group': return groupItem(row.group, row.claims.length);
      case 'claim': return claimItem(row.claim, this.standing!.uri);
      case 'fact': return factItem(row.claim);
      case 'source': return sourceItem(row.claim, row.source, this.standing!.uri);
    }
  }

  private groups(): Row[] {
    const all = this.standing?.claims ?? [];
    const rows = GROUPS.map(group => ({ kind: 'group' as const, group, claims: all.filter(claim => groupOf(claim) === group) }));
    return rows.filter(row => row.claims.length > 0);
  }
}

function groupOf({ verdict }: Claim): Group {
  return verdict === 'verified' || verdict === 'contradicted' ? verdict : 'disputed';
}

function badge(value: number): vscode.ViewBadge | undefined {
  return value ? { value, tooltip: vscode.l10n.t('{0} contradicted', value) } : undefined;
}

function icon(group: Group): vscode.ThemeIcon {
  const [name, colour] = ICONS[group];
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}

function groupItem(group: Group, count: number): vscode.TreeItem {
  const names = { contradicted: vscode.l10n.t('Contradicted'), disputed: vscode.l10n.t('Disputed or too sure'), verified: vscode.l10n.t('Verified') };
  const open = group === 'verified' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
  const item = new vscode.TreeItem(names[group], open);
  item.id = group;
  item.description = String(count);
  item.iconPath = icon(group);
  return item;
}

function claimItem(claim: Claim, draft: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(claim.text, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = claim.fact.label;
  item.tooltip = claim.message ?? claim.fact.label;
  item.contextValue = 'claim';
  item.iconPath = icon(groupOf(claim));
  item.command = open(vscode.l10n.t('Go to the claim'), draft, claim.range);
  return item;
}

function factItem(claim: Claim): vscode.TreeItem {
  const item = new vscode.TreeItem(claim.fact.id);
  item.description = vscode.l10n.t('fact');
  item.iconPath = new vscode.ThemeIcon('book');
  const { location } = claim.fact;
  if (location) item.command = open(vscode.l10n.t('Go to the fact'), vscode.Uri.parse(location.uri), location.range);
  return item;
}

function sourceItem(claim: Claim, source: Source, draft: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(`${source.id}: ${source.says}`);
  item.description = source.outlet ?? '';
  item.tooltip = source.quote ?? source.says;
  item.iconPath = new vscode.ThemeIcon('quote');
  const told = { fact: claim.fact.id, source: source.id, uri: draft.toString() };
  if (source.opens) item.command = { title: vscode.l10n.t('Open the source'), command: 'factlint.openSource', arguments: [told] };
  return item;
}

function open(title: string, uri: vscode.Uri, { start, end }: Claim['range']): vscode.Command {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return { title, command: 'vscode.open', arguments: [uri, { selection }] };
}
