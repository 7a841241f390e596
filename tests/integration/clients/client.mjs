// SPDX-License-Identifier: Apache-2.0
// A chat client on npm's ws, a WebSocket implementation that is not ours.

import { decode, encode } from './cbor.mjs';
import { installed, within } from './server.mjs';

const { default: WebSocket } = await installed('ws');

export class Client {
  #ids = 0;
  #open = new Map(); // id -> what settles the answer
  #waiting = new Set(); // functions that look at each event
  events = [];

  /** Connected; `subprotocol` may be undefined. */
  static async connect(address, subprotocol, options = {}) {
    const client = new Client();
    client.socket = new WebSocket(address, subprotocol ? [subprotocol] : [],
      { perMessageDeflate: false, ...options });
    client.socket.on('message', (frame, isBinary) => client.#receive(frame, isBinary));
    await within(new Promise((resolve, reject) => {
      client.socket.once('open', resolve);
      client.socket.once('error', reject);
    }), `a connection to ${address}`);
    client.speaksCbor = client.socket.protocol === 'chat.v1.cbor';
    return client;
  }

  /** Connected and logged in as a new guest. */
  static async guest(...where) {
    const client = await Client.connect(...where);
    await client.request('hello', { ver: 1 });
    client.user = (await client.request('auth.guest')).user.id;
    await client.event('welcome');
    return client;
  }

  spell(packet) {
    return this.speaksCbor ? encode(packet) : Buffer.from(JSON.stringify(packet));
  }

  /** A packet with the next id, and the promise of its answer's body. */
  packet(t, d = {}) {
    const id = ++this.#ids;
    const answer = new Promise((resolve, reject) => this.#open.set(id, { resolve, reject }));
    return { bytes: this.spell({ t, id, d }), answer: within(answer, `the answer to ${t}`) };
  }

  request(t, d) {
    const { bytes, answer } = this.packet(t, d);
    this.socket.send(bytes, { binary: this.speaksCbor });
    return answer;
  }

  async enter(name) {
    const { room } = await this.request('room.enter', { name });
    await this.event('room.snapshot', event => event.r === room);
    return room;
  }

  /** The first event of this type, arrived or yet to come, that `fits`. */
  event(t, fits = () => true) {
    const wanted = event => event.t === t && fits(event);
    const arrived = this.events.find(wanted);
    if (arrived)
      return Promise.resolve(arrived);
    return within(new Promise(resolve => {
      const look = event => {
        if (wanted(event)) {
          this.#waiting.delete(look);
          resolve(event);
        }
      };
      this.#waiting.add(look);
    }), t);
  }

  close() {
    this.socket.terminate();
  }

  #receive(frame, isBinary) {
    if (isBinary !== (this.socket.protocol === 'chat.v1.cbor'))
      throw new Error('the server spoke the other format');
    const packet = isBinary ? decode(frame) : JSON.parse(frame.toString());
    const open = this.#open.get(packet.id);
    if (!open) {
      this.events.push(packet);
      this.#waiting.forEach(look => look(packet));
      return;
    }
    this.#open.delete(packet.id);
    if (packet.t === 'error')
      open.reject(new Error(JSON.stringify(packet.d)));
    else
      open.resolve(packet.d);
  }
}
