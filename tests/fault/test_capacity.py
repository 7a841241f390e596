#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A server with few descriptors: it says how many fit, takes so many, and tells the others that it is full (U-18)."""

import json
import re
import sys
import tempfile
import unittest
import urllib.request

import load  # noqa: F401, says where the next two are
from chatclient import ChatClient, Refused
from chatserver import ChatServer, binary

DESCRIPTORS = 256


class Full(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        self.server = self.enterContext(ChatServer(
            directory + "/state", "--ops-listen", "127.0.0.1:0",
            launcher=("prlimit", "--nofile=%d:%d" % (DESCRIPTORS, DESCRIPTORS))))

    def status(self):
        page = re.search(r"chat page\s+(\S+)", self.server.greeting).group(1)
        with urllib.request.urlopen(page + "serverStatus", timeout=30) as answer:
            return json.load(answer)

    async def test_who_does_not_fit_is_told_so(self):
        said = re.search(r"capacity\s+(\d+) more sessions; limited by descriptors", self.server.greeting)
        self.assertIsNotNone(said, self.server.greeting)
        places = int(said.group(1))
        self.assertTrue(100 < places < DESCRIPTORS, places)
        self.assertEqual(self.status()["capacity"], {"more": places, "limit": "descriptors"})

        clients = [await ChatClient.guest(self.server.address) for _ in range(places)]
        self.assertEqual(self.status()["capacity"]["more"], 0)
        for _ in range(2):
            with self.assertRaises(Refused) as refused:
                await ChatClient.guest(self.server.address)
            self.assertEqual(refused.exception.name, "server_full")
            self.assertGreater(refused.exception.d["retry_after_ms"], 0)

        room = await clients[0].enter("channel-0")  # those who are in stay good
        await clients[-1].enter("channel-0")
        await clients[0].say(room, "there is room for a word", "n1")
        heard = await clients[-1].event("msg.new")
        self.assertEqual(heard["d"]["text"], "there is room for a word")

        await clients[1].close()  # and a place that is free is given again
        await ChatClient.guest(self.server.address)


if __name__ == "__main__":
    binary()
    unittest.main(argv=sys.argv[:1])
