"""Packed graphs of stored maps: of exactly the revision asked for, whoever writes meanwhile."""

import asyncio
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authors import edit_of
from counterpoint_server.graph.packed import PackedGraph
from counterpoint_server.graph.packing import pack
from counterpoint_server.model.types import Element
from counterpoint_server.store import graphs as graphs_module
from counterpoint_server.store.door import Door
from counterpoint_server.store.graphs import Graphs, decoded
from counterpoint_server.store.past import MapAsOf, PastReader
from counterpoint_server.store.pool import Database
from desk import claim, create, empty_map
from maps import fewer
from packed_graphs import said
from whole_maps import edit_at_random, erase

MIB = 1024 * 1024


async def head(database: Database, number: int, revision: int | None = None) -> MapAsOf:
    return await PastReader(database).read(number, 0, revision)


async def packed_anew(source: MapAsOf) -> PackedGraph:
    elements: list[Element] = []
    async for bodies in source.pages():
        elements += decoded(bodies)
    return pack(elements, source.revision)


@fewer
@given(st.integers(0, 2**32), st.lists(st.integers(1, 6), min_size=1, max_size=4))
async def test_a_graph_advanced_by_what_was_written_is_the_graph_packed_anew(
    database: Database, door: Door, seed: int, pauses: list[int]
) -> None:
    number, graphs = await empty_map(database), Graphs(database, MIB)
    for edits in pauses:
        await edit_at_random(database, door, number, Random(seed), edits)
        source = await head(database, number)
        graph = await graphs.read(source)
        assert graph.revision == source.revision
        assert said(graph) == said(await packed_anew(source))
    assert graphs.packed == 1


async def test_a_former_revision_has_its_own_graph_and_does_not_push_out_the_newest(
    database: Database, door: Door
) -> None:
    number, graphs = await empty_map(database), Graphs(database, MIB)
    await edit_at_random(database, door, number, Random(1), 8)
    newest = await head(database, number)
    graph = await graphs.read(newest)
    for revision in range(1, newest.revision):
        source = await head(database, number, revision)
        former = await graphs.read(source)
        assert former.revision == revision
        assert said(former) == said(await packed_anew(source))
        assert await graphs.read(source) is former
    assert await graphs.read(newest) is graph


async def test_what_was_erased_does_not_come_back_by_a_graph_packed_before(
    database: Database, door: Door
) -> None:
    """That Wang had said it is nowhere in the map any more."""
    number, graphs = await empty_map(database), Graphs(database, MIB)
    wang = create(type="participant", name="Wang")
    await door.submit(number, edit_of([wang]), principal=0)
    said_by_wang = {"type": "claim", "text": "Cooperate.", "attributions": [{"participant": 1}]}
    await door.submit(number, edit_of([create(**said_by_wang)]), principal=0)
    source = await head(database, number)
    await graphs.read(source)
    await erase(door, number, participant=1)
    former = await head(database, number, source.revision)
    assert said(await graphs.read(former)) == said(await packed_anew(former))


async def test_who_asks_at_once_gets_one_graph(database: Database, door: Door) -> None:
    number, graphs = await empty_map(database), Graphs(database, MIB)
    await edit_at_random(database, door, number, Random(1), 3)
    source = await head(database, number)
    found = await asyncio.gather(*(graphs.read(source) for _ in range(20)))
    assert all(graph is found[0] for graph in found)
    assert graphs.packed == 1


async def test_who_stops_waiting_stops_nobody_else(database: Database, door: Door) -> None:
    number, graphs = await empty_map(database), Graphs(database, MIB)
    await edit_at_random(database, door, number, Random(1), 3)
    source = await head(database, number)
    first = asyncio.create_task(graphs.read(source))
    await asyncio.sleep(0)
    first.cancel()
    assert (await graphs.read(source)).revision == source.revision


async def test_more_than_may_be_replayed_is_packed_anew(
    database: Database, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs_module, "REPLAYED_MAX", 3)
    number, graphs = await empty_map(database), Graphs(database, MIB)
    await door.submit(number, claim(), principal=0)
    await graphs.read(await head(database, number))
    await door.submit(number, claim(), principal=0)
    await graphs.read(await head(database, number))
    assert (graphs.packed, graphs.advanced) == (1, 1)
    many = edit_of([create(type="claim", text="Trade.") for _ in range(4)])
    await door.submit(number, many, principal=0)
    source = await head(database, number)
    assert said(await graphs.read(source)) == said(await packed_anew(source))
    assert (graphs.packed, graphs.advanced) == (2, 1)


async def test_under_concurrent_edits_no_answer_is_older_than_the_map_said_it_is(
    database: Database, door: Door
) -> None:
    """Two servers ask while a third writes."""
    number = await empty_map(database)
    servers = [Graphs(database, MIB), Graphs(database, MIB)]

    async def write() -> None:
        for _ in range(20):
            await door.submit(number, claim(), principal=0)

    async def ask(graphs: Graphs) -> None:
        while not writing.done():
            source = await head(database, number)
            graph = await graphs.read(source)
            assert (graph.revision, len(graph)) == (source.revision, source.revision - 1)

    writing = asyncio.create_task(write())
    await asyncio.gather(writing, *(ask(graphs) for graphs in servers for _ in range(3)))
    source = await head(database, number)
    for graphs in servers:
        assert said(await graphs.read(source)) == said(await packed_anew(source))
        assert graphs.packed == 1


async def test_what_cannot_be_kept_is_packed_for_each_who_asks(
    database: Database, door: Door
) -> None:
    number, graphs = await empty_map(database), Graphs(database, 0)
    await door.submit(number, claim(), principal=0)
    source = await head(database, number)
    assert len(await graphs.read(source)) == len(await graphs.read(source)) == 1
    assert graphs.packed == 2
