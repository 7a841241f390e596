#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The console's window against a server under load, used by keys and mouse, and read as a screen reader reads it.

    test_console.py CHAT_SERVER CHAT_CLIENT CHAT_ADMIN CHAT_LOAD CHAT_CTL PICTURES"""

import subprocess
import sys
import time
import unittest

from windows import CHAT_CTL, CHAT_LOAD, WindowTest, until

LOAD = ("--clients=40", "--rooms=4", "--rate=200", "--churn=2", "--seconds=600", "--quiet")
ASIDE = "channel-9"  # where nobody of the load is


RED_WITHIN_S = 1  # U-02


class Console(WindowTest):
    SERVER_OPTIONS = ("--debug-faults",)

    def setUp(self):
        super().setUp()
        load = subprocess.Popen([CHAT_LOAD, "churn", self.server.address, *LOAD], stdout=subprocess.DEVNULL)
        self.addCleanup(lambda: (load.kill(), load.wait()))

    def test_the_workers_table_moves(self):
        """rooms of the load are there with their jobs a second, which are others a moment later"""
        console = self.console()
        console.click_item("Pages", "Workers")

        def busy():
            rates = {row["Actor"]: row["Jobs/s"] for row in console.rows("Actors")
                     if row["Actor"].startswith("room channel-")}
            return {actor: rate for actor, rate in rates.items() if float(rate.replace(",", "")) > 0}
        first = until(lambda: found if len(found := busy()) == 4 else None, "four rooms with work")
        until(lambda: busy() != first, "other rates than %s" % first)
        self.assertGreater(len(console.rows("Threads")), 0)

    def test_a_blocked_room_is_named(self):
        """a room that a fault holds up is first in the workers' table and red within a second"""
        console = self.console()
        console.click_item("Pages", "Workers")
        until(lambda: len(console.rows("Actors")) > 4, "the rooms of the load")
        top = console.first_cell("Actors").extents
        self.assertEqual(self.screen.reds(top), 0)
        subprocess.run([CHAT_CTL, "--socket", self.admin_socket, "block", "channel-1", "--for", "10s", "--reason",
                        "the test wants it"], check=True, stdout=subprocess.DEVNULL)
        began = time.monotonic()
        until(lambda: self.screen.reds(top) > 0, "something red at the top")
        self.assertLess(time.monotonic() - began, RED_WITHIN_S)
        blocked = console.rows("Actors")[0]
        self.assertEqual((blocked["Actor"], blocked["Job"]), ("room channel-1", "held up"))

    def test_its_acts_reach_a_person(self):
        """a broadcast and then a kick, both seen in the window of somebody who is there besides the load"""
        noah = self.person("Noah", (0, 0), room=ASIDE)
        console = self.console()
        self.broadcast(console, "곧 점검합니다", "Maintenance soon")
        noah.wait_for("Announcement: Maintenance soon")
        self.kick(console, "Noah")
        noah.wait_for("An operator ended your session.", "label")
        console.click_item("Pages", "Audit")
        acts = until(lambda: [row["Act"] for row in console.rows("Audit")], "rows in the audit")
        self.assertEqual(acts[:2], ["kick", "announce"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "--verbose"])
