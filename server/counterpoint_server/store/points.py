"""Point reads, gathered: what comes while the readers are busy becomes one query."""

import asyncio
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


class _Asked(NamedTuple):
    """One who waits for an element."""

    map_number: int
    id: int
    answer: "asyncio.Future[Record | None]"


class PointReader:
    """Reads elements by number.

    A read joins only a batch that has not been sent, so that it sees every write that was answered
    before it; who stops waiting does not stop the query that others wait for.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._free = READERS
        self._waiting: list[_Asked] = []
        self._queries: set[asyncio.Task[None]] = set()

    async def read(self, map_number: int, id: int, principal: int) -> Element:
        row = await self._row(map_number, id)
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

    async def _row(self, map_number: int, id: int) -> Record | None:
        if self._free:
            self._free -= 1
            try:
                rows = await self._database.fetch(SQL["read_one"], map_number, id)
            finally:
                self._give_back()
            return rows[0] if rows else None
        answer: asyncio.Future[Record | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Asked(map_number, id, answer))
        return await answer

    def _give_back(self) -> None:
        """A reader is free: it takes what waits."""
        self._free += 1
        if self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER_MAX], self._waiting[TOGETHER_MAX:]
            self._free -= 1
            task = asyncio.create_task(self._query(batch))
            self._queries.add(task)
            task.add_done_callback(self._queries.discard)

    async def _query(self, batch: list[_Asked]) -> None:
        try:
            numbers = [asked.map_number for asked in batch], [asked.id for asked in batch]
            for row in await self._database.fetch(SQL["read"], *numbers):
                _settle(batch[row["place"]].answer, row)
        except Exception as error:
            for asked in batch:
                if not asked.answer.done():
                    asked.answer.set_exception(error)
        finally:
            for asked in batch:
                asked.answer.cancel()  # none is left, unless the server is being stopped
            self._give_back()


def _settle(answer: "asyncio.Future[Record | None]", row: Record) -> None:
    if not answer.done():  # who asked may have gone
        answer.set_result(row)
