"""A database where nobody else does long operations."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from conftest import make_database
from counterpoint_server.store.migrate import migrate
from counterpoint_server.store.pool import Database, open_database
from desk import empty_map
from long_work import Server


@pytest.fixture(scope="module")
async def operations_dsn(cluster: str, worker_id: str) -> str:
    """A database of its own: other tests' servers would do its operations."""
    url = await make_database(cluster, f"operations_{worker_id}")
    await migrate(url)
    return url


@pytest.fixture(scope="module")
async def own(operations_dsn: str) -> AsyncIterator[Database]:
    async with open_database(operations_dsn, size=6) as opened:
        yield opened


@pytest.fixture
async def number(own: Database) -> int:
    await own.fetch("DELETE FROM operation")
    return await empty_map(own)


@pytest.fixture
async def servers(operations_dsn: str) -> AsyncIterator[list[Server]]:
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(open_database(operations_dsn, size=4)) for _ in "ab"
        ]
        yield [Server(database) for database in opened]


@pytest.fixture
def server(servers: list[Server]) -> Server:
    return servers[0]
