"""kill -9 while long operations wait and run: each is done once, whoever does it in the end."""

import asyncio
from random import Random
from typing import Any

import asyncpg
import httpx
import pytest

from counterpoint_server.model.ids import read_map_id
from crashing import OwnPostgres, OwnServer
from history import History

LATER = {"Prefer": "respond-async"}
CLAIMS = 1_500
MAPS = 4


async def ask(client: httpx.AsyncClient, path: str, what: str, body: dict[str, Any]) -> str:
    answer = await client.post(f"{path}/{what}", json=body, headers=LATER)
    assert answer.status_code == 202, answer.text
    id: str = answer.json()["id"]
    return id


async def outcome(client: httpx.AsyncClient, id: str) -> dict[str, Any]:
    async with asyncio.timeout(90):
        while not (found := (await client.get(f"/v1/operations/{id}")).json())["ended_at"]:
            await asyncio.sleep(0.05)
    result: dict[str, Any] = found["result"]
    return result


async def survive(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, seed: int
) -> None:
    random = Random(seed)
    claim = {"op": "create", "element": {"type": "claim", "text": "Walls fuel instability."}}
    paths, edits, forks = [], [], []
    for _ in range(MAPS):
        made = (await client.post("/v1/maps", json={"title": "Minerals club"})).json()
        paths.append(f"/v1/maps/{made['id']}")
        edits.append(await ask(client, paths[-1], "edits", {"operations": [claim] * CLAIMS}))
        forks.append(await ask(client, paths[-1], "fork", {}))
    await asyncio.sleep(random.random() * 1.5)
    server.kill()
    await asyncio.to_thread(server.start)
    done = [await outcome(client, id) for id in edits]
    made = [(await outcome(client, id))["map"] for id in forks]
    assert [each["revision"] for each in done] == [2] * MAPS
    connection = await asyncpg.connect(postgres.url)
    try:
        for path, fork in zip(paths, made, strict=True):
            number = read_map_id(path.rpartition("/")[2]) or 0
            history = await History.read(connection, number)
            assert (history.revision, len(history.live()[0])) == (2, CLAIMS)
            query = "SELECT map_id, element_count FROM map WHERE origin_map_id = $1"
            rows = await connection.fetch(query, number)
            assert [tuple(row) for row in rows] == [(read_map_id(fork), CLAIMS)]
    finally:
        await connection.close()


async def test_what_was_accepted_before_kill_9_is_done_once(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres
) -> None:
    await survive(client, server, postgres, seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
async def test_ten_times_over(
    client: httpx.AsyncClient, server: OwnServer, postgres: OwnPostgres, seed: int
) -> None:
    await survive(client, server, postgres, seed)
