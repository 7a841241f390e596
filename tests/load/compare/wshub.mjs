// SPDX-License-Identifier: Apache-2.0
// A hub on the npm package ws, which is looked for in the directory of the first argument.
import { createRequire } from "node:module";

const { WebSocketServer } = createRequire(process.argv[2] + "/")("ws");

const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096, perMessageDeflate: false });

server.on("listening", () => console.log(`listening ${server.address().port}`));
server.on("connection", (client) => {
  let room = null;
  client.on("message", (text) => {
    if (room) {
      for (const member of room) member.send(text, { binary: false });
      return;
    }
    const name = text.toString();
    room = rooms.get(name) ?? new Set();
    rooms.set(name, room.add(client));
    client.send("joined");
  });
  client.on("close", () => room?.delete(client));
  client.on("error", () => client.terminate());
});
