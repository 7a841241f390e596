# SPDX-License-Identifier: Apache-2.0
"""Checks packets against docs/protocol.schema.json; needs python3-jsonschema.

validate_schema.py SCHEMA < LINES: a line is the name of a definition, a tab, and a packet. For each line prints "ok", or what
is wrong with the packet.
"""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)

for line in sys.stdin:
    name, packet = line.rstrip("\n").split("\t", 1)
    target = {"$defs": schema["$defs"], "$ref": "#/$defs/" + name} if name else schema
    errors = list(jsonschema.Draft202012Validator(target).iter_errors(json.loads(packet)))
    print(errors[0].message.replace("\n", " ") if errors else "ok")
