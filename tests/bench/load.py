"""The load generator, a process of its own: a line of JSON in, a line of JSON out, until the end.

Each connection is kept alive and sends its next request when the last answer is there.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Callable

import msgspec
import uvloop
from msgspec import Struct

RAMP_SECONDS = 0.1
"""Not counted: the first moments, when connections are made and pools fill."""
DRAIN_SECONDS = 30
SUCCESSES = (b"200", b"201", b"304")
NOT_MODIFIED = b"HTTP/1.1 304"
"""Has no body, and need not say so."""


class Job(Struct, frozen=True, kw_only=True):
    """What to send, and for how long."""

    port: int
    connections: int
    seconds: float
    requests: list[str]
    """Connection i sends number i, i + connections, i + 2 connections, … and begins anew."""


class Measured(Struct, frozen=True, kw_only=True):
    """What came back."""

    rate: float = 0
    """Answers a second."""
    answers: int = 0
    """All of them, those not counted in the rate too."""
    p50_ms: float = 0
    p99_ms: float = 0
    busy: float = 0
    """The part of the time for which this process had a core: near 1, it is the bottleneck."""
    failure: str | None = None


class _Run:
    """What the connections of one job share."""

    def __init__(self, requests: list[bytes], stride: int) -> None:
        self.requests = requests
        self.stride = stride
        self.answers = 0
        self.taken: list[float] = []
        self.is_counting = False
        self.is_over = False
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def fail(self, why: str) -> None:
        if not self.failed.done():
            self.failed.set_exception(RuntimeError(why))


class _Connection(asyncio.Protocol):
    """One connection; as little of HTTP as it takes to find where an answer ends."""

    def __init__(self, run: _Run, first: int) -> None:
        self.run = run
        self.at = first
        self.buffer = b""
        self.end = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.write: Callable[[bytes], None] = transport.write  # type: ignore[attr-defined]
        self.close = transport.close
        self._send()

    def connection_lost(self, _error: Exception | None) -> None:
        if not self.done.done():
            self.run.fail("The server closed a connection.")
            self.done.set_result(None)

    def data_received(self, data: bytes) -> None:
        buffer = self.buffer = self.buffer + data if self.buffer else data
        if self.end == 0 and not self._read_head(buffer):
            return
        if len(buffer) < self.end:
            return
        if buffer[9:12] not in SUCCESSES or len(buffer) > self.end:
            self.run.fail(buffer.decode("utf-8", "replace"))
        self.run.answers += 1
        if self.run.is_counting:
            self.run.taken.append(time.perf_counter() - self.sent)
        self.buffer, self.end = b"", 0
        if self.run.is_over or self.run.failed.done():
            self.done.set_result(None)
            self.close()
        else:
            self._send()

    def _read_head(self, buffer: bytes) -> bool:
        head_end = buffer.find(b"\r\n\r\n")
        if head_end < 0:
            return False
        if buffer.startswith(NOT_MODIFIED):
            self.end = head_end + 4
            return True
        at = buffer.find(b"content-length: ", 0, head_end)
        if at < 0:
            self.run.fail("An answer without Content-Length.")
            return False
        length = int(buffer[at + 16 : buffer.find(b"\r", at)])
        self.end = head_end + 4 + length
        return True

    def _send(self) -> None:
        requests = self.run.requests
        request = requests[self.at % len(requests)]
        self.at += self.run.stride
        self.sent = time.perf_counter()
        self.write(request)


async def _do(job: Job) -> Measured:
    run = _Run([request.encode() for request in job.requests], job.connections)
    loop = asyncio.get_running_loop()
    connections = [_Connection(run, number) for number in range(job.connections)]
    for connection in connections:
        await loop.create_connection(lambda c=connection: c, "127.0.0.1", job.port)  # type: ignore[misc]
    try:
        await _last(RAMP_SECONDS, run)
        cpu, wall = time.process_time(), time.perf_counter()
        run.is_counting = True
        await _last(job.seconds, run)
        run.is_counting = False
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        # The next job must not find the server still at work on this one.
        run.is_over = True
        await asyncio.wait_for(asyncio.gather(*(c.done for c in connections)), DRAIN_SECONDS)
        await _last(0, run)
    except (RuntimeError, TimeoutError) as error:
        return Measured(failure=str(error) or "An answer did not come.")
    return _measured(run, wall, cpu)


async def _last(seconds: float, run: _Run) -> None:
    await asyncio.wait([run.failed], timeout=seconds)
    if run.failed.done():
        run.failed.result()


def _measured(run: _Run, wall: float, cpu: float) -> Measured:
    if len(run.taken) < 2:
        return Measured(failure="Fewer than two answers in the time given.")
    parts = statistics.quantiles(run.taken, n=100)
    return Measured(
        rate=len(run.taken) / wall,
        answers=run.answers,
        p50_ms=parts[49] * 1e3,
        p99_ms=parts[98] * 1e3,
        busy=cpu / wall,
    )


def main() -> None:
    for line in sys.stdin:
        measured = uvloop.run(_do(msgspec.json.decode(line, type=Job)))
        print(msgspec.json.encode(measured).decode(), flush=True)


if __name__ == "__main__":
    main()
