// SPDX-License-Identifier: Apache-2.0
// Headless Chromium, driven through its DevTools protocol.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

import { installed, within } from './server.mjs';

const { default: WebSocket } = await installed('ws');
const program = '/usr/bin/chromium';

export class Chromium {
  #ids = 0;
  #open = new Map();

  /** A browser without a past, whose profile is in `directory`. */
  static async start(directory) {
    if (!existsSync(program)) {
      console.error(`${program} is missing: apt-get install chromium (or tools/install test)`);
      process.exit(1);
    }
    const browser = new Chromium();
    browser.child = spawn(program, ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${directory}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] });
    browser.ended = new Promise(resolve => browser.child.once('exit', resolve));
    let said = '';
    const address = new Promise((resolve, reject) => {
      browser.child.stderr.on('data', text => {
        said += text;
        const found = said.match(/DevTools listening on (ws:\S+)/);
        if (found)
          resolve(found[1]);
      });
      browser.ended.then(code => reject(new Error(`chromium ended with ${code}\n${said}`)));
    });
    browser.socket = new WebSocket(await within(address, 'chromium to start'), { perMessageDeflate: false });
    browser.socket.on('message', text => browser.#receive(JSON.parse(text)));
    await within(new Promise(resolve => browser.socket.once('open', resolve)), 'DevTools');
    return browser;
  }

  /** Opens a page; returns a function that runs an expression in it and gives its value, or throws. */
  async page(url) {
    const { targetId } = await this.#call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#call('Target.attachToTarget', { targetId, flatten: true });
    await this.#call('Page.enable', {}, sessionId);
    const loaded = new Promise(resolve => { this.#open.set(`load ${sessionId}`, resolve); });
    await this.#call('Page.navigate', { url }, sessionId);
    await within(loaded, url);
    return async expression => {
      const { result, exceptionDetails } = await this.#call('Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true }, sessionId);
      if (exceptionDetails)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
  }

  async stop() {
    this.socket?.terminate();
    this.child.kill();
    await this.ended;
  }

  #call(method, params, sessionId) {
    const id = ++this.#ids;
    this.socket.send(JSON.stringify({ id, method, params, sessionId }));
    return within(new Promise((resolve, reject) => {
      this.#open.set(id, answer => answer.error ? reject(new Error(answer.error.message)) : resolve(answer.result));
    }), method);
  }

  #receive(packet) {
    const key = packet.method === 'Page.loadEventFired' ? `load ${packet.sessionId}` : packet.id;
    this.#open.get(key)?.(packet);
    this.#open.delete(key);
  }
}
