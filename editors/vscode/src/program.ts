// Where the server's program is: as set, else the one that came with the extension, else the one on the PATH.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** The program, or what to tell the user. */
export type Found = { program: string } | { missing: string };

export function findProgram(extension: string): Found {
  // In a folder that isn't trusted VS Code leaves out what the folder sets: only the user's own path is read then.
  const set = vscode.workspace.getConfiguration('factlint').get<string>('server.path', '').trim();
  if (set) {
    const program = absolute(set);
    return isProgram(program) ? { program } : { missing: vscode.l10n.t('There is no program at {0}, which the setting factlint.server.path names.', program) };
  }
  const program = [path.join(extension, 'server', NAME), ...onPath()].find(isProgram);
  return program ? { program } : { missing: vscode.l10n.t('The program factlint was found neither with this extension nor on the PATH. Install it, or name it in the setting factlint.server.path.') };
}

const NAME = process.platform === 'win32' ? 'factlint.exe' : 'factlint';

function absolute(set: string): string {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '';
  const expanded = set.replace(/^~(?=[\\/])/, home);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? home;
  return path.resolve(folder, expanded);
}

/** A relative entry of the PATH would let the opened folder choose the program. */
function onPath(): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => path.isAbsolute(folder));
  return folders.map(folder => path.join(folder, NAME));
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
