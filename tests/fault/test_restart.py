#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Everybody comes back at once after a restart (faults row 42), before the server listens, too (B2-04).

Nobody waits between two tries, which no client should do. Meanwhile an operator lists the sessions (B1-39).
"""

import asyncio
import logging
import tempfile

from load import until
from adminclient import AdminClient
from chatclient import CBOR, JSON, ChatClient
from chatserver import NO_FLOOD_LIMITS, PATIENCE_S, ChatServer

PEOPLE = 250
SAID_BEFORE = 20
SAID_LATER = 5  # what the others missed


class Returning:
    """Somebody in a channel, who knows what he has seen."""

    def __init__(self, number):
        self.channel = "channel-%d" % (number % 5)
        self.subprotocol = CBOR if number % 2 else JSON
        self.client = self.token = self.user = self.room = self.snapshot = None
        self.tries = 0

    async def come(self, address, **since):
        while True:
            self.tries += 1
            try:
                self.client = await ChatClient.guest(address, token=self.token, subprotocol=self.subprotocol)
                break
            except ConnectionRefusedError:  # it does not listen; any other answer than all of it is wrong
                await asyncio.sleep(0.01)
        assert self.user in (None, self.client.user), "somebody else after the restart"
        self.user, self.token = self.client.user, self.client.token
        self.room = (await self.client.request("room.enter", name=self.channel, **since))["room"]
        self.snapshot = (await self.client.event("room.snapshot", r=self.room))["d"]


async def watch(admin_socket, lists):
    """Lists the sessions until cancelled; each list is one that some moment can have had."""
    while True:
        try:
            admin = await AdminClient.connect(admin_socket)
            break
        except OSError:
            await asyncio.sleep(0.01)
    while True:
        rows = await admin.sessions()
        for what in ("session", "user"):
            ids = [row[what] if isinstance(row[what], str) else row[what]["id"] for row in rows]
            assert len(set(ids)) == len(ids), "listed twice: %s" % rows
        lists.append(len(rows))
        await asyncio.sleep(0)


async def main():
    people = [Returning(number) for number in range(PEOPLE)]
    lists = []
    with tempfile.TemporaryDirectory(prefix="madang-") as directory:
        state, admin_socket = directory + "/state", directory + "/admin"
        arguments = ("--admin-socket", admin_socket, *NO_FLOOD_LIMITS)
        with ChatServer(state, *arguments) as server:
            address = server.address.rstrip("/")
            await asyncio.gather(*(person.come(address) for person in people))
            for number in range(SAID_BEFORE):
                for person in people[:5]:
                    await person.client.say(person.room, "m%d" % number, "n%d" % number)
        for person in people:
            await person.client.closed()
            person.tries = 0

        epoch = {person.room: person.snapshot["epoch"] for person in people}
        seen = SAID_BEFORE - SAID_LATER
        storm = [asyncio.create_task(person.come(address, since={"epoch": epoch[person.room], "seq": seen}))
                 for person in people]
        watcher = asyncio.create_task(watch(admin_socket, lists))
        await until(lambda: all(person.tries > 0 for person in people))
        server = await asyncio.to_thread(ChatServer, state, *arguments, listen=(address,))
        with server:
            await asyncio.wait_for(asyncio.gather(*storm), PATIENCE_S)
            for person in people:
                numbers = [event["q"] for event in person.snapshot["log"]]
                assert person.snapshot["complete"], person.snapshot
                assert numbers == list(range(seen + 1, SAID_BEFORE + 1)), numbers
            await until(lambda: lists and lists[-1] == PEOPLE)
            watcher.cancel()
            assert not any(person.client.events[0]["t"] == "error" for person in people)
            for person in people[:5]:  # and the talk goes on with the next number
                sent = await person.client.say(person.room, "again", "again")
                assert sent["q"] == SAID_BEFORE + 1, sent
    print("%d people were back after %d tries; %d lists meanwhile"
          % (PEOPLE, sum(person.tries for person in people), len(lists)))
    assert sum(person.tries for person in people) > PEOPLE, "nobody knocked before the door was open"


if __name__ == "__main__":
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    asyncio.run(main())
