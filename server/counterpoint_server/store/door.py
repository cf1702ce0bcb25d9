"""The one door for writing: edits of a map wait in its queue and are written together."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from counterpoint_server.model.problems import DatabaseTimeout, Problem, Unavailable
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.creating import Creation, decide_creation, write_creations
from counterpoint_server.store.edits import rehearse_edit, write_edits
from counterpoint_server.store.memory import Known, Memory
from counterpoint_server.store.pool import Database
from counterpoint_server.store.rows import Submission, Within

TOGETHER_MAX = 64
SIZE_TOGETHER_MAX = 2_000
"""Edits of a map in one transaction, and their size; more would make the first wait long."""
WAITING_BYTES_MAX = 64 * 1024 * 1024
"""Of the requests that wait for their edits to be done; decoded they take many times as much."""
MAPS_TOGETHER_MAX = 32
WRITERS = 2
"""At work on many maps at once; while all are, what comes waits, and so is written together."""


Written = Callable[[int, int], None]
"""Called with a map's number and its revision, once it is committed."""


class _Waiting(Struct, eq=False):
    submission: Submission
    answer: asyncio.Future[Outcome]


class _Batch(NamedTuple):
    """Edits of one map that have been taken up."""

    map_number: int
    waiting: list[_Waiting]

    @property
    def submissions(self) -> list[Submission]:
        return [each.submission for each in self.waiting]

    def answer(self, answers: "Iterable[Outcome | Exception]") -> None:
        for waiting, answer in zip(self.waiting, answers, strict=True):
            if waiting.answer.done():
                continue
            if isinstance(answer, Exception):
                waiting.answer.set_exception(answer)
            else:
                waiting.answer.set_result(answer)

    def refuse(self, error: Exception) -> None:
        self.answer([error] * len(self.waiting))


