// The language server: started, stopped, asked.
import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/node';
import { showReport } from './report';
import { findProgram } from './program';

/** What editors call the languages of drafts. */
export const LANGUAGES = ['markdown', 'plaintext', 'html', 'asciidoc', 'restructuredtext', 'latex', 'tex'];

/** Documents that may be drafts or belong to a desk. */
const DOCUMENTS = [
  ...LANGUAGES.flatMap(language => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]),
  { scheme: 'file', pattern: '**/*.toml' },
];

export class Server {
  private client: LanguageClient | undefined;
  private readonly output = vscode.window.createOutputChannel('factlint');
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when the server starts or stops. */
  readonly onChange = this.changed.event;
  /** Why there is no server. */
  missing: string | undefined;

  constructor(private readonly context: vscode.ExtensionContext) {
    context.subscriptions.push(this.output, this.changed);
  }

  get running(): boolean {
    return this.client?.state === State.Running;
  }

  /** Starts the server anew, from the program that is to be used now. */
  async restart(): Promise<void> {
    await this.stop();
    const found = findProgram(this.context.extensionPath);
    this.missing = 'missing' in found ? found.missing : undefined;
    if ('missing' in found) {
      await this.tell();
      void this.complain(found.missing);
      return;
    }
    this.output.appendLine(`server: ${found.program}`);
    this.client = this.clientOf(found.program);
    this.client.onDidChangeState(() => void this.tell());
    try {
      await this.client.start();
    } catch (error) {
      this.missing = vscode.l10n.t('{0} could not be started: {1}', found.program, String(error));
      void this.complain(this.missing);
    }
    await this.tell();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose().catch(error => this.output.appendLine(String(error)));
  }

  /** Runs a command of the server; nothing if it isn't running or can't. */
  async ask<T>(command: string, told: object): Promise<T | undefined> {
    if (!this.client || !this.running) return undefined;
    try {
      return (await this.client.sendRequest<T | null>('workspace/executeCommand', { command, arguments: [told] })) ?? undefined;
    } catch {
      // It is stopping, or the document was closed meanwhile.
      return undefined;
    }
  }

  showLog(): void {
    this.output.show();
  }

  private clientOf(program: string): LanguageClient {
    return new LanguageClient('factlint', 'factlint', { command: program, args: ['lsp'] }, {
      documentSelector: DOCUMENTS,
      outputChannel: this.output,
      synchronize: { configurationSection: 'factlint' },
      initializationOptions: vscode.workspace.getConfiguration('factlint'),
      middleware: {
        // The sum above a draft runs this: its result is a text, which VS Code would drop.
        executeCommand: async (command, told, next) => {
          const result: unknown = await next(command, told);
          if (command === 'factlint.exportReport' && typeof result === 'string') await showReport(result);
          return result;
        },
      },
    });
  }

  private async tell(): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'factlint.running', this.running);
    this.changed.fire();
  }

  private async complain(message: string): Promise<void> {
    const settings = vscode.l10n.t('Open settings');
    const log = vscode.l10n.t('Show log');
    const chosen = await vscode.window.showErrorMessage(message, settings, log);
    if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'factlint.server.path');
    if (chosen === log) this.showLog();
  }
}
