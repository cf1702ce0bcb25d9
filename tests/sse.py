"""A reader of server-sent events as the standard describes it, on a bare connection."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple
from urllib.parse import urlsplit

SECONDS = 20
"""A bound against hanging: the feed sends something every 15 seconds."""


class Said(NamedTuple):
    """One event."""

    id: str | None
    """As it stands then: an event without an id leaves the one before."""
    name: str
    data: dict[str, Any]


class Stream:
    """What a server answers to one request."""

    def __init__(self, reader: asyncio.StreamReader, last_id: str | None = None) -> None:
        self._reader = reader
        self._lines = b""
        self._is_over = False
        self.last_id = last_id
        self.status = 0
        self.headers: dict[str, str] = {}
        self.retry = 0
        self.comments = 0

    async def open(self) -> None:
        answered = await self._reader.readline()
        if not answered:
            raise ConnectionResetError("the server went away before it answered")
        self.status = int(answered.split()[1])
        while line := (await self._reader.readline()).strip().decode():
            name, _, value = line.partition(":")
            self.headers[name.lower()] = value.strip()

    async def next(self) -> Said | None:
        """None: the server has ended it."""
        async with asyncio.timeout(SECONDS):
            id, name, data = self.last_id, "", []
            while (line := await self._line()) is not None:
                field, _, value = line.partition(":")
                value = value.removeprefix(" ")
                match field:
                    case "" if line:
                        self.comments += 1
                    case "":
                        self.last_id = id  # only now: what was cut short comes again
                        if data:
                            return Said(id, name, json.loads("\n".join(data)))
                    case "event":
                        name = value
                    case "data":
                        data.append(value)
                    case "id":
                        id = value
                    case "retry":
                        self.retry = int(value)
        return None

    async def take(self, count: int) -> list[Said]:
        """So many events; fewer if it ends before."""
        taken = []
        while len(taken) < count and (said := await self.next()) is not None:
            taken.append(said)
        return taken

    async def body(self) -> dict[str, Any]:
        """Of an answer that is no stream."""
        length = int(self.headers["content-length"])
        found: dict[str, Any] = json.loads(await self._reader.readexactly(length))
        return found

    async def _line(self) -> str | None:
        while b"\n" not in self._lines and not self._is_over:
            size = int((await self._reader.readline()).strip() or b"0", 16)
            self._lines += (await self._reader.readexactly(size + 2))[:-2] if size else b""
            self._is_over = not size
        line, found, self._lines = self._lines.partition(b"\n")
        return line.decode() if found else None


@asynccontextmanager
async def stream(
    url: str, path: str, last_id: str | None = None, **headers: str
) -> AsyncIterator[Stream]:
    """`last_id`: of the last event that the client had, if it is here again."""
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    fields = {"Host": where.netloc, "Accept": "text/event-stream", **headers}
    if last_id is not None:
        fields["Last-Event-ID"] = last_id
    head = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    try:
        writer.write("\r\n".join([*head, "", ""]).encode())
        opened = Stream(reader, last_id)
        await opened.open()
        yield opened
    finally:
        writer.transport.abort()
        with suppress(OSError):
            await writer.wait_closed()
