// Makes the .vsix: node package.mjs [OUT]
// With FACTLINT the program at that path goes into it, and TARGET (linux-x64, darwin-arm64, win32-x64…) says what it runs on.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.join(here, '../..');
const { FACTLINT: program, TARGET: target = `${process.platform}-${process.arch}` } = process.env;
const out = path.resolve(process.argv[2] ?? path.join(here, 'factlint.vsix'));

stage('example', path.join(root, 'examples/aix'));
for (const name of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE']) stage(name, path.join(root, name));
fs.rmSync(path.join(here, 'server'), { recursive: true, force: true });
if (program) {
  const name = target.startsWith('win32') ? 'factlint.exe' : 'factlint';
  stage(`server/${name}`, program);
  fs.chmodSync(path.join(here, 'server', name), 0o755);
}
const vsce = path.join(here, 'node_modules/@vscode/vsce/vsce');
// The README's pictures are in the package, wherever it is published.
const images = ['--no-rewrite-relative-links'];
const options = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', ...images, '-o', out];
execFileSync(process.execPath, [vsce, ...options, ...(program ? ['--target', target] : [])], { cwd: here, stdio: 'inherit' });

function stage(name, from) {
  const to = path.join(here, name);
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(from, to, { recursive: true });
}
