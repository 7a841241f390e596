// SPDX-License-Identifier: Apache-2.0
// Two users on npm's ws in one channel see a message cross (B1-01), on every stream and format.
// Argument: the path of chat-server.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { Client } from './client.mjs';
import { makeCertificate, startServer, temporaryDirectory, within } from './server.mjs';

const json = 'chat.v1';
const cbor = 'chat.v1.cbor';
const streams = ['ws', 'wss'];

let directory, server, trust, clients = [];

before(async () => {
  directory = temporaryDirectory();
  const { certificate, key } = makeCertificate(directory.path);
  trust = { ca: readFileSync(certificate) };
  server = await startServer(`${directory.path}/state`, '--listen', 'ws://127.0.0.1:0', '--listen',
    'wss://127.0.0.1:0', '--set', `tls.certificate_file=${certificate}`, '--set', `tls.key_file=${key}`);
});

after(async () => {
  clients.forEach(client => client.close());
  await server?.stop();
  directory.remove();
});

async function pair(stream, one, other) {
  const address = server.addresses[streams.indexOf(stream)];
  const both = [await Client.guest(address, one, trust), await Client.guest(address, other, trust)];
  clients.push(...both);
  assert.equal(both[0].socket.protocol, one ?? '');
  return both;
}

for (const stream of streams) {
  for (const [one, other] of [[undefined, undefined], [json, json], [cbor, cbor], [json, cbor], [undefined, cbor]]) {
    test(`a message crosses on ${stream}, ${one ?? 'no sub-protocol'} to ${other ?? 'no sub-protocol'}`, async () => {
      const [author, reader] = await pair(stream, one, other);
      const room = await author.enter('channel-0');
      await reader.enter('channel-0');
      const text = '안녕하세요, "everybody" 👋';
      const sent = await author.request('msg.send', { room, nonce: 'n1', text });
      for (const hearer of [author, reader]) {
        const heard = await hearer.event('msg.new', event => event.r === room && event.q === sent.q);
        assert.equal(heard.d.text, text);
        assert.equal(heard.d.user.id, author.user);
        assert.equal(heard.ts, sent.ts);
      }
    });
  }
  for (const format of [undefined, json, cbor]) {
    test(`a frame may split a Hangul letter on ${stream}, ${format ?? 'no sub-protocol'}`, async () => {
      const [author, reader] = await pair(stream, format, format);
      const room = await author.enter('channel-1');
      await reader.enter('channel-1');
      const { bytes, answer } = author.packet('msg.send', { room, nonce: 'split', text: '안녕하세요' });
      const cut = bytes.indexOf('녕') + 1; // one byte of three
      const binary = author.speaksCbor;
      author.socket.send(bytes.subarray(0, cut), { binary, fin: false });
      author.socket.ping(); // control frames may stand between fragments
      author.socket.send(bytes.subarray(cut, cut + 1), { binary, fin: false });
      author.socket.send(bytes.subarray(cut + 1), { binary, fin: true });
      const { q } = await answer;
      const heard = await reader.event('msg.new', event => event.r === room && event.q === q);
      assert.equal(heard.d.text, '안녕하세요');
    });
  }
  test(`who offers only unknown sub-protocols gets 400 on ${stream}`, async () => {
    const address = server.addresses[streams.indexOf(stream)];
    await assert.rejects(Client.connect(address, 'soup', trust), /Unexpected server response: 400/);
  });
}

test('a close of the client is answered with its code', async () => {
  const [client] = await pair('ws', json, json);
  const closed = new Promise(resolve => client.socket.once('close', resolve));
  client.socket.close(1000);
  assert.equal(await within(closed, 'the close'), 1000);
});
