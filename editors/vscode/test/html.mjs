// A draft as a content system keeps it: what is underlined are the words themselves, whatever markup stands before them: node html.mjs VSIX DESK OUT
import fs from 'node:fs';
import path from 'node:path';
import { edit, home, install } from './editor.mjs';

const [vsix, desk, out] = process.argv.slice(2).map(name => path.resolve(name));
fs.mkdirSync(out, { recursive: true });
const folder = home(desk, { 'factlint.locale': 'fr' });
const words = '24&nbsp;ans';
fs.writeFileSync(path.join(folder, 'desk/drafts/page.html'), `<p title="24 ans">&Eacute;vacué&nbsp;: <em>Amine Kessaci</em>, ${words},\nétait à Aix le 5&nbsp;février 2026.</p>\n`);
install(folder, vsix);

await edit(folder, { options: ['--disable-workspace-trust'] }, async page => {
  await page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 90_000 });
  await page.keyboard.press('Control+p');
  await page.waitForSelector('.quick-input-widget input', { timeout: 20_000 });
  await page.keyboard.type('page.html');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'page.html' }).first().waitFor({ timeout: 20_000 });
  await page.keyboard.press('Enter');
  const mark = page.locator('.monaco-editor .squiggly-error').first();
  await mark.waitFor({ timeout: 60_000 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(out, 'html.png') });
  const [told, meant] = [await mark.boundingBox(), await page.evaluate(place, words)];
  // Half a letter is more than what a line of text is rounded by.
  const off = Math.max(Math.abs(told.x - meant.x), Math.abs(told.width - meant.width));
  if (off > 4) throw Error(`underlined at ${JSON.stringify(told)}, the words are at ${JSON.stringify(meant)}`);
  console.log('ok in HTML the words themselves are underlined');
});

/** Where some words stand on the page. */
function place(words) {
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    const nodes = [];
    for (const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT); walk.nextNode(); ) nodes.push(walk.currentNode);
    const at = nodes.map(node => node.data).join('').indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    const find = (offset, set) => {
      for (const node of nodes) {
        if (offset <= node.length) return set(node, offset);
        offset -= node.length;
      }
    };
    find(at, (node, offset) => range.setStart(node, offset));
    find(at + words.length, (node, offset) => range.setEnd(node, offset));
    const { x, width } = range.getBoundingClientRect();
    return { x, width };
  }
}
