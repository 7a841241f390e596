#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Hours of a server's life in minutes, and what they leave behind.

    soak.py DIRECTORY-OF-PROGRAMS [--minutes 10] [--json FILE]

In each round clients of chat-load talk, leave and come back, while people of python3-websockets talk, drop and resume
and are kicked, an operator announces and copies the store, and the configuration is reloaded, once from a bad file. When
all are gone, the server has to be what it was after the first round: descriptors, threads, actors, timers; and memory within
MEMORY_SHARE of what it was after WARM_ROUNDS. What the clients count (messages, logins, resumes) has to be what the server counts, in a.stats and in
/metrics, and what was acknowledged before a backup has to be in the copy. The first difference ends the run with 1."""

import argparse
import asyncio
import contextlib
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(TESTS / "integration" / "clients"), str(TESTS / "fault")]

ROOMS = 20
CLIENTS = 400
RATE_PER_S = 200
CHURN_PER_S = 40
PEOPLE = 20
ROUND_S = 40
EVERY_S = 5  # an operator does something
MEMORY_SHARE = 0.10  # that the resident memory may grow by after WARM_ROUNDS, beside MEMORY_FLOOR
MEMORY_FLOOR = 4 << 20
WARM_ROUNDS = 3  # until the rooms' rings are full and every thread has had its largest job
GOOD = "[server]\nmotd = 'round %d'\n"
BAD = "[server]\nmotd = 7\n"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", help="where chat-server and chat-load are, for example build/release/bin")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--json", help="write the rounds there")
    given = parser.parse_args()
    sys.argv = [sys.argv[0], os.path.join(given.programs, "chat-server")]  # as the clients' module asks for it
    return given


ARGUMENTS = arguments()

from adminclient import AdminClient  # noqa: E402, behind the paths
from chatclient import ChatClient  # noqa: E402
from chatserver import NO_FLOOD_LIMITS, PATIENCE_S, ChatServer, clean_environment  # noqa: E402


class Difference(Exception):
    """Something is not as it was, or not as it was counted."""


class Counts:
    """What the clients know to have happened."""

    def __init__(self):
        self.messages = self.logins = self.resumes = self.kicks = self.backups = 0


class Person:
    """Talks, drops, resumes and is kicked, over and over, until told to go."""

    def __init__(self, number, address, counts):
        self.number, self.address, self.counts = number, address, counts
        self.client = self.user = self.room = None
        self.said = 0
        self.quiet = False  # somebody is about to kick him

    async def live(self, until):
        await self.arrive()
        while time.monotonic() < until:
            for _ in range(random.randint(1, 20)):
                if self.quiet:
                    break
                await self.say()
                await asyncio.sleep(random.uniform(0, 0.1))
            if self.quiet:
                await self.client.closed()
                self.quiet = False
                await self.arrive()
            elif random.random() < 0.3:
                await self.drop()
        await self.client.close()

    async def arrive(self):
        self.client = await ChatClient.guest(self.address)
        self.counts.logins += 1
        self.user = self.client.user
        self.room = await self.client.enter("channel-%d" % (self.number % ROOMS))

    async def say(self):
        self.said += 1
        await self.client.say(self.room, "오래오래 %d" % self.said, "%d-%d" % (self.number, self.said))
        self.counts.messages += 1

    async def drop(self):
        """The connection breaks; the session comes back on another one."""
        welcome = (await self.client.event("welcome"))["d"]
        self.client.socket.transport.abort()
        await self.client.closed()
        self.client = await ChatClient.connect(self.address)
        await self.client.request("hello", ver=1)
        await self.client.request("auth.resume", session=welcome["session"], resume_key=welcome["resume_key"])
        await self.client.event("welcome")
        self.counts.resumes += 1
        self.room = await self.client.enter("channel-%d" % (self.number % ROOMS))


class Soak:
    def __init__(self, directory):
        self.directory = directory
        self.config = directory + "/madang.toml"
        self.counts = Counts()
        self.base = self.base_memory = None

    async def run(self, minutes):
        self.write(GOOD % 0)
        rounds = []
        with ChatServer(self.directory + "/state", "--config", self.config, "--admin-socket",
                        self.directory + "/admin", "--set=auth.resume_s=5", "--set=channels.grace_s=2",
                        "--set=channels.count=%d" % ROOMS, "--ops-listen=127.0.0.1:0", *NO_FLOOD_LIMITS) as server:
            self.server = server
            self.pages = re.search(r"chat page\s+(\S+)", server.greeting).group(1)
            self.admin = await AdminClient.connect(self.directory + "/admin")
            end = time.monotonic() + 60 * minutes
            while not rounds or time.monotonic() < end or len(rounds) < 2:
                rounds.append(await self.round(len(rounds)))
                print(json.dumps(rounds[-1]), flush=True)
            self.admin.close()
            server.signal(signal.SIGTERM)
            if (code := await asyncio.to_thread(server.wait)) != 0:
                raise Difference("the server ended with %d" % code)
        return rounds

    async def round(self, number):
        before = await self.numbers()
        counted = dict(vars(self.counts))
        until = time.monotonic() + ROUND_S
        people = [Person(i, self.server.address, self.counts) for i in range(PEOPLE)]
        load, *_ = await asyncio.gather(asyncio.to_thread(self.load), self.operate(number, until, people),
                                        *(person.live(until) for person in people))
        facts = await self.facts()
        grown = {name: count - counted[name] for name, count in vars(self.counts).items()}
        sums = {"messages": load["traffic"]["sent"] + grown["messages"],
                "logins": load["opening"]["ready"] + load["returning"]["ready"] + grown["logins"],
                "resumes": grown["resumes"]}
        after = await self.numbers()
        for source in after:
            for name, at_server in after[source].items():
                at_server -= before[source][name]
                if at_server != sums[name]:
                    raise Difference("round %d: clients count %d %s, %s says %d"
                                     % (number, sums[name], name, source, at_server))
        after = await self.admin.request("a.stats")
        if not after["pipeline"]["available"] or after["pipeline"]["entries"]:
            raise Difference("round %d: the store is not well: %s" % (number, after["pipeline"]))
        self.compare(number, facts)
        return {"round": number, **facts, **sums, "kicks": grown["kicks"],
                "backups": grown["backups"], "p99_ms": load["traffic"]["delivery_ms"]["p99"]}

    async def numbers(self):
        """What the server has counted since its start, by where it says so."""
        stats = await self.admin.request("a.stats")
        page = await asyncio.to_thread(lambda: urllib.request.urlopen(self.pages + "metrics", timeout=PATIENCE_S).read())
        metrics = [line.rsplit(" ", 1) for line in page.decode().splitlines() if line and line[0] != "#"]

        def total(name, label):
            return sum(int(float(value)) for metric, value in metrics if metric.startswith(name + "{") and label in metric)

        return {"a.stats": {"messages": stats["messages_total"], "logins": stats["logins_total"]},
                "/metrics": {"messages": total("chat_messages_total", 'kind="stored"'),
                             "logins": total("chat_logins_total", 'result="ok"'),
                             "resumes": total("chat_resume_total", 'result="ok"')}}

    def load(self):
        """The clients of chat-load; nothing may be missing."""
        command = [os.path.join(ARGUMENTS.programs, "chat-load"), "churn", self.server.address, "--quiet",
                   "--clients=%d" % CLIENTS, "--rooms=%d" % ROOMS, "--rate=%d" % RATE_PER_S,
                   "--churn=%d" % CHURN_PER_S, "--seconds=%d" % ROUND_S]
        done = subprocess.run(command, capture_output=True, text=True, env=clean_environment(), check=False,
                              timeout=ROUND_S + 60)
        if done.returncode != 0:
            raise Difference("chat-load: %s%s" % (done.stdout, done.stderr))
        return json.loads(done.stdout)

    async def operate(self, number, until, people):
        """What an operator does meanwhile; somebody else each time."""
        acts = [self.kick, self.announce, self.reload, self.back_up, self.reload_badly]
        turn = 0
        while time.monotonic() + EVERY_S < until:
            await asyncio.sleep(EVERY_S)
            await acts[turn % len(acts)](number, random.choice(people))
            turn += 1

    async def kick(self, _, person):
        person.quiet = True
        await asyncio.sleep(0.5)  # what he was saying is answered
        await self.admin.request("a.session.kick", user=person.user, reason="soak")
        self.counts.kicks += 1

    async def announce(self, number, _):
        await self.admin.request("a.announce", severity="info", text={"en": "round %d" % number}, reason="soak")
        self.counts.messages += 1  # in the room that everybody is in

    async def back_up(self, *_):
        """While all of them talk."""
        acknowledged = self.counts.messages
        copy = self.directory + "/copy.db"
        await self.admin.request("a.backup", file=copy, reason="soak")
        self.counts.backups += 1
        with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % copy, uri=True)) as store:
            sound = store.execute("PRAGMA integrity_check").fetchone()[0]
            kept = store.execute("SELECT count(*) FROM events").fetchone()[0]
        os.remove(copy)
        if sound != "ok" or kept < acknowledged:
            raise Difference("a backup is %s and holds %d of %d messages" % (sound, kept, acknowledged))

    async def reload(self, number, _):
        self.write(GOOD % number)
        self.server.signal(signal.SIGHUP)

    async def reload_badly(self, *_):
        self.write(BAD)
        self.server.signal(signal.SIGHUP)

    async def facts(self):
        """What there is once all are gone."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            stats = await self.admin.request("a.stats")
            if stats["sessions"] == stats["connections"] == stats["members"] == 0:
                break
            if time.monotonic() > deadline:
                raise Difference("somebody is still there: %s" % stats)
            await asyncio.sleep(0.2)
        process = "/proc/%d/" % self.server.pid
        return {"descriptors": len(os.listdir(process + "fd")), "threads": len(os.listdir(process + "task")),
                "actors": stats["actors"], "timers": stats["timers"], "rooms": stats["rooms"], "rss": stats["rss_bytes"],
                "heap": stats["heap_bytes"], "wal": stats["wal_bytes"]}

    def compare(self, number, facts):
        """With the first rounds, after which the server has all that it keeps."""
        self.base = self.base or facts
        for name in ("descriptors", "threads", "actors", "timers", "rooms"):
            if facts[name] != self.base[name]:
                raise Difference("round %d: %s were %d and are %d" % (number, name, self.base[name], facts[name]))
        if number < WARM_ROUNDS:
            self.base_memory = facts["rss"]
        elif facts["rss"] > self.base_memory * (1 + MEMORY_SHARE) + MEMORY_FLOOR:
            raise Difference("round %d: memory was %d bytes and is %d" % (number, self.base_memory, facts["rss"]))

    def write(self, text):
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    with tempfile.TemporaryDirectory(prefix="madang-soak-") as directory:
        try:
            rounds = asyncio.run(Soak(directory).run(ARGUMENTS.minutes))
        except Difference as difference:
            sys.exit("soak: %s" % difference)
    if ARGUMENTS.json:
        pathlib.Path(ARGUMENTS.json).write_text(json.dumps(rounds, indent=1) + "\n", encoding="utf-8")
    print("%d rounds, nothing was left behind" % len(rounds))


if __name__ == "__main__":
    main()
