#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the GUI programs say on a terminal, where there is no display: --help, --version, a wrong option.

    test_words.py VERSION PROGRAM..."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

VERSION, *PROGRAMS = sys.argv[1:]
PATIENCE_S = 30
OPTIONS = {"chat-admin": ("--socket", "--connect", "--token-file", "--ca", "--help", "--version"),
           "chat-client": ("--server", "--guest", "--room", "--profile", "--help", "--version")}


def say(program, *words):
    """Runs it without a display, in an empty home."""
    with tempfile.TemporaryDirectory(prefix="madang-") as home:
        env = {name: value for name, value in os.environ.items()
               if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY")}
        env.update(HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home, LC_ALL="C.UTF-8")
        ended = subprocess.run([program, *words], env=env, capture_output=True, text=True, timeout=PATIENCE_S)
        left = [str(path) for path in pathlib.Path(home).rglob("*") if path.is_file()]
    return ended, left


class Words(unittest.TestCase):
    def test_help(self):
        """every option is named, the program ends well and leaves nothing behind"""
        for program in PROGRAMS:
            for word in ("--help", "-h"):
                with self.subTest(program=program, word=word):
                    ended, left = say(program, word)
                    self.assertEqual(ended.returncode, 0, ended.stderr)
                    self.assertEqual(ended.stderr, "")
                    self.assertEqual(left, [])
                    for option in OPTIONS[os.path.basename(program)]:
                        self.assertIn(option, ended.stdout)

    def test_version(self):
        """name and version, and nothing else"""
        for program in PROGRAMS:
            for word in ("--version", "-v"):
                with self.subTest(program=program, word=word):
                    ended, left = say(program, word)
                    self.assertEqual(ended.returncode, 0, ended.stderr)
                    self.assertEqual(ended.stdout.split(), [os.path.basename(program), VERSION])
                    self.assertEqual((ended.stderr, left), ("", []))

    def test_a_wrong_option(self):
        """is named on stderr, also beside --help"""
        for program in PROGRAMS:
            with self.subTest(program=program):
                ended, _ = say(program, "--hlep", "--help")
                self.assertNotEqual(ended.returncode, 0)
                self.assertEqual(ended.stdout, "")
                self.assertIn("hlep", ended.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
