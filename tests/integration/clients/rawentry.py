# SPDX-License-Identifier: Apache-2.0
"""The bytes with which somebody comes in who has no WebSocket library."""

import json
import struct

UPGRADE = (b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")


def masked(packet):
    """A text frame; the masking key is zero."""
    payload = json.dumps(packet).encode()
    assert len(payload) < 126
    return struct.pack("!BBI", 0x81, 0x80 | len(payload), 0) + payload
