"""Point reads, gathered: what one turn of the event loop asks for is one query."""

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
        self._waiting: dict[_Point, asyncio.Future[Record]] = {}
        self._queries: set[asyncio.Task[None]] = set()

    async def read(self, map_number: int, id: int, principal: int) -> Element:
        row = await asyncio.shield(self._join(_Point(map_number, id)))
        authorize(principal, "read", access_of(row), map_number)
        if row["body"] is None:
            raise await self._absence(map_number, id)
        return decode_element(row["body"])

    async def _absence(self, map_number: int, id: int) -> Problem:
        rows = await self._database.fetch(SQL["merged_into"], map_number, id)
        if rows:
            into = rows[0]["into_id"]
            return ElementMerged(f"Element {id} was merged into {into}.", merged_into=into)
        return ElementNotFound(f"The map has no element {id}.")

    def _join(self, point: _Point) -> "asyncio.Future[Record]":
        answer = self._waiting.get(point)
        if answer is None:
            loop = asyncio.get_running_loop()
            if not self._waiting:
                loop.call_soon(self._send)
            answer = self._waiting[point] = loop.create_future()
            # Everybody who asked may have gone; then nobody is left to take the failure.
            answer.add_done_callback(_look_at)
            if len(self._waiting) >= TOGETHER_MAX:
                self._send()
        return answer

    def _send(self) -> None:
        batch, self._waiting = self._waiting, {}
        if batch:
            task = asyncio.create_task(self._query(batch))
            self._queries.add(task)
            task.add_done_callback(self._queries.discard)

    async def _query(self, batch: "dict[_Point, asyncio.Future[Record]]") -> None:
        try:
            rows = await self._database.fetch(
                SQL["read"], [p.map_number for p in batch], [p.id for p in batch]
            )
        except BaseException as error:
            for answer in batch.values():
                answer.set_exception(error)
            if not isinstance(error, Exception):
                raise
        else:
            for row in rows:
                batch[_Point(row["asked_map"], row["asked_id"])].set_result(row)


def _look_at(answer: "asyncio.Future[Record]") -> None:
    if not answer.cancelled():
        answer.exception()
