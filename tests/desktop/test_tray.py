#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""chat-client in the tray of a desktop: what it shows there, and what its menu does.

    test_tray.py CHAT_SERVER CHAT_CLIENT CHAT_ADMIN CHAT_LOAD CHAT_CTL PICTURES"""

import asyncio
import sys
import unittest

from tray import Tray
from windows import ROOM, ChatClient, WindowTest, until

PLACE = (0, 0)


class InTheTray(WindowTest):
    def setUp(self):
        super().setUp()
        self.tray = self.enterContext(Tray(self.screen.env["DBUS_SESSION_BUS_ADDRESS"]))

    def say(self, *texts):
        """Somebody else says this in the room of the window."""
        async def talk():
            noah = await ChatClient.guest(self.server.address, "Noah")
            room = await noah.enter(ROOM)
            for text in texts:
                await noah.say(room, text, text)
            await noah.close()
        asyncio.run(talk())

    def test_what_is_unread_is_counted(self):
        """in the words of the tooltip, in the language of the window, and on the icon"""
        for language, nick, nothing, three in (
                ("en", "Robin", "Madang", "Madang: 3 unread messages"), ("ko", "나비", "마당", "마당: 읽지 않은 메시지 3개")):
            with self.subTest(language):
                window = self.person(nick, PLACE, language)
                icon = until(self.tray.icon, "an icon")
                until(lambda: icon.tooltip == nothing, "the name alone")
                plain = icon.pixmaps
                self.say("one", "two", "three")
                until(lambda: icon.tooltip == three, "a tooltip with the count")
                counted = icon.pixmaps
                sizes = plain.keys() & counted.keys()
                self.assertTrue(sizes)
                self.assertFalse([size for size in sizes if counted[size] == plain[size]])
                window.end()

    def test_the_menu_does_what_it_says(self):
        """do not disturb is marked here and in the window; quitting ends the program"""
        window = self.person("나비", PLACE, "ko")
        icon = until(self.tray.icon, "an icon")
        self.assertEqual(list(icon.menu()), ["마당 열기", "방해 금지", "끝내기"])
        self.assertEqual(icon.menu()["방해 금지"].get("toggle-state", 0), 0)
        icon.choose("방해 금지")
        until(lambda: icon.menu()["방해 금지"].get("toggle-state") == 1, "a mark")
        icon.choose("끝내기")
        self.assertEqual(window.process.wait(30), 0)

    def test_a_closed_window_comes_back(self):
        """when it is to be kept in the tray: from the menu, and by a click on the icon; else closing ends all"""
        window = self.person("Robin", PLACE, settings="close_to_tray=true")
        icon = until(self.tray.icon, "an icon")
        for way in (lambda: icon.choose("Open Madang"), icon.click):
            window.close()
            until(lambda: not window.shown("Message", "text"), "no window")
            way()
            window.wait_for("Message", "text")
        window.end()

        window = self.person("Wren", PLACE)
        window.close()
        self.assertEqual(window.process.wait(30), 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "--verbose"])
