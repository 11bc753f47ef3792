// A real VS Code without a display: code-server, and Chromium to look at it.
// CS is the folder where code-server is installed, NODE its node, PLAYWRIGHT the folder of playwright-core.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const { CS, NODE, PLAYWRIGHT, CHROMIUM = '/usr/bin/chromium' } = process.env;
const { chromium } = createRequire(path.join(PLAYWRIGHT, 'package.json'))('playwright-core');
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const VSCODE = path.join(CS, 'node_modules/code-server/lib/vscode/out/server-main.js');
const WRAPPER = path.join(CS, 'node_modules/code-server/out/node/entry.js');
const SETTINGS = {
  'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false,
  'update.mode': 'none', 'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'files.autoSave': 'off',
  'workbench.tips.enabled': false, 'workbench.welcomePage.walkthroughs.openOnInstall': false, 'editor.wordWrap': 'on', 'editor.minimap.enabled': false,
};

/** A home of its own, with a copy of the desk to write to. */
export function home(desk, settings = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'factlint-vscode-'));
  fs.cpSync(desk, path.join(folder, 'desk'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'ud/User'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'ud/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  return folder;
}

/** Installs a packaged extension. */
export function install(folder, vsix) {
  const places = ['--user-data-dir', path.join(folder, 'ud'), '--extensions-dir', path.join(folder, 'ext')];
  execFileSync(NODE, [WRAPPER, ...places, '--install-extension', vsix], { env: environment(folder), stdio: 'pipe' });
}

/** Starts the editor and hands its page on; whatever happens, nothing keeps running. */
export async function edit(folder, { query = () => '', options = [], expose = {} }, use) {
  const port = await freePort();
  const places = ['--server-data-dir', path.join(folder, 'sd'), '--user-data-dir', path.join(folder, 'ud'), '--extensions-dir', path.join(folder, 'ext')];
  const serve = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'];
  const server = spawn(NODE, [VSCODE, ...serve, ...places, ...options], { env: environment(folder), stdio: 'ignore', detached: true });
  let browser;
  try {
    await up(`http://127.0.0.1:${port}/version`);
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: QUIET });
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 760 } })).newPage();
    for (const [name, run] of Object.entries(expose)) await page.exposeFunction(name, run);
    await page.goto(`http://127.0.0.1:${port}/?folder=${path.join(folder, 'desk')}${query(port)}`);
    return await use(page);
  } finally {
    await browser?.close();
    process.kill(-server.pid, 'SIGTERM');
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  }
}

function environment(folder) {
  const own = { HOME: folder, XDG_DATA_HOME: path.join(folder, 'd'), XDG_CONFIG_HOME: path.join(folder, 'c'), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  const { PORT: _, ...rest } = process.env;
  return { ...rest, ...own };
}

async function up(address) {
  for (let tries = 0; tries < 300; tries++) {
    if (await fetch(address).then(reply => reply.ok, () => false)) return;
    await new Promise(done => setTimeout(done, 100));
  }
  throw Error('the editor did not start');
}

function freePort() {
  return new Promise(done => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
