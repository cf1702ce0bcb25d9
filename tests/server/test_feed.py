"""Nothing lost, nothing twice: whoever follows a map sees 1, 2, 3 … n, whatever happens."""

import asyncio
import itertools
import os
import random
import secrets
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager

import asyncpg
import httpx
import pytest

from conftest import run_server
from sse import Stream, stream
from swarm import Swarm, Told


class Servers:
    """Several server processes on one database, of which one or another may be away."""

    def __init__(self, dsn: str, programs: list[str]) -> None:
        self.dsn = dsn
        self.running: list[run_server] = []
        self.programs = programs
        self.maps: list[str] = []
        self.http = httpx.AsyncClient(timeout=5)
        self.dice = random.Random(2)

    async def __aenter__(self) -> "Servers":
        self.stack = ExitStack()
        for program in self.programs:
            self.running.append(self._started(program))
        for _ in range(3):
            made = httpx.post(f"{self._url()}/v1/maps", json={"title": "Minerals club"})
            self.maps.append(made.raise_for_status().json()["id"])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()
        self.stack.close()

    def _started(self, program: str) -> run_server:
        server = run_server(self.dsn, program)
        self.stack.enter_context(server)
        return server

    def _url(self) -> str:
        return self.dice.choice(self.running).url

    async def kill_and_start_again(self) -> None:
        away = self.running.pop(0)
        away.kill()
        self.running.append(await asyncio.to_thread(self._started, away.program))

    async def write(self, map: str) -> None:
        key = {"Idempotency-Key": secrets.token_hex(8)}
        text = {"text": "Walls fuel instability."}
        while True:
            try:
                made = await self.http.post(
                    f"{self._url()}/v1/maps/{map}/claims", json=text, headers=key
                )
            except httpx.TransportError:
                await asyncio.sleep(0.02)
                continue
            if made.status_code == 201:
                return
            assert made.status_code == 503, made.text

    async def written(self, map: str) -> list[int]:
        path = f"{self._url()}/v1/maps/{map}"
        revision = (await self.http.get(path)).json()["revision"]
        return [*range(1, revision + 1)]

    @asynccontextmanager
    async def follow(self, maps: list[str], last: str | None) -> AsyncIterator[Told]:
        if len(maps) == 1:
            path, last = f"/v1/maps/{maps[0]}/events", last or "0"
        else:
            path = f"/v1/events?maps={','.join(maps)}"
        async with stream(self._url(), path, last) as events:
            if events.status != 200:
                raise OSError(events.status)

            yield self._told(events, made_before=last is None)

    async def _told(self, events: Stream, *, made_before: bool) -> Told:
        while (said := await events.next()) is not None:
            if said.name == "revision":
                yield said.id, [(said.data["map"], said.data["revision"])]
            elif made_before:
                # Who begins with several maps begins where they are: each has its first revision.
                yield said.id, [(place["map"], place["revision"]) for place in said.data["places"]]
            else:
                yield said.id, []


async def test_readers_that_come_and_go_see_everything_once_though_a_server_is_killed(
    dsn: str,
) -> None:
    async with Servers(dsn, ["granian", "uvicorn"]) as servers:
        swarm = Swarm(servers)

        async def kill_one() -> None:
            await asyncio.sleep(1)
            await servers.kill_and_start_again()

        assert await swarm.run(2.5, kill_one) == []
        assert swarm.writes > 20


@pytest.mark.soak
async def test_readers_see_everything_once_however_often_servers_are_killed(dsn: str) -> None:
    async with Servers(dsn, ["granian", "uvicorn", "granian"]) as servers:

        async def kill_one_after_the_other() -> None:
            for _ in range(20):
                await asyncio.sleep(2)
                await servers.kill_and_start_again()

        assert await Swarm(servers, seed=3).run(60, kill_one_after_the_other) == []


class Sequence:
    """A feed as it must not be: numbers from a sequence, and readers who ask for those above."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self.pool = pool
        self.maps = [1, 2, 3]

    async def write(self, map: int) -> None:
        async with self.pool.acquire() as connection, connection.transaction():
            await connection.execute("INSERT INTO polled (map) VALUES ($1)", map)
            await asyncio.sleep(random.uniform(0, 0.01))

    async def written(self, map: int) -> list[int]:
        rows = await self.pool.fetch("SELECT id FROM polled WHERE map = $1 ORDER BY id", map)
        return [row["id"] for row in rows]

    @asynccontextmanager
    async def follow(self, maps: list[int], last: int | None) -> AsyncIterator[Told]:
        async def told(last: int) -> Told:
            yield last, []
            query = "SELECT id, map FROM polled WHERE map = ANY($1) AND id > $2 ORDER BY id"
            while True:
                for row in await self.pool.fetch(query, maps, last):
                    last = row["id"]
                    yield last, [(row["map"], last)]
                await asyncio.sleep(0.005)

        yield told(last or 0)


async def test_readers_that_poll_a_sequence_are_found_to_miss_some(dsn: str) -> None:
    """The test above must be able to fail: this is the mistake that it is there to find."""
    async with AsyncExitStack() as stack:
        pool = await stack.enter_async_context(asyncpg.create_pool(dsn, min_size=8, max_size=16))
        await pool.execute("CREATE TABLE polled (id bigserial PRIMARY KEY, map int)")
        stack.push_async_callback(pool.execute, "DROP TABLE polled")
        faults = await Swarm(Sequence(pool), quiet_seconds=0.5).run(1, lambda: asyncio.sleep(0))
    assert any("missed" in fault for fault in faults)


@pytest.mark.parametrize("program", ["granian", "uvicorn"])
async def test_a_server_with_a_hundred_open_feeds_stops_and_tells_them(
    dsn: str, program: str
) -> None:
    server = run_server(dsn, program)
    async with AsyncExitStack() as stack:
        url = stack.enter_context(server)
        map = httpx.post(f"{url}/v1/maps", json={"title": "Minerals club"}).json()["id"]
        paths = itertools.cycle([f"/v1/maps/{map}/events", f"/v1/events?maps={map}"])
        feeds = [
            await stack.enter_async_context(stream(url, path))
            for path in itertools.islice(paths, 100)
        ]
        opened = await asyncio.gather(*(each.next() for each in feeds))
        os.kill(server.process.pid, signal.SIGTERM)
        told_at = time.monotonic()
        last = await asyncio.gather(*(each.next() for each in feeds))
        assert {said.name for said in last if said} == {"shutdown"}
        assert [said.id for said in last if said] == [said.id for said in opened if said]
        assert await asyncio.gather(*(each.next() for each in feeds)) == [None] * 100
        await asyncio.to_thread(server.process.wait, timeout=10)
        assert time.monotonic() - told_at < 5
        assert server.process.returncode in (0, -signal.SIGTERM)
