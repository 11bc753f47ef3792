// A fact that is typed, and neither saved nor on disk, is what the draft beside it is held against: node typed.mjs VSIX DESK OUT
import fs from 'node:fs';
import path from 'node:path';
import { edit, home, install } from './editor.mjs';

const [vsix, desk, out] = process.argv.slice(2).map(name => path.resolve(name));
fs.mkdirSync(out, { recursive: true });
const folder = home(desk, { 'factlint.locale': 'fr' });
const facts = path.join(folder, 'desk/facts/people.toml');
const saved = fs.readFileSync(facts, 'utf8');
install(folder, vsix);

await edit(folder, { options: ['--disable-workspace-trust'] }, async page => {
  const contradicted = group(page, 'kessaci-juste.md').locator('.squiggly-error').first();
  try {
    await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 90_000 });
    await open(page, 'kessaci-juste.md', 'Enter');
    await page.locator('.statusbar-item[aria-label*="0 contradicted"]').first().waitFor({ timeout: 60_000 });
    await open(page, 'people.toml', 'Control+Enter');
    await retype(page, '22', '25');
    await contradicted.waitFor({ timeout: 20_000 });
    console.log('ok a fact that is typed changes the findings of the draft beside it');
    await page.waitForTimeout(1000);
    await page.screenshot({ path: path.join(out, 'typed.png') });
    await retype(page, '25', '22');
    await contradicted.waitFor({ state: 'detached', timeout: 20_000 });
    console.log('ok and typed back, takes them back');
    if (fs.readFileSync(facts, 'utf8') !== saved) throw Error('the fact file was saved');
  } catch (error) {
    await page.screenshot({ path: path.join(out, 'fail.png') });
    throw error;
  }
});

/** The part of the window that shows a file. */
function group(page, name) {
  return page.locator('.editor-group-container', { has: page.locator('.tab', { hasText: name }) });
}

async function open(page, name, key) {
  await page.keyboard.press('Control+p');
  await page.waitForSelector('.quick-input-widget input', { timeout: 20_000 });
  await page.keyboard.type(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor({ timeout: 20_000 });
  await page.keyboard.press(key);
  await group(page, name).locator('.view-line').first().waitFor({ timeout: 30_000 });
}

/** Goes to the age in the fact file, and types another over it. */
async function retype(page, one, other) {
  const lines = saved.split('\n');
  const line = lines.findIndex(text => text === 'is = "22 years"');
  await page.keyboard.press('Control+g');
  await page.waitForSelector('.quick-input-widget input', { timeout: 20_000 });
  await page.keyboard.type(`${line + 1}:${lines[line].indexOf('22') + 1}`);
  await page.keyboard.press('Enter');
  for (const _ of one) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.type(other, { delay: 50 });
  await group(page, 'people.toml').locator('.view-line', { hasText: `"${other}` }).first().waitFor({ timeout: 20_000 });
}
