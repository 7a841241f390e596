#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A backup under load holds everything that was acknowledged before it was asked for (F-217)."""

import asyncio
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import load
from adminclient import AdminClient
from chatclient import ChatClient
from chatserver import NO_FLOOD_LIMITS, ChatServer, binary, run_server

PEOPLE = 8


class Backup(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.directory = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="madang-")))
        self.admin = str(self.directory / "admin")

    def serve(self, state):
        return self.enterContext(ChatServer(str(self.directory / state), "--admin-socket", self.admin, *NO_FLOOD_LIMITS))

    def ctl(self, *words):
        return subprocess.run([os.path.join(os.path.dirname(binary()), "chat-ctl"), "--socket", self.admin, *words],
                              capture_output=True, text=True, timeout=60, check=False)

    async def test_restored(self):
        """people talk, the store is copied, the copy is a server's store: nothing acknowledged is missing"""
        server = self.serve("state")
        ledger = load.Ledger()
        people = [load.Person(ledger, number, "channel-%d" % (number % 2)) for number in range(PEOPLE)]
        for person in people:
            await person.come(server.address)
        talking = [asyncio.create_task(person.talk()) for person in people]
        await load.until(lambda: len(ledger.acked) > 500)
        promised = list(ledger.acked)
        copy = self.directory / "copies" / "chat.db"
        copy.parent.mkdir()
        done = await asyncio.to_thread(self.ctl, "backup", str(copy), "--reason", "nightly")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertGreater(len(ledger.acked), len(promised), "nobody was held up")
        again = await asyncio.to_thread(self.ctl, "backup", str(copy))
        self.assertEqual(again.returncode, 1)
        self.assertIn("is there already", again.stderr)
        admin = await AdminClient.connect(self.admin)
        audit = (await admin.request("a.audit"))["rows"]
        self.assertEqual([(row["action"], row["target"], row["result"]) for row in audit[1::-1]],
                         [("backup", str(copy), "ok"), ("backup", str(copy), "bad_field")])
        admin.close()
        server.kill()
        await asyncio.gather(*talking)

        checked = run_server("--check-store", "--state", str(copy.parent))
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        self.assertIn("the store is well", checked.stdout)
        restored = self.serve("copies")
        reader = await ChatClient.guest(restored.address)
        for number in range(2):
            room = await reader.enter("channel-%d" % number)
            history = await reader.history(room)
            ledger.acked = [entry for entry in promised if entry[0] == room]
            ledger.seen = set()
            self.assertGreater(len(ledger.acked), 0)
            ledger.check(room, history)
            self.assertEqual((await reader.say(room, "back", "b%d" % number))["q"], len(history) + 1)
        await reader.close()

    async def test_faults_are_found(self):
        """a store that is in use, one that is damaged, and one that is not there"""
        server = self.serve("state")
        state = str(self.directory / "state")
        busy = run_server("--check-store", "--state", state)
        self.assertEqual(busy.returncode, 69, busy.stderr)
        self.assertIn(str(server.pid), busy.stderr)
        client = await ChatClient.guest(server.address)
        room = await client.enter("channel-0")
        for number in range(5):
            await client.say(room, "m%d" % number, "n%d" % number)
        server.kill()
        subprocess.run(["sqlite3", state + "/chat.db", "DELETE FROM events WHERE seq = 3"], check=True)
        damaged = run_server("--check-store", "--state", state)
        self.assertEqual(damaged.returncode, 74)
        self.assertIn("fault: room channel-0: 1 numbers are missing below 5", damaged.stdout)
        shutil.rmtree(state)
        absent = run_server("--check-store", "--state", state)
        self.assertEqual(absent.returncode, 74)
        self.assertIn("is not there", absent.stderr)
        self.assertFalse(os.path.exists(state), "looking makes nothing")


if __name__ == "__main__":
    binary()
    unittest.main(argv=["test_backup"], verbosity=2)
