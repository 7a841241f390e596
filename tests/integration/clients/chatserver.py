# SPDX-License-Identifier: Apache-2.0
"""The real chat-server as a process: started on free ports, watched, ended."""

import os
import re
import select
import subprocess
import sys
import tempfile
import time

PATIENCE_S = 30  # for anything that a healthy machine does in well under a second

# So many messages that no test is slowed down by the rules against floods.
NO_FLOOD_LIMITS = (
    "--set=limits.flood_burst=100000", "--set=limits.flood_per_s=100000",
    "--set=limits.frame_burst=1000000", "--set=limits.frames_per_s=1000000",
    "--set=limits.byte_burst=1000000000", "--set=limits.bytes_per_s=1000000000",
)


def binary():
    """The chat-server that is to be tested: the first argument of the test."""
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit("usage: %s CHAT-SERVER (an executable)" % sys.argv[0])
    return os.path.abspath(sys.argv[1])


def clean_environment(**more):
    """Ours, without what would configure a server."""
    directories = ("STATE_DIRECTORY", "RUNTIME_DIRECTORY", "CONFIGURATION_DIRECTORY")
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("MADANG_") and name not in directories}
    return {**kept, **more}


def make_certificate(directory):
    """A certificate for 127.0.0.1 and its key; returns both paths."""
    certificate, key = os.path.join(directory, "cert.pem"), os.path.join(directory, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-out", certificate, "-keyout", key], check=True, capture_output=True)
    os.chmod(key, 0o600)
    return certificate, key


class ChatServer:
    """A running server; `addresses` are ws:// and wss:// URLs in the order of `listen`, `greeting` is what it said.

    `launcher` is a command that starts the one behind it, as `nice` does."""

    def __init__(self, state, *arguments, listen=("ws://127.0.0.1:0",), env=None, cwd=None, launcher=()):
        self.log = tempfile.NamedTemporaryFile(prefix="chat-server-", suffix=".log")
        command = [*launcher, binary(), "--state", state, *arguments]
        for address in listen:
            command += ["--listen", address]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, cwd=cwd,
                                        env=env or clean_environment())
        self.pid = self.process.pid
        self.greeting = self._greeting()
        self.addresses = re.findall(r"connect to\s+(\S+)", self.greeting)
        self.address = self.addresses[0]

    def _greeting(self):
        text = b""
        deadline = time.monotonic() + PATIENCE_S
        while b"room.enter" not in text:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            piece = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not piece:
                self.process.kill()
                raise RuntimeError("chat-server did not start: exit code %s\n%s"
                                   % (self.process.wait(), self.log_text()))
            text += piece
        return text.decode()

    def log_text(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, timeout=PATIENCE_S):
        """The exit code."""
        return self.process.wait(timeout)

    def kill(self):
        """kill -9; afterwards nothing of the process is left."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.kill()
        if kind:
            print("--- log of the server ---\n" + self.log_text()[-5000:], file=sys.stderr)
        self.log.close()


def run_server(*arguments, env=None, cwd=None):
    """A server that is expected to end by itself."""
    return subprocess.run([binary(), *arguments], capture_output=True, text=True, timeout=PATIENCE_S,
                          env=env or clean_environment(), cwd=cwd, check=False)
