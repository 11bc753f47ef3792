// Opens a report in Chromium as readers have it, and lets axe look for what keeps some from reading it: `page.mjs PAGE [PICTURE]`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [page, picture] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
const failed = [];

async function open(colorScheme, width, height) {
  // The page's policy keeps scripts out, axe's too.
  const tab = await browser.newPage({ colorScheme, viewport: { width, height }, bypassCSP: true });
  tab.on("console", (message) => failed.push(`${colorScheme}, ${width} px: console: ${message.text()}`));
  await tab.goto(`file://${page}`);
  return tab;
}

for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]]) {
  const tab = await open(colorScheme, width, 800);
  await tab.evaluate(axe);
  const { violations, incomplete, passes } = await tab.evaluate(() => axe.run(document));
  for (const { id, help, nodes } of [...violations, ...incomplete]) {
    failed.push(...nodes.map((node) => `${colorScheme}, ${width} px: ${id}: ${help}: ${node.html.slice(0, 160)}`));
  }
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (wide) failed.push(`${colorScheme}, ${width} px: the page is wider than the window`);
  console.log(`axe, ${colorScheme}, ${width} px: ${passes.length} rules pass, ${violations.length} don't`);
  await tab.close();
}
if (picture) {
  const tab = await open("light", 1000, 600);
  await tab.screenshot({ path: picture });
}
await browser.close();
if (failed.length > 0) throw new Error(failed.join("\n"));
