#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what compare.py has found against what was reached before.

    reached.py FOUND.json [REACHED.json]      FOUND.json is of compare.py --json

Most rows are ratios of two servers in one run, which a slower machine does not change. A row may be worse by a fifth:
that is how far runs of one program differ on a machine with two cores. A row that was not measured is said so. Ends
with 1 when something is worse than that, or nothing was compared."""

import json
import pathlib
import sys

SLACK = 1.2


def medians(found):
    return {(result["work"], result["cores"], result["server"]): result["median"] for result in found["results"]}


def figure(row, found):
    """What was measured of this row; None: it was not."""
    def column(server):
        return found.get((row["work"], row["cores"], server), {}).get(row["column"])
    own, other = column(row["server"]), column(row["against"]) if "against" in row else 1
    return own / other if own is not None and other else None


def is_worse(row, value):
    return value > row["most"] * SLACK if "most" in row else value < row["least"] / SLACK


def judge(reached, found):
    """(row, figure or None, whether it is worse) of each."""
    values = [(row, figure(row, medians(found))) for row in reached]
    return [(row, value, value is not None and is_worse(row, value)) for row, value in values]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rows = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).with_name("reached.json"))
    judged = judge(json.loads(rows.read_text("utf-8")), json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8")))
    for row, value, worse in judged:
        print("%-12s %-6s %-10s %-21s %-18s reached %8.4g, now %s%s" % (
            row["work"], row["cores"], row["server"], row["column"],
            "against " + row["against"] if "against" in row else "", row.get("most", row.get("least")),
            "not measured" if value is None else "%8.4g" % value, "  WORSE" if worse else ""))
    if all(value is None for _, value, _ in judged):
        sys.exit("nothing of it was measured")
    sys.exit(any(worse for _, _, worse in judged))


if __name__ == "__main__":
    main()
