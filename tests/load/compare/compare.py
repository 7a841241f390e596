#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Madang and other hubs under the same load, one after the other on one machine: a table and JSON.

    compare.py BUILD/bin [--work fanout,idle] [--servers madang,raw] [--rows pinned,free] [--runs 3] [--json FILE]

The peers carry frames as long as Madang's own, which is measured first. docs/BENCHMARKS.md explains the rows.
"""

import argparse
import contextlib
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CLIENTS = HERE.parents[1] / "integration" / "clients"

WORK = {
    "fanout": ("1,000 clients, 10 rooms, 20 messages/s in each",
               ["rate", "--clients=1000", "--rooms=10", "--rate=200", "--warm-up=4"]),
    "bigroom": ("one room of 5,000, 4 messages/s",
                ["rate", "--clients=5000", "--rooms=1", "--rate=4", "--warm-up=1"]),
    "c17000": ("17,000 clients, rooms of 100, 100 messages/s in all",
               ["rate", "--clients=17000", "--rooms=170", "--rate=100", "--warm-up=1"]),
    "c19900": ("19,900 clients, rooms of 100, 100 messages/s in all",
               ["rate", "--clients=19900", "--rooms=199", "--rate=100", "--warm-up=1"]),
    "idle": ("10,000 clients that only stay", ["idle", "--clients=10000", "--rooms=100", "--warm-up=5"]),
    "idle19900": ("19,900 clients that only stay; pings after 25 s of silence",
                  ["idle", "--clients=19900", "--rooms=199", "--warm-up=8"]),
    "idle19900-quiet": ("19,900 clients that only stay; no pings",
                        ["idle", "--clients=19900", "--rooms=199", "--warm-up=8"]),
    "storm": ("10,000 clients at once: connect, log in, enter",
              ["storm", "--clients=10000", "--rooms=100", "--window=10000"]),
    "max": ("1,000 clients, 10 rooms, as fast as p99 <= 100 ms lets",
            ["max", "--clients=1000", "--rooms=10", "--rate=800", "--warm-up=1"]),
    "stored": ("1,000 clients, each in a room of its own, 5,000 messages/s in all",
               ["rate", "--clients=1000", "--rooms=1000", "--rate=5000", "--warm-up=1"]),
    "stored-rooms": ("1,000 clients, each in a room of its own, 20,000 messages/s in all",
                     ["rate", "--clients=1000", "--rooms=1000", "--rate=20000", "--warm-up=1"]),
    "stored-room": ("one room of 20, 20,000 messages/s",
                    ["rate", "--clients=20", "--rooms=1", "--rate=20000", "--warm-up=1"]),
}

LIFTED = ["--set=limits.flood_burst=100000", "--set=limits.flood_per_s=100000",
          "--set=limits.frame_burst=1000000", "--set=limits.frames_per_s=1000000",
          "--set=limits.byte_burst=1000000000", "--set=limits.bytes_per_s=1000000000",
          "--set=channels.people=20000", "--set=limits.mailbox_jobs=65536"]

# With 20,000 descriptors there is no room for the status pages beside 19,900 clients.
ALSO = {
    "c19900": ["--set=ops.listen="],
    "idle19900": ["--set=ops.listen="],
    "idle19900-quiet": ["--set=ops.listen=", "--set=timing.ping_s=3600"],
}

# name -> what it is; the commands are in start().
SERVERS = {
    "madang": "Madang, ws, durability full",
    "madang-process": "Madang, ws, durability process",
    "madang-wss": "Madang, wss (TLS 1.3), durability full",
    "raw": "epoll in C++, one send() per delivery",
    "raw-joined": "epoll in C++, joined writes",
    "qt": "QWebSocketServer, sendTextMessage()",
    "gorilla": "Go, gorilla/websocket",
    "ws": "Node.js, npm ws",
}

COLUMNS = [
    ("traffic", "server_cpu_us_per_delivery", "CPU us/delivery"),
    ("traffic", "server_cpu_percent", "CPU %"),
    ("traffic", "delivery_ms", "p50", "p50 ms"),
    ("traffic", "delivery_ms", "p99", "p99 ms"),
    ("traffic", "stored_ms", "p99", "stored p99 ms"),
    ("traffic", "stored_per_s", "stored/s"),
    ("traffic", "deliveries_per_s", "deliveries/s"),
    ("traffic", "missing", "missing"),
    ("traffic", "server_rss_mb", "RSS MB"),
    ("opening", "per_s", "openings/s"),
    ("opening", "server_cpu_us_per_opening", "CPU us/opening"),
    ("memory", "rss_bytes_per_connection", "RSS bytes/connection"),
    ("server_cpu_percent", "idle CPU %"),
    ("good", "good"),
]

CORES = sorted(os.sched_getaffinity(0))
ROWS = {"pinned": (CORES[:1], CORES[1:2]), "free": (CORES, CORES)}


@contextlib.contextmanager
def on_cores(cores):
    """What is started inside runs on these cores, all its threads."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


