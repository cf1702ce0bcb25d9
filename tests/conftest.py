"""A real Postgres, a real server, and maps of their own for every test."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import asyncpg
import httpx
import pytest

from counterpoint_server.store.door import Door
from counterpoint_server.store.embedded import embedded_postgres
from counterpoint_server.store.migrate import migrate
from counterpoint_server.store.pool import Database, open_database
from examples import load_example
from local_postgres import local_postgres, programs_of

DATA_VARIABLE = "COUNTERPOINT_TEST_DATA"
SHARED = Path(__file__).parents[2] / "shared"
"""Real inputs and reference answers, beside the checkout."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", metavar="VERSION", help="a local PostgreSQL, not the embedded")


def pytest_configure() -> None:
    """The controller makes one data directory, which all its workers find in the environment."""
    if DATA_VARIABLE not in os.environ:
        path = tempfile.mkdtemp(prefix="counterpoint-test-")
        Path(path).chmod(0o755)  # as root, Postgres runs as another user, who must get in
        os.environ[DATA_VARIABLE] = path


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(DATA_VARIABLE), ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest, worker_id: str) -> Iterator[str]:
    """The URL of a server where databases may be made.

    A local one of the version that --postgres names, or TEST_DATABASE_URL, or the embedded one.
    """
    data, version = Path(os.environ[DATA_VARIABLE]), request.config.getoption("--postgres")
    with ExitStack() as stack:
        if version:
            programs = programs_of(version) or pytest.skip(f"no PostgreSQL {version} here")
            yield stack.enter_context(local_postgres(programs, data / f"local-{worker_id}"))
        else:
            given = os.environ.get("TEST_DATABASE_URL")
            yield given or stack.enter_context(embedded_postgres(data))


async def make_database(cluster: str, name: str) -> str:
    """A new database in the cluster: its URL."""
    connection = await asyncpg.connect(cluster)
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        await connection.execute(f'CREATE DATABASE "{name}"')
    finally:
        await connection.close()
    host, _, rest = cluster.partition("///")
    if rest:
        return f"{host}///{name}?{rest.partition('?')[2]}"
    head, _, tail = cluster.rpartition("/")
    return f"{head}/{name}" + (f"?{tail.partition('?')[2]}" if "?" in tail else "")


@pytest.fixture(scope="session")
def dsn(cluster: str, worker_id: str) -> str:
    """This worker's own database, with today's schema."""
    url = asyncio.run(make_database(cluster, f"test_{worker_id}"))
    asyncio.run(migrate(url))
    return url


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    worker: str = getattr(request.config, "workerinput", {}).get("workerid", "main")
    return worker


@pytest.fixture(scope="session")
async def database(dsn: str) -> AsyncIterator[Database]:
    async with open_database(dsn) as opened:
        yield opened


@pytest.fixture(scope="session")
def door(database: Database) -> Door:
    return Door(database)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session", params=["granian"])
def server_url(dsn: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """A running server on this worker's database."""
    with run_server(dsn, request.param) as url:
        yield url


OPTIONS = {
    "granian": [
        *("--interface", "asgi", "--no-access-log"),
        *("--workers-kill-timeout", "3", "--backpressure", "10000"),
    ],
    "uvicorn": ["--no-access-log", "--no-server-header", "--timeout-graceful-shutdown", "3"],
}


class run_server:  # noqa: N801 - used like a function
    """The server program in a process of its own, while the context lasts."""

    def __init__(self, dsn: str, program: str = "granian", log: Path = Path(os.devnull)) -> None:
        self.log = log.open("wb")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.dsn = dsn
        self.program = program

    def __enter__(self) -> str:
        target = ["counterpoint_server.app:create_app", "--factory", "--host", "127.0.0.1"]
        command = [sys.executable, "-m", self.program, *target, "--port", str(self.port)]
        command += OPTIONS[self.program]
        environ = {**os.environ, "DATABASE_URL": self.dsn}
        self.process = subprocess.Popen(
            command, env=environ, stdout=self.log, stderr=self.log, start_new_session=True
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.url}/readyz").status_code == 200:
                    return self.url
            except httpx.TransportError:
                assert self.process.poll() is None, "the server did not start"
            time.sleep(0.05)
        raise AssertionError("the server did not become ready")

    def kill(self) -> None:
        """Without warning, it and the processes it has started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


@pytest.fixture(scope="session")
def http(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server_url, timeout=30) as client:
        yield client


@pytest.fixture
def map_path(http: httpx.Client) -> str:
    """The address of an empty map."""
    answer = http.post("/v1/maps", json={"title": "Minerals club"})
    return f"/v1/maps/{answer.json()['id']}"


@pytest.fixture
def example_path(http: httpx.Client) -> str:
    """The address of a fresh copy of the article's map: claims are 1 to 32, as in the article."""
    return load_example(http)


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"the reference inputs are not there ({SHARED})")
    return SHARED
