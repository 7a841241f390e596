# SPDX-License-Identifier: Apache-2.0
"""People who send as fast as they are answered, and a ledger that a store is checked against.

Imported before what lies in tests/integration/clients: it says where that is.
"""

import asyncio
import itertools
import pathlib
import sys
import time

sys.path.append(str(pathlib.Path(__file__).parents[1] / "integration" / "clients"))

from chatclient import CBOR, JSON, ChatClient, Refused
from chatserver import PATIENCE_S

WINDOW = 12  # messages that one person has under way


async def until(condition, timeout=PATIENCE_S):
    """Waits for a condition that nothing announces."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError("waited in vain")
        await asyncio.sleep(0.002)


async def refusal(answer):
    """The body of the error that an answer is."""
    try:
        answered = await answer
    except Refused as refused:
        return refused.d
    raise AssertionError("not refused: %s" % answered)


class Ledger:
    """What was said, what was acknowledged and what anybody saw, over all lives of a server."""

    def __init__(self):
        self.said = {}     # text -> (user, room); each text is said once in the whole test
        self.acked = []    # (room, q, text)
        self.seen = set()  # (room, q, text)
        self.pending = {}  # (user, nonce) -> (room, text), sent and not acknowledged

    def check(self, room, history):
        """P1, P2, P3: nothing lost, order and numbers without a hole, nothing doubled; else AssertionError."""
        numbers = [event["q"] for event in history]
        assert numbers == list(range(1, len(numbers) + 1)), "a hole or a wrong order: %s" % numbers
        texts = [event["d"]["text"] for event in history]
        assert len(set(texts)) == len(texts), "a message is there twice"
        for event in history:
            author = (event["d"]["user"]["id"], room)
            assert self.said[event["d"]["text"]] == author, "of somebody else: %s" % event
        for what, entries in (("acknowledged", self.acked), ("seen", self.seen)):
            for where, q, text in entries:
                assert where != room or (q <= len(texts) and texts[q - 1] == text), \
                    "%s and lost: %s as %d" % (what, text, q)


class Person:
    """One user in one room; keeps his token, so that he is the same after a restart of the server."""

    def __init__(self, ledger, number, room_name):
        self.ledger = ledger
        self.room_name = room_name
        self.subprotocol = CBOR if number % 2 else JSON
        self.nonces = ("%d-%d" % (number, i) for i in itertools.count())
        self.first_tries = []  # the numbers of what was acknowledged without a resend, in the order of sending
        self.token = self.client = self.room = self.user = None

    async def come(self, address):
        self.client = await ChatClient.guest(address, token=self.token, subprotocol=self.subprotocol)
        self.user, self.token = self.client.user, self.client.token
        self.room = await self.client.enter(self.room_name)

    async def say(self, padding=""):
        """Sends one message, whose text is like no other; returns the future of its answer."""
        nonce = next(self.nonces)
        text = "안녕 " + nonce + padding
        self.ledger.said[text] = (self.user, self.room)
        self.ledger.pending[self.user, nonce] = (self.room, text)
        answer = await self.client.ask("msg.send", room=self.room, nonce=nonce, text=text)
        answer.add_done_callback(self._answered)
        return answer

    async def talk(self):
        """Sends until the server is gone."""
        under_way = set()
        while self.client.socket.open:
            try:
                under_way.add(await self.say())
            except ConnectionError:
                break
            except Exception as error:  # the library has its own family of them
                if self.client.socket.open:
                    raise error
                break
            if len(under_way) >= WINDOW:
                done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                for answer in done:
                    if not isinstance(answer.exception(), ConnectionError):
                        answer.result()
        await self.client.closed()

    def _answered(self, answer):
        if answer.exception() is None:
            self.first_tries.append(answer.result()["q"])
            self._acknowledged(answer.result())

    def _acknowledged(self, d):
        room, text = self.ledger.pending.pop((self.user, d["nonce"]))
        self.ledger.acked.append((room, d["q"], text))

    def remember_what_was_seen(self):
        for event in self.client.events:
            if event["t"] == "msg.new":
                self.ledger.seen.add((event["r"], event["q"], event["d"]["text"]))
        assert self.first_tries == sorted(set(self.first_tries)), "out of order: %s" % self.first_tries

    async def resend(self, history):
        """What was never acknowledged, again; a dup when it is in `history`, else new. Returns both counts."""
        stored = {event["d"]["text"]: event["q"] for event in history}
        own = [(nonce, text) for (user, nonce), (_, text) in self.ledger.pending.items() if user == self.user]
        dups = 0
        for nonce, text in own:
            d = await self.client.say(self.room, text, nonce)
            assert bool(d.get("dup")) == (text in stored), "%s, but stored as %s" % (d, stored.get(text))
            assert text not in stored or stored[text] == d["q"], "a dup with another number: %s" % d
            dups += text in stored
            self._acknowledged(d)
        return dups, len(own) - dups
