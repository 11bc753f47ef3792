// Which draft is looked at, and how it stands: asked for when something may have changed it, told to whoever shows it.
import * as vscode from 'vscode';
import { Claim, Sum } from './claims';
import { LANGUAGES, Server } from './server';

/** How the draft stands, if there is one. */
export interface Standing {
  uri: vscode.Uri;
  claims: Claim[];
  sum: Sum;
}

export interface Shows {
  show(standing: Standing | undefined, missing: string | undefined): void;
}

/** Longer than the server waits for quiet, so that it is asked once. */
const QUIET = 300;

export class Watch implements vscode.Disposable {
  private readonly parts: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private draft: vscode.TextDocument | undefined;
  private round = 0;

  constructor(private readonly server: Server, private readonly shows: Shows[]) {
    const soon = () => this.soon();
    this.parts = [
      server.onChange(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
      vscode.workspace.onDidChangeTextDocument(soon),
      vscode.workspace.onDidSaveTextDocument(soon),
      vscode.workspace.onDidCloseTextDocument(soon),
      vscode.languages.onDidChangeDiagnostics(soon),
    ];
    this.soon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.parts.forEach(part => part.dispose());
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), QUIET);
  }

  private async look(): Promise<void> {
    this.draft = this.current();
    const round = ++this.round;
    const standing = this.draft && (await this.standing(this.draft.uri));
    // A later question may have been answered first.
    if (round === this.round) this.shows.forEach(shower => shower.show(standing, this.server.missing));
  }

  /** The draft in the active editor; the last one while a fact or a panel is looked at. */
  private current(): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active && LANGUAGES.includes(active.languageId)) return active;
    return this.draft?.isClosed ? undefined : this.draft;
  }

  private async standing(uri: vscode.Uri): Promise<Standing | undefined> {
    const told = { uri: uri.toString() };
    const [sum, claims] = await Promise.all([
      this.server.ask<Sum>('factlint.checkDocument', told),
      this.server.ask<Claim[]>('factlint.listClaims', told),
    ]);
    return sum && { uri, sum, claims: claims ?? [] };
  }
}
