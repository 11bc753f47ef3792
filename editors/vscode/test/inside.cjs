// In the extension host, with the editor's real API.
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

exports.run = async () => {
  try {
    await all();
  } catch (error) {
    console.log(`FAIL ${error.stack}`);
    throw error;
  }
};

async function all() {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const uri = vscode.Uri.joinPath(folder, 'drafts/kessaci-erreurs.md');
  const draft = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(draft);
  const found = text => vscode.languages.getDiagnostics(uri).filter(one => one.message.includes(text));

  const [age] = await until('findings are diagnostics', () => found('22 ans').length === 1 && found('22 ans'));
  assert.strictEqual(draft.getText(age.range), '24 ans');
  assert(age.relatedInformation.length > 0, 'a finding leads to its fact');

  await until('a claim has a card', async () => {
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, age.range.start);
    return hovers.some(hover => hover.contents.some(text => text.value.includes('jeune militant de 22 ans')));
  });
  await until('claims have marks', async () => (await vscode.commands.executeCommand('vscode.executeInlayHintProvider', uri, whole(draft))).length > 3);
  await until('the draft has its sum', async () => (await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri)).length === 1);

  editor.selection = new vscode.Selection(age.range.start, age.range.start);
  await vscode.commands.executeCommand('factlint.fact');
  await until('a command goes to the fact', () => vscode.window.activeTextEditor.document.uri.path.endsWith('people.toml'));
  await vscode.window.showTextDocument(draft, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('factlint.report');
  await until('a command shows the report', () => vscode.window.activeTextEditor.document.getText().includes('| 24 ans | contradicted |'));
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.window.showTextDocument(draft, vscode.ViewColumn.One);

  const fix = await until('a fix is offered', async () => {
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, age.range, vscode.CodeActionKind.QuickFix.value, 20);
    return actions.find(action => action.edit && action.isPreferred);
  });
  assert(await vscode.workspace.applyEdit(fix.edit));
  await until('and its finding goes', () => found('22 ans').length === 0);
  await draft.save();
  assert(fs.readFileSync(uri.fsPath, 'utf8').includes('Kessaci, 22 ans'));

  const facts = vscode.Uri.joinPath(folder, 'facts/people.toml').fsPath;
  const text = fs.readFileSync(facts, 'utf8');
  assert(text.includes('is = "22 years"'));
  fs.writeFileSync(facts, text.replace('is = "22 years"', 'is = "25 years"').replaceAll(/says.00\d = ".* de 22 ans"/g, words => words.replace('22', '25')));
  await until('a fact that changes on disk changes the findings', () => found('25').length > 0);

  const example = path.join(__dirname, '..', 'package.json');
  const manifest = JSON.parse(fs.readFileSync(example, 'utf8'));
  const known = new Set(await vscode.commands.getCommands(true));
  for (const { command } of manifest.contributes.commands) assert(known.has(command), command);
  console.log('ok every command is there');

  const settings = vscode.workspace.getConfiguration('factlint');
  await settings.update('minSeverity', 'error', vscode.ConfigurationTarget.Global);
  await until('a setting takes effect', () => vscode.languages.getDiagnostics(uri).every(one => one.severity === vscode.DiagnosticSeverity.Error));
  await settings.update('server.path', '/nowhere/factlint', vscode.ConfigurationTarget.Global);
  await until('without a server its findings go', () => vscode.languages.getDiagnostics(uri).length === 0);
}

function whole(draft) {
  return new vscode.Range(0, 0, draft.lineCount, 0);
}

async function until(what, ask) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const value = await ask();
    if (value) {
      console.log(`ok ${what}`);
      return value;
    }
    await new Promise(done => setTimeout(done, 50));
  }
  throw Error(`not in time: ${what}`);
}
