#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The wall clock jumps by an hour, forth and back, under a running chat (faults row 40).

Nobody is closed or lost for it, no time that somebody was given is longer or shorter, and the order stays. Only what is
shown as a time is what the wall says. The monotonic clock does not jump, as it does not on a real machine (B1-31).
"""

import asyncio
import glob
import logging
import tempfile
import time

from load import Ledger, Person
from chatserver import NO_FLOOD_LIMITS, ChatServer, clean_environment

PING_S, PONG_S = 0.3, 1
GRACE_S = 1
HOUR_S = 3600
TALK_S = 1.5  # after each jump; longer than what a silent client is given


def faketime_library():
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        raise SystemExit("faketime is missing: apt-get install faketime (or tools/install test)")
    return found[0]


class Wall:
    """The clock on the wall of a server, some seconds away from ours."""

    def __init__(self, path):
        self.path = path
        self.jump(0)

    def jump(self, seconds):
        self.offset = seconds
        with open(self.path, "w", encoding="ascii") as file:
            file.write("%+d" % seconds)

    def environment(self):
        return clean_environment(LD_PRELOAD=faketime_library(), FAKETIME_TIMESTAMP_FILE=self.path,
                                 FAKETIME_NO_CACHE="1", FAKETIME_DONT_FAKE_MONOTONIC="1")

    def check(self, ms):
        assert abs(ms / 1000 - time.time() - self.offset) < 60, "not of this wall: %d, off by %d" % (ms, self.offset)


async def talk(people, wall):
    """For longer than a silent client is given; everybody is shown the times of the wall."""
    deadline = time.monotonic() + TALK_S
    while time.monotonic() < deadline:
        for answer in [await person.say() for person in people]:
            wall.check((await answer)["ts"])
        pong = await people[0].client.request("ping", n=1)
        wall.check(pong["server_ts"])
        await asyncio.sleep(0.05)


async def lose_across(jump, witness, address, ledger):
    """Somebody is lost, the clock jumps: he leaves after the grace time, not before and not an hour later."""
    lost = Person(ledger, 0, witness.room_name)
    await lost.come(address)
    await witness.client.event("member.joined", r=witness.room)
    lost.client.socket.transport.abort()
    await lost.client.closed()
    begin = time.monotonic()
    jump()
    await witness.client.event("member.left", r=witness.room, d={"user": lost.user, "reason": "lost"})
    took = time.monotonic() - begin
    assert GRACE_S - 0.1 <= took < GRACE_S + 5, "left after %.1f s" % took


async def come_back(jump, address, ledger, room_name):
    """Somebody is lost, the clock jumps: the key of his session is still good."""
    person = Person(ledger, 0, room_name)
    await person.come(address)
    welcome = (await person.client.event("welcome"))["d"]
    person.client.socket.transport.abort()
    await person.client.closed()
    jump()
    back = await type(person.client).connect(address)
    await back.request("hello", ver=1)
    await back.request("auth.resume", session=welcome["session"], resume_key=welcome["resume_key"])
    assert (await back.event("welcome"))["d"]["resumed"]
    await back.close()


async def main():
    ledger = Ledger()
    with tempfile.TemporaryDirectory(prefix="madang-") as directory:
        wall = Wall(directory + "/wall")
        with ChatServer(directory + "/state", "--set=timing.ping_s=%s" % PING_S, "--set=timing.pong_s=%s" % PONG_S,
                        "--set=channels.grace_s=%d" % GRACE_S, *NO_FLOOD_LIMITS, env=wall.environment()) as server:
            people = [Person(ledger, i, "channel-0") for i in range(3)]
            silent = Person(ledger, 1, "channel-0")  # answers pings, says nothing
            for person in [*people, silent]:
                await person.come(server.address)
            await talk(people, wall)
            for offset in (HOUR_S, 0, -HOUR_S, 0):
                await lose_across(lambda: wall.jump(offset), people[0], server.address, ledger)
                await talk(people, wall)
                await come_back(lambda: wall.jump(-offset), server.address, ledger, "channel-1")
                await talk(people, wall)
                wall.jump(offset)

            history = await people[0].client.history(people[0].room)
            ledger.check(people[0].room, history)
            for person in [*people, silent]:
                assert person.client.socket.open, "closed with %s" % person.client.socket.close_code
                await person.client.event("msg.new", r=person.room, q=history[-1]["q"])
                shown = [event["q"] for event in person.client.events if event["t"] == "msg.new"]
                assert shown == [event["q"] for event in history], "shown out of order"
            times = [event["ts"] for event in history]
            assert any(later < earlier for earlier, later in zip(times, times[1:])), "the wall never went back"
    print("%d messages in order over eight jumps of the clock" % len(history))


if __name__ == "__main__":
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    asyncio.run(main())
