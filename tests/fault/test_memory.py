#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Memory runs out under load: the program ends with 70 and a line, what was acknowledged is there (faults row 41)."""

import asyncio
import logging
import resource
import socket
import tempfile

from load import Ledger, Person
from chatserver import NO_FLOOD_LIMITS, PATIENCE_S, ChatServer

PEOPLE = 6
HEADROOM = 1 << 20  # what the program may still ask for
CROWD = 20000


def data_bytes(pid):
    """Of memory that only this process has and may write."""
    with open("/proc/%d/status" % pid, encoding="ascii") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmData"))


def crowd(server, sockets):
    """Sockets that open and stay, until the server is gone."""
    host, port = server.address.rstrip("/").partition("://")[2].rsplit(":", 1)
    try:
        while len(sockets) < CROWD and server.process.poll() is None:
            one = socket.create_connection((host, int(port)), timeout=PATIENCE_S)
            sockets.append(one)
            one.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 8000)  # a head that does not end is kept
    except OSError:
        pass  # it is


async def main():
    ledger = Ledger()
    people = [Person(ledger, i, "channel-%d" % (i % 2)) for i in range(PEOPLE)]
    sockets = []
    with tempfile.TemporaryDirectory(prefix="madang-") as directory:
        arguments = ("--set=timing.handshake_s=60", *NO_FLOOD_LIMITS)
        with ChatServer(directory + "/state", *arguments) as server:
            for person in people:
                await person.come(server.address)
            talks = asyncio.gather(*(person.talk() for person in people))
            await asyncio.sleep(0.5)  # the load runs
            limit = data_bytes(server.pid) + HEADROOM
            resource.prlimit(server.pid, resource.RLIMIT_DATA, (limit, limit))
            await asyncio.to_thread(crowd, server, sockets)
            code = await asyncio.to_thread(server.wait)
            await talks
            for one in sockets:
                one.close()
            assert code == 70, "ended with %d\n%s" % (code, server.log_text()[-2000:])
            assert "bad_alloc" in server.log_text(), server.log_text()[-2000:]
            for person in people:
                person.remember_what_was_seen()
        with ChatServer(directory + "/state", *arguments) as server:
            for person in people:
                await person.come(server.address)
            for person in people:
                history = await person.client.history(person.room)
                ledger.check(person.room, history)
                await person.resend(history)
    print("ended after %d more sockets; %d messages were acknowledged, none lost" % (len(sockets), len(ledger.acked)))


if __name__ == "__main__":
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    asyncio.run(main())
