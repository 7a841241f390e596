#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How chat-server starts, refuses to start, and ends; and what its log does not say."""

import logging
import os
import re
import signal
import socket
import sys
import tempfile
import time
import unittest

import load  # noqa: F401, says where the next two are
from chatclient import ChatClient, Refused
from chatserver import ChatServer, binary, run_server

SECRETS = ("비밀은 여기에", "s3cret-words", "eyJhbGciOiJIUzI1NiJ9.forged.token", "resume-key-of-somebody")

LOG_LINE = re.compile(r"\d{4}-\d\d-\d\dT")


class InDirectory(unittest.IsolatedAsyncioTestCase):
    """Each test has an empty directory."""

    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        self.state = self.directory + "/state"

    def server(self, *arguments, **options):
        return self.enterContext(ChatServer(self.state, *arguments, **options))

    def write(self, name, text):
        path = self.directory + "/" + name
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def assert_refused(self, ended, code, *words):
        """Ended with `code`, before it was ready, and said why in one sentence."""
        self.assertEqual(ended.returncode, code, ended.stderr)
        self.assertNotIn("ready", ended.stdout)
        for word in words:
            self.assertIn(word, ended.stderr)
        sentences = [line for line in ended.stderr.splitlines() if not LOG_LINE.match(line)]
        self.assertEqual(len(sentences), 1, ended.stderr)


class Ending(InDirectory):
    async def test_sigterm_tells_clients_and_ends_with_0(self):
        """SIGTERM: sys.drain, 4000, exit 0 within grace + 5 s (faults row 43, B5-21)"""
        grace = 1
        server = self.server("--set=timing.drain_s=%d" % grace)
        clients = [await ChatClient.guest(server.address) for _ in range(3)]
        room = await clients[0].enter("channel-0")
        sent = await clients[0].say(room, "the last word", "n1")
        begin = time.monotonic()
        server.signal(signal.SIGTERM)
        for client in clients:
            drain = await client.event("sys.drain")
            self.assertGreater(drain["d"]["close_at"], 0)
            self.assertEqual(await client.closed(), 4000)
        self.assertEqual(server.wait(), 0)
        self.assertLess(time.monotonic() - begin, grace + 5)
        with ChatServer(self.state) as again:
            guest = await ChatClient.guest(again.address)
            await guest.enter("channel-0")
            last = (await guest.history(room))[-1]
            self.assertEqual((last["q"], last["d"]["text"]), (sent["q"], "the last word"))

    async def test_nobody_is_let_in_while_draining(self):
        """SIGTERM stops accepting (faults row 43)"""
        server = self.server("--set=timing.drain_s=600")
        client = await ChatClient.guest(server.address)
        server.signal(signal.SIGTERM)
        await client.event("sys.drain")
        with self.assertRaises(OSError):
            await ChatClient.connect(server.address)

    async def test_a_second_sigterm_is_immediate(self):
        """second SIGTERM = immediate (faults row 43)"""
        server = self.server("--set=timing.drain_s=600")
        client = await ChatClient.guest(server.address)
        server.signal(signal.SIGTERM)
        await client.event("sys.drain")
        begin = time.monotonic()
        server.signal(signal.SIGTERM)
        self.assertEqual(server.wait(), 0)
        self.assertLess(time.monotonic() - begin, 5)

    async def test_without_clients_sigterm_ends_at_once(self):
        """nobody to wait for: the grace is not spent (faults row 43)"""
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.server("--set=timing.drain_s=600")
            server.signal(number)
            self.assertEqual(server.wait(10), 0)


