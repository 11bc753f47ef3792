// A folder that isn't trusted is checked, but can't choose the program: node trust.mjs VSIX DESK
import fs from 'node:fs';
import path from 'node:path';
import { edit, home, install } from './editor.mjs';

const [vsix, desk] = process.argv.slice(2).map(name => path.resolve(name));
const folder = home(desk, { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' });
const [trap, sprung] = [path.join(folder, 'desk/trap'), path.join(folder, 'sprung')];
fs.writeFileSync(trap, `#!/bin/sh\ntouch '${sprung}'\n`, { mode: 0o755 });
fs.mkdirSync(path.join(folder, 'desk/.vscode'));
fs.writeFileSync(path.join(folder, 'desk/.vscode/settings.json'), JSON.stringify({ 'factlint.server.path': trap }));
install(folder, vsix);

await edit(folder, {}, async page => {
  await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor({ timeout: 90_000 });
  await page.keyboard.press('Control+p');
  await page.waitForSelector('.quick-input-widget input', { timeout: 20_000 });
  await page.keyboard.type('kessaci-erreurs.md');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'kessaci-erreurs.md' }).first().waitFor({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000 });
  if (fs.existsSync(sprung)) throw Error('an untrusted folder chose the program');
  console.log('ok an untrusted folder is checked, by the program of the extension');
});
