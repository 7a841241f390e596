#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""chat-load with a small load on the real chat-server. It checks what arrives, never how fast."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "integration" / "clients"))

from chatserver import NO_FLOOD_LIMITS, ChatServer, clean_environment, make_certificate
from rawentry import UPGRADE, masked

RAW_HUB = os.path.abspath(sys.argv.pop())
CHAT_LOAD = os.path.abspath(sys.argv.pop())
FEW = ("--clients=40", "--rooms=4", "--rate=200", "--seconds=1", "--warm-up=0.2")
UNHURRIED = "--p99=60000"  # a busy machine is no reason to fail


def stall(address, *rooms):
    """Somebody who enters these rooms and never reads."""
    host, port = address.removeprefix("ws://").rstrip("/").split(":")
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # before the window is agreed on
    reader.connect((host, int(port)))
    packets = [{"t": "hello", "d": {"ver": 1}}, {"t": "auth.guest", "d": {}},
               *({"t": "room.enter", "d": {"name": room}} for room in rooms)]
    reader.sendall(UPGRADE + b"".join(map(masked, packets)))
    return reader


def ask(admin, kind):
    """An operator's question, and the body of its answer."""
    with socket.socket(socket.AF_UNIX) as link, link.makefile("rb") as lines:
        link.connect(admin)
        link.sendall(json.dumps({"t": kind, "id": 1}).encode() + b"\n")
        return json.loads(lines.readline())["d"]


class Smoke(unittest.TestCase):
    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))

    def serve(self, *arguments, **options):
        return self.enterContext(ChatServer(self.directory + "/state", *NO_FLOOD_LIMITS, *arguments, **options))

    def load(self, mode, address, *arguments, exit_code=0):
        done = subprocess.run([CHAT_LOAD, mode, address, *FEW, *arguments], capture_output=True, text=True,
                              timeout=60, env=clean_environment(), check=False)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        self.progress = done.stderr
        return json.loads(done.stdout)

    def assert_all_arrived(self, traffic, listeners=10):
        self.assertGreater(traffic["sent"], 0)
        self.assertEqual(traffic["stored"], traffic["sent"])
        self.assertEqual((traffic["missing"], traffic["repeated"], traffic["unsent"]), (0, 0, 0))
        self.assertEqual(traffic["delivered"] % listeners, 0, "%d people hear each message" % listeners)

    def test_rate(self):
        """a steady rate: all stored, each delivered once and in order, the process measured"""
        server = self.serve()
        found = self.load("rate", server.address, "--pid=%d" % server.pid)
        self.assert_all_arrived(found["traffic"])
        self.assertGreater(found["traffic"]["delivery_ms"]["count"], 1000)
        self.assertGreater(found["traffic"]["server_rss_mb"], 0)

    def test_rate_over_tls(self):
        """the same over wss"""
        certificate, key = make_certificate(self.directory)
        server = self.serve("--set=tls.certificate_file=" + certificate, "--set=tls.key_file=" + key,
                            listen=("wss://127.0.0.1:0",))
        self.assert_all_arrived(self.load("rate", server.address)["traffic"])

    def test_churn(self):
        """connections leave and come back, and each hears its room without a hole from where it came in"""
        found = self.load("churn", self.serve().address, "--churn=100")
        self.assertEqual((found["traffic"]["missing"], found["traffic"]["repeated"]), (0, 0))
        self.assertGreater(found["returning"]["ready"], 10)

    def test_storm_and_idle(self):
        """all at once are let in; those who only stay are counted"""
        server = self.serve()
        self.assertEqual(self.load("storm", server.address)["opening"]["ready"], 40)
        found = self.load("idle", server.address, "--pid=%d" % server.pid)
        self.assertIn("rss_bytes_per_connection", found["memory"])

    def test_match(self):
        """everybody plays one match after the other, each with a result (S1-30, F-060)"""
        config = pathlib.Path(self.directory, "chat.toml")
        config.write_text("[match.duel]\n", encoding="utf-8")
        server = self.serve("--config", str(config))
        found = self.load("match", server.address, "--seconds=3", "--pid=%d" % server.pid)["matches"]
        self.assertGreater(found["ended"], 40)
        self.assertEqual((found["failed"], found["requeued"], found["without_result"]), (0, 0, 0))
        self.assertEqual(found["wait_ms"]["count"], found["found"])

    def test_a_server_without_matches(self):
        """said, and ended with 1"""
        found = self.load("match", self.serve().address, exit_code=1)
        self.assertEqual(found["matches"]["ended"], 0)
        self.assertEqual(found["reasons"], {"refused: mode_unknown": 40})

    def test_max(self):
        """the search ends and says what held"""
        found = self.load("max", self.serve().address, "--seconds=0.2", "--warm-up=0", "--rate=2000", UNHURRIED)
        self.assertGreater(found["max_messages_per_s"], 0)
        self.assertTrue(any(step["held"] for step in found["steps"]))

    def test_one_stalled_of_a_thousand(self):
        """who does not read is closed; the other 999 hear everything once and in order (B2-01)"""
        admin = self.directory + "/admin"
        server = self.serve("--admin-socket", admin, "--set=channels.count=11", "--set=channels.people=1000",
                            "--set=limits.outbox_mark_bytes=65536", "--set=limits.outbox_hard_bytes=262144")
        stalled = self.enterContext(stall(server.address, "channel-0", "channel-10"))
        loud = subprocess.Popen([CHAT_LOAD, "rate", server.address, "--clients=1", "--rooms=1",
                                 "--channel-prefix=channel-1", "--rate=500", "--text=4000", "--seconds=6"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=clean_environment())
        found = self.load("rate", server.address, "--clients=999", "--rooms=1", "--rate=25", "--seconds=4")
        self.assert_all_arrived(found["traffic"], listeners=999)
        loud.wait(timeout=60)  # as fast as it could; what it measured is of no interest
        self.assertEqual(ask(admin, "a.stats")["slow_consumers_total"], 1)
        self.assertGreater(stalled.fileno(), 0)  # it is the server that closed

    def test_a_flood_that_is_not_lifted_is_said(self):
        """a server with its default limits refuses; chat-load says what to lift, and ends with 1"""
        server = self.serve("--set=limits.flood_burst=5", "--set=limits.flood_per_s=2")
        found = self.load("rate", server.address, "--rate=2000", exit_code=1)
        self.assertIn("refused: rate_limited", found["reasons"])
        self.assertIn("--set=limits.flood_per_s=100000", self.progress)

    def test_bare_hubs(self):
        """a hub that knows no packets, with a send for each delivery and with joined ones"""
        for option in ((), ("--joined",)):
            hub = subprocess.Popen([RAW_HUB, *option], stdout=subprocess.PIPE, text=True)
            try:
                port = int(hub.stdout.readline().split()[1])
                traffic = self.load("rate", "ws://127.0.0.1:%d/" % port, "--bare")["traffic"]
                self.assertGreater(traffic["delivered"], 1000)
                self.assertEqual((traffic["missing"], traffic["repeated"]), (0, 0))
            finally:
                hub.kill()
                hub.communicate()

    def test_nobody_is_there(self):
        """a port where nobody listens: said, and ended with 1"""
        server = self.serve()
        address = server.address
        server.kill()
        found = self.load("rate", address, exit_code=1)
        self.assertEqual(found["opening"]["ready"], 0)
        self.assertFalse(found["good"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
