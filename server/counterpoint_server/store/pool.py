"""Connections without session state."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import asyncpg

from counterpoint_server.store.failures import translated

if TYPE_CHECKING:
    from asyncpg import Record
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy[Record]
else:
    Connection = asyncpg.pool.PoolConnectionProxy

TAKE_SECONDS = 0.25
STATEMENT_SECONDS = 5
SIZE_MIN, SIZE_MAX = 4, 16
SERVER_SETTINGS = {
    "application_name": "counterpoint",
    "lock_timeout": "1s",
    "jit": "off",
}


async def _leave_as_it_is(_connection: object) -> None:
    """Nothing sets session state, and the driver's own reset costs half the throughput."""


class Database:
    """The pool, and the way failures of the database become problems."""

    def __init__(self, pool: "asyncpg.Pool[Record]", take_seconds: float) -> None:
        self._pool = pool
        self._take_seconds = take_seconds
        self._free: list[Connection] = []
        """Taken from the pool and not given back: to do both for each query costs more than it."""
        self._waiting = 0

    def connection(self) -> "_Lease":
        """A connection for some statements; busy or broken databases become problems."""
        return _Lease(self)

    async def fetch(self, query: str, *arguments: object) -> "list[Record]":
        async with _Lease(self) as connection:
            return await connection.fetch(query, *arguments)

    async def take(self) -> Connection:
        while self._free:
            connection = self._free.pop()
            if not connection.is_closed():
                return connection
            await self._pool.release(connection)
        self._waiting += 1
        try:
            return await self._pool.acquire(timeout=self._take_seconds)
        finally:
            self._waiting -= 1

    async def give_back(self, connection: Connection, *, is_clean: bool) -> None:
        if is_clean and not self._waiting:
            self._free.append(connection)
        else:
            await self._pool.release(connection)

    async def close(self) -> None:
        while self._free:
            await self._pool.release(self._free.pop())
        await self._pool.close()


class _Lease:
    """One use of a connection."""

    __slots__ = ("_connection", "_database")

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __aenter__(self) -> Connection:
        try:
            self._connection = await self._database.take()
        except Exception as error:
            raise translated(error) from error
        return self._connection

    async def __aexit__(
        self, _kind: object, error: BaseException | None, _traceback: object
    ) -> None:
        await self._database.give_back(self._connection, is_clean=error is None)
        if isinstance(error, Exception) and (problem := translated(error)) is not error:
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
    settings = {
        "statement_timeout": f"{round(statement_seconds * 1_000)}ms",
        "idle_in_transaction_session_timeout": f"{round(statement_seconds * 2_000)}ms",
    }
    pool = await asyncpg.create_pool(
        dsn,
        min_size=min(SIZE_MIN, size),
        max_size=size,
        reset=_leave_as_it_is,
        server_settings=SERVER_SETTINGS | settings,
        command_timeout=2 * statement_seconds,
        max_inactive_connection_lifetime=300,
    )
    database = Database(pool, take_seconds)
    try:
        yield database
    finally:
        await database.close()
