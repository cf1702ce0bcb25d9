"""Revisions as a feed announces them, read from their table: the only truth about what happened."""

import asyncio
from datetime import UTC
from itertools import islice
from typing import NamedTuple

import msgspec
from asyncpg import Record

from counterpoint_server.model.edit import Done
from counterpoint_server.model.events import OPERATIONS_TOLD_MAX, EventOperation, RevisionEvent
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.model.problems import DatabaseTimeout, Unavailable
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)
REVISIONS_MAX = 100
"""Of one map, in one reading."""
TOGETHER_MAX = 20
READERS = 2
"""Queries under way at once, however many follow: after a restart all come back together."""
RETRY_SECONDS = 0.5

_operations = msgspec.json.Decoder(list[Done])
_encoder = msgspec.json.Encoder()


class Announced(NamedTuple):
    """A revision, written once for all who follow its map."""

    map_number: int
    revision: int
    event: bytes
    """The JSON of its RevisionEvent."""


class _Ask(NamedTuple):
    map_number: int
    after: int


Answer = asyncio.Future[list[Announced]]


class RevisionReader:
    """Reads what follows a revision. What several ask is asked once; what waits is one query."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._free = READERS
        self._waiting: dict[_Ask, Answer] = {}
        self._queries: set[asyncio.Task[None]] = set()

    def read(self, map_number: int, after: int) -> Answer:
        """Not to be cancelled, for others may wait for it.

        A busy or broken database is asked again, for as long as that takes.
        """
        ask = _Ask(map_number, after)
        answer = self._waiting.get(ask)
        if answer is None:
            answer = self._waiting[ask] = asyncio.get_running_loop().create_future()
            self._send()
        return answer

    async def close(self) -> None:
        for answer in self._waiting.values():
            answer.cancel()
        self._waiting.clear()
        for query in self._queries:
            query.cancel()
        await asyncio.gather(*self._queries, return_exceptions=True)

    def _send(self) -> None:
        while self._waiting and self._free:
            asks = list(islice(self._waiting, TOGETHER_MAX))
            batch = {ask: self._waiting.pop(ask) for ask in asks}
            self._free -= 1
            task = asyncio.create_task(self._answer(batch))
            self._queries.add(task)
            task.add_done_callback(self._queries.discard)

    async def _answer(self, batch: dict[_Ask, Answer]) -> None:
        try:
            found: dict[_Ask, list[Announced]] = {ask: [] for ask in batch}
            for row in await self._rows([*batch]):
                found[_Ask(row["map_id"], row["after"])].append(_announced(row))
            for ask, answer in batch.items():
                answer.set_result(found[ask])
        except Exception as error:
            for answer in batch.values():
                if not answer.done():
                    answer.set_exception(error)
        finally:
            for answer in batch.values():
                answer.cancel()  # none is left, unless the server is being stopped
            self._free += 1
            self._send()

    async def _rows(self, asks: list[_Ask]) -> list[Record]:
        numbers = [ask.map_number for ask in asks], [ask.after for ask in asks]
        while True:
            try:
                return await self._database.fetch(
                    SQL["after"], *numbers, OPERATIONS_TOLD_MAX, REVISIONS_MAX
                )
            except (Unavailable, DatabaseTimeout):
                await asyncio.sleep(RETRY_SECONDS)


def _announced(row: Record) -> Announced:
    event = RevisionEvent(
        map=write_map_id(row["map_id"]),
        revision=row["revision"],
        at=row["at"].astimezone(UTC),
        principal=row["principal_id"],
        message=row["message"],
        operations=_told(row["operations"]),
    )
    return Announced(row["map_id"], row["revision"], _encoder.encode(event))


def _told(stored: str | None) -> list[EventOperation] | None:
    if stored is None:
        return None
    return [
        EventOperation(op=done.op, id=done.id, type=done.type or None, into=done.into or None)
        for done in _operations.decode(stored)
        if done.op != "keep"
    ]
