"""One answer of a feed, with a client that may be slow, silent or gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from counterpoint_server.api import streams
from counterpoint_server.api.edge.asgi import HEAD_ONLY
from counterpoint_server.api.events import RevisionIds
from counterpoint_server.api.streams import EventStream
from counterpoint_server.model.problems import Unavailable
from counterpoint_server.store import following
from counterpoint_server.store.pool import Database
from feeds import SECONDS, Process, new_map, process


class Client:
    """What a server program is to an application: it takes what is sent when it can."""

    def __init__(self) -> None:
        self.said = b""
        self.is_over = False
        self.status = 0
        self.takes = asyncio.Event()
        self.takes.set()
        self.gone = asyncio.Event()
        self.heard = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        await self.takes.wait()
        self.status = message.get("status", self.status)
        self.said += message.get("body", b"")
        self.is_over = message.get("more_body") is False
        self.heard.set()

    async def until(self, what: bytes) -> None:
        async with asyncio.timeout(SECONDS):
            while what not in self.said:
                self.heard.clear()
                await self.heard.wait()


class Reading:
    """A map, a server process, and the answers that its clients read."""

    def __init__(self, server: Process, number: int) -> None:
        self.server = server
        self.number = number

    @asynccontextmanager
    async def by(self, client: Client, **scope: Any) -> AsyncIterator["asyncio.Task[None]"]:
        feed = self.server.feed
        follower = await feed.follow(0, {self.number: None})
        answer = EventStream(follower, RevisionIds(), feed.leave)
        task = asyncio.create_task(answer(scope, client.receive, client.send))
        try:
            yield task
            async with asyncio.timeout(SECONDS):
                await task
            assert follower not in feed.followers
        finally:
            task.cancel()

    async def write(self, count: int) -> None:
        await self.server.write(self.number, count)

    async def told(self, revision: int) -> None:
        """Until its feed has heard of a revision."""
        async with asyncio.timeout(SECONDS):
            while any(
                topic.head < revision
                for follower in self.server.feed.followers
                for topic in follower.topics.values()
            ):
                await asyncio.sleep(0.01)


@pytest.fixture
async def reading(dsn: str, database: Database) -> AsyncIterator[Reading]:
    async with process(dsn, database) as server:
        yield Reading(server, await new_map(database))


async def test_while_nothing_happens_the_client_hears_that_the_connection_lives(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT_SECONDS", 0.01)
    client = Client()
    async with reading.by(client):
        await client.until(b":\n\n:\n\n:\n\n")
        await reading.write(1)
        await client.until(b"id: 2\nevent: revision\n")
        client.gone.set()
    assert not client.is_over


async def test_a_client_that_goes_is_forgotten(reading: Reading) -> None:
    client = Client()
    async with reading.by(client):
        await client.until(b"event: opened")
        client.gone.set()
    assert not client.is_over


async def test_a_client_that_asks_for_the_head_alone_is_sent_no_more(reading: Reading) -> None:
    client = Client()
    async with reading.by(client, **{HEAD_ONLY: True}):
        pass
    assert (client.status, client.said, client.is_over) == (200, b"", True)


async def test_a_client_that_takes_too_little_is_told_so_and_how_to_go_on(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "HELD_MAX", 10)
    client = Client()
    async with reading.by(client):
        await reading.write(1)
        await client.until(b"id: 2\n")
        client.takes.clear()
        await reading.write(20)
        await reading.told(22)
        client.takes.set()
    *events, last, end = client.said.decode().split("\n\n")
    assert (last, end) == ('event: overflow\ndata: {"type":"overflow"}', "")
    told = [int(event.split("\n")[0].removeprefix("id: ")) for event in events[1:]]
    assert told == [*range(2, told[-1] + 1)]
    assert told[-1] < 22
    assert client.is_over


async def test_a_client_that_takes_nothing_at_all_is_given_up(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    async with reading.by(client):
        await client.until(b"event: opened")
        monkeypatch.setattr(streams, "STALLED_SECONDS", 0.01)
        client.takes.clear()
        await reading.write(1)
    assert not client.is_over


async def test_when_the_server_stops_its_clients_are_told_and_nobody_else_let_in(
    reading: Reading,
) -> None:
    clients = [Client() for _ in range(3)]
    async with reading.by(clients[0]) as first, reading.by(clients[1]) as second:
        for client in clients[:2]:
            await client.until(b"event: opened")
        reading.server.feed.close()
        await asyncio.gather(first, second)
    for client in clients[:2]:
        assert client.said.endswith(b'\n\nevent: shutdown\ndata: {"type":"shutdown"}\n\n')
        assert client.is_over
    with pytest.raises(Unavailable):
        await reading.server.feed.follow(0, {reading.number: None})
