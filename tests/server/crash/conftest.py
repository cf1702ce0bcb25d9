"""A Postgres and a server for these tests alone: they do not come out of them unharmed."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from counterpoint_server.store.migrate import migrate
from crashing import OwnPostgres, OwnServer


@pytest.fixture(scope="module")
def postgres() -> Iterator[OwnPostgres]:
    with tempfile.TemporaryDirectory(prefix="counterpoint-crash-") as name, ExitStack() as stack:
        Path(name).chmod(0o755)  # as root, Postgres runs as another user, who must get in
        yield OwnPostgres(Path(name), stack)


@pytest.fixture(scope="module")
async def server(postgres: OwnPostgres) -> AsyncIterator[OwnServer]:
    await migrate(postgres.url)
    with Path(os.devnull).open("wb") as log:
        server = OwnServer(postgres.url, log)
        yield server
        server.kill()


@pytest.fixture
async def client(server: OwnServer) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as http:
        yield http
