#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Operators on other machines: chat-ctl over TLS with a token, its role, and tokens renewed by SIGHUP (faults rows 27, 35)."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import load  # noqa: F401, says where the next one is
from chatserver import PATIENCE_S, ChatServer, binary, make_certificate

OPERATOR, VIEWER, FRESH = ("o" * 40, "v" * 40, "f" * 40)


def write(path, text):
    with open(path, "w", encoding="utf-8", opener=lambda name, how: os.open(name, how, 0o600)) as file:
        file.write(text)
    return path


class AdminPort(unittest.TestCase):
    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        self.certificate, self.key = make_certificate(self.directory)
        self.tokens = write(self.directory + "/operators", "mina operator %s\njun viewer %s\n" % (OPERATOR, VIEWER))

    def serve(self, *more):
        server = self.enterContext(ChatServer(
            self.directory + "/state", "--admin-socket", self.directory + "/admin", "--admin-listen", "127.0.0.1:0",
            "--admin-token-file", self.tokens, "--set", "tls.certificate_file=" + self.certificate,
            "--set", "tls.key_file=" + self.key, *more))
        self.address = re.search(r"over TLS at (\S+)", server.greeting).group(1)
        return server

    def ctl(self, token, *words, ca=None):
        file = write(self.directory + "/token", token + "\n")
        return subprocess.run([os.path.join(os.path.dirname(binary()), "chat-ctl"), "--connect", self.address,
                               "--token-file", file, "--ca", ca or self.certificate, *words],
                              capture_output=True, text=True, timeout=60, check=False)

    def test_roles(self):
        """an operator may act, a viewer may look, a stranger neither; each is in the audit under its name"""
        server = self.serve()
        self.assertIn("sessions", self.ctl(VIEWER, "status").stdout)
        denied = self.ctl(VIEWER, "drain", "--reason", "mine")
        self.assertEqual((denied.returncode, denied.stdout), (77, ""))
        self.assertIn("admin_denied", denied.stderr)
        stranger = self.ctl("x" * 40, "status")
        self.assertEqual((stranger.returncode, stranger.stdout), (77, ""))
        self.assertIn("bad_credentials", stranger.stderr)
        done = self.ctl(OPERATOR, "broadcast", "hello", "--reason", "test")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("mina", self.ctl(VIEWER, "audit", "--who", "mina").stdout)
        viewers = self.ctl(OPERATOR, "audit", "--who", "jun", "--act", "drain", "--since", "1h").stdout
        self.assertIn("admin_denied", viewers)
        self.assertNotIn("mina", viewers)
        for secret in (OPERATOR, VIEWER):
            self.assertNotIn(secret, server.log_text())

    def test_an_impostor(self):
        """a server that cannot prove who it is gets no token"""
        self.serve()
        other = self.directory + "/other"
        os.mkdir(other)
        refused = self.ctl(OPERATOR, "status", ca=make_certificate(other)[0])
        self.assertEqual(refused.returncode, 69)
        self.assertIn("certificate is not trusted", refused.stderr)

    def test_tokens_are_read_again(self):
        """SIGHUP: a new token is good, the old one is not; a bad file changes nothing and is named"""
        server = self.serve()
        write(self.tokens, "mina operator %s\n" % FRESH)
        self.reload(server, "is read again")
        self.assertEqual(self.ctl(FRESH, "status").returncode, 0)
        self.assertEqual(self.ctl(OPERATOR, "status").returncode, 77)
        write(self.tokens, "mina operator short\n")
        self.assertIn("line 1", self.reload(server, "stays as it was"))
        self.assertEqual(self.ctl(FRESH, "status").returncode, 0)

    def test_status_token_is_read_again(self):
        """the token of the status pages follows its file as well"""
        pages = write(self.directory + "/pages", "first-token-of-16\n")
        server = self.serve("--ops-listen", "127.0.0.1:0", "--ops-token-file", pages,
                            "--set", "server.trusted_proxies=192.0.2.1")
        page = re.search(r"chat page\s+(\S+)", server.greeting).group(1) + "serverStatus"

        def status(token):
            request = urllib.request.Request(page, headers={"Authorization": "Bearer " + token})
            try:
                return urllib.request.urlopen(request, timeout=PATIENCE_S).status
            except urllib.error.HTTPError as refused:
                return refused.code

        self.assertEqual(status("first-token-of-16"), 200)
        write(pages, "second-token-of-17\n")
        self.reload(server, "is read again")
        self.assertEqual((status("first-token-of-16"), status("second-token-of-17")), (401, 200))
        write(pages, "short\n")
        self.reload(server, "stays as it was")
        self.assertEqual(status("second-token-of-17"), 200)

    def test_what_it_needs(self):
        """the port is refused without certificate, tokens or a private file; the key is named (exit 78)"""
        whole = {"server.admin_listen": "127.0.0.1:0", "server.admin_token_file": self.tokens,
                 "tls.certificate_file": self.certificate, "tls.key_file": self.key}
        for missing, named in (("server.admin_token_file", "server.admin_token_file"), ("tls.key_file", "tls.key_file")):
            with self.subTest(missing):
                keys = ["%s=%s" % item for item in whole.items() if item[0] != missing]
                result = self.check_config(keys)
                self.assertEqual(result.returncode, 78)
                self.assertIn(named, result.stderr)
        os.chmod(self.tokens, 0o644)
        result = self.check_config(["%s=%s" % item for item in whole.items()])
        self.assertEqual(result.returncode, 78)
        self.assertIn("chmod", result.stderr)

    def check_config(self, keys):
        command = [binary(), "--check-config", "--state", self.directory + "/other"]
        for key in keys:
            command += ["--set", key]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    def reload(self, server, word):
        """Sends SIGHUP, and waits until the log says `word` from then on."""
        before = len(server.log_text())
        server.signal(signal.SIGHUP)
        deadline = time.monotonic() + PATIENCE_S
        while word not in server.log_text()[before:]:
            self.assertLess(time.monotonic(), deadline, server.log_text()[before:])
            time.sleep(0.02)
        return server.log_text()[before:]


if __name__ == "__main__":
    binary()
    unittest.main(argv=sys.argv[:1], verbosity=2)