class Hub:
    """A peer that prints `listening PORT`."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening "):
            sys.exit("%s did not start" % command)
        self.pid = self.process.pid
        self.address = "ws://127.0.0.1:%d/" % int(line.split()[1])

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def start(name, binaries, directory, rooms, also):
    """A fresh server of this name, with so many channels or a few more; `also`: settings of this load."""
    if name.startswith("madang"):
        sys.argv[1:2] = [str(binaries / "chat-server")]  # where chatserver.py looks for it
        sys.path.append(str(CLIENTS))
        from chatserver import ChatServer, make_certificate
        state = tempfile.mkdtemp(dir=directory)
        sets = [*LIFTED, *also, "--set=channels.count=%d" % max(rooms, 200)]
        if name == "madang-process":
            sets.append("--set=store.durability=process")
        if name != "madang-wss":
            return ChatServer(state, *sets)
        certificate, key = make_certificate(directory)
        return ChatServer(state, *sets, "--set=tls.certificate_file=" + certificate,
                          "--set=tls.key_file=" + key, listen=("wss://127.0.0.1:0",))
    if name == "gorilla":
        build_gorilla(directory)
    return Hub({
        "raw": [binaries / "rawhub"],
        "raw-joined": [binaries / "rawhub", "--joined"],
        "qt": [binaries / "qthub"],
        "gorilla": [pathlib.Path(directory) / "gohub"],
        "ws": ["node", HERE / "wshub.mjs", CLIENTS.parent],
    }[name])


def build_gorilla(directory):
    program = pathlib.Path(directory) / "gohub"
    if not program.exists():
        environment = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode",
                       "GOCACHE": str(pathlib.Path(directory) / "gocache"), "GOFLAGS": "-p=1"}
        subprocess.run(["go", "build", "-o", program, HERE / "gohub" / "main.go"], check=True, env=environment)
    return program


def measure(name, row, arguments, binaries, directory, seconds, frame_bytes, also=()):
    """One run of the load against a fresh server; what chat-load found."""
    server_cores, load_cores = ROWS[row]
    with on_cores(server_cores):
        server = start(name, binaries, directory, rooms_of(arguments), also)
    try:
        command = [binaries / "chat-load", arguments[0], server.address, *arguments[1:],
                   "--quiet", "--pid=%d" % server.pid, "--seconds=%g" % seconds]
        if not name.startswith("madang"):
            command += ["--bare", "--text=%d" % frame_bytes]
        with on_cores(load_cores):
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if not done.stdout:
            return {"good": False}
        return json.loads(done.stdout)
    finally:
        server.kill()


def rooms_of(arguments):
    return next((int(option.split("=")[1]) for option in arguments if option.startswith("--rooms=")), 1)


def value(finding, path):
    for key in path:
        if not isinstance(finding, dict) or key not in finding:
            return None
        finding = finding[key]
    return finding


def medians(findings):
    """Of each column over the runs; good only when all were."""
    row = {}
    for *path, title in COLUMNS:
        values = [value(finding, path) for finding in findings]
        values = [v for v in values if v is not None]
        if title == "good":
            row[title] = bool(values) and all(values)
        elif values:
            row[title] = statistics.median(values)
    return row


def machine():
    def first(command):
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
        except (OSError, subprocess.CalledProcessError, IndexError):
            return "not there"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")
    return {"processor": model, "cores": len(CORES), "kernel": platform.release(),
            "compiler": first(["c++", "--version"]), "go": first(["go", "version"]),
            "node": first(["node", "--version"]), "load": os.getloadavg()[0]}


def table(title, rows):
    """Markdown; a column that nobody has is left out."""
    titles = [c[-1] for c in COLUMNS if any(c[-1] in row for _, _, row in rows)]
    lines = ["", "### " + title, "", "| server | cores | " + " | ".join(titles) + " |",
             "|---" * (len(titles) + 2) + "|"]
    for name, cores, row in rows:
        cells = []
        for column in titles:
            cell = row.get(column)
            cells.append("-" if cell is None else "yes" if cell is True else "no" if cell is False
                         else "{:,.0f}".format(cell) if abs(cell) >= 1000 else "{:.3g}".format(cell))
        lines.append("| %s | %s | %s |" % (name, cores, " | ".join(cells)))
    return "\n".join(lines)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binaries", type=pathlib.Path, help="the directory of chat-server, chat-load and the hubs")
    parser.add_argument("--work", default="fanout", help=", ".join(WORK))
    parser.add_argument("--servers", default=",".join(SERVERS), help="some of " + ", ".join(SERVERS))
    parser.add_argument("--rows", default="pinned,free")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="measured in each run, and in each step of max")
    parser.add_argument("--frame-bytes", type=int, help="length of the peers' frames; else as measured")
    parser.add_argument("--json", type=pathlib.Path, help="write everything there")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    binaries = arguments.binaries.resolve()
    report = {"machine": machine(), "lifted": LIFTED, "results": []}
    print("Machine: " + ", ".join("%s %s" % item for item in report["machine"].items()))
    print("Madang ran with " + " ".join(LIFTED))
    with tempfile.TemporaryDirectory(prefix="madang-compare-") as directory:
        if "gorilla" in arguments.servers:
            build_gorilla(directory)  # not while something is measured
        frame_bytes = arguments.frame_bytes
        if not frame_bytes:
            probe = measure("madang", "free", ["rate", "--clients=20", "--rooms=1", "--rate=50", "--warm-up=0"],
                            binaries, directory, 1, 0)
            frame_bytes = int(probe["traffic"]["message_bytes"])
        print("Every frame has %d bytes; medians of %d runs of %g s" % (frame_bytes, arguments.runs, arguments.seconds))
        for work in arguments.work.split(","):
            title, load = WORK[work]
            if work in ALSO:
                print("Madang ran also with " + " ".join(ALSO[work]))
            rows = []
            for row in arguments.rows.split(","):
                for name in arguments.servers.split(","):
                    runs = [measure(name, row, load, binaries, directory, arguments.seconds, frame_bytes,
                                    ALSO.get(work, ()))
                            for _ in range(arguments.runs)]
                    rows.append((name, row, medians(runs)))
                    report["results"].append({"work": work, "server": name, "cores": row,
                                              "median": rows[-1][2], "runs": runs})
                    print("%s %s %s: %s" % (work, name, row, rows[-1][2]), file=sys.stderr, flush=True)
            print(table(title, rows), flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
