// SPDX-License-Identifier: Apache-2.0
// npm's wscat, without a sub-protocol, gets the hello and the answer to its own.
// Argument: the path of chat-server.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { startServer, temporaryDirectory, within } from './server.mjs';

const wscat = fileURLToPath(new URL('../node_modules/wscat/bin/wscat', import.meta.url));

test('wscat gets the hello, and the answer to what it says', async context => {
  assert.ok(existsSync(wscat), 'wscat is missing: npm ci --prefix tests/integration (or tools/test)');
  const directory = temporaryDirectory();
  const server = await startServer(`${directory.path}/state`, '--listen', 'ws://127.0.0.1:0');
  context.after(async () => {
    await server.stop();
    directory.remove();
  });
  const child = spawn(process.execPath, [wscat, '-c', server.addresses[0], '-w', '20', '-x',
    '{"t":"hello","id":1,"d":{"ver":1}}'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  const answered = new Promise(resolve => child.stdout.on('data', text => {
    out += text;
    if (out.includes('"id":1'))
      resolve();
  }));
  await within(answered, 'the answer').finally(() => child.kill());
  const lines = out.split('\n').filter(line => line.includes('{')); // some begin with wscat's prompt
  const packets = lines.map(line => JSON.parse(line.slice(line.indexOf('{'))));
  assert.equal(packets[0].t, 'hello');
  assert.equal(packets[0].d.auth_required, true);
  assert.deepEqual(packets[1], { t: 'ok', id: 1, d: { ver: 1 } });
});
