#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How a desktop knows the GUI programs: as installed, each has an entry, metainfo and an icon of one id.

    test_entries.py SOURCES BUILD"""

import configparser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

SOURCES, BUILD = map(pathlib.Path, sys.argv[1:3])
PATIENCE_S = 60
PROGRAMS = {"io.github.madang.Client": ("chat-client", "client-gui"),
            "io.github.madang.Console": ("chat-admin", "admin-gui")}


def check(command):
    if not shutil.which(command[0]):
        raise AssertionError("%s is missing (tools/install test)" % command[0])
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
    return ended.returncode, ended.stdout + ended.stderr


class Entries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """What the folders of the GUI programs install."""
        directory = tempfile.TemporaryDirectory(prefix="madang-")
        cls.addClassCleanup(directory.cleanup)
        cls.share = pathlib.Path(directory.name, "share")
        for _, folder in PROGRAMS.values():
            script = BUILD / folder / "cmake_install.cmake"
            subprocess.run(["cmake", "-DCMAKE_INSTALL_PREFIX=" + directory.name, "-P", str(script)], check=True,
                           capture_output=True, timeout=PATIENCE_S)

    def test_the_entry(self):
        """desktop-file-validate finds nothing; the program and the icon are there; both languages"""
        for name, (program, _) in PROGRAMS.items():
            with self.subTest(name):
                path = self.share / "applications" / (name + ".desktop")
                self.assertEqual(check(["desktop-file-validate", str(path)]), (0, ""))
                entry = configparser.ConfigParser(interpolation=None)
                entry.optionxform = str
                entry.read(path, encoding="utf-8")
                entry = entry["Desktop Entry"]
                self.assertEqual((entry["Exec"], entry["Icon"]), (program, name))
                for key in ("Name", "Comment", "Keywords"):
                    self.assertTrue(entry[key] and entry[key + "[ko]"])
                self.assertTrue((self.share / "icons/hicolor/scalable/apps" / (name + ".svg")).is_file())

    def test_the_metainfo(self):
        """appstreamcli finds nothing; its id is that of the entry"""
        for name, (program, _) in PROGRAMS.items():
            with self.subTest(name):
                path = self.share / "metainfo" / (name + ".metainfo.xml")
                status, said = check(["appstreamcli", "validate", "--no-net", "--no-color", str(path)])
                self.assertEqual((status, re.findall(r"^ *[EWI]: .*", said, re.MULTILINE)), (0, []), said)
                root = xml.etree.ElementTree.parse(path).getroot()
                self.assertEqual(root.findtext("id"), name)
                self.assertEqual(root.findtext("launchable"), name + ".desktop")
                self.assertEqual(root.findtext("provides/binary"), program)

    def test_the_window_says_whose_it_is(self):
        """the id is what the program tells the desktop, so that its window gets the icon"""
        for name, (_, folder) in PROGRAMS.items():
            with self.subTest(name):
                source = (SOURCES / folder / "program.cpp").read_text(encoding="utf-8")
                self.assertEqual(re.findall(r'setDesktopFileName\(u"([^"]+)"_s\)', source), [name])

    def test_nothing_else_is_installed(self):
        """no entry of an older id stays beside"""
        for folder, ending in (("applications", ".desktop"), ("metainfo", ".metainfo.xml"),
                               ("icons/hicolor/scalable/apps", ".svg")):
            self.assertEqual(sorted(os.listdir(self.share / folder)), sorted(name + ending for name in PROGRAMS))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
