// The status bar: how the draft stands, in three figures.
import * as vscode from 'vscode';
import { Shows, Standing } from './watch';

export class Status implements Shows, vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('factlint.status', vscode.StatusBarAlignment.Left, 10);

  constructor() {
    this.item.name = 'factlint';
  }

  dispose(): void {
    this.item.dispose();
  }

  show(standing: Standing | undefined, missing: string | undefined): void {
    if (missing) this.showMissing(missing);
    else if (standing) this.showSum(standing);
    else this.item.hide();
  }

  private showMissing(missing: string): void {
    this.item.text = '$(warning) factlint';
    this.item.tooltip = missing;
    this.item.command = 'factlint.status';
    this.item.show();
  }

  private showSum({ sum }: Standing): void {
    const { verified, contradicted, disputed, unsourced } = sum;
    this.item.text = `$(verified) ${verified} $(error) ${contradicted} $(warning) ${disputed} $(question) ${unsourced}`;
    this.item.tooltip = vscode.l10n.t('factlint: {0} verified, {1} contradicted, {2} disputed, {3} unsourced. Click for the list.', verified, contradicted, disputed, unsourced);
    this.item.accessibilityInformation = { label: this.item.tooltip };
    this.item.command = 'factlint.claims.focus';
    this.item.show();
  }
}
