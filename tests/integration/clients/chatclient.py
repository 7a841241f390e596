# SPDX-License-Identifier: Apache-2.0
"""A chat client on python3-websockets, a WebSocket implementation that is not ours."""

import asyncio
import json

try:
    import websockets
except ImportError:
    raise SystemExit("python3-websockets is missing: apt-get install python3-websockets (or tools/install test)")

import cbor
from chatserver import PATIENCE_S

JSON, CBOR = "chat.v1", "chat.v1.cbor"


class Refused(Exception):
    """The server answered `error`; `d` is its body."""

    def __init__(self, packet):
        super().__init__(str(packet))
        self.d = packet["d"]
        self.name = self.d["name"]


class ChatClient:
    """One connection. `events` is everything without an id, in the order of its arrival."""

    def __init__(self, socket):
        self.socket = socket
        self.speaks_cbor = socket.subprotocol == CBOR
        self.events = []
        self.user = self.token = None
        self._ids = 0
        self._open = {}
        self._arrived = asyncio.Condition()
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def connect(cls, address, subprotocol=None, ssl=None, **options):
        offered = [subprotocol] if subprotocol else None
        socket = await asyncio.wait_for(
            websockets.connect(address, subprotocols=offered, ssl=ssl, ping_interval=None, max_size=1 << 20,
                               max_queue=None, compression=None, **options), PATIENCE_S)
        return cls(socket)

    @classmethod
    async def guest(cls, address, nick=None, token=None, **options):
        """Connected and logged in: as a new guest, or as the one whose token it is."""
        client = await cls.connect(address, **options)
        await client.request("hello", ver=1)
        login = ("auth.token", {"token": token}) if token else ("auth.guest", {"nick": nick} if nick else {})
        answer = await client.request(login[0], **login[1])
        client.user, client.token = answer["user"]["id"], answer.get("token", token)
        await client.event("welcome")
        return client

    def spell(self, packet):
        return cbor.encode(packet) if self.speaks_cbor else json.dumps(packet, ensure_ascii=False)

    def packet(self, kind, **d):
        """A packet with the next id, and the future of its answer's body."""
        self._ids += 1
        answer = asyncio.get_running_loop().create_future()
        self._open[self._ids] = answer
        return {"t": kind, "id": self._ids, "d": d}, answer

    async def ask(self, kind, **d):
        """Sends a request; returns the future of its answer's body."""
        packet, answer = self.packet(kind, **d)
        await self.socket.send(self.spell(packet))
        return answer

    async def request(self, kind, timeout=PATIENCE_S, **d):
        return await asyncio.wait_for(await self.ask(kind, **d), timeout)

    async def enter(self, name):
        """The id of the room, once its snapshot is here."""
        room = (await self.request("room.enter", name=name))["room"]
        await self.event("room.snapshot", r=room)
        return room

    async def say(self, room, text, nonce, **more):
        return await self.request("msg.send", room=room, nonce=nonce, text=text, **more)

    async def event(self, kind, timeout=PATIENCE_S, **wanted):
        """The first event of this kind, arrived or yet to come, whose envelope holds what is wanted."""
        def found():
            return next((e for e in self.events
                         if e["t"] == kind and all(e.get(k) == v for k, v in wanted.items())), None)

        async def wait():
            async with self._arrived:
                await self._arrived.wait_for(found)
        await asyncio.wait_for(wait(), timeout)
        return found()

    async def history(self, room, limit=300):
        """All that is kept of a room, in pages from its beginning."""
        events = []
        while True:
            page = await self.request("msg.history", room=room, after=events[-1]["q"] if events else 0,
                                      limit=limit)
            events += page["events"]
            if page["complete_after"] or not page["events"]:
                return events

    async def closed(self, timeout=PATIENCE_S):
        """The close code."""
        await asyncio.wait_for(asyncio.shield(self._reader), timeout)
        return self.socket.close_code

    async def close(self):
        await self.socket.close()
        await self._reader

    async def _read(self):
        try:
            async for frame in self.socket:
                packet = cbor.decode(frame) if isinstance(frame, bytes) else json.loads(frame)
                if self.speaks_cbor != isinstance(frame, bytes):
                    raise ValueError("the server spoke the other format: %r" % frame[:80])
                answer = self._open.pop(packet.get("id"), None)
                if answer is None:
                    async with self._arrived:
                        self.events.append(packet)
                        self._arrived.notify_all()
                elif not answer.done():
                    if packet["t"] == "error":
                        answer.set_exception(Refused(packet))
                    else:
                        answer.set_result(packet["d"])
        except websockets.ConnectionClosed:
            pass
        finally:
            for answer in self._open.values():
                if not answer.done():
                    answer.set_exception(ConnectionError("closed before the answer"))
                    answer.exception()  # whoever waits still gets it; nobody is warned if none does
            self._open.clear()