class Starting(InDirectory):
    async def test_a_port_in_use(self):
        """a port in use ends with 69 and a sentence (B1-35)"""
        with socket.create_server(("127.0.0.1", 0)) as other:
            address = "ws://127.0.0.1:%d" % other.getsockname()[1]
            self.assert_refused(run_server("--state", self.state, "--listen", address), 69, address, "in use")

    async def test_a_state_directory_in_use(self):
        """a second server on the same state directory ends with 69 and names the process"""
        first = self.server()
        second = run_server("--state", self.state, "--listen", "ws://127.0.0.1:0")
        self.assert_refused(second, 69, self.state, str(first.pid))
        await ChatClient.guest(first.address)  # it took no notice

    async def test_an_admin_socket_in_use(self):
        """an admin socket that answers is left alone; one that a killed server left is replaced (row 35)"""
        path = self.directory + "/admin.sock"
        first = self.server("--admin-socket", path)
        second = ("--state", self.directory + "/other", "--listen", "ws://127.0.0.1:0", "--admin-socket", path)
        self.assert_refused(run_server(*second), 69, path, "another server answers")
        first.kill()
        self.assertTrue(os.path.exists(path))
        self.server("--admin-socket", path)

    async def test_the_lock_does_not_outlive_a_kill(self):
        """after kill -9 the state directory is free"""
        self.server().kill()
        await ChatClient.guest(self.server().address)

    async def test_mistakes_in_the_configuration(self):
        """unknown sections and keys, wrong values: 78 with file and line"""
        for line, wrong in (("lisen = []", "lisen"), ("name = 7", "name"), ("io_threads = 65", "io_threads")):
            with self.subTest(line):
                path = self.write("madang.toml", "# ours\n[server]\n%s\n" % line)
                for more in ((), ("--check-config",)):
                    ended = run_server("--config", path, "--state", self.state, *more)
                    self.assert_refused(ended, 78, "%s:3" % path, wrong)
        path = self.write("madang.toml", "[sever]\n")
        self.assert_refused(run_server("--config", path), 78, path + ":1", "sever")
        path = self.write("madang.toml", "[server\n")
        self.assert_refused(run_server("--config", path), 78, path + ":1")
        self.assertFalse(os.path.exists(self.state))

    async def test_check_config_only_looks(self):
        """--check-config ends with 0 and makes nothing"""
        path = self.write("madang.toml", "[server]\nname = \"마당\"\n")
        ended = run_server("--config", path, "--state", self.state, "--check-config")
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        self.assertFalse(os.path.exists(self.state))

    async def test_plain_text_for_other_machines(self):
        """ws:// on an address that others reach: 78, unless allow_plaintext says that it is meant"""
        for address in ("ws://0.0.0.0:0", "ws://[::]:0"):
            ended = run_server("--state", self.state, "--listen", address)
            self.assert_refused(ended, 78, "allow_plaintext")
        server = self.server("--set=server.allow_plaintext=true", listen=("ws://0.0.0.0:0",))
        port = server.address.rstrip("/").rsplit(":", 1)[1]
        await ChatClient.guest("ws://127.0.0.1:" + port)

    async def test_any_working_directory_will_do(self):
        """started from elsewhere, nothing is looked for there and nothing is left there (B1-48)"""
        elsewhere = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        server = self.server(cwd=elsewhere)
        client = await ChatClient.guest(server.address)
        await client.say(await client.enter("channel-0"), "from anywhere", "n1")
        self.assertEqual(os.listdir(elsewhere), [])
        self.assertEqual(run_server("--help", cwd="/").returncode, 0)


class Logging(InDirectory):
    async def say_secrets(self, server):
        """Whatever may carry a secret, rightly or wrongly; returns the secrets that the server made."""
        client = await ChatClient.connect(server.address)
        await client.request("hello", ver=1)
        for kind, d in (("auth.token", {"token": SECRETS[2]}),
                        ("auth.resume", {"session": "0000000000001", "resume_key": SECRETS[3]})):
            answer = await client.ask(kind, **d)
            with self.assertRaises(Refused):
                await answer
        login = await client.request("auth.guest", nick="mina")
        welcome = await client.event("welcome")
        room = await client.enter("channel-0")
        sent = await client.say(room, SECRETS[0] + " " + SECRETS[1], "n1")
        await client.event("msg.new", q=sent["q"])
        await client.history(room)
        with self.assertRaises(Refused):
            await client.say(room, SECRETS[1] + "x" * 4001, "n2")
        await client.socket.send("{\"t\":\"msg.send\",\"d\":{\"text\":\"%s\"" % SECRETS[0])  # cut short
        await client.event("error")
        with self.assertRaises(Exception):  # the front door refuses credentials in an address
            await ChatClient.connect(server.address + "?token=" + SECRETS[2])
        again = await ChatClient.guest(server.address, token=login["token"])
        self.assertEqual(await client.closed(), 4500)
        self.assertEqual(again.user, login["user"]["id"])
        return login["token"], welcome["d"]["resume_key"]

    async def test_no_bodies_and_no_tokens(self):
        """the log holds neither bodies nor tokens, at default and debug level (B1-34)"""
        lines = []
        for rules in ((), ("--set=log.rules=chat.*=true",), ("--set=log.rules=*.debug=true",)):
            with self.subTest(rules):
                server = self.server("--set=timing.drain_s=0", *rules)
                made = await self.say_secrets(server)
                server.signal(signal.SIGTERM)
                self.assertEqual(server.wait(), 0)
                log = server.log_text()
                for secret in SECRETS + made:
                    self.assertNotIn(secret, log)
                    self.assertNotIn(secret.split(".")[-1], log)
                lines.append(len(re.findall("^", log, re.M)))
                # Qt has something to say when it is unloaded; by then there is no log to write to.
                self.assertIn("stopped", log.splitlines()[-1])
        self.assertGreater(lines[2], lines[0], "the debug level says no more than the default")


if __name__ == "__main__":
    binary()
    logging.getLogger("asyncio").setLevel(logging.ERROR)  # unittest makes it tell of every slow step
    unittest.main(argv=sys.argv[:1], verbosity=2)
