"""The one door for writing: edits of a map wait in its queue and are written together."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any

from msgspec import Struct

from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.edits import Outcome, write_edits
from counterpoint_server.store.pool import Database
from counterpoint_server.store.rows import Submission

TOGETHER_MAX = 64
OPERATIONS_TOGETHER_MAX = 2_000
"""Edits in one transaction, and their operations; more would make the first wait too long."""


class _Waiting(Struct, eq=False):
    submission: Submission
    answer: asyncio.Future[Outcome]


class Door:
    """A map's edits take turns here, before they take a connection: at most one a map."""

    def __init__(self, database: Database, *, bulk: Database | None = None) -> None:
        self._database = database
        self._bulk = bulk or database
        """For edits of a whole map, which are written alone."""
        self._queues: dict[int, deque[_Waiting]] = {}
        self._writers: set[asyncio.Task[None]] = set()

    async def submit(
        self,
        map_number: int,
        edit: Edit,
        *,
        principal: int,
        key: str | None = None,
        fingerprint: bytes | None = None,
    ) -> Outcome:
        """Do an edit, or raise the problem that refuses it.

        Whoever stops waiting before the edit is taken up takes it back; after that it is finished.
        """
        submission = Submission(
            edit=edit, principal=principal, key=key, fingerprint=fingerprint or b""
        )
        waiting = _Waiting(submission, asyncio.get_running_loop().create_future())
        queue = self._queues.get(map_number)
        if queue is None:
            self._queues[map_number] = deque([waiting])
            self._start(self._serve(map_number))
        else:
            queue.append(waiting)
        return await waiting.answer

    async def close(self) -> None:
        """Finish what has been taken up and what waits behind it."""
        while self._writers:
            await asyncio.gather(*self._writers, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._writers.add(task)
        task.add_done_callback(self._writers.discard)

    async def _serve(self, map_number: int) -> None:
        queue = self._queues[map_number]
        try:
            while queue:
                await self._write(map_number, _take(queue))
        finally:
            del self._queues[map_number]
            for waiting in queue:
                waiting.answer.cancel()

    async def _write(self, map_number: int, batch: list[_Waiting]) -> None:
        if not batch:
            return
        try:
            is_bulk = batch[0].submission.edit.is_bulk
            database = self._bulk if is_bulk else self._database
            async with database.connection() as connection:
                answers = await write_edits(connection, map_number, [w.submission for w in batch])
        except Exception as error:
            if len(batch) > 1 and isinstance(error, Problem) and error.status < 500:
                # One edit that the database refuses must not take its neighbours with it.
                for waiting in batch:
                    await self._write(map_number, [waiting])
            else:
                _answer(batch, [error] * len(batch))
        else:
            _answer(batch, answers)


def _take(queue: deque[_Waiting]) -> list[_Waiting]:
    """What is written together next: at least one edit, however large."""
    taken: list[_Waiting] = []
    operations = 0
    while queue and len(taken) < TOGETHER_MAX:
        edit = queue[0].submission.edit
        operations += len(edit.operations)
        if taken and (operations > OPERATIONS_TOGETHER_MAX or edit.is_bulk):
            break
        waiting = queue.popleft()
        if not waiting.answer.cancelled():
            taken.append(waiting)
        if taken and edit.is_bulk:
            break
    return taken


def _answer(batch: list[_Waiting], answers: "list[Outcome | Exception] | list[Exception]") -> None:
    for waiting, answer in zip(batch, answers, strict=True):
        if waiting.answer.done():
            continue
        if isinstance(answer, Exception):
            waiting.answer.set_exception(answer)
        else:
            waiting.answer.set_result(answer)
