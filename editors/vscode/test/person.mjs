// The packaged extension, used as a person would, with pictures: node person.mjs VSIX DESK OUT
import fs from 'node:fs';
import path from 'node:path';
import { edit, home, install } from './editor.mjs';

const [vsix, desk, out] = process.argv.slice(2).map(name => path.resolve(name));
fs.mkdirSync(out, { recursive: true });
const folder = home(desk, { 'factlint.locale': 'fr' });
const draft = path.join(folder, 'desk/drafts/kessaci-erreurs.md');
install(folder, vsix);

await edit(folder, { options: ['--disable-workspace-trust'] }, async page => {
  const picture = name => page.screenshot({ path: path.join(out, `${name}.png`) });
  const seen = async (selector, what, timeout = 60_000) => {
    await page.locator(selector).first().waitFor({ timeout });
    console.log(`ok ${what}`);
  };
  try {
    await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 90_000 });
    await open(page, 'kessaci-erreurs.md');
    await seen('.monaco-editor .squiggly-error', 'what is contradicted is underlined');
    await seen('.statusbar-item[aria-label*="contradicted"]', 'the status bar has the sum');
    await page.locator('.statusbar-item[aria-label*="contradicted"]').first().click();
    const row = text => page.locator('.customview-tree .monaco-list-row', { hasText: text }).first();
    await row('24 ans').locator('.monaco-tl-twistie').click({ timeout: 20_000 });
    await row('amine-kessaci.age').waitFor({ timeout: 20_000 });
    console.log('ok the list has the claim, its fact and its sources');
    await row('24 ans').locator('.label-name').click();
    await page.locator('.cursor-position, .statusbar-item', { hasText: '(6 selected)' }).first().waitFor({ timeout: 20_000 });
    console.log('ok a click leads to the claim');
    await page.waitForTimeout(500);
    await picture('draft');
    await fix(page, picture);
    await saved(page, 'Kessaci, 22 ans');
    await page.keyboard.press('Control+Shift+M');
    await seen('.markers-panel .monaco-list-row', 'the findings are problems');
    await picture('problems');
  } catch (error) {
    await picture('fail');
    throw error;
  }
});

async function open(page, name) {
  await page.keyboard.press('Control+p');
  await page.waitForSelector('.quick-input-widget input', { timeout: 20_000 });
  await page.keyboard.type(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  await page.waitForSelector('.monaco-editor .view-line', { timeout: 30_000 });
}

/** Hovers over the claim, then takes the fix; the menu can lose a race with a card, so it is asked for again. */
async function fix(page, picture) {
  const words = page.locator('.monaco-editor .squiggly-error').first();
  await words.hover({ force: true });
  await page.locator('.monaco-hover', { hasText: 'jeune militant de 22 ans' }).first().waitFor({ timeout: 20_000 });
  console.log('ok a claim has a card');
  await page.waitForTimeout(500);
  await picture('hover');
  const item = page.locator('.action-widget .monaco-list-row', { hasText: '22 ans' }).first();
  for (let tries = 0; tries < 6; tries++) {
    await page.keyboard.press('Escape');
    await page.locator('.monaco-editor .view-line').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.waitForTimeout(500);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    if (await item.waitFor({ timeout: 5000 }).then(() => true, () => false)) break;
  }
  await picture('fix');
  await page.keyboard.press('Enter');
  await page.locator('.monaco-editor .view-line', { hasText: /22\sans/ }).first().waitFor({ timeout: 20_000 });
  console.log('ok a fix is offered');
}

async function saved(page, words) {
  for (let tries = 0; tries < 100; tries++) {
    if (fs.readFileSync(draft, 'utf8').includes(words)) return console.log('ok the fix is on disk');
    if (tries % 20 === 0) await page.keyboard.press('Control+s');
    await page.waitForTimeout(100);
  }
  throw Error('not saved');
}
