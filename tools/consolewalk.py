# SPDX-License-Identifier: Apache-2.0
"""Every page and every dialog of chat-admin, one picture each: for tools/screenshots --all. The console is used over
AT-SPI and xdotool, as tests/desktop does; in Korean its words are looked up in translations/."""

import pathlib
import re
import subprocess
import time
import xml.etree.ElementTree

from screen import Screen, until

ROOT = pathlib.Path(__file__).resolve().parents[1]
SIZE = (1100, 720)
SETTLE_S = 0.7  # for what was clicked to be drawn
TABLE_OF = {"Workers": "Actors", "Rooms": "Rooms", "Sessions": "Sessions", "Matches": "Modes", "Bans": "Bans",
            "Broadcast": "Announcements", "Log": "Log", "Audit": "Audit", "Configuration": "Configuration",
            "Crashes": "Crashes", "Invariants": "What must always hold"}
PAGES = ("Overview", "Workers", "Rooms", "Sessions", "Matches", "Bans", "Broadcast", "Log", "Audit", "Configuration",
         "Crashes", "Invariants", "Drain")


def translations(language):
    """What each English word is called; of words that are used twice, the first."""
    words = {"Cancel": "취소", "Close": "닫기"} if language == "ko" else {}
    if language == "ko":
        for message in xml.etree.ElementTree.parse(ROOT / "translations" / "admin_ko.ts").iter("message"):
            words.setdefault(message.findtext("source"), message.findtext("translation"))
            words.setdefault(plain(message.findtext("source")), message.findtext("translation"))
    return words


def plain(words):
    """Without the letter of a menu, which Korean has in brackets behind."""
    return re.sub(r"\(&?[A-Z]\)|&", "", words)


