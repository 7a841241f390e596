// SPDX-License-Identifier: Apache-2.0
// The chat page of the operations port in two tabs of headless Chromium: what one types the other reads, as text
// (B2-10). Argument: the path of chat-server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Chromium } from './chromium.mjs';
import { startServer, temporaryDirectory, within } from './server.mjs';

let directory, server, browser;

before(async () => {
  directory = temporaryDirectory();
  server = await startServer(`${directory.path}/state`, '--listen', 'ws://127.0.0.1:0', '--ops-listen', '127.0.0.1:0');
  browser = await Chromium.start(`${directory.path}/profile`);
});

after(async () => {
  await browser?.stop();
  await server?.stop();
  directory.remove();
});

/** Resolves in the page as soon as the expression is true there. */
const until = (page, expression) => within(page(`new Promise(resolve => {
  const look = () => (${expression}) ? resolve(true) : setTimeout(look, 20); // frames stand still in a hidden tab
  look();
})`), expression);

const lines = page => page(`[...document.querySelectorAll('#log .text')].map(piece => piece.textContent)`);

async function tab(address, nick) {
  const page = await browser.page(address);
  await page(`at('nick').value = ${JSON.stringify(nick)}; at('entry').requestSubmit()`);
  await until(page, `!at('composer').hidden && members.size > 0`);
  return page;
}

async function type(page, text) {
  await page(`at('text').value = ${JSON.stringify(text)}; at('composer').requestSubmit()`);
}

test('two tabs chat, and markup stays text', async () => {
  const [mina, jiho] = [await tab(server.chatPage, '미나'), await tab(server.chatPage, 'jiho')];
  await until(mina, `members.size === 2`);
  await type(mina, '안녕하세요 👋');
  await until(jiho, `document.querySelectorAll('#log .text').length === 1`);
  const markup = '<img src=x onerror="document.title=1"><b>굵게</b>';
  await type(jiho, markup);
  for (const page of [mina, jiho]) {
    await until(page, `document.querySelectorAll('#log .text').length === 2`);
    assert.deepEqual(await lines(page), ['안녕하세요 👋', markup]);
    assert.equal(await page(`document.querySelectorAll('#log img, #log b').length`), 0);
    assert.equal(await page('document.title'), 'Madang');
  }
  assert.deepEqual(await jiho(`[...document.querySelectorAll('#log .who')].map(who => who.textContent)`), ['미나', 'jiho']);
});

test('another channel has other messages', async () => {
  const page = await tab(server.chatPage, '도윤');
  await until(page, `document.querySelectorAll('#log .text').length === 2`); // the log of channel-0
  await page(`at('channel').selectedIndex = 1; at('channel').dispatchEvent(new Event('change'))`);
  await until(page, `document.querySelectorAll('#log .text').length === 0 && members.size === 1`);
});

test('localhost is this machine too', async () => {
  const page = await tab(server.chatPage.replace('127.0.0.1', 'localhost'), 'seoyeon');
  assert.equal(await page('location.hostname'), 'localhost');
});

test('a nick that is taken is said, and another one may be tried', async () => {
  await tab(server.chatPage, 'hana');
  const page = await browser.page(server.chatPage);
  await page(`at('nick').value = 'hana'; at('entry').requestSubmit()`);
  await until(page, `at('state').classList.contains('error')`);
  assert.equal(await page(`at('state').textContent === say.errors.name_taken`), true);
  await page(`at('nick').value = 'hana2'; at('entry').requestSubmit()`);
  await until(page, `!at('composer').hidden`);
});
