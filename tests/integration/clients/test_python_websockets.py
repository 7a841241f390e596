#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two users on python3-websockets in one channel see a message cross (B1-01), on every stream and format."""

import logging
import ssl
import sys
import tempfile
import unittest

from websockets.exceptions import InvalidStatusCode
from websockets.frames import OP_BINARY, OP_CONT, OP_TEXT

from chatclient import CBOR, JSON, ChatClient
from chatserver import ChatServer, binary, make_certificate

TEXT = "안녕하세요, \"everybody\" 👋"


class PythonWebsockets(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory(prefix="madang-")
        certificate, key = make_certificate(cls.directory.name)
        cls.server = cls.enterClassContext(ChatServer(
            cls.directory.name + "/state", "--set", "tls.certificate_file=" + certificate,
            "--set", "tls.key_file=" + key, listen=("ws://127.0.0.1:0", "wss://127.0.0.1:0")))
        cls.addClassCleanup(cls.directory.cleanup)
        cls.trust = ssl.create_default_context(cafile=certificate)

    async def guests(self, address, *subprotocols):
        tls = self.trust if address.startswith("wss:") else None
        guests = [await ChatClient.guest(address, subprotocol=s, ssl=tls) for s in subprotocols]
        for guest, asked in zip(guests, subprotocols):
            self.assertEqual(guest.socket.subprotocol, asked)
            self.addAsyncCleanup(guest.close)
        return guests

    async def test_a_message_crosses_on_each_stream_and_format(self):
        for address in self.server.addresses:
            for one, other in ((None, None), (JSON, JSON), (CBOR, CBOR), (JSON, CBOR), (None, CBOR)):
                with self.subTest(address=address[:4], formats=(one, other)):
                    author, reader = await self.guests(address, one, other)
                    room = await author.enter("channel-0")
                    await reader.enter("channel-0")
                    sent = await author.say(room, TEXT, "n1")
                    for heard in (await author.event("msg.new", r=room, q=sent["q"]),
                                  await reader.event("msg.new", r=room, q=sent["q"])):
                        self.assertEqual(heard["d"]["text"], TEXT)
                        self.assertEqual(heard["d"]["user"]["id"], author.user)
                        self.assertEqual(heard["ts"], sent["ts"])

    async def test_a_frame_may_split_a_hangul_letter(self):
        for address in self.server.addresses:
            for subprotocol in (None, JSON, CBOR):
                with self.subTest(address=address[:4], format=subprotocol):
                    author, reader = await self.guests(address, subprotocol, subprotocol)
                    room = await author.enter("channel-1")
                    await reader.enter("channel-1")
                    packet, answer = author.packet("msg.send", room=room, nonce="split", text="안녕하세요")
                    spelt = author.spell(packet)
                    whole = spelt if isinstance(spelt, bytes) else spelt.encode()
                    cut = whole.index("녕".encode()) + 1  # one byte of three
                    opcode = OP_BINARY if author.speaks_cbor else OP_TEXT
                    await author.socket.write_frame(False, opcode, whole[:cut])
                    await author.socket.ping()  # control frames may stand between fragments
                    await author.socket.write_frame(False, OP_CONT, whole[cut:cut + 1])
                    await author.socket.write_frame(True, OP_CONT, whole[cut + 1:])
                    heard = await reader.event("msg.new", r=room, q=(await answer)["q"])
                    self.assertEqual(heard["d"]["text"], "안녕하세요")

    async def test_the_server_answers_pings_of_the_protocol(self):
        guest, = await self.guests(self.server.address, JSON)
        await (await guest.socket.ping())

    async def test_who_offers_only_unknown_sub_protocols_gets_400(self):
        for address in self.server.addresses:
            with self.assertRaises(InvalidStatusCode) as refused:
                await ChatClient.connect(address, "soup", ssl=self.trust if "wss" in address else None)
            self.assertEqual(refused.exception.status_code, 400)


if __name__ == "__main__":
    binary()
    logging.getLogger("asyncio").setLevel(logging.ERROR)  # unittest makes it tell of every slow step
    unittest.main(argv=sys.argv[:1], verbosity=2)