class Walk:
    """A console in one language and one theme, and the pictures of it."""

    def __init__(self, program, screen, target, suffix, language):
        self._program, self._screen, self._target, self._suffix = program, screen, target, suffix
        self._words = translations(language)
        program.place(0, 0, *SIZE)
        until(lambda: program.lines(self.word("Pages")), "the pages")

    def word(self, english):
        return plain(self._words.get(english, english))

    def shown(self, english, role):
        return [element for element in self._program.shown(role=role) if plain(element.name) == self.word(english)]

    def click(self, english, role):
        found = until(lambda: self.shown(english, role), "%s %r" % (role, self.word(english)))
        self._screen.click(*found[0].center)

    def picture(self, name):
        time.sleep(SETTLE_S)
        file = self._target / ("%s-%s.png" % (name, self._suffix))
        subprocess.run(["import", "-window", "root", "-crop", "%dx%d+0+0" % SIZE, "+repage", str(file)],
                       env=self._screen.env, check=True)

    def page(self, name):
        self._program.click_item(self.word("Pages"), self.word(name))
        if name in TABLE_OF:
            until(lambda: len(self._program.rows(self.word(TABLE_OF[name]))) > 0, "rows of %s" % name)

    def row(self, table):
        """Chooses the first."""
        self._screen.click(*self._program.first_cell(self.word(table)).center)

    def press(self, button):
        self.click(button, "push button")

    def choose(self, button, letter):
        """The act with this letter in the menu of a button. Qt lists popup menus nowhere below the program."""
        self.click(button, None)
        self.picture("menu-" + button.lower())
        self._screen.xdotool("key", letter)

    def dialog(self, name, button, *more, end="Cancel"):
        """What a button opens; `more` fills it in before the picture is taken."""
        self.press(button)
        self.opened(name, *more, end=end)

    def chosen(self, name, button, letter, *more):
        """The same for an act in the menu of a button."""
        self.choose(button, letter)
        self.opened(name, *more)

    def opened(self, name, *more, end="Cancel"):
        until(lambda: self.shown(end, "push button"), "the dialog %s" % name)
        for act in more:
            act()
        self.picture(name)
        self.press(end)
        until(lambda: not self.shown(end, "push button"), "the end of %s" % name)

    def write(self, field, text):
        self.click(field, "text")
        self._screen.put_on_clipboard(text)
        self._screen.xdotool("key", "ctrl+a", "ctrl+v")

    def menu(self, title, entry):
        self.click(title, "menu item")
        time.sleep(SETTLE_S)
        self.click(entry, "menu item")

    def step_aside(self):
        self._program.place(*SIZE, *SIZE)

    def offline(self):
        """When the server has gone."""
        self._program.place(0, 0, *SIZE)
        self._program.click_item(self.word("Pages"), self.word("Overview"))
        self.picture("page-offline")
        self._program.end()

    def pages(self):
        for name in PAGES:
            self.page(name)
            self.picture("page-" + name.lower())

    def dialogs(self):
        self.page("Rooms")
        self.write("Search", "channel-9")  # nothing can be done with the room of announcements, which may be first
        self.picture("rooms-found")
        self.row("Rooms")
        self.picture("rooms-selected")
        self.dialog("dialog-room-new", "New…", lambda: self.write("Name", "광장"))
        for name, letter in (("edit", "e"), ("move", "m"), ("invite", "i"), ("archive", "a"), ("delete", "d"),
                             ("close", "c"), ("quarantine", "q")):
            self.chosen("dialog-room-" + name, "Change", letter)
        self.dialog("dialog-room-past", "Past…", end="Close")
        self.row("People of the room")
        self.picture("people-selected")
        for name, letter in (("ban", "b"), ("host", "h"), ("move", "v")):
            self.chosen("dialog-person-" + name, "Person", letter)
        self.write("Search", "full house")
        self.picture("rooms-full")
        self.row("Rooms")
        self.click("Members", "combo box")  # Qt names it by what is chosen
        self._screen.xdotool("key", "End", "Return")
        self.picture("people-waiting")
        self.write("Search", "zzz")
        self.picture("rooms-none")
        self.page("Sessions")
        self.row("Sessions")
        self.picture("sessions-selected")
        self.dialog("dialog-kick", "Kick…", lambda: self.write("Reason", "spam"))
        self.dialog("dialog-ban", "Ban…")
        self.dialog("dialog-csv", "Save as CSV…")
        self.page("Matches")
        self.row("Tickets")
        self.picture("matches-explained")
        self.dialog("dialog-end-ticket", "End the ticket…", lambda: self.write("Reason", "bug"))
        self.row("Modes")
        self.dialog("dialog-pause", "Pause…", lambda: self.write("Reason", "bug"))
        self.dialog("dialog-what-if", "What if…", lambda: self.press("Match again"), end="Close")
        self.click("What is played", "page tab")
        self.picture("matches-played")
        self.click("Who stays together", "page tab")
        self.picture("matches-parties")
        self.click("What is played", "page tab")
        self.row("Matches")
        self.dialog("dialog-end-match", "End the match…", lambda: self.write("Reason", "bug"))
        self.page("Bans")
        self.row("Bans")
        self.dialog("dialog-lift", "Lift…")
        self.page("Broadcast")
        self.write("Korean", "10분 뒤 점검을 시작합니다.")
        self.write("English", "Maintenance begins in ten minutes.")
        self.picture("broadcast-filled")
        self.dialog("dialog-send", "Send…")
        self.row("Announcements")
        self.dialog("dialog-recall", "Take back…")
        self.page("Configuration")
        self.write("Search", "auth.guests")
        self.row("Configuration")
        self.dialog("dialog-setting", "Change…", lambda: self.write("New value", "false"))
        self.dialog("dialog-setting-refused", "Change…", lambda: self.write("New value", "perhaps"),
                    lambda: time.sleep(1))
        self.dialog("dialog-reload", "Read again…")
        self.page("Crashes")
        self.row("Crashes")
        self.picture("crash-selected")
        self.page("Drain")
        self.dialog("dialog-drain", "Drain the server…")
        self.menu("&Server", "&Choose a server…")
        self.picture("dialog-server")
        self.click("A server on &another machine", "radio button")
        self.write("Address", "nowhere")
        self.write("File with the token", "/nowhere")
        self.press("Connect")
        self.picture("dialog-server-refused")
        self.press("Cancel")
        self.menu("&Help", "&About")
        self.picture("dialog-about")
        self.press("Close")


def walk(target, start, end_server):
    """`start(screen, language, theme)` opens a console; `end_server()` ends what all of them look at."""
    with Screen() as screen:
        walks = []
        for language in ("ko", "en"):
            for theme in ("light", "dark"):
                walks.append(Walk(start(screen, language, theme), screen, target, language + "-" + theme, language))
                walks[-1].pages()
                walks[-1].dialogs()
                walks[-1].step_aside()
        end_server()
        for each in walks:
            each.offline()
