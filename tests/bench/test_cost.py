# SPDX-License-Identifier: Apache-2.0
"""Instructions and allocations of a unit of work, against what cost.json says.

    test_cost.py CHAT_COST COST_JSON            compares
    test_cost.py CHAT_COST COST_JSON --write    writes what was counted

A count does not depend on how busy a machine is, only on the program, its compiler and the C library. Within BAND
of the written figure is the same. What became dearer has to be explained or mended; what became cheaper is written
down, so that it stays."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

BAND = 0.10  # of the instructions
STRAY = 0.02  # of the allocations, beyond a tenth of one: the store's checkpoints have a thread of their own


def count(program):
    """The counts of each piece of work: {name: {instructions, allocations}} per unit."""
    with tempfile.TemporaryDirectory() as directory:
        base = pathlib.Path(directory) / "out"
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={base}", program],
            capture_output=True, text=True, timeout=280)
        if run.returncode != 0:
            sys.exit(f"chat-cost under valgrind ended with {run.returncode}:\n{run.stdout}\n{run.stderr}")
        counts = json.loads(run.stdout)
        dumped = {}
        for file in pathlib.Path(directory).iterdir():
            text = file.read_text(errors="replace")
            name = re.search(r"^desc: Trigger: Client Request: (\S+)", text, re.M)
            total = re.search(r"^(?:summary|totals): (\d+)", text, re.M)
            if name and total:
                dumped[name[1]] = int(total[1])
    return {name: {"instructions": round(dumped[name] / work["units"]), "allocations": work["allocations"]}
            for name, work in counts.items()}


def complaints(counted, written):
    """What is not as it was written down."""
    for name in sorted(written.keys() ^ counted.keys()):
        yield f"{name}: only in {'cost.json' if name in written else 'chat-cost'}"
    for name in written.keys() & counted.keys():
        now, then = counted[name], written[name]
        if abs(now["instructions"] - then["instructions"]) > BAND * then["instructions"]:
            yield f"{name}: {now['instructions']} instructions a unit, written are {then['instructions']}"
        if abs(now["allocations"] - then["allocations"]) > max(0.1, STRAY * then["allocations"]):
            yield f"{name}: {now['allocations']} allocations a unit, written are {then['allocations']}"


def main():
    program, file = sys.argv[1], pathlib.Path(sys.argv[2])
    counted = count(program)
    for name, cost in counted.items():
        print(f"{name:24} {cost['instructions']:8} instructions {cost['allocations']:6.2f} allocations")
    if "--write" in sys.argv:
        lines = [f'  "{name}": {json.dumps(cost)}' for name, cost in counted.items()]
        file.write_text("{\n" + ",\n".join(lines) + "\n}\n")
        return
    wrong = list(complaints(counted, json.loads(file.read_text())))
    if wrong:
        sys.exit("\n".join(["", *wrong, "When that is meant: test_cost.py CHAT_COST COST_JSON --write"]))


main()
