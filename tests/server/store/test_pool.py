"""Connections: whoever gives up, and wherever, the next one finds them all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
import pytest

from counterpoint_server.model.problems import DatabaseTimeout, StorageFull, Unavailable
from counterpoint_server.store.failures import problem_of
from counterpoint_server.store.pool import Database, open_database

SIZE = 3
PATIENCE_SECONDS = 10
"""Against hanging only."""


@pytest.fixture
async def small(dsn: str) -> AsyncIterator[Database]:
    async with open_database(dsn, size=SIZE, statement_seconds=0.5) as database:
        yield database


async def check_whole(database: Database) -> None:
    """As many connections as ever can be had at once, and work."""
    async with asyncio.timeout(PATIENCE_SECONDS), AsyncExitStack() as stack:
        for _ in range(SIZE):
            while True:
                try:
                    taken = await stack.enter_async_context(database.connection())
                except Unavailable:
                    continue
                break
            assert await taken.fetchval("SELECT 1") == 1
            assert not taken.is_in_transaction()


async def read(database: Database) -> None:
    await database.fetch("SELECT pg_sleep(0.002)")


async def write(database: Database) -> None:
    async with database.connection() as taken, taken.transaction():
        await taken.execute("CREATE TEMPORARY TABLE IF NOT EXISTS walls (n int) ON COMMIT DROP")
        await taken.execute("SELECT pg_sleep(0.002)")


async def fail(database: Database) -> None:
    async with database.connection() as taken, taken.transaction():
        await taken.execute("SELECT 1 / 0")


@pytest.mark.parametrize("use", [read, write, fail])
async def test_a_user_cancelled_at_any_moment_leaves_every_connection_to_the_next(
    small: Database, use: Callable[[Database], Awaitable[Any]]
) -> None:
    for turns in range(40):
        users = [asyncio.ensure_future(use(small)) for _ in range(SIZE + 2)]
        for _ in range(turns):
            await asyncio.sleep(0.0002)
        for user in users:
            user.cancel()
        await asyncio.gather(*users, return_exceptions=True)
    await check_whole(small)


async def test_who_finds_all_connections_busy_is_told_so_in_a_moment(small: Database) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(SIZE):
            await stack.enter_async_context(small.connection())
        async with asyncio.timeout(PATIENCE_SECONDS):
            refused = await asyncio.gather(*map(read, [small] * 9), return_exceptions=True)
        assert [type(each) for each in refused] == [Unavailable] * 9
    await check_whole(small)


async def test_a_statement_that_takes_too_long_is_ended_and_its_connection_goes_on(
    small: Database,
) -> None:
    for _ in range(SIZE + 1):
        with pytest.raises(DatabaseTimeout):
            await small.fetch("SELECT pg_sleep(5)")
    await check_whole(small)


async def test_where_no_answer_comes_no_rollback_is_asked_for(small: Database) -> None:
    """Postgres itself would end the statement only later."""

    async def sleep() -> None:
        async with small.connection() as taken, taken.transaction():
            await taken.execute("SET LOCAL statement_timeout = '1min'")
            await taken.fetch("SELECT pg_sleep(30)")

    async with asyncio.timeout(PATIENCE_SECONDS):
        with pytest.raises(DatabaseTimeout):
            await sleep()
        await check_whole(small)


async def test_a_database_that_is_not_there_is_found_when_it_comes(dsn: str) -> None:
    async with open_database("postgresql:///nowhere?host=/nonexistent", size=SIZE) as database:
        async with asyncio.timeout(PATIENCE_SECONDS):
            refused = await asyncio.gather(*map(read, [database] * 9), return_exceptions=True)
        assert [type(each) for each in refused] == [Unavailable] * 9
        database._dsn = dsn
        await read(database)
        await check_whole(database)


async def test_a_commit_whose_answer_is_lost_is_no_success(small: Database) -> None:
    async def lose() -> None:
        async with small.connection() as taken, taken.transaction():
            await taken.execute("SELECT 1")
            taken.terminate()

    with pytest.raises(Unavailable):
        await lose()
    await check_whole(small)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (asyncpg.DiskFullError(), StorageFull),
        (asyncpg.TooManyConnectionsError(), Unavailable),
        (asyncpg.LockNotAvailableError(), Unavailable),
        (asyncpg.CannotConnectNowError(), Unavailable),
        (asyncpg.CrashShutdownError(), Unavailable),
        (asyncpg.ReadOnlySQLTransactionError(), Unavailable),
        (asyncpg.IdleInTransactionSessionTimeoutError(), Unavailable),
        (asyncpg.PostgresIOError(), Unavailable),
        (asyncpg.ConnectionDoesNotExistError(), Unavailable),
        (asyncpg.QueryCanceledError(), DatabaseTimeout),
        (ConnectionResetError(), Unavailable),
        (TimeoutError(), DatabaseTimeout),
    ],
    ids=lambda each: getattr(each, "__name__", type(each).__name__),
)
def test_a_failure_of_the_database_is_503_and_says_when_to_come_again(
    error: Exception, problem: type
) -> None:
    refused = problem_of(error)
    assert type(refused) is problem
    assert refused is not None
    assert refused.status == 503
    assert refused.retry_after
