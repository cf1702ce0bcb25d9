"""Point reads that are gathered: everybody gets their own answer, whoever else asks or goes."""

import asyncio

import msgspec
import pytest

from counterpoint_server.model.edit import NewEdit
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import NewMap
from counterpoint_server.model.problems import ElementNotFound, MapNotFound, Problem
from counterpoint_server.model.types import Claim
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.door import Door
from counterpoint_server.store.gathering import TOGETHER_MAX
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Database

CLAIMS = 30


@pytest.fixture
async def number(database: Database, door: Door) -> int:
    """A map of claims whose texts are their numbers."""
    made = await create_map(database, NewMap(title="Minerals"), 0)
    map_number = read_map_id(made.id) or 0
    claims = [
        {"op": "create", "element": {"type": "claim", "text": f"{id}"}}
        for id in range(1, CLAIMS + 1)
    ]
    new = msgspec.convert({"operations": claims}, NewEdit)
    await door.submit(map_number, Edit(operations=[*new.operations]), principal=0)
    return map_number


async def text(points: PointReader, map_number: int, id: int) -> str | type[Problem]:
    try:
        element = await points.read(map_number, id, 0)
    except Problem as problem:
        return type(problem)
    assert isinstance(element, Claim)
    return element.text


async def test_of_many_who_ask_at_once_each_gets_what_they_asked_for(
    database: Database, number: int
) -> None:
    points = PointReader(database)
    asked = [(number, 1 + at % (CLAIMS + 3)) for at in range(2 * TOGETHER_MAX + 7)]
    asked[100:100] = [(number + 1, 1), (number + 1, 1)]
    found = await asyncio.gather(*(text(points, *each) for each in asked))
    assert found == [
        MapNotFound if map != number else f"{id}" if id <= CLAIMS else ElementNotFound
        for map, id in asked
    ]


@pytest.mark.parametrize("who", range(6))
async def test_who_goes_stops_nobody_else(database: Database, number: int, who: int) -> None:
    points = PointReader(database)
    reads = [asyncio.create_task(text(points, number, id)) for id in (1, 2, 3, 3, 4, 5)]
    await asyncio.sleep(0)
    reads[who].cancel()
    found = await asyncio.gather(*reads, return_exceptions=True)
    assert isinstance(found.pop(who), asyncio.CancelledError)
    expected = ["1", "2", "3", "3", "4", "5"]
    del expected[who]
    assert found == expected
    assert await text(points, number, 7) == "7"


async def test_a_write_that_was_answered_is_seen_by_the_next_read(
    database: Database, door: Door, number: int
) -> None:
    points = PointReader(database)
    others = asyncio.gather(*(text(points, number, id) for id in range(2, CLAIMS)))
    for change in range(5):
        patch = {"operations": [{"op": "update", "id": 1, "patch": {"text": f"new {change}"}}]}
        operations = msgspec.convert(patch, NewEdit).operations
        await door.submit(number, Edit(operations=[*operations]), principal=0)
        assert await text(points, number, 1) == f"new {change}"
    await others
