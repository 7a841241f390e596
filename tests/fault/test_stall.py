#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A disk that does not answer for six seconds delays only what is stored (B1-33).

Arguments: CHAT-SERVER libstallsync.so
"""

import asyncio
import fcntl
import os
import sys
import tempfile
import time

from load import Ledger, Person, refusal, until
from chatserver import NO_FLOOD_LIMITS, ChatServer, clean_environment

STALL_S = 6
AGE_LIMIT_S = 1
PINGS_MUST_TAKE_LESS_S = 1  # while the disk does not answer at all


class Disk:
    """Whether the preloaded library lets fdatasync pass."""

    def __init__(self, path):
        self.path = path
        self.file = open(path, "w", encoding="utf-8")

    def stall(self):
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def go_on(self):
        fcntl.flock(self.file, fcntl.LOCK_UN)

    def somebody_waits(self):
        """The kernel lists those who wait for a lock with an arrow."""
        inode = ":%d " % os.stat(self.path).st_ino
        with open("/proc/locks", encoding="ascii") as locks:
            return any("->" in line and inode in line for line in locks)


def shown(person):
    """The numbers of what his client was shown of his room."""
    return [event["q"] for event in person.client.events if event["t"] == "msg.new" and event["r"] == person.room]


async def what_goes_on(person, reader, history_before):
    """Pings and reading are as quick as ever; returns how many were tried."""
    tries = 0
    deadline = time.monotonic() + STALL_S
    while time.monotonic() < deadline:
        begin = time.monotonic()
        await person.client.request("ping", n=tries)
        await (await person.client.socket.ping())
        assert await reader.client.history(reader.room) == history_before, "reading shows what is not stored"
        took = time.monotonic() - begin
        assert took < PINGS_MUST_TAKE_LESS_S, "ping and history took %.3f s" % took
        tries += 1
        await asyncio.sleep(0.05)  # a client that pings, not one that storms
    return tries


async def main():
    library = sys.argv[2]
    assert os.access(library, os.R_OK), "%s is missing" % library
    ledger = Ledger()
    author, other, reader = (Person(ledger, i, name) for i, name in enumerate(("channel-0", "channel-1", "channel-0")))
    with tempfile.TemporaryDirectory(prefix="madang-") as directory:
        disk = Disk(directory + "/disk")
        # The address sanitizer wants to be the first library, except when it is told otherwise.
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        environment = clean_environment(LD_PRELOAD=library, STALL_FILE=disk.path, ASAN_OPTIONS=sanitizer)
        with ChatServer(directory + "/state", "--set=limits.pipeline_age_s=%d" % AGE_LIMIT_S, *NO_FLOOD_LIMITS,
                        env=environment) as server:
            for person in (author, other, reader):
                await person.come(server.address)
            for _ in range(20):
                await (await author.say())
            before = await reader.client.history(reader.room)

            disk.stall()
            waiting = [await person.say() for _ in range(10) for person in (author, other)]
            await until(disk.somebody_waits)
            tries = await what_goes_on(author, reader, before)
            assert disk.somebody_waits(), "the disk was not stalled all the time"
            assert not any(answer.done() for answer in waiting), "acknowledged before it was stored"
            assert len(shown(reader)) == len(before), "shown before it was stored"

            late = [await refusal(await author.client.ask("msg.send", room=author.room, nonce="late", text="late")),
                    await refusal(await author.client.ask("room.enter", name="channel-2"))]
            for error in late:
                assert error["name"] == "storage_unavailable" and error["temporary"], error
                assert error["retry_after_ms"] > 0, error

            disk.go_on()
            await asyncio.wait_for(asyncio.gather(*waiting), 10)
            await author.client.say(author.room, "late", "late")  # by itself again, and the nonce is free
            ledger.said["late"] = (author.user, author.room)
            await author.client.enter("channel-2")
            for person in (author, other, reader):
                history = await person.client.history(person.room)
                await person.client.event("msg.new", r=person.room, q=history[-1]["q"])
                person.remember_what_was_seen()
                ledger.check(person.room, history)
                assert shown(person) == [event["q"] for event in history], "shown out of order or twice"
            assert len(ledger.acked) == 20 + len(waiting) and not ledger.pending
            assert len(await reader.client.history(reader.room)) == 31
        print("stalled %d s: %d pings and pages went on, %d messages waited and arrived complete"
              % (STALL_S, tries, len(waiting)))


if __name__ == "__main__":
    asyncio.run(main())
