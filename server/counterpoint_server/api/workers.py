"""Worker processes that evaluate (`semantics.worker`): a few, kept warm, each at one job.

A job that is late, or that nobody waits for any more, is ended with its process; nothing else ends
a SAT solver.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

import msgspec

from counterpoint_server.model.problems import (
    DeadlineReached,
    InvalidBody,
    Problem,
    QuestionTooLarge,
    TooEntangled,
    Unavailable,
    UnreadableFile,
)
from counterpoint_server.semantics.worker import DONE, REFUSED, Refusal, read_frame, write_job

T = TypeVar("T")

TOGETHER_MAX = 4
TRIES = 2
"""A worker may have died while it had nothing to do; the next one has not."""
NOTHING = "Nothing was found in the time given; take more `seconds`."
REFUSALS: dict[str, type[Problem]] = {
    each.code: each
    for each in (
        DeadlineReached,
        InvalidBody,
        QuestionTooLarge,
        TooEntangled,
        UnreadableFile,
    )
}


class Found(NamedTuple):
    body: bytes
    """The last that was said."""
    is_final: bool
    """Whether it was all that there is to say."""


class _Worker:
    """One process; all but `kill` waits, and so runs in a thread."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "counterpoint_server.semantics.worker"]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        read_frame(self._process.stdout)  # it has started

    def ask(self, job: bytes, seconds: float, hear: Callable[[bytes], None]) -> bool:
        """Whether the worker came to its end with the job. Problem: it refused."""
        jobs, answers = self._process.stdin, self._process.stdout
        assert jobs is not None  # noqa: S101 - both are pipes
        assert answers is not None  # noqa: S101
        with suppress(BrokenPipeError):
            write_job(jobs, job, seconds)
        while frame := read_frame(answers):
            kind, body = frame[:1], frame[1:]
            if kind == DONE:
                return True
            if kind == REFUSED:
                refusal = msgspec.msgpack.decode(body, type=Refusal)
                raise REFUSALS[refusal.code](refusal.detail)
            hear(body)
        return False

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()

    def bury(self) -> None:
        """After `kill`: leave nothing of it behind."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()


class Workers:
    """As many processes as there are processors, at most four; each is started when needed."""

    def __init__(self, together: int | None = None) -> None:
        self._together = together or min(os.cpu_count() or 1, TOGETHER_MAX)
        self._turns = asyncio.Semaphore(self._together)
        # The default threads are for what takes a moment; these wait as long as a solver does.
        self._threads = ThreadPoolExecutor(self._together, "workers")
        self._idle: list[asyncio.Future[_Worker]] = []
        """Some may still be starting."""
        self._busy: set[_Worker] = set()

    @property
    def processes(self) -> list[int]:
        """By their numbers, those that have started."""
        return [worker.pid for worker in (*self._busy, *self._started())]

    async def ask(self, job: bytes, seconds: float) -> Found:
        """What was found in the time given. Problem: it was refused, or there is nothing to say."""
        ends_at = time.monotonic() + seconds
        try:
            async with asyncio.timeout(seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise Unavailable("Other evaluations are under way; try again.") from None
        try:
            for _ in range(TRIES):
                found = await self._ask(job, ends_at)
                if found is not None:
                    return found
            raise Unavailable("The evaluation took more memory than it may.")
        finally:
            self._turns.release()

    async def _ask(self, job: bytes, ends_at: float) -> Found | None:
        """None if the worker ended by itself before it had said anything."""
        worker = await self._take(ends_at)
        said: list[bytes] = []
        left = max(ends_at - time.monotonic(), 0.01)
        asked = self._in_thread(lambda: worker.ask(job, left, lambda body: _keep(said, body)))
        is_done, is_late = False, False
        try:
            async with asyncio.timeout(left):
                is_done = await asyncio.shield(asked)
        except TimeoutError:
            is_late = True
        finally:
            # A refusal, too, is an end of the job that leaves the worker as it was.
            is_well = is_done or (asked.done() and asked.exception() is not None)
            self._put_back(worker, asked, is_well=is_well)
        if said:
            return Found(said[-1], is_done)
        if is_late:
            raise DeadlineReached(NOTHING)
        return None

    async def _take(self, ends_at: float) -> _Worker:
        starting = self._idle.pop() if self._idle else self._in_thread(_Worker)
        try:
            async with asyncio.timeout(ends_at - time.monotonic()):
                worker = await asyncio.shield(starting)
        except TimeoutError:
            raise DeadlineReached(NOTHING) from None
        finally:
            if not starting.done():
                self._idle.append(starting)
        self._busy.add(worker)
        return worker

    def _put_back(self, worker: _Worker, asked: "asyncio.Future[bool]", *, is_well: bool) -> None:
        self._busy.discard(worker)
        if is_well:
            back: asyncio.Future[_Worker] = asyncio.get_running_loop().create_future()
            back.set_result(worker)
        else:
            worker.kill()
            asked.add_done_callback(_look_at)
            back = self._in_thread(lambda: _replaced(worker))
            back.add_done_callback(_look_at)
        self._idle.append(back)

    def _in_thread(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        return asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _started(self) -> list[_Worker]:
        return [each.result() for each in self._idle if each.done() and not each.exception()]

    async def close(self) -> None:
        for worker in (*self._busy, *self._started()):
            worker.kill()
        await asyncio.to_thread(self._threads.shutdown)
        await asyncio.sleep(0)  # until what the threads have done is known here
        for worker in self._started():
            worker.kill()
            worker.bury()


def _replaced(worker: _Worker) -> _Worker:
    worker.bury()
    return _Worker()


def _keep(said: list[bytes], body: bytes) -> None:
    said[:] = [body]


def _look_at(done: "asyncio.Future[Any]") -> None:
    if not done.cancelled():
        done.exception()
