#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Rounds of load and kill -9: nothing acknowledged is lost, reordered or doubled (P1, P2, P3; faults row 38; B1-33).

Repeat a run with SEED=number, which the test prints.
"""

import asyncio
import os
import random
import tempfile

from load import Ledger, Person, until
from chatserver import NO_FLOOD_LIMITS, ChatServer

ROUNDS = 30
ROOMS = 3
PEOPLE_IN_EACH = 3


async def check_and_resend(ledger, people):
    """The store against the ledger, then what was under way when the server died. Returns (dups, new)."""
    dups = new = 0
    for room in {person.room for person in people}:
        inside = [person for person in people if person.room == room]
        history = await inside[0].client.history(room)
        ledger.check(room, history)
        for person in inside:
            again = await person.resend(history)
            dups, new = dups + again[0], new + again[1]
    assert not ledger.pending, "not said again: %s" % ledger.pending
    return dups, new


async def load_and_kill(server, ledger, people, chance):
    enough = len(ledger.acked) + chance.randrange(1, 400)
    talks = asyncio.gather(*(person.talk() for person in people))
    await until(lambda: len(ledger.acked) >= enough or talks.done())
    await asyncio.sleep(chance.random() * 0.02)  # a moment that nothing in the server knows of
    server.kill()
    await talks
    for person in people:
        person.remember_what_was_seen()


async def main():
    seed = int(os.environ.get("SEED", random.randrange(1 << 32)))
    chance = random.Random(seed)
    print("SEED=%d" % seed, flush=True)
    ledger = Ledger()
    people = [Person(ledger, i, "channel-%d" % (i % ROOMS)) for i in range(ROOMS * PEOPLE_IN_EACH)]
    resent = [0, 0]
    with tempfile.TemporaryDirectory(prefix="madang-") as directory:
        for turn in range(ROUNDS + 1):
            with ChatServer(directory + "/state", "--set=channels.count=%d" % ROOMS, *NO_FLOOD_LIMITS) as server:
                await asyncio.gather(*(person.come(server.address) for person in people))
                dups, new = await check_and_resend(ledger, people)
                resent = [resent[0] + dups, resent[1] + new]
                before = len(ledger.acked)
                if turn < ROUNDS:
                    await load_and_kill(server, ledger, people, chance)
                    print("round %2d: %4d acknowledged, %3d under way; of those before %d were stored, %d not"
                          % (turn + 1, len(ledger.acked) - before, len(ledger.pending), dups, new), flush=True)
                else:
                    for person in people:
                        ledger.check(person.room, await person.client.history(person.room))
    print("%d acknowledged over %d kills, none lost; resends: %d dup, %d new"
          % (len(ledger.acked), ROUNDS, *resent))
    assert sum(resent) > 0, "nothing was ever under way: the kills proved nothing"


if __name__ == "__main__":
    asyncio.run(main())