class Door:
    """A map's edits take turns here, before they take a connection: at most one a map.

    What only creates in maps that are remembered is written by one statement for many maps; all
    else by itself.
    """

    def __init__(
        self,
        database: Database,
        *,
        bulk: Database | None = None,
        on_written: Written | None = None,
    ) -> None:
        self._database = database
        self._bulk = bulk or database
        """For long edits, which are written alone."""
        self._memory = Memory()
        self._on_written = on_written
        self._queues: dict[int, deque[_Waiting]] = {}
        """Of each map that has edits waiting or being written."""
        self._ready: deque[int] = deque()
        """The maps of which nothing is being written."""
        self._free = WRITERS
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting_bytes = 0
        self.together, self.alone = 0, 0
        """How many batches went which way."""

    async def submit(
        self,
        map_number: int,
        edit: Edit,
        *,
        principal: int,
        key: str | None = None,
        fingerprint: bytes | None = None,
        body_bytes: int = 0,
        progress: Progress | None = None,
        within: Within | None = None,
    ) -> Outcome:
        """Do an edit, or raise the problem that refuses it.

        Whoever stops waiting before the edit is taken up takes it back; after that it is finished.
        `body_bytes`: the size of the request, which is held until then. `within`: what else is to
        be done in the same transaction, so that both are or neither.
        """
        if self._waiting_bytes + body_bytes > WAITING_BYTES_MAX:
            raise Unavailable("Too many edits wait to be done; try again.")
        submission = _submission(edit, principal, key, fingerprint, progress, within)
        self._waiting_bytes += body_bytes
        try:
            return await self._queue(map_number, submission)
        finally:
            self._waiting_bytes -= body_bytes

    async def _queue(self, map_number: int, submission: Submission) -> Outcome:
        waiting = _Waiting(submission, asyncio.get_running_loop().create_future())
        queue = self._queues.get(map_number)
        if queue is None:
            self._queues[map_number] = deque([waiting])
            self._make_ready(map_number)
        else:
            queue.append(waiting)
        return await waiting.answer

    async def rehearse(self, map_number: int, edit: Edit, *, principal: int) -> Outcome:
        """What the edit would do now, or the problem that would refuse it; nothing is done."""
        submission = _submission(edit, principal)
        async with self._database_for(submission).connection() as connection:
            answer = await rehearse_edit(connection, map_number, submission)
        if isinstance(answer, Problem):
            raise answer
        return answer

    async def close(self) -> None:
        """Finish what has been taken up and what waits behind it."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _database_for(self, submission: Submission) -> Database:
        return self._bulk if submission.is_long else self._database

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _make_ready(self, map_number: int) -> None:
        self._ready.append(map_number)
        if self._free:
            self._free -= 1
            self._start(self._write_ready())

    async def _write_ready(self) -> None:
        try:
            while self._ready:
                count = min(len(self._ready), MAPS_TOGETHER_MAX)
                taken = [self._take(self._ready.popleft()) for _ in range(count)]
                await self._write_together([batch for batch in taken if batch.waiting])
        finally:
            self._free += 1

    def _take(self, map_number: int) -> _Batch:
        batch = _Batch(map_number, _front(self._queues[map_number]))
        if not batch.waiting:  # all were taken back
            self._go_on(map_number)
        return batch

    def _go_on(self, map_number: int) -> None:
        if self._queues[map_number]:
            self._make_ready(map_number)
        else:
            del self._queues[map_number]

    async def _write_together(self, batches: list[_Batch]) -> None:
        decided: list[tuple[_Batch, Creation]] = []
        for batch in batches:
            known = self._memory.take(batch.map_number)
            creation = decide_creation(known, batch.submissions) if known else None
            if creation is None:
                self._start(self._write_alone(batch))
            else:
                decided.append((batch, creation))
        if not decided:
            return
        moved: set[int] = set()
        try:
            async with self._database.connection() as connection:
                moved = await write_creations(connection, [creation for _, creation in decided])
        except Exception as error:
            if _concerns_all(error):
                for batch, _ in decided:
                    batch.refuse(error)
                    self._refuse_behind([batch.map_number, *self._ready], error)
                    self._go_on(batch.map_number)
                return
        for batch, creation in decided:
            if batch.map_number in moved:
                self.together += 1
                self._answer(batch, creation.outcomes, creation.batch.known())
                self._go_on(batch.map_number)
            else:
                self._start(self._write_alone(batch))

    async def _write_alone(self, batch: _Batch) -> None:
        self.alone += 1
        try:
            await self._write(batch)
        finally:
            self._go_on(batch.map_number)

    async def _write(self, batch: _Batch) -> None:
        number = batch.map_number
        try:
            async with self._database_for(batch.submissions[0]).connection() as connection:
                answers, known = await write_edits(connection, number, batch.submissions)
        except Exception as error:
            if len(batch.waiting) == 1 or _concerns_all(error):
                batch.refuse(error)
                self._refuse_behind([number], error)
            else:
                # One edit that the database refuses must not take its neighbours with it.
                for waiting in batch.waiting:
                    await self._write(_Batch(number, [waiting]))
        else:
            self._answer(batch, answers, known)

    def _answer(
        self, batch: _Batch, answers: Sequence[Outcome | Problem], known: Known | None
    ) -> None:
        if known is not None:
            self._memory.keep(known)
        batch.answer(answers)
        if self._on_written is not None:
            self._on_written(batch.map_number, _newest(answers))

    def _refuse_behind(self, map_numbers: Iterable[int], error: Exception) -> None:
        """Who waits behind what has timed out has waited as long, and would as long again."""
        if not isinstance(error, DatabaseTimeout):
            return
        for number in map_numbers:
            queue = self._queues[number]
            _Batch(number, [*queue]).refuse(error)
            queue.clear()


def _concerns_all(error: Exception) -> bool:
    """Whether it says nothing of the edits: the database is gone, busy, full or slow."""
    return isinstance(error, Problem) and error.status >= 500


def _submission(
    edit: Edit,
    principal: int,
    key: str | None = None,
    fingerprint: bytes | None = None,
    progress: Progress | None = None,
    within: Within | None = None,
) -> Submission:
    return Submission(
        edit=edit,
        principal=principal,
        key=key,
        fingerprint=fingerprint or b"",
        size=edit.size,
        is_long=edit.is_long or within is not None,
        progress=progress,
        within=within,
    )


def _front(queue: deque[_Waiting]) -> list[_Waiting]:
    """What is written together next: at least one edit, however large."""
    taken: list[_Waiting] = []
    size = 0
    while queue and len(taken) < TOGETHER_MAX:
        submission = queue[0].submission
        size += submission.size
        if taken and (size > SIZE_TOGETHER_MAX or submission.is_long):
            break
        waiting = queue.popleft()
        if not waiting.answer.cancelled():
            taken.append(waiting)
        if taken and submission.is_long:
            break
    return taken


def _newest(answers: Sequence[Outcome | Problem]) -> int:
    return max((each.revision for each in answers if isinstance(each, Outcome)), default=0)
