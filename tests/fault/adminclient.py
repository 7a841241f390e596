# SPDX-License-Identifier: Apache-2.0
"""The operators' socket: one JSON object a line, there and back."""

import asyncio
import json


class AdminClient:
    """One connection; requests one after the other."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.ids = 0

    @classmethod
    async def connect(cls, path):
        return cls(*await asyncio.open_unix_connection(path, limit=1 << 20))

    async def request(self, kind, **d):
        """The body of the answer; an AssertionError when it is refused."""
        self.ids += 1
        self.writer.write(json.dumps({"t": kind, "id": self.ids, "d": d}).encode() + b"\n")
        answer = json.loads(await self.reader.readline())
        assert answer["id"] == self.ids and answer["t"] == "ok", answer
        return answer["d"]

    async def sessions(self):
        """All of them, in pages."""
        rows, page = [], (await self.request("a.sessions"))["sessions"]
        while page:
            rows += page
            page = (await self.request("a.sessions", after=page[-1]["session"]))["sessions"]
        return rows

    def close(self):
        self.writer.close()
