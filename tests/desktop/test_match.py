#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two chat-clients wait for a match and play it, used by keys and mouse, and read as a screen reader reads them.

    test_match.py CHAT_SERVER CHAT_CLIENT CHAT_ADMIN CHAT_LOAD CHAT_CTL PICTURES"""

import pathlib
import sys
import unittest

from windows import WindowTest, until

ONE, OTHER = (0, 0), (900, 0)
MESSAGE = {"ko": "메시지", "en": "Message"}
MESSAGES = {"ko": "메시지", "en": "Messages"}
MODE = """[match.duel]
cooldown_s = 20
"""


class Match(WindowTest):
    def serve(self):
        config = pathlib.Path(self.directory, "chat.toml")
        config.write_text(MODE, encoding="utf-8")
        self.SERVER_OPTIONS = ("--config", str(config))
        super().serve()

    def setUp(self):
        super().setUp()
        self.mina = self.person("미나", ONE, "ko")
        self.noah = self.person("Noah", OTHER)

    def press(self, person, language, keys):
        """While the cursor is where messages are written."""
        person.click(MESSAGE[language], "text")
        self.screen.xdotool("key", keys)

    def queue(self):
        """Both, one by the mouse and one by the keyboard; until the match is found."""
        self.press(self.mina, "ko", "ctrl+p")
        self.mina.click("대기 시작(P)", "push button")
        self.mina.wait_for_text("duel: 기다리는 중")
        self.press(self.noah, "en", "ctrl+p")
        self.noah.wait_for("1 person waiting for one now.", "label")
        self.screen.xdotool("key", "Tab", "space")  # from the choice to its button
        self.mina.wait_for("상대를 찾았습니다! duel: Noah", "label")
        self.noah.wait_for("A match was found! duel with 미나", "label")

    def say(self, person, language, text):
        person.write(MESSAGE[language], text)
        self.screen.xdotool("key", "Return")

    def hears(self, person, language, nick, text):
        until(lambda: any(line.startswith(nick + ", ") and text in line for line in person.lines(MESSAGES[language])),
              "%s from %s" % (text, nick))

    def in_the_room(self, person):
        return [e for e in person.shown(role="label") if e.name.startswith("# duel ")]

    def test_two_people_play(self):
        """they queue, accept, talk in the room of the match and say who won (F-060, F-067, F-071, F-075)"""
        self.queue()
        self.press(self.mina, "ko", "alt+a")
        self.noah.wait_for_text("1 of 2 have accepted.")
        self.noah.click("Accept", "push button")
        for person in (self.mina, self.noah):
            until(lambda: self.in_the_room(person), "the room of the match")
        self.say(self.mina, "ko", "잘 부탁해요")
        self.hears(self.noah, "en", "미나", "잘 부탁해요")
        self.say(self.noah, "en", "good luck")
        self.hears(self.mina, "ko", "Noah", "good luck")

        self.mina.click("이겼음(W)", "push button")
        self.mina.wait_for("내 보고: 이겼습니다. 다른 사람의 보고를 기다립니다.", "label")
        self.noah.click("Lost", "push button")
        self.mina.wait_for("이겼습니다.", "label")
        self.mina.wait_for_text("이제 레이팅은 1662입니다 (+162)")
        self.noah.wait_for("You have lost.", "label")
        self.noah.wait_for("Your rating is 1338 now (−162).", "label")

        self.noah.click("Leave the room", "push button")
        until(lambda: not self.in_the_room(self.noah), "noah outside")
        self.assertTrue(self.in_the_room(self.mina))

    def test_who_declines_waits(self):
        """the other waits on, and is told why; who declined is told for how long (C-43)"""
        self.queue()
        self.press(self.noah, "en", "alt+d")
        self.noah.wait_for("You declined the match.", "label")
        self.noah.wait_for_text("You may queue again in ")
        self.mina.wait_for_text("누군가 거절했습니다. 지금까지 기다린 시간은 그대로 이어집니다.")
        self.mina.click("그만 기다리기(W)", "push button")
        self.mina.wait_for("더 이상 기다리지 않습니다.", "label")

    def test_the_server_dies_in_the_queue(self):
        """the place in the queue is gone, and that is said"""
        self.press(self.noah, "en", "ctrl+p")
        self.noah.click("Play", "push button")
        self.noah.wait_for_text("duel: waiting for ")
        self.server.kill()
        self.noah.wait_for("The connection was lost, and your place in the queue with it. Queue again.", "label")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "--verbose"])
