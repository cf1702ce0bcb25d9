"""Bodies in parts: no faster than they are taken, and cut where they fail."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from counterpoint_server.api.edge.asgi import HEAD_ONLY
from counterpoint_server.api.sending import PART_BYTES, WHOLE_BYTES_MAX, Sent

Message = dict[str, Any]


class Client:
    """Takes some parts, and then goes or stays without taking any more."""

    def __init__(self, takes: int = 10**9, *, goes: bool = False) -> None:
        self.takes = takes
        self.goes = goes
        self.taken: list[Message] = []
        self.is_gone = asyncio.Event()

    async def send(self, message: Message) -> None:
        if len(self.taken) > self.takes:
            if not self.goes:
                await asyncio.sleep(3_600)
            self.is_gone.set()
            await asyncio.sleep(0)
        self.taken.append(message)

    async def receive(self) -> Message:
        await self.is_gone.wait()
        return {"type": "http.disconnect"}

    @property
    def body(self) -> bytes:
        return b"".join(message["body"] for message in self.taken[1:])

    @property
    def is_whole(self) -> bool:
        return not self.taken[-1]["more_body"]


class Parts:
    """Parts that count how many of them were read."""

    def __init__(self, count: int, *, fails: bool = False) -> None:
        self.count = count
        self.fails = fails
        self.read = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.count):
            self.read += 1
            yield b"part\n"
            await asyncio.sleep(0)
        if self.fails:
            raise RuntimeError("the database went")


async def sent(client: Client, body: bytes | AsyncIterator[bytes], **scope: Any) -> None:
    answer = Sent(200, [], body)
    await answer({"type": "http", **scope}, client.receive, client.send)  # type: ignore[arg-type]


async def test_a_large_body_is_sent_in_parts_and_whole() -> None:
    client, body = Client(), bytes(range(256)) * (WHOLE_BYTES_MAX // 200)
    await sent(client, body)
    assert client.body == body
    assert client.is_whole
    assert max(len(message["body"]) for message in client.taken[1:]) <= PART_BYTES
    assert (b"content-length", b"%d" % len(body)) in client.taken[0]["headers"]


async def test_parts_are_read_no_faster_than_the_client_takes_them() -> None:
    client, parts = Client(takes=5), Parts(1_000)
    sending = asyncio.create_task(sent(client, aiter(parts)))
    for _ in range(100):
        await asyncio.sleep(0)
    assert parts.read == 6
    sending.cancel()


async def test_parts_are_not_read_for_a_client_that_has_gone() -> None:
    client, parts = Client(takes=5, goes=True), Parts(1_000)
    await sent(client, aiter(parts))
    assert parts.read < 10
    assert not client.is_whole


async def test_an_answer_that_fails_midway_never_says_that_it_is_whole() -> None:
    client = Client()
    await sent(client, aiter(Parts(3, fails=True)))
    assert client.body == b"part\n" * 3
    assert not client.is_whole


async def test_of_parts_that_nobody_will_see_none_is_read() -> None:
    client, parts = Client(), Parts(3)
    await sent(client, aiter(parts), **{HEAD_ONLY: True})
    assert (parts.read, client.body, client.is_whole) == (0, b"", True)
