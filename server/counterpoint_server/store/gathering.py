"""Reads of one row each, gathered: what comes while the readers are busy becomes one query."""

import asyncio
from typing import NamedTuple

from asyncpg import Record

from counterpoint_server.model.problems import DatabaseTimeout
from counterpoint_server.store.pool import Database

TOGETHER_MAX = 200
READERS = 2
"""Queries under way at once; while all are, what comes waits, and so is gathered."""


class _Asked(NamedTuple):
    """One who waits for a row."""

    key: tuple[int, ...]
    answer: "asyncio.Future[Record | None]"


class Gatherer:
    """Reads rows by key, whose parts are the parameters of `one`.

    `many` takes a column of each part, and answers each that was asked for with its `place` among
    them. A read joins only a query that has not been sent, so that it sees every write that was
    answered before it; who stops waiting does not stop the query that others wait for.
    """

    def __init__(self, database: Database, one: str, many: str) -> None:
        self._database = database
        self._one = one
        self._many = many
        self._free = READERS
        self._waiting: list[_Asked] = []
        self._queries: set[asyncio.Task[None]] = set()

    async def row(self, *key: int) -> Record | None:
        if self._free:
            self._free -= 1
            try:
                rows = await self._database.fetch(self._one, *key)
            except DatabaseTimeout as error:
                self._give_up(error)
                raise
            finally:
                self._give_back()
            return rows[0] if rows else None
        answer: asyncio.Future[Record | None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Asked(key, answer))
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
            columns = map(list, zip(*(asked.key for asked in batch), strict=True))
            for row in await self._database.fetch(self._many, *columns):
                _settle(batch[row["place"]].answer, row)
        except Exception as error:
            _refuse(batch, error)
            if isinstance(error, DatabaseTimeout):
                self._give_up(error)
        finally:
            for asked in batch:
                asked.answer.cancel()  # none is left, unless the server is being stopped
            self._give_back()

    def _give_up(self, error: DatabaseTimeout) -> None:
        """Who waits for the readers has waited as long as they did, and would as long again."""
        waiting, self._waiting = self._waiting, []
        _refuse(waiting, error)


def _settle(answer: "asyncio.Future[Record | None]", row: Record) -> None:
    if not answer.done():  # who asked may have gone
        answer.set_result(row)


def _refuse(waiting: list[_Asked], error: Exception) -> None:
    for asked in waiting:
        if not asked.answer.done():
            asked.answer.set_exception(error)
