"""Neighbourhoods asked of the links are those of the packed graph, which has its own tests."""

import random
from itertools import count

import pytest
from hypothesis import given

from counterpoint_server.graph.neighbourhood import neighbourhood
from counterpoint_server.graph.packing import pack
from counterpoint_server.model.graph import Direction, Near
from counterpoint_server.model.problems import ElementNotFound, MapNotFound
from counterpoint_server.model.types import TYPES, Element
from counterpoint_server.store.around import WALKED_MAX, Wanted, read_around
from counterpoint_server.store.pool import Database
from many_maps import as_stored, load_map
from maps import argument, claim, fewer, maps, seeds

numbers = count(1)


async def store(database: Database, elements: list[Element]) -> int:
    number = next(numbers)
    async with database.connection() as connection:
        await load_map(connection, number, ((each.id, as_stored(each)) for each in elements))
    return number


def wanted(centre: int, depth: int = 2, **given: object) -> Wanted:
    usual: dict[str, object] = {"direction": "both", "types": None, "limit": 1_000}
    return Wanted(centre=centre, depth=depth, **{**usual, **given})  # type: ignore[arg-type]


@fewer
@given(maps(), seeds)
async def test_of_any_map_the_links_tell_the_same_as_its_packed_graph(
    database: Database, elements: list[Element], rng: random.Random
) -> None:
    number, graph = await store(database, elements), pack(elements)
    by_id = {element.id: element for element in elements}
    for _ in range(5):
        centre, depth = rng.choice(elements).id, rng.choice([0, 1, 2, 3])
        direction: Direction = rng.choice(["in", "out", "both"])
        types = rng.choice([None, *({name} for name in TYPES), {"claim", "rebuttal"}])
        asked = wanted(centre, depth, direction=direction, types=types)
        found = await read_around(database, number, asked, 0)
        expected = neighbourhood(graph, centre, depth=depth, direction=direction, types=types)
        if found is None:  # more ways than a statement goes
            continue
        assert [
            Near(id=near.id, type=near.type, distance=near.distance) for near in found.elements
        ] == expected.elements
        assert (found.centre, found.truncated) == (centre, expected.truncated)
        assert all(near.element == by_id[near.id] for near in found.elements)


async def test_what_is_more_than_the_limit_is_left_to_the_packed_graph(database: Database) -> None:
    elements = [claim(1), claim(2), claim(3), argument(4, [2, 3], 1)]
    number = await store(database, elements)
    assert await read_around(database, number, wanted(1, limit=3), 0) is None
    assert await read_around(database, number, wanted(1, 0, limit=1), 0)
    assert await read_around(database, number, wanted(4, 0, limit=3), 0) is None
    assert await read_around(database, number, wanted(1, 5), 0) is None


async def test_a_statement_stops_at_an_element_with_too_many_neighbours(
    database: Database,
) -> None:
    steps = [argument(id, [2], 1) for id in range(3, 3 + WALKED_MAX)]
    number = await store(database, [claim(1), claim(2), *steps])
    assert await read_around(database, number, wanted(1), 0) is None


async def test_what_is_not_there_is_refused(database: Database) -> None:
    number = await store(database, [claim(1)])
    with pytest.raises(ElementNotFound, match="2"):
        await read_around(database, number, wanted(2), 0)
    with pytest.raises(MapNotFound):
        await read_around(database, 2**62, wanted(1), 0)
