#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""chat-server under systemd: what it tells the manager, and how well its unit shuts it in (F-216).

The manager is a socket of the test; systemd-analyze needs no running systemd.
"""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import load  # noqa: F401, says where the next two are
from chatclient import ChatClient
from chatserver import PATIENCE_S, ChatServer, binary, clean_environment, run_server

UNIT = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "")
PACKAGING = pathlib.Path(__file__).parents[2] / "packaging" / "systemd"
EXPOSURE_MAX = 15  # tenths: 1.5 of 10


class Manager:
    """The other end of $NOTIFY_SOCKET."""

    def __init__(self, directory):
        self.path = directory + "/notify"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.path)
        self.socket.settimeout(PATIENCE_S)

    def told(self, wanted):
        """All that is said up to and with the first that begins with `wanted`."""
        said = []
        while not said or not said[-1].startswith(wanted):
            said.append(self.socket.recv(4096).decode())
        return said

    def silence(self, seconds, unwanted):
        """Whether nothing that begins with `unwanted` is said for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                if self.socket.recv(4096).decode().startswith(unwanted):
                    return False
            except TimeoutError:
                break
        return True


class UnderSystemd(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        self.manager = Manager(self.directory)
        self.addCleanup(self.manager.socket.close)

    def start(self, *arguments, **environment):
        environment = clean_environment(NOTIFY_SOCKET=self.manager.path, **environment)
        return self.enterContext(ChatServer(self.directory + "/state", *arguments, env=environment))

    async def test_from_ready_to_stopping(self):
        """READY once it listens, a status of numbers, RELOADING around SIGHUP, STOPPING before the end"""
        server = self.start()
        said = self.manager.told("STATUS=")
        self.assertEqual((said[0], said[-1][:17]), ("READY=1", "STATUS=0 sessions"))
        await ChatClient.guest(server.address)
        server.signal(signal.SIGHUP)
        kind, since = self.manager.told("RELOADING=1")[-1].split("\n")
        self.assertEqual(kind, "RELOADING=1")
        now = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
        self.assertTrue(0 <= now - int(since.removeprefix("MONOTONIC_USEC=")) < PATIENCE_S * 1_000_000, since)
        self.manager.told("READY=1")
        server.signal(signal.SIGTERM)
        self.manager.told("STOPPING=1")

    async def test_a_bad_file_is_ready_again(self):
        """a reload that fails does not leave the service reloading (faults row 44)"""
        file = self.directory + "/madang.toml"
        with open(file, "w", encoding="utf-8"):
            pass
        server = self.start("--config", file)
        self.manager.told("READY=1")
        with open(file, "w", encoding="utf-8") as bad:
            bad.write("[sever]\n")
        server.signal(signal.SIGHUP)
        self.manager.told("RELOADING=1")
        self.assertEqual(self.manager.told("READY=1")[-1], "READY=1")

    async def test_signs_of_life(self):
        """WATCHDOG=1 comes again and again, and stops when the process hangs"""
        server = self.start(WATCHDOG_USEC="400000")
        for _ in range(4):
            self.manager.told("WATCHDOG=1")
        server.signal(signal.SIGSTOP)
        self.assertTrue(self.manager.silence(0.2, "nothing"))  # what was said before is read
        self.assertTrue(self.manager.silence(0.6, "WATCHDOG=1"))
        server.signal(signal.SIGCONT)
        self.manager.socket.settimeout(PATIENCE_S)
        self.manager.told("WATCHDOG=1")

    async def test_a_failed_start_says_nothing(self):
        """who cannot listen is never ready"""
        with socket.create_server(("127.0.0.1", 0)) as other:
            ended = run_server("--state", self.directory + "/state", "--listen",
                               "ws://127.0.0.1:%d" % other.getsockname()[1],
                               env=clean_environment(NOTIFY_SOCKET=self.manager.path))
        self.assertEqual(ended.returncode, 69)
        self.assertTrue(self.manager.silence(0.1, "READY=1"))

    def start_with_socket(self, name, address="127.0.0.1"):
        """chat-server with one port that the manager has opened; the process and the port."""
        port = self.enterContext(socket.create_server((address, 0)))
        script = "export LISTEN_PID=$$; exec \"$@\" 3<&%d" % port.fileno()
        process = subprocess.Popen(["/bin/bash", "-c", script, "bash", binary(), "--state", self.directory + "/state"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=[port.fileno()],
                                   env=clean_environment(NOTIFY_SOCKET=self.manager.path, LISTEN_FDS="1",
                                                         LISTEN_FDNAMES=name))
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process, port.getsockname()[1]

    async def test_a_port_that_systemd_opened(self):
        """the server accepts there, and nowhere else; the port survives it"""
        process, port = self.start_with_socket("ws")
        self.manager.told("READY=1")
        await ChatClient.guest("ws://127.0.0.1:%d" % port)
        process.terminate()
        self.assertEqual(process.wait(PATIENCE_S), 0)
        socket.create_connection(("127.0.0.1", port)).close()  # it waits in the queue for the next server

    async def test_a_port_that_cannot_be(self):
        """an unknown name, plain text for other machines, TLS without a certificate: 78 and a sentence"""
        for name, address, words in (("http", "127.0.0.1", "must be named ws or wss"),
                                     ("ws", "0.0.0.0", "allow_plaintext"),
                                     ("wss", "127.0.0.1", "tls.certificate_file")):
            with self.subTest(name):
                process, _ = self.start_with_socket(name, address)
                said = process.stderr.read().decode()
                self.assertEqual(process.wait(PATIENCE_S), 78, said)
                self.assertIn(words, said)

    async def test_the_journal_gets_priorities(self):
        """stderr that is the journal gets lines with a priority and without a time; forced or recognised"""
        line = re.compile(r"^(<[1-7]>chat\.\w+: .*\n)+$")
        for arguments, recognised in ((("--set=log.format=journal",), False), ((), True)):
            with self.subTest(arguments), tempfile.TemporaryFile() as journal:
                place = os.fstat(journal.fileno())
                stream = "%d:%d" % (place.st_dev, place.st_ino) if recognised else ""
                with subprocess.Popen([binary(), "--state", self.directory + "/state", "--listen",
                                       "ws://127.0.0.1:0", *arguments], stdout=subprocess.DEVNULL, stderr=journal,
                                      env=clean_environment(NOTIFY_SOCKET=self.manager.path,
                                                            JOURNAL_STREAM=stream)) as server:
                    self.manager.told("READY=1")
                    server.terminate()
                    self.assertEqual(server.wait(PATIENCE_S), 0)
                journal.seek(0)
                self.assertRegex(journal.read().decode(), line)


class Unit(unittest.TestCase):
    def setUp(self):
        self.directory = self.enterContext(tempfile.TemporaryDirectory(prefix="madang-"))
        text = UNIT.read_text(encoding="utf-8")
        text, count = re.subn(r"^ExecStart=\S+/chat-server$", "ExecStart=" + binary(), text, flags=re.M)
        self.assertEqual(count, 1)
        self.unit = self.write("chat-server.service", text)

    def write(self, name, text):
        path = self.directory + "/" + name
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run_tool(self, *command):
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        return ended.returncode, ended.stdout + ended.stderr

    def test_how_exposed_it_is(self):
        """systemd-analyze security gives the unit at most 1.5 of 10; one that lets more through is refused"""
        command = ("systemd-analyze", "security", "--offline=true", "--threshold=%d" % EXPOSURE_MAX)
        code, said = self.run_tool(*command, self.unit)
        self.assertEqual(code, 0, said)
        with open(self.unit, encoding="utf-8") as file:
            weaker = file.read().replace("NoNewPrivileges=yes", "").replace("ProtectSystem=strict", "")
        code, said = self.run_tool(*command, self.write("weaker.service", weaker))
        self.assertNotEqual(code, 0, said)

    def test_it_is_well_formed(self):
        """systemd-analyze verify has nothing to say about service and socket"""
        port = self.write("chat-server.socket", (PACKAGING / "chat-server.socket").read_text(encoding="utf-8"))
        code, said = self.run_tool("systemd-analyze", "verify", "--man=no", self.unit, port)
        ours = [line for line in said.splitlines() if "chat-server" in line]
        self.assertEqual((code, ours), (0, []), said)

    def test_it_leaves_time_to_drain(self):
        """systemd waits longer for the end than the server takes by default"""
        with open(self.unit, encoding="utf-8") as file:
            wait = int(re.search(r"^TimeoutStopSec=(\d+)$", file.read(), re.M)[1])
        printed = run_server("--print-config").stdout
        self.assertGreater(wait, float(re.search(r"drain_s = ([\d.]+)", printed)[1]) + 5)

    def test_the_configuration_that_comes_with_it(self):
        """is right, and changes no default"""
        sample = str(PACKAGING / "madang.toml")
        ended = run_server("--config", sample, "--check-config")
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        text = pathlib.Path(sample).read_text(encoding="utf-8")
        keys = self.write("keys.toml", re.sub(r"^# (?=(motd|guests|count|listen) =)", "", text, flags=re.M))
        ended = run_server("--config", keys, "--check-config")
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))

    def test_users_and_directories(self):
        """systemd-sysusers and systemd-tmpfiles understand their files, and the unit runs as that user"""
        code, said = self.run_tool("systemd-sysusers", "--dry-run", str(PACKAGING / "chat-server.sysusers"))
        self.assertEqual(code, 0, said)
        with open(self.unit, encoding="utf-8") as file:
            self.assertIn("\nUser=chat-server\n", file.read())
        root = self.directory + "/root"
        os.makedirs(root + "/etc")
        for name in ("passwd", "group"):
            with open("%s/etc/%s" % (root, name), "w", encoding="utf-8") as file:
                file.write("root:x:0:0::/:\nchat-server:x:%d:%d::/:\n" % (os.getuid(), os.getgid())
                           if name == "passwd" else "root:x:0:\nchat-server:x:%d:\n" % os.getgid())
        code, said = self.run_tool("systemd-tmpfiles", "--create", "--root=" + root,
                                   str(PACKAGING / "chat-server.tmpfiles"))
        self.assertEqual(code, 0, said)
        self.assertEqual(os.stat(root + "/etc/chat-server").st_mode & 0o777, 0o750)


if __name__ == "__main__":
    binary()
    unittest.main(argv=sys.argv[:1], verbosity=2)
