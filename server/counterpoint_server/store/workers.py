"""Doing long operations: each is taken up by one server process, and again if that one dies."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from counterpoint_server.model.problem import Problem
from counterpoint_server.model.problems import InternalError, OperationCancelled
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.operations import Operations, Taken

LOOK_SECONDS = 2.0
"""How soon a server finds what another one has accepted and cannot do."""
BEATS = 4
"""So many times within its lease a server says that it is still at work."""
ATTEMPTS_MAX = 10
PAUSE_MAX = 60.0

Perform = Callable[[Taken, Progress], Awaitable[None]]
"""Does the work of an operation, and ends it in the same transaction; else raises."""


class Worker:
    """Does one operation after another: bulk work has few connections, and others need them too."""

    def __init__(
        self,
        operations: Operations,
        perform: Perform,
        on_failure: Callable[[Exception], object],
        *,
        look: float = LOOK_SECONDS,
    ) -> None:
        self._operations = operations
        self._perform = perform
        self._on_failure = on_failure
        self._look = look
        self._accepted = asyncio.Event()
        self._name = secrets.token_hex(8)
        operations.on_accepted = self._accepted.set

    async def work(self) -> None:
        """Until it is cancelled; what is then under way is left to whoever takes it next."""
        while True:
            self._accepted.clear()
            try:
                taken = await self._operations.take(self._name)
            except Exception as failure:
                self._on_failure(failure)
                taken = None
            if taken is not None:
                await self._do(taken)
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._accepted.wait(), self._look)

    async def _do(self, taken: Taken) -> None:
        progress = Progress()
        doing = asyncio.ensure_future(self._perform(taken, progress))
        try:
            await self._watch(doing, taken, progress)
            await self._end(doing, taken)
        except asyncio.CancelledError:
            progress.is_withdrawn = True
            doing.cancel()
            with suppress(Exception):
                await self._operations.put_off(taken, 0)
            raise
        except Exception as failure:
            self._on_failure(failure)

    async def _watch(self, doing: "asyncio.Future[None]", taken: Taken, progress: Progress) -> None:
        beat = self._operations.lease / BEATS
        while not (await asyncio.wait([doing], timeout=beat))[0]:
            is_ours = True
            with suppress(Exception):  # the database may be back before the lease is over
                is_ours = await self._operations.hold(taken, progress)
            if is_ours:
                continue
            progress.is_withdrawn = True
            doing.cancel()
            return

    async def _end(self, doing: "asyncio.Future[None]", taken: Taken) -> None:
        """What becomes of what could not be done."""
        await asyncio.wait([doing])
        failure = None if doing.cancelled() else doing.exception()
        if failure is None or isinstance(failure, OperationCancelled):
            return
        problem = failure if isinstance(failure, Problem) else InternalError()
        if problem.status == 500 and isinstance(failure, Exception):
            self._on_failure(failure)
        if problem.status > 500 and taken.attempts < ATTEMPTS_MAX:
            await self._operations.put_off(taken, min(2.0 ** (taken.attempts - 1), PAUSE_MAX))
        else:
            await self._operations.fail(taken, problem)


@asynccontextmanager
async def working(worker: Worker) -> AsyncIterator[None]:
    """Has the worker do operations meanwhile."""
    task = asyncio.create_task(worker.work())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
