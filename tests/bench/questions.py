"""What is measured of questions to graphs, and of searching: the data is loaded by COPY."""

import asyncio
from collections.abc import Iterator
from typing import Any

import asyncpg
import httpx
from cases import Case, Side, request

from counterpoint_server.model.ids import write_map_id
from counterpoint_server.store.indexing import Index
from counterpoint_server.store.pool import open_database
from many_maps import analyse, debates, load_maps

LARGE, MIDDLE = 100_000, 10_000
SMALL = 45
FIRST = 1
"""The number of the largest map; the others follow."""
NEIGHBOURHOODS = 500
PATHS = 5_000
"""More than are asked in the time, for an answer that was given before is kept."""


def load_debates(dsn: str, maps: int) -> None:
    """One large map, one of middle size, and small ones: with 20,000, a million elements."""
    asyncio.run(_load(dsn, [LARGE, MIDDLE, *[SMALL] * maps]))


async def _load(dsn: str, sizes: list[int]) -> None:
    connection: asyncpg.Connection[Any] = await asyncpg.connect(dsn)
    try:
        await load_maps(connection, debates(FIRST, sizes), language="en")
        await connection.execute(
            "INSERT INTO unindexed (map_id, revision) SELECT map_id, revision FROM map "
            "ON CONFLICT DO NOTHING"
        )
        async with open_database(dsn, size=1) as database:
            await Index(database).catch_up()
        await analyse(connection)
    finally:
        await connection.close()


def question_cases(ours: int, one: Side) -> list[Case]:
    """`one`: the bare SELECT 1. The aims are parts of its rate: a third is three times its cost."""
    # A graph that nobody has asked is packed first, once.
    first = f"http://127.0.0.1:{ours}/v1/maps/{write_map_id(FIRST)}/paths?from=5&to=2"
    httpx.get(first, timeout=60).raise_for_status()
    near = [
        Side(name=f"depth 2 of {size:,}", port=ours, requests=[*_near(number, size)])
        for number, size in ((FIRST, LARGE), (FIRST + 1, MIDDLE), (FIRST + 2, SMALL))
    ]
    ways = Side(name=f"of {LARGE:,}", port=ours, requests=[*_paths(FIRST, LARGE)])
    found = [
        Side(name=name, port=ours, requests=[request("GET", f"/v1/search?q={q}")])
        for name, q in {
            "a rare word": "rare7",
            "a prefix": "rare*",
            "in one map": f"rare*&map={write_map_id(FIRST)}",
        }.items()
    ]
    return [
        Case(name="neighbourhood", aims={1: 0.33, 16: 0.33}, sides=[*near, one]),
        Case(name="paths", aims={1: 0.05}, sides=[ways, one]),
        Case(name="search", aims={1: 0.033, 16: 0.033}, sides=[*found, one]),
    ]


def _near(number: int, size: int) -> Iterator[str]:
    """Around steps and rebuttals, near which are fewer than a hundred elements."""
    middle = size // 4 * 2
    for n in range(middle, size - 1, max(2, size // 2 // NEIGHBOURHOODS // 2 * 2)):
        yield request("GET", f"/v1/maps/{write_map_id(number)}/neighbourhood/{n}?depth=2")


def _paths(number: int, size: int) -> Iterator[str]:
    """From anywhere to the main claim."""
    for n in range(size // 3, size - 1, size // PATHS):
        yield request("GET", f"/v1/maps/{write_map_id(number)}/paths?from={n | 1}&to=2")
