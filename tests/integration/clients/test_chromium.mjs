// SPDX-License-Identifier: Apache-2.0
// Two pages in headless Chromium, two users: a message crosses on the browser's own WebSocket (B1-01);
// a page of an Origin that is not allowed gets no connection. Argument: the path of chat-server.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';

import { Chromium } from './chromium.mjs';
import { startServer, temporaryDirectory } from './server.mjs';

const html = readFileSync(new URL('page.html', import.meta.url));

let directory, server, browser, allowed, stranger;

/** A web site of one page, on a free port; its origin. */
async function webSite() {
  const site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(html));
  await new Promise(resolve => site.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${site.address().port}`, close: () => site.closeAllConnections() || site.close() };
}

before(async () => {
  directory = temporaryDirectory();
  [allowed, stranger] = [await webSite(), await webSite()];
  server = await startServer(`${directory.path}/state`, '--listen', 'ws://127.0.0.1:0',
    '--set', `server.allowed_origins=${allowed.origin}`);
  browser = await Chromium.start(`${directory.path}/profile`);
});

after(async () => {
  await browser?.stop();
  await server?.stop();
  allowed.close();
  stranger.close();
  directory.remove();
});

for (const [name, protocols] of [['chat.v1', '["chat.v1"]'], ['no sub-protocol', '[]']]) {
  test(`a message crosses between two pages, ${name}`, async () => {
    const [mina, jiho] = [await browser.page(allowed.origin), await browser.page(allowed.origin)];
    for (const page of [mina, jiho]) {
      const joined = await page(`join('${server.addresses[0]}', ${protocols})`);
      assert.deepEqual(joined, { open: true, protocol: protocols === '[]' ? '' : 'chat.v1' });
    }
    const { user, room } = await mina(`enter('미나 ${protocols.length}', 'channel-0')`);
    const other = await jiho(`enter('jiho ${protocols.length}', 'channel-0')`);
    assert.equal(other.room, room);
    assert.notEqual(other.user.id, user.id);
    const sent = await mina(`ask('msg.send', { room: '${room}', nonce: 'n1', text: '안녕하세요 👋' })`);
    assert.equal(sent.t, 'ok', JSON.stringify(sent));
    for (const page of [mina, jiho]) {
      const heard = await page(`heard('msg.new')`);
      assert.equal(heard.d.text, '안녕하세요 👋');
      assert.equal(heard.d.user.id, user.id);
      assert.equal(heard.q, sent.d.q);
    }
  });
}

test('a page of another Origin gets no connection', async () => {
  const page = await browser.page(stranger.origin);
  const joined = await page(`join('${server.addresses[0]}', ['chat.v1'])`);
  assert.deepEqual(joined, { open: false, code: 1006 });
  assert.deepEqual(await page('events'), []);
});
