#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A full disk refuses and delays what is stored, nothing else, and all goes on by itself afterwards (faults row 37)."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import subprocess
import tempfile

from load import Ledger, Person, refusal
from chatserver import NO_FLOOD_LIMITS, PATIENCE_S, ChatServer

DISK = 24 << 20
BALLAST = 12 << 20  # what somebody deletes afterwards
AGE_LIMIT_S = 1
LONG = " " + "가" * 3900  # nearly 12 kB


@contextlib.contextmanager
def small_disk():
    """A tmpfs of its own."""
    with tempfile.TemporaryDirectory(prefix="madang-") as directory:
        mount = ["mount", "-t", "tmpfs", "-o", "size=%d" % DISK, "madang-test", directory]
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit("this test has to mount a tmpfs (run it as root, with CAP_SYS_ADMIN): " + done.stderr)
        try:
            yield directory
        finally:
            subprocess.run(["umount", directory], check=True)


async def fill(author):
    """Says long things until the server refuses; returns the answers that wait, unacknowledged."""
    for _ in range(DISK // len(LONG.encode())):
        burst = [await author.say(LONG) for _ in range(4)]
        done, waiting = await asyncio.wait(burst, timeout=2 * AGE_LIMIT_S)
        refused = [answer for answer in done if answer.exception()]
        for answer in refused:
            check_is_unavailable(await refusal(answer))
        if waiting or refused:
            return waiting
    raise AssertionError("the disk did not become full")


def check_is_unavailable(error):
    assert error["name"] == "storage_unavailable" and error["temporary"], error
    assert error["retry_after_ms"] > 0, error


async def check_what_a_full_disk_allows(author, reader, stored):
    """Pings and reading, but no message and no room."""
    await author.client.request("ping", n=1)
    await (await author.client.socket.ping())
    assert await reader.client.history(reader.room) == stored
    check_is_unavailable(await refusal(await author.say(LONG)))
    check_is_unavailable(await refusal(await author.client.ask("room.enter", name="channel-1")))


def check_file(path):
    with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % path, uri=True)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def main():
    ledger = Ledger()
    author, reader = Person(ledger, 0, "channel-0"), Person(ledger, 1, "channel-0")
    with small_disk() as disk:
        ballast, state = disk + "/ballast", disk + "/state"
        with open(ballast, "wb") as file:
            file.write(bytes(BALLAST))
        with ChatServer(state, "--set=limits.pipeline_age_s=%d" % AGE_LIMIT_S, *NO_FLOOD_LIMITS) as server:
            for person in (author, reader):
                await person.come(server.address)
            waiting = await fill(author)
            assert waiting, "refused before anything had to wait"
            acknowledged = len(ledger.acked)
            for _ in range(3):
                await check_what_a_full_disk_allows(author, reader, await reader.client.history(reader.room))
            assert len(ledger.acked) == acknowledged, "acknowledged although the disk was full"
            assert "cannot write" in server.log_text(), "the operator was not told"

            os.unlink(ballast)
            await asyncio.wait_for(asyncio.gather(*waiting), PATIENCE_S)
            dups, new = await author.resend(await reader.client.history(reader.room))
            assert dups == 0 and new >= 3, "what was refused was stored: %d of %d" % (dups, dups + new)
            await author.client.enter("channel-1")

            history = await reader.client.history(reader.room)
            await reader.client.event("msg.new", q=history[-1]["q"])
            for person in (author, reader):
                person.remember_what_was_seen()
            ledger.check(reader.room, history)
            assert len(history) == len(ledger.acked) and not ledger.pending
            for person in (author, reader):
                await person.client.close()
            server.signal(signal.SIGTERM)
            assert server.wait() == 0
            check_file(next(entry.path for entry in os.scandir(state) if entry.name.endswith((".db", ".sqlite"))))
        with ChatServer(state) as server:
            await reader.come(server.address)
            ledger.check(reader.room, await reader.client.history(reader.room))
    print("full after %d messages; %d waited and %d were refused, all are there" % (acknowledged, len(waiting), new))


if __name__ == "__main__":
    asyncio.run(main())
