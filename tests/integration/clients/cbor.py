# SPDX-License-Identifier: Apache-2.0
"""As much CBOR (RFC 8949) as packets need, written apart from the server's own."""

import struct


def encode(value):
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        utf8 = value.encode()
        return _head(3, len(utf8)) + utf8
    if isinstance(value, dict):
        return _head(5, len(value)) + b"".join(encode(k) + encode(v) for k, v in value.items())
    return _head(4, len(value)) + b"".join(encode(item) for item in value)


def _head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([major << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError("a number of more than 64 bits")


def decode(data):
    value, end = _item(data, 0)
    if end != len(data):
        raise ValueError("bytes behind the packet")
    return value


def _item(data, at):
    major, short = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        if short in (20, 21, 22):
            return {20: False, 21: True, 22: None}[short], at
        form, size = {25: (">e", 2), 26: (">f", 4), 27: (">d", 8)}[short]
        return struct.unpack(form, data[at:at + size])[0], at + size
    number = short
    if short >= 24:
        size = {24: 1, 25: 2, 26: 4, 27: 8}[short]
        number, at = int.from_bytes(data[at:at + size], "big"), at + size
    if major in (0, 1):
        return (number if major == 0 else -1 - number), at
    if major in (2, 3):
        piece = bytes(data[at:at + number])
        if len(piece) != number:
            raise ValueError("cut short")
        return (piece if major == 2 else piece.decode()), at + number
    items = []
    for _ in range(number if major == 4 else 2 * number):
        item, at = _item(data, at)
        items.append(item)
    return (items if major == 4 else dict(zip(items[::2], items[1::2]))), at
