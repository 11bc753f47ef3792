// Runs inside.cjs in the editor's own extension host: node inside.mjs SERVER DESK
import path from 'node:path';
import { edit, home } from './editor.mjs';

const [server, desk] = process.argv.slice(2).map(name => path.resolve(name));
const here = path.dirname(new URL(import.meta.url).pathname);
const uri = (port, name) => `vscode-remote://127.0.0.1:${port}${path.resolve(here, name)}`;
const payload = port => [['extensionDevelopmentPath', uri(port, '..')], ['extensionTestsPath', uri(port, 'inside.cjs')]];

let finished;
const code = new Promise(done => (finished = done));
const result = await edit(home(desk, { 'factlint.server.path': server, 'factlint.locale': 'fr' }), {
  query: port => `&payload=${encodeURIComponent(JSON.stringify(payload(port)))}`,
  options: ['--disable-workspace-trust', '--enable-smoke-test-driver'],
  expose: {
    codeAutomationLog: (_, told) => {
      const text = [told].flat().join(' ');
      if (/^(ok|FAIL) /.test(text)) console.log(text);
    },
    codeAutomationExit: finished,
  },
}, () => Promise.race([code, new Promise(done => setTimeout(() => done('no end in two minutes'), 120_000))]));
console.log('inside the editor:', result);
process.exit(result === 0 ? 0 : 1);
