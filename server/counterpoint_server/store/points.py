"""Point reads, gathered: what comes while the readers are busy becomes one query."""

import asyncio
from itertools import islice
from typing import NamedTuple

from asyncpg import Record

from counterpoint_server.model.problems import ElementMerged, ElementNotFound, Problem
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.store.access import access_of
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
TOGETHER_MAX = 200
READERS = 2
"""Queries under way at once; while all are, what comes waits, and so is gathered."""


class _Point(NamedTuple):
    map_number: int
    id: int


class PointReader:
    """Reads elements by number.

    A read joins only a batch that has not been sent, so that it sees every write that was answered
    before it; who stops waiting does not stop the query that others wait for.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._free = READERS
        self._waiting: dict[_Point, asyncio.Future[Record]] = {}
        self._queries: set[asyncio.Task[None]] = set()

    async def read(self, map_number: int, id: int, principal: int) -> Element:
        row = await self._row(_Point(map_number, id))
        authorize(principal, "read", access_of(row), map_number)
        if row is None or row["body"] is None:
            raise await self._absence(map_number, id)
        return decode_element(row["body"])

    async def _absence(self, map_number: int, id: int) -> Problem:
        rows = await self._database.fetch(SQL["merged_into"], map_number, id)
        if rows:
            into = rows[0]["into_id"]
            return ElementMerged(f"Element {id} was merged into {into}.", merged_into=into)
        return ElementNotFound(f"The map has no element {id}.")

    async def _row(self, point: _Point) -> Record | None:
        if not self._free:
            return await asyncio.shield(self._join(point))
        self._free -= 1
        try:
            rows = await self._database.fetch(SQL["read_one"], point.map_number, point.id)
        finally:
            self._free += 1
            self._send()
        return rows[0] if rows else None

    def _join(self, point: _Point) -> "asyncio.Future[Record]":
        answer = self._waiting.get(point)
        if answer is None:
            answer = self._waiting[point] = asyncio.get_running_loop().create_future()
            # Everybody who asked may have gone; then nobody is left to take the failure.
            answer.add_done_callback(_look_at)
        return answer

    def _send(self) -> None:
        """Give what waits to the readers that are free."""
        while self._waiting and self._free:
            points = list(islice(self._waiting, TOGETHER_MAX))
            batch = {point: self._waiting.pop(point) for point in points}
            self._free -= 1
            task = asyncio.create_task(self._query(batch))
            self._queries.add(task)
            task.add_done_callback(self._queries.discard)

    async def _query(self, batch: "dict[_Point, asyncio.Future[Record]]") -> None:
        try:
            numbers = [p.map_number for p in batch], [p.id for p in batch]
            for row in await self._database.fetch(SQL["read"], *numbers):
                batch[_Point(row["asked_map"], row["asked_id"])].set_result(row)
        except Exception as error:
            for answer in batch.values():
                if not answer.done():
                    answer.set_exception(error)
        finally:
            for answer in batch.values():
                answer.cancel()  # none is left, unless the server is being stopped
            self._free += 1
            self._send()


def _look_at(answer: "asyncio.Future[Record]") -> None:
    if not answer.cancelled():
        answer.exception()
