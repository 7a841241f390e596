#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""How the CPU of one delivery grows: with connections, people in a room, length of a text, rooms.

    curves.py BUILD/bin [--curves room,text] [--servers madang,raw] [--runs 3] [--json FILE] [--page PAGE]
    curves.py --from FILE --page PAGE

Server and generator have one core each. --page draws the curves beside a Markdown page (python3-matplotlib) and writes
pictures and tables between its two marks. docs/PERFORMANCE.md is that page.
"""

import argparse
import json
import pathlib
import statistics
import tempfile

import compare

BEGIN, END = "<!-- curves.py: from here -->", "<!-- curves.py: to here -->"
SERVERS = ["madang", "raw", "raw-joined", "gorilla", "ws"]


class Curve:
    """One question: a load for each point on the x axis. Deliveries a second stay the same along it."""

    def __init__(self, title, axis, points, load):
        self.title, self.axis, self.points, self.load = title, axis, points, load


def rate(clients, rooms, deliveries, text=128):
    """Everybody hears what is said in his room, the one who says it, too."""
    return ["rate", "--warm-up=1", "--clients=%d" % clients, "--rooms=%d" % rooms,
            "--rate=%g" % (deliveries * rooms / clients), "--text=%d" % text]


CURVES = {
    "connections": Curve("Connections, in rooms of 100; 10,000 deliveries/s", "connections",
                         [1000, 5000, 10000, 19900], lambda n: rate(n, n // 100, 10000)),
    "room": Curve("People in a room; 5,000 connections, 10,000 deliveries/s", "people in a room",
                  [2, 10, 100, 1000, 5000], lambda n: rate(5000, 5000 // n, 10000)),
    "text": Curve("Length of a text; 1,000 connections in 10 rooms, 5,000 deliveries/s", "bytes",
                  [34, 128, 512, 2048, 4000, 15900], lambda n: rate(1000, 10, 5000, n)),
    "rooms": Curve("Rooms, of two people each; 1,000 deliveries/s", "rooms",
                   [1, 10, 100, 1000, 5000], lambda n: rate(2 * n, n, 1000)),
}

# What text length a peer's frame must have to be as long as Madang's.
ENVELOPE_BYTES = 129


def measure(name, load, binaries, directory, arguments):
    """Median CPU us of a delivery; None when a run was not good."""
    text = next(int(option.split("=")[1]) for option in load if option.startswith("--text="))
    runs = [compare.measure(name, "pinned", load, binaries, directory, arguments.seconds, text + ENVELOPE_BYTES,
                            compare.ALSO["c19900"])
            for _ in range(arguments.runs)]
    figures = [compare.value(run, ["traffic", "server_cpu_us_per_delivery"]) for run in runs if run.get("good")]
    return round(statistics.median(figures), 2) if len(figures) == len(runs) else None


def measure_all(arguments):
    report = {"machine": compare.machine(), "runs": arguments.runs, "seconds": arguments.seconds,
              "lifted": compare.LIFTED, "curves": {}}
    with tempfile.TemporaryDirectory(prefix="madang-curves-") as directory:
        for key in arguments.curves.split(","):
            curve = CURVES[key]
            lines = {name: [] for name in arguments.servers.split(",")}
            for point in curve.points:
                for name, line in lines.items():
                    line.append(measure(name, curve.load(point), arguments.binaries.resolve(), directory, arguments))
                    print("%s %d %s: %s us" % (key, point, name, line[-1]), flush=True)
            report["curves"][key] = {"points": curve.points, "us_per_delivery": lines}
    return report


def draw(key, curve, found, picture):
    import matplotlib
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = key  # the same figures give the same file
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(figsize=(7, 3.5), layout="constrained")
    for name, line in found["us_per_delivery"].items():
        pairs = [(x, y) for x, y in zip(found["points"], line) if y is not None]
        if pairs:
            axes.plot(*zip(*pairs), marker="o", label=name)
    axes.set(title=curve.title, xlabel=curve.axis, ylabel="CPU us/delivery", xscale="log")
    axes.set_ylim(bottom=0)
    axes.set_xticks(found["points"], ["{:,}".format(point) for point in found["points"]])
    axes.minorticks_off()
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(picture, metadata={"Date": None})
    pyplot.close(figure)


def section(key, curve, found, picture):
    lines = found["us_per_delivery"]
    rows = ["", "### " + curve.title, "", "![%s](%s)" % (curve.title, picture), "",
            "| %s | %s |" % (curve.axis, " | ".join(lines)), "|---" * (len(lines) + 1) + "|"]
    for i, point in enumerate(found["points"]):
        cells = ["-" if line[i] is None else "%.2f" % line[i] for line in lines.values()]
        rows.append("| {:,} | {} |".format(point, " | ".join(cells)))
    return "\n".join(rows)


def write_page(report, page):
    """Between the marks of the page; what the figures mean is written by hand, outside of them."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    words = [BEGIN, "", "%s. Medians of %d runs of %g s; CPU us/delivery."
             % (", ".join("%s %s" % item for item in report["machine"].items()), report["runs"], report["seconds"])]
    (page.parent / "images").mkdir(exist_ok=True)
    for key, found in report["curves"].items():
        picture = "images/curve-%s.svg" % key
        draw(key, CURVES[key], found, page.parent / picture)
        words.append(section(key, CURVES[key], found, picture))
    page.write_text(before + "\n".join(words) + "\n\n" + END + after, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binaries", type=pathlib.Path, nargs="?", help="the directory of chat-server, chat-load and hubs")
    parser.add_argument("--curves", default=",".join(CURVES), help="some of " + ", ".join(CURVES))
    parser.add_argument("--servers", default=",".join(SERVERS), help="some of " + ", ".join(compare.SERVERS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5, help="measured in each run")
    parser.add_argument("--json", type=pathlib.Path, help="write what was found there")
    parser.add_argument("--from", dest="found", type=pathlib.Path, help="measure nothing: what --json wrote before")
    parser.add_argument("--page", type=pathlib.Path, help="draw into this Markdown page")
    arguments = parser.parse_args()
    if bool(arguments.binaries) == bool(arguments.found):
        parser.error("either the directory of the programs, or --from")
    report = json.loads(arguments.found.read_text()) if arguments.found else measure_all(arguments)
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if arguments.page:
        write_page(report, arguments.page)


if __name__ == "__main__":
    main()
