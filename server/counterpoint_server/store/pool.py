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

ACQUIRE_TIMEOUT_S = 0.25
SIZE_MIN, SIZE_MAX = 4, 16
SERVER_SETTINGS = {
    "application_name": "counterpoint",
    "statement_timeout": "5s",
    "lock_timeout": "1s",
    "idle_in_transaction_session_timeout": "10s",
    "jit": "off",
}


async def _leave_as_it_is(_connection: object) -> None:
    """Nothing sets session state, and the driver's own reset costs half the throughput."""


class Database:
    """The pool, and the way failures of the database become problems."""

    def __init__(self, pool: "asyncpg.Pool[Record]") -> None:
        self._pool = pool

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for some statements; busy or broken databases become problems."""
        try:
            async with self._pool.acquire(timeout=ACQUIRE_TIMEOUT_S) as connection:
                yield connection
        except Exception as error:
            problem = translated(error)
            if problem is error:
                raise
            raise problem from error

    async def fetch(self, query: str, *arguments: object) -> "list[Record]":
        async with self.connection() as connection:
            return await connection.fetch(query, *arguments)


@asynccontextmanager
async def open_database(dsn: str, *, size: int = SIZE_MAX) -> AsyncIterator[Database]:
    pool = await asyncpg.create_pool(
        dsn,
        min_size=min(SIZE_MIN, size),
        max_size=size,
        reset=_leave_as_it_is,
        server_settings=SERVER_SETTINGS,
        command_timeout=10,
        max_inactive_connection_lifetime=300,
    )
    try:
        yield Database(pool)
    finally:
        await pool.close()
