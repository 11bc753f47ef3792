// From the walkthrough to the first finding, as somebody does who has just installed the extension: node walkthrough.mjs VSIX OUT
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { edit, home, install } from './editor.mjs';

const [vsix, out] = process.argv.slice(2).map(name => path.resolve(name));
const TITLE = 'Check a draft with factlint';
fs.mkdirSync(out, { recursive: true });
const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'factlint-empty-'));
const folder = home(empty, { 'factlint.locale': 'fr' });
fs.rmSync(empty, { recursive: true });
install(folder, vsix);

await edit(folder, { options: ['--disable-workspace-trust'] }, async page => {
  let seen = page;
  try {
    await page.waitForSelector('.monaco-workbench .part.editor', { timeout: 90_000 });
    await walkthrough(page);
    console.log('ok the walkthrough opens');
    await page.waitForTimeout(500);
    await page.screenshot({ path: path.join(out, 'walkthrough.png') });
    seen = await example(page);
    await seen.locator('.tab', { hasText: 'kessaci-erreurs.md' }).first().waitFor({ timeout: 60_000 });
    console.log('ok its first step opens the example desk and its draft');
    await seen.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000 });
    console.log('ok the example\'s mistakes are underlined');
    await seen.screenshot({ path: path.join(out, 'example.png') });
  } catch (error) {
    await seen.screenshot({ path: path.join(out, 'fail.png') });
    throw error;
  }
});

async function walkthrough(page) {
  const entry = text => page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  // The command is there once the editor's own extensions are.
  for (let tries = 0; tries < 10; tries++) {
    await page.keyboard.press('F1');
    await page.waitForSelector('.quick-input-widget input', { timeout: 20_000 });
    await page.keyboard.type('Open Walkthrough');
    if (await entry('Open Walkthrough').waitFor({ timeout: 3000 }).then(() => true, () => false)) break;
    await page.keyboard.press('Escape');
  }
  await entry('Open Walkthrough').click();
  // Rows are clicked, as what is typed may not have been sought yet when Enter comes.
  await page.keyboard.type('factlint');
  await entry(TITLE).click({ timeout: 20_000 });
  await page.locator('.gettingStartedDetailsContent', { hasText: TITLE }).first().waitFor({ timeout: 20_000 });
}

/** A window of its own, which a browser may want to be asked for. */
async function example(page) {
  const window = page.context().waitForEvent('page', { timeout: 60_000 });
  const button = page.locator('.gettingStartedDetailsContent .monaco-button', { hasText: 'Open the example desk' }).first();
  await Promise.race([button.click({ timeout: 20_000 }), window]);
  const asked = page.locator('.monaco-dialog-box .monaco-button', { hasText: /Open|Retry/ }).first();
  asked.click({ timeout: 30_000 }).catch(() => {});
  return window;
}
