#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two chat-clients, a console and a server, used by keys and mouse, and read as a screen reader reads them.

    test_talk.py CHAT_SERVER CHAT_CLIENT CHAT_ADMIN CHAT_LOAD CHAT_CTL PICTURES"""

import asyncio
import sys
import unittest

from windows import ROOM, ChatClient, WindowTest, until

ONE, OTHER = (0, 0), (900, 0)


class Talk(WindowTest):
    def say(self, person, field, text):
        person.write(field, text)
        self.screen.xdotool("key", "Return")

    def test_korean_is_typed_here_and_read_there(self):
        """what is pasted and sent with Enter in one window stands in the other, with its author"""
        mina = self.person("미나", ONE, "ko")
        noah = self.person("Noah", OTHER)
        self.say(mina, "메시지", "오늘 저녁 아홉 시에 마당에서 봐요")
        self.assert_lines(noah, "Messages", [("미나", "오늘 저녁 아홉 시에 마당에서 봐요")])
        self.say(noah, "Message", "네, 거기서 뵐게요 👋")
        both = [("미나", "오늘 저녁 아홉 시에 마당에서 봐요"), ("Noah", "네, 거기서 뵐게요 👋")]
        self.assert_lines(noah, "Messages", both)
        self.assert_lines(mina, "메시지", both)

    def test_a_broadcast_reaches_both(self):
        """each in the language of its window"""
        mina = self.person("미나", ONE, "ko")
        noah = self.person("Noah", OTHER)
        self.broadcast(self.console(), "10분 뒤에 점검합니다", "Maintenance in ten minutes")
        mina.wait_for("공지: 10분 뒤에 점검합니다")
        noah.wait_for("Announcement: Maintenance in ten minutes")

    def test_a_kick_is_told(self):
        """the one who is kicked reads it in his banner; the other talks on"""
        mina = self.person("미나", ONE, "ko")
        noah = self.person("Noah", OTHER)
        self.kick(self.console(), "미나")
        mina.wait_for("운영자가 접속을 종료했습니다.", "label")
        self.say(noah, "Message", "where did she go?")
        self.assert_lines(noah, "Messages", [("Noah", "where did she go?")])

    def test_kill_9_loses_nothing(self):
        """the server dies while both talk: what was said meanwhile is sent, once and in order (P1-P3)"""
        mina = self.person("미나", ONE, "ko")
        noah = self.person("Noah", OTHER)
        before = [("미나", "먼저"), ("Noah", "second")]
        self.say(mina, "메시지", "먼저")
        self.assert_lines(noah, "Messages", before[:1])
        self.say(noah, "Message", "second")
        self.assert_lines(mina, "메시지", before)

        self.server.kill()
        mina.wait_for("지금 시도", "push button")
        noah.wait_for("Try now", "push button")
        self.say(mina, "메시지", "서버가 죽었나 봐요")
        self.say(noah, "Message", "I shall wait")
        self.say(mina, "메시지", "저도요")
        self.assert_lines(mina, "메시지", [*before, ("미나", "서버가 죽었나 봐요"), ("미나", "저도요")], "보내는 중")
        self.assert_lines(noah, "Messages", [*before, ("Noah", "I shall wait")], "Being sent")

        self.serve()
        until(lambda: self.is_back(mina, "지금 시도"), "mina's way back")
        until(lambda: self.is_back(noah, "Try now"), "noah's way back")
        kept = until(self.five_kept, "five messages in the store")
        self.assertCountEqual(kept[2:], [("미나", "서버가 죽었나 봐요"), ("미나", "저도요"), ("Noah", "I shall wait")])
        self.assertEqual([text for nick, text in kept if nick == "미나"], ["먼저", "서버가 죽었나 봐요", "저도요"])
        self.assert_lines(mina, "메시지", kept)
        self.assert_lines(noah, "Messages", kept)

    def test_a_room_of_ones_own(self):
        """made with a password, which a wrong one does not open; given to somebody else, who puts its maker out (S1-59,
        B1-12, B1-37)"""
        mina = self.person("미나", ONE, "ko")
        noah = self.person("Noah", OTHER)
        self.create(mina, "찻집", "보리차")
        self.assert_header(mina, "# 찻집")

        self.press(noah, "ctrl+b")
        noah.write("Part of a name or topic", "찻집")
        until(lambda: [line.split(",")[0] for line in noah.lines("All rooms")] == ["찻집"], "one room in the list")
        self.screen.click(*noah.wait_for("All rooms").children[0].center)
        noah.click("Enter", "push button")
        noah.wait_for("The room 찻집 asks for a password.", "label")
        self.open_with(noah, "coffee")
        noah.wait_for("That is not the password of this room.", "label")
        self.open_with(noah, "보리차")
        self.assert_header(noah, "# 찻집")
        until(lambda: "Noah" in mina.lines("이 방에 있는 사람"), "noah among those in the room")
        self.say(noah, "Message", "what a nice place")
        self.assert_lines(mina, "메시지", [("Noah", "what a nice place")])

        self.choose(mina, "이 방에 있는 사람", "Noah", "h")
        mina.click("방장으로 하기", "push button")
        noah.wait_for("You are the host of the room 찻집 now.", "label")
        until(lambda: "Noah, 방장" in mina.lines("이 방에 있는 사람"), "the host's mark")

        self.choose(noah, "People in this room", "미나, Moderator", "k")
        noah.write("Reason", "closing time")
        noah.click("Kick", "push button")
        mina.wait_for("Noah 님이 찻집 방에서 나를 내보냈습니다. 이유: closing time", "label")
        until(lambda: not self.header(mina, "# 찻집"), "mina outside")
        self.say(noah, "Message", "alone at last")
        self.assert_lines(noah, "Messages", [("Noah", "what a nice place"), ("Noah", "alone at last")])

    def press(self, person, keys):
        person.click("Message" if person.shown("Message", "text") else "메시지", "text")
        self.screen.xdotool("key", keys)

    def create(self, person, name, password):
        self.press(person, "ctrl+n")
        person.write("이름", name)
        self.fill_password(person, "비밀번호", password)
        person.click("만들기", "push button")

    def open_with(self, person, password):
        self.fill_password(person, "Password", password)
        self.screen.xdotool("key", "Return")

    def fill_password(self, person, field, password):
        """Pastes; nobody can read it back."""
        person.click(field, "text")
        self.screen.put_on_clipboard(password)
        self.screen.xdotool("key", "ctrl+a", "ctrl+v")

    def choose(self, person, view, line, letter):
        """The action with this letter in the menu of somebody. Qt lists popup menus nowhere below the program, so
        it cannot be looked up there."""
        item = until(lambda: [i for i in person.wait_for(view).children if i.name == line], "%r in the list" % line)[0]
        self.screen.click(*item.center)
        self.screen.xdotool("click", 3)
        self.screen.xdotool("key", letter)

    def header(self, person, begin):
        return [e for e in person.shown(role="label") if e.name.startswith(begin)]

    def assert_header(self, person, begin):
        until(lambda: self.header(person, begin), "%r above the messages" % begin)

    def is_back(self, person, button):
        """Whether the banner is gone; presses its button while it is there."""
        for element in person.shown(button, "push button"):
            self.screen.click(*element.center)
        return not person.shown(button, "push button")

    def five_kept(self):
        """Author and text of all that the server has stored, once it is five."""
        async def read():
            client = await ChatClient.guest(self.server.address)
            try:
                events = await client.history(await client.enter(ROOM))
                return [(event["d"]["user"]["nick"], event["d"]["text"]) for event in events]
            finally:
                await client.close()
        kept = asyncio.run(read())
        return kept if len(kept) == 5 else None

    def assert_lines(self, person, name, expected, pending=None):
        """Waits for these messages and no others, from top to bottom. With `pending` those behind the second are on
        their way, and said to be; else none is."""
        def matches(line, number, nick, text):
            waits = pending is not None and number > 1
            return line.startswith(nick + ", ") and text in line and ((pending or "Being sent") in line) == waits

        def shown():
            lines = person.lines(name)
            return lines if len(lines) == len(expected) and all(
                matches(line, number, *said) for number, (line, said) in enumerate(zip(lines, expected))) else None
        try:
            until(shown, expected)
        except AssertionError as error:
            raise AssertionError("%s, but %r" % (error, person.lines(name))) from error


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "--verbose"])
