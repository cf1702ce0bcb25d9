"""kill -9 in the middle of writing: nothing lost, nothing twice, nothing by halves."""

import asyncio
import time

import httpx
import pytest

from crashing import OwnPostgres, OwnServer
from writers import PAUSE, Writers

WRITERS = 8


async def survive_the_servers_end(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, seed: int
) -> None:
    writers = Writers(client, seed)
    await writers.make_map()
    async with writers.at_work(WRITERS):
        await asyncio.sleep(0.2 + writers.random.random() * 0.5)
        server.kill()
        await asyncio.to_thread(server.start)
        await asyncio.sleep(0.1)
    assert writers.lost > 0, "the server was killed while they wrote"
    assert writers.statuses.keys() <= {200, 404, 409, 410, 503}
    await writers.check(postgres.url)


@pytest.mark.parametrize("seed", range(3))
async def test_what_a_killed_server_had_answered_is_there_and_the_rest_is_done_once(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, seed: int
) -> None:
    await survive_the_servers_end(client, server, postgres, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3, 23))
async def test_twenty_times_over(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, seed: int
) -> None:
    await survive_the_servers_end(client, server, postgres, seed)


async def survive_the_databases_end(
    client: httpx.AsyncClient, postgres: OwnPostgres, seed: int
) -> float:
    """Seconds from when it accepts connections to the first success."""
    writers = Writers(client, seed)
    await writers.make_map()
    async with writers.at_work(WRITERS):
        await asyncio.sleep(0.2 + writers.random.random() * 0.5)
        postgres.kill(whole=seed % 2 == 0)
        await asyncio.sleep(0.2)
        await asyncio.to_thread(postgres.start)
        accepted, done = time.perf_counter(), len(writers.done)
        while len(writers.done) == done:
            await asyncio.sleep(PAUSE / 10)
        waited = time.perf_counter() - accepted
        await asyncio.sleep(0.1)
    assert writers.lost == 0
    assert writers.statuses[503] > 0, "it was killed while they wrote"
    assert writers.statuses.keys() <= {200, 404, 409, 410, 503}
    await writers.check(postgres.url)
    return waited


@pytest.mark.parametrize("seed", range(2))
async def test_while_postgres_is_killed_clients_see_503_alone_and_nothing_is_lost(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, seed: int
) -> None:
    assert await survive_the_databases_end(client, postgres, seed) < 10


@pytest.mark.soak
async def test_a_second_after_postgres_accepts_connections_requests_succeed(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres
) -> None:
    waits = [await survive_the_databases_end(client, postgres, seed) for seed in range(2, 22)]
    assert max(waits) <= 1, f"{waits}"
