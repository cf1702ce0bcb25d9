"""The connections to a database; they come back by themselves when it does."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from counterpoint_server.model.problems import Unavailable
from counterpoint_server.store.connection import STATEMENT_SECONDS, Connection, connect
from counterpoint_server.store.failures import problem_of

if TYPE_CHECKING:
    from asyncpg import Record

TAKE_SECONDS = 0.25
CLOSE_SECONDS = 1
SIZE_MIN, SIZE_MAX = 4, 16


class Database:
    """A pool, and the way failures of the database become problems.

    Connections are opened by tasks of the pool: a request that gives up, or is cancelled, takes
    none with it half made. They are opened only while somebody waits, so that an outage costs
    nothing, and the first request after it finds the database again.
    """

    def __init__(
        self, dsn: str, *, size: int, statement_seconds: float, take_seconds: float
    ) -> None:
        self._dsn = dsn
        self._size_max = size
        self._statement_seconds = statement_seconds
        self._take_seconds = take_seconds
        self._size = 0
        """How many are free, in use or being opened."""
        self._free: list[Connection] = []
        self._waiting: deque[asyncio.Future[Connection]] = deque()
        self._opening: set[asyncio.Task[None]] = set()
        self._is_closed = False

    def connection(self) -> "_Lease":
        """A connection for some statements; busy or broken databases become problems."""
        return _Lease(self)

    async def fetch(self, query: str, *arguments: object) -> "list[Record]":
        async with _Lease(self) as connection:
            return await connection.fetch(query, *arguments)

    async def open(self, count: int) -> None:
        """Some at once, if the database is there; if not, it is looked for again when needed."""
        for _ in range(count):
            self._open_one()
        await asyncio.wait(self._opening)

    async def take(self) -> Connection:
        while self._free:
            connection = self._free.pop()
            if not connection.is_closed():
                return connection
            self._size -= 1
        waiting: asyncio.Future[Connection] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        self._open_more()
        try:
            await asyncio.wait([waiting], timeout=self._take_seconds)
        except asyncio.CancelledError:
            if waiting.done() and not waiting.exception():
                self._pass_on(waiting.result())  # it came at the very moment
            raise
        finally:
            if not waiting.done():
                self._waiting.remove(waiting)
        if not waiting.done():
            raise Unavailable("All connections to the database are busy; try again.")
        return waiting.result()

    def give_back(self, connection: Connection, error: BaseException | None) -> None:
        """`error`: what the use of it ended with."""
        if connection.is_usable_after(error) and not self._is_closed:
            self._pass_on(connection)
        else:
            connection.terminate()
            self._size -= 1
            self._open_more()

    def _pass_on(self, connection: Connection) -> None:
        if self._waiting:
            self._waiting.popleft().set_result(connection)
        else:
            self._free.append(connection)

    def _open_more(self) -> None:
        while len(self._opening) < len(self._waiting) and self._size < self._size_max:
            self._open_one()

    def _open_one(self) -> None:
        self._size += 1
        task = asyncio.create_task(self._open())
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _open(self) -> None:
        try:
            connection = await connect(self._dsn, self._statement_seconds)
        except Exception as error:
            self._size -= 1
            if not self._size:  # else those in use will be given back
                while self._waiting:
                    self._waiting.popleft().set_exception(_lost(error))
        else:
            self._pass_on(connection)

    async def close(self) -> None:
        self._is_closed = True
        for task in self._opening:
            task.cancel()
        await asyncio.gather(*self._opening, return_exceptions=True)
        closing = (connection.close(timeout=CLOSE_SECONDS) for connection in self._free)
        await asyncio.gather(*closing, return_exceptions=True)


def _lost(cause: Exception) -> Unavailable:
    problem = Unavailable("The database cannot be reached just now; try again.")
    problem.__cause__ = cause
    return problem


class _Lease:
    """One use of a connection."""

    __slots__ = ("_connection", "_database")

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __aenter__(self) -> Connection:
        self._connection = await self._database.take()
        return self._connection

    async def __aexit__(
        self, _kind: object, error: BaseException | None, _traceback: object
    ) -> None:
        self._database.give_back(self._connection, error)
        if isinstance(error, Exception) and (problem := problem_of(error)):
            raise problem from error


@asynccontextmanager
async def open_database(
    dsn: str,
    *,
    size: int = SIZE_MAX,
    statement_seconds: float = STATEMENT_SECONDS,
    take_seconds: float = TAKE_SECONDS,
) -> AsyncIterator[Database]:
    """How long one statement may take, and how long one waits for a connection."""
    times = {"statement_seconds": statement_seconds, "take_seconds": take_seconds}
    database = Database(dsn, size=size, **times)
    await database.open(min(SIZE_MIN, size))
    try:
        yield database
    finally:
        await database.close()
