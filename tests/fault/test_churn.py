#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Ten thousand people who come and go leave nothing in the server (B1-06, B2-12, B5-11).

On ws and on wss: what they did is counted, then sessions, members, connections, descriptors, threads, rooms and memory
are those of before.
"""

import asyncio
import os
import socket
import ssl
import struct
import tempfile
import time
import unittest

import load  # noqa: F401, says where the last one is
from adminclient import AdminClient
from chatserver import NO_FLOOD_LIMITS, PATIENCE_S, ChatServer, binary, make_certificate
from rawentry import UPGRADE, masked

WARM_UP = 3000  # connections after which the server has all the memory that it keeps
CHURN = 10000
TLS_SHARE = 5  # TLS handshakes are slow: a fifth as many
AT_ONCE = 40
MEMORY_LIMIT = 8 << 20  # less than a kilobyte for each of the ten thousand

ENTRY = UPGRADE + b"".join(map(masked, (
    {"t": "hello", "id": 1, "d": {"ver": 1}}, {"t": "auth.guest", "id": 2, "d": {}},
    {"t": "room.enter", "id": 3, "d": {"name": "channel-0"}})))
GOODBYE = struct.pack("!BBIH", 0x88, 0x82, 0, 1000)


class Visitors:
    """People who come to a port, each for a moment."""

    def __init__(self, address):
        scheme, _, rest = address.rstrip("/").partition("://")
        host, port = rest.rsplit(":", 1)
        self.address = (host, int(port))
        self.tls = ssl.create_default_context() if scheme == "wss" else None
        if self.tls:
            self.tls.check_hostname, self.tls.verify_mode = False, ssl.CERT_NONE

    def visit(self, number):
        """Every way to come and to go has its turn."""
        visitor = socket.create_connection(self.address, timeout=30)
        if self.tls and number % 10 != 9:
            visitor = self.tls.wrap_socket(visitor)
        if number % 5 != 4:  # the others only connect
            visitor.sendall(ENTRY)
        if number % 3 == 0 and number % 5 != 4 and number % 10 != 9:  # these are really in before they go
            seen = b""
            while b"channel-0" not in seen:
                piece = visitor.recv(65536)
                assert piece, "closed before the snapshot: %r" % seen[-200:]
                seen += piece
            if number % 2:
                visitor.sendall(GOODBYE)
        elif number % 4 == 0:  # a reset instead of an end
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return visitor

    def storm(self, number_of_them):
        waiting = []
        for number in range(number_of_them):
            waiting.append(self.visit(number))
            if len(waiting) == AT_ONCE:
                for visitor in waiting:
                    visitor.close()
                waiting.clear()
        for visitor in waiting:
            visitor.close()


class Churn(unittest.IsolatedAsyncioTestCase):
    async def facts(self, server, admin):
        """What there is once all are gone."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            stats = await admin.request("a.stats")
            if stats["sessions"] == stats["connections"] == stats["members"] == 0:
                break
            self.assertLess(time.monotonic(), deadline, "somebody is still there: %s" % stats)
            await asyncio.sleep(0.05)
        self.assertEqual(await admin.sessions(), [])
        process = "/proc/%d/" % server.pid
        with open(process + "statm", encoding="ascii") as file:
            memory = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        return {"descriptors": len(os.listdir(process + "fd")), "threads": len(os.listdir(process + "task")),
                "logins": stats["logins_total"]}, memory

    async def churn(self, listen, count, *arguments):
        with tempfile.TemporaryDirectory(prefix="madang-") as directory:
            admin_socket = directory + "/admin"
            with ChatServer(directory + "/state", "--admin-socket", admin_socket, "--set=auth.resume_s=1",
                            "--set=channels.grace_s=0", *NO_FLOOD_LIMITS, *arguments, listen=(listen,)) as server:
                admin = await AdminClient.connect(admin_socket)
                visitors = Visitors(server.address)
                await asyncio.to_thread(visitors.storm, WARM_UP * count // CHURN)
                before, memory_before = await self.facts(server, admin)
                await asyncio.to_thread(visitors.storm, count)
                after, memory_after = await self.facts(server, admin)
                print("%s: %d visits, %d logins; %d kB before, %d kB after"
                      % (listen, count, after["logins"] - before["logins"], memory_before >> 10, memory_after >> 10))
                self.assertGreaterEqual(after.pop("logins") - before.pop("logins"), count // 4)
                self.assertEqual(after, before)
                self.assertLess(memory_after - memory_before, MEMORY_LIMIT)
                admin.close()

    async def test_ws(self):
        """ten thousand on ws"""
        await self.churn("ws://127.0.0.1:0", CHURN)

    async def test_wss(self):
        """two thousand on wss"""
        with tempfile.TemporaryDirectory(prefix="madang-") as directory:
            certificate, key = make_certificate(directory)
            await self.churn("wss://127.0.0.1:0", CHURN // TLS_SHARE, "--set=tls.certificate_file=" + certificate,
                             "--set=tls.key_file=" + key)


if __name__ == "__main__":
    binary()
    unittest.main(argv=["test_churn"], verbosity=2)
