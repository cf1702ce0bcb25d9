"""Compare and set: of those who have read the same state, one changes it."""

import asyncio
from collections import Counter

import httpx
import pytest

WRITERS = 16


async def count_up(server_url: str, path: str, goal: int) -> Counter[int]:
    """Sixteen writers count one element up together; how they were answered."""
    statuses: Counter[int] = Counter()
    async with httpx.AsyncClient(base_url=server_url, timeout=60) as http:

        async def write() -> None:
            while statuses[200] < goal:
                read = await http.get(path)
                patch = {"data": {"count": read.json().get("data", {}).get("count", 0) + 1}}
                guard = {"If-Match": read.headers["etag"]}
                statuses[(await http.patch(path, json=patch, headers=guard)).status_code] += 1

        await asyncio.gather(*(write() for _ in range(WRITERS)))
    return statuses


async def check_count(server_url: str, http: httpx.Client, map_path: str, goal: int) -> None:
    http.post(f"{map_path}/claims", json={"text": "A club."}).raise_for_status()
    path = f"{map_path}/elements/1"
    statuses = await count_up(server_url, path, goal)
    assert statuses.keys() == {200, 412}
    assert http.get(path).json()["data"]["count"] == statuses[200]
    assert http.get(map_path).json()["revision"] == 2 + statuses[200]


async def test_what_sixteen_writers_have_counted_is_the_number_of_their_successes(
    server_url: str, http: httpx.Client, map_path: str
) -> None:
    await check_count(server_url, http, map_path, goal=40)


@pytest.mark.soak
async def test_so_it_is_after_thousands(server_url: str, http: httpx.Client, map_path: str) -> None:
    await check_count(server_url, http, map_path, goal=2_000)
