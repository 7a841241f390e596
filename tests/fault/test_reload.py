#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""SIGHUP: a good file changes the running server, a bad one changes nothing and is named (faults row 44)."""

import asyncio
import logging
import os
import signal
import ssl
import sys
import tempfile
import time
import unittest

import load  # noqa: F401, says where the next two are
from chatclient import ChatClient, Refused
from chatserver import PATIENCE_S, ChatServer, binary, make_certificate


class Reloading(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        self.file = self.directory + "/madang.toml"

    def start(self, text, **options):
        self.write(text)
        return self.enterContext(ChatServer(self.directory + "/state", "--config", self.file, **options))

    def write(self, text):
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(text)

    async def reload(self, server, text, *said):
        """Writes the file, sends SIGHUP, and waits until all of `said` is in what the log says from then on."""
        self.write(text)
        before = len(server.log_text())
        server.signal(signal.SIGHUP)
        deadline = time.monotonic() + PATIENCE_S
        while not all(word in server.log_text()[before:] for word in said):
            self.assertLess(time.monotonic(), deadline, server.log_text()[before:])
            self.assertIsNone(server.process.poll(), server.log_text()[before:])
            await asyncio.sleep(0.02)
        return server.log_text()[before:]

    async def hello(self, server):
        client = await ChatClient.connect(server.address)
        return (await client.event("hello"))["d"]

    async def test_new_values_hold_for_those_who_come(self):
        """what may change while the server runs is changed, those who are connected stay"""
        server = self.start("[server]\nmotd = 'old'\n[limits]\nrequests_open = 8\n")
        client = await ChatClient.guest(server.address)
        room = await client.enter("channel-0")
        said = await self.reload(server, "[server]\nmotd = 'new'\n[limits]\nrequests_open = 9\n",
                                 "server.motd", "limits.requests_open")
        self.assertNotIn("restart", said)
        hello = await self.hello(server)
        self.assertEqual((hello["motd"], hello["limits"]["requests_open"]), ("new", 9))
        await client.say(room, "still here", "n1")
        await self.reload(server, "[server]\n", "server.motd")
        self.assertEqual((await self.hello(server))["motd"], "")

    async def test_a_bad_file_changes_nothing(self):
        """a bad file keeps the old configuration, and key and line are logged (44)"""
        good = "[server]\nmotd = 'good'\n"
        server = self.start(good)
        for text, place, key in (("[server]\nmotd = 'bad'\nlisen = []\n", ":3", "server.lisen"),
                                 ("[server]\nmotd = 'bad'\n[limits]\nfloo_burst = 1\n", ":4", "limits.floo_burst"),
                                 ("[limits]\nrequests_open = 0\n", ":2", "limits.requests_open"),
                                 ("[server\n", ":1", "stays as it was")):
            with self.subTest(key):
                said = await self.reload(server, text, "stays as it was")
                self.assertIn(self.file + place, said)
                self.assertIn(key, said)
                self.assertEqual((await self.hello(server))["motd"], "good")
        await self.reload(server, good.replace("good", "better"), "server.motd")
        self.assertEqual((await self.hello(server))["motd"], "better")

    async def test_what_needs_a_restart_is_named(self):
        """a key that needs a restart is named and stays; the others of the file are taken"""
        server = self.start("[server]\nmotd = 'old'\nworkers = 2\n")
        said = await self.reload(server, "[server]\nmotd = 'new'\nworkers = 3\n",
                                 "server.workers needs a restart", "server.motd")
        self.assertIn("stays 2", said)
        self.assertEqual((await self.hello(server))["motd"], "new")

    async def test_who_may_come_in(self):
        """guests are let in no more, then again, then a web page, too"""
        key = self.directory + "/jwt.key"
        with open(key, "w", encoding="utf-8", opener=lambda path, how: os.open(path, how, 0o600)) as file:
            file.write("a secret of the login server, 32 bytes and more")
        server = self.start("")
        await self.reload(server, "[auth]\nguests = false\njwt_key_file = '%s'\n" % key, "auth.guests")
        self.assertNotIn("guest", (await self.hello(server))["auth_kinds"])
        with self.assertRaises(Refused):
            await ChatClient.guest(server.address)
        await self.reload(server, "[server]\nallowed_origins = ['https://chat.example']\n", "auth.guests")
        await ChatClient.guest(server.address, origin="https://chat.example")

    async def test_log_rules(self):
        """the log changes its form"""
        server = self.start("")
        await self.reload(server, "[log]\nformat = 'json'\n", "\"the configuration is read again; new: log.format\"")

    async def test_certificates(self):
        """a renewed certificate in the same file is taken without any change of the configuration (52)"""
        certificate, key = make_certificate(self.directory)
        text = "[tls]\ncertificate_file = '%s'\nkey_file = '%s'\n" % (certificate, key)
        server = self.start(text, listen=("wss://127.0.0.1:0",))
        port = int(server.address.rstrip("/").rsplit(":", 1)[1])
        first = ssl.get_server_certificate(("127.0.0.1", port))
        make_certificate(self.directory)
        await self.reload(server, text, "is read again")
        second = await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", port))
        self.assertNotEqual(first, second)
        with open(certificate, "w", encoding="utf-8") as file:
            file.write("no certificate")
        await self.reload(server, text, "stays as it was", "holds no certificate")
        self.assertEqual(second, await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", port)))


if __name__ == "__main__":
    binary()
    logging.getLogger("asyncio").setLevel(logging.ERROR)  # unittest makes it tell of every slow step
    unittest.main(argv=sys.argv[:1], verbosity=2)
