# SPDX-License-Identifier: Apache-2.0
"""chat-client and chat-admin on a screen of their own, for the tests that use them as a person does."""

import os
import pathlib
import sys
import tempfile
import unittest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "integration" / "clients"))

# The test's arguments: chat-server, which chatserver.py asks for, then these.
CHAT_CLIENT, CHAT_ADMIN, CHAT_LOAD, CHAT_CTL, PICTURES = (os.path.abspath(path) for path in sys.argv[2:7])
del sys.argv[2:7]

from chatclient import ChatClient  # noqa: E402, behind the path
from chatserver import NO_FLOOD_LIMITS, ChatServer  # noqa: E402
from screen import Screen, until  # noqa: E402

ROOM = "channel-0"


class WindowTest(unittest.TestCase):
    """A server, and windows on it. When a test fails, a picture of the screen is left in PICTURES."""

    SERVER_OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        cls.screen = cls.enterClassContext(Screen())

    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        self.admin_socket = self.directory + "/admin"
        self.server = None
        self.addCleanup(lambda: self.server.__exit__(None))
        self.serve()

    def serve(self):
        """Starts the server, or starts it again at the same address and on the same state."""
        listen = (self.server.address.rstrip("/"),) if self.server else ("ws://127.0.0.1:0",)
        self.server = ChatServer(self.directory + "/state", "--admin-socket", self.admin_socket, *NO_FLOOD_LIMITS,
                                 *self.SERVER_OPTIONS, listen=listen)

    def start(self, command, place, language="en", settings=""):
        """With these lines of settings besides."""
        home = tempfile.mkdtemp(dir=self.directory)
        settings = "[General]\nlanguage=%s\n%s\n" % (language, settings)
        for file in ("config/madang/chat-admin.conf", "data/madang/default/settings.ini"):
            path = pathlib.Path(home, file)
            path.parent.mkdir(parents=True)
            path.write_text(settings, encoding="utf-8")
        program = self.screen.start(command, HOME=home, XDG_CONFIG_HOME=home + "/config",
                                    XDG_DATA_HOME=home + "/data", XDG_RUNTIME_DIR=home)
        self.addCleanup(program.end)
        program.place(*place)
        return program

    def console(self):
        return self.start([CHAT_ADMIN, "--socket", self.admin_socket], (0, 700, 1100, 700))

    def person(self, nick, place, language="en", room=ROOM, settings=""):
        """A window in this room."""
        program = self.start([CHAT_CLIENT, "--server", self.server.address, "--guest", nick, "--room", room],
                             (*place, 900, 680), language, settings)
        until(lambda: any(e.name.startswith("# " + room) for e in program.shown(role="label")),
              "%s in the room" % nick)
        return program

    def act(self, console, button, verb, reason):
        """Confirms an act of the console: presses, types why, presses again."""
        console.click(button, "push button")
        console.write("Reason", reason)
        console.click(verb, "push button")
        until(lambda: not console.shown("Reason", "text"), "the end of the question")

    def broadcast(self, console, korean, english):
        console.click_item("Pages", "Broadcast")
        console.write("Korean", korean)
        console.write("English", english)
        self.act(console, "Send…", "Send", "the test says it")

    def kick(self, console, nick):
        console.click_item("Pages", "Sessions")
        console.write("Search", nick)  # there may be more than one page of them
        until(lambda: [row["Nick"] for row in console.rows("Sessions")] == [nick], "%s alone in the list" % nick)
        console.click_item("Sessions", nick)
        self.act(console, "Kick…", "Kick", "the test wants it")

    def run(self, result=None):
        self._found = lambda: len(result.failures) + len(result.errors)
        self._found_before = self._found()
        return super().run(result)

    def tearDown(self):
        if self._found() > self._found_before:
            os.makedirs(PICTURES, exist_ok=True)
            self.screen.picture(PICTURES + "/" + self.id() + ".png")
