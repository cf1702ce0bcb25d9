"""A wire that loses, cuts, delays and doubles what it carries: a proxy on this machine."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

Writer = asyncio.StreamWriter
GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\nConnection: close\r\n\r\nOops"


class HostileWire:
    """Carries requests one by one, each by a connection of its own to the server."""

    def __init__(self, target: str, seed: int, late: float, share: float = 0.3) -> None:
        where = urlsplit(target)
        self._target = (where.hostname, where.port)
        self._random = random.Random(seed)
        self._late = late
        """Seconds: longer than the client waits."""
        self._share = share
        """Of the requests that meet with something."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self.faults: Counter[str] = Counter()
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            while (request := await read_message(reader)) is not None:
                fault = self._choose()
                self.faults[fault.__name__] += 1
                answer = await fault(request)
                if answer is None:
                    break
                writer.write(answer)
                await writer.drain()
                if fault not in (self.carried, self.doubled):
                    break
        except (OSError, EOFError):
            pass  # the client has given up
        finally:
            writer.transport.abort()

    def _choose(self) -> Callable[[bytes], Coroutine[Any, Any, bytes | None]]:
        if self._random.random() >= self._share:
            return self.carried
        kinds = [self.lost, self.cut, self.answer_lost, self.answer_cut, self.doubled]
        return self._random.choices([*kinds, self.refused, self.late], [4, 4, 4, 4, 4, 2, 1])[0]

    async def carried(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(*self._target)
        try:
            writer.write(request)
            answer = await read_message(reader)
            assert answer is not None
            return answer
        finally:
            writer.close()

    async def lost(self, _: bytes) -> None:
        """The server never hears of it."""

    async def cut(self, request: bytes) -> None:
        """The server gets half of it."""
        _, writer = await asyncio.open_connection(*self._target)
        writer.write(request[: self._random.randrange(1, len(request))])
        await writer.drain()
        writer.transport.abort()

    async def answer_lost(self, request: bytes) -> None:
        """It is done, and nobody is told."""
        await self.carried(request)

    async def answer_cut(self, request: bytes) -> bytes:
        answer = await self.carried(request)
        return answer[: self._random.randrange(1, len(answer))]

    async def doubled(self, request: bytes) -> bytes:
        first, _ = await asyncio.gather(self.carried(request), self.carried(request))
        return first

    async def refused(self, request: bytes) -> bytes:
        """It may be done or not, whatever the gateway says."""
        if self._random.random() < 0.5:
            await self.carried(request)
        return GATEWAY

    async def late(self, request: bytes) -> None:
        """It arrives when the client has given it up and sent it again."""
        self._later(self._carry_late(request))
        await asyncio.sleep(self._late)

    async def _carry_late(self, request: bytes) -> None:
        await asyncio.sleep(self._late)
        with suppress(OSError, EOFError, AssertionError):
            await self.carried(request)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Until all that was late has arrived."""
        await asyncio.gather(*self._tasks)


@asynccontextmanager
async def hostile_wire(target: str, seed: int, late: float) -> AsyncIterator[HostileWire]:
    wire = HostileWire(target, seed, late)
    server = await asyncio.start_server(wire.serve, "127.0.0.1", 0)
    wire.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield wire
    finally:
        server.close()
        await wire.settle()


async def read_message(reader: asyncio.StreamReader) -> bytes | None:
    """A request or an answer, whole; None: there is no other."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = await reader.readline()
        if not line:
            if head:
                raise EOFError
            return None
        head += line
    fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        return head + await _chunks(reader)
    return head + await reader.readexactly(int(fields.get(b"content-length", b"0")))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    found = b""
    while True:
        line = await reader.readline()
        size = int(line.strip() or b"0", 16)
        found += line + await reader.readexactly(size + 2)
        if not size:
            return found
