"""The packed graphs of maps as of their revisions: kept, made of a former one, or packed anew."""

import asyncio
from collections.abc import Iterable

from asyncpg import Record

from counterpoint_server.graph.cache import NEWEST, GraphCache
from counterpoint_server.graph.packed import PackedGraph
from counterpoint_server.graph.packing import Packer, advance
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.store.past import MapAsOf
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

REPLAYED_MAX = 5_000
"""Operations that are replayed; beyond, packing anew costs less."""
SLICE = 2_000
"""Elements that are read and packed at a time."""
ON_LOOP_MAX = 200
"""Elements that are packed without a thread, in about a millisecond."""

State = int | str | None
_Key = tuple[int, int | str]


class Graphs:
    """Gives the graph of exactly the revision that is asked for; each is made once, however many
    ask for it meanwhile.
    """

    def __init__(self, database: Database, bytes_max: int) -> None:
        self._database = database
        self.kept = GraphCache(bytes_max)
        self._making: dict[_Key, asyncio.Task[PackedGraph]] = {}
        self.packed, self.advanced = 0, 0
        """How many graphs were made which way."""

    def known(self, source: MapAsOf) -> PackedGraph | None:
        """The graph, if it need not be made."""
        newest = self.kept.newest(source.map_number)
        if newest is not None and newest.revision == source.revision and source.is_newest:
            return newest
        return self.kept.former(source.map_number, source.state)

    async def read(self, source: MapAsOf) -> PackedGraph:
        """Whoever stops waiting does not stop the making, for others may wait for it."""
        graph = self.known(source)
        if graph is not None:
            return graph
        key = source.map_number, source.state
        making = self._making.get(key)
        if making is None:
            making = self._making[key] = asyncio.create_task(self._make(source))
            # Everybody who asked may have gone; then nobody is left to take the failure.
            making.add_done_callback(lambda task: task.cancelled() or task.exception())
        return await asyncio.shield(making)

    async def _make(self, source: MapAsOf) -> PackedGraph:
        try:
            graph = await self._advance(source) or await self._pack(source)
            state: State = NEWEST if source.is_newest else source.state
            self.kept.keep(source.map_number, graph, state)
            return graph
        finally:
            del self._making[source.map_number, source.state]

    async def _advance(self, source: MapAsOf) -> PackedGraph | None:
        """From the newest graph that is kept; None if that is too far away, or still holds what was
        erased from the past since.
        """
        if source.revision < source.erased_revision:
            return None
        before = self.kept.newest(source.map_number)
        if before is None or before.revision > source.revision:
            return None
        number, revision = source.map_number, source.revision
        limit = min(REPLAYED_MAX, len(before) // 4 + 100)
        query = SQL["changed"], number, before.revision, revision, limit + 1
        ids = [row["id"] for row in await self._database.fetch(*query)]
        if len(ids) > limit:
            return None
        rows = await self._database.fetch(SQL["as_of"], number, ids, revision)
        self.advanced += 1
        if len(before) <= ON_LOOP_MAX:
            return _advanced(before, ids, rows, revision)
        return await asyncio.to_thread(_advanced, before, ids, rows, revision)

    async def _pack(self, source: MapAsOf) -> PackedGraph:
        packer = Packer()
        self.packed += 1
        async for bodies in source.pages(SLICE):
            if len(bodies) <= ON_LOOP_MAX:
                packer.add(decoded(bodies))
            else:
                await asyncio.to_thread(_add, packer, bodies)
        if source.number_max <= ON_LOOP_MAX:
            return packer.graph(source.revision)
        return await asyncio.to_thread(packer.graph, source.revision)

    async def close(self) -> None:
        making = [*self._making.values()]
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)


def _add(packer: Packer, bodies: list[str]) -> None:
    packer.add(decoded(bodies))


def decoded(bodies: Iterable[str]) -> list[Element]:
    return [decode_element(body) for body in bodies]


def _advanced(
    before: PackedGraph, ids: list[int], rows: "list[Record]", revision: int
) -> PackedGraph:
    there = {row["element_id"] for row in rows}
    changed = decoded(row["body"] for row in rows)
    return advance(before, changed, [id for id in ids if id not in there], revision)
