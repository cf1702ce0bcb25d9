"""What runs during the bench, each in processes of its own: Postgres, two servers, the load."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import asyncpg
import httpx
import msgspec
from load import Job, Measured

from counterpoint_server.store.embedded import embedded_postgres
from counterpoint_server.store.migrate import migrate

HERE = Path(__file__).parent
START_SECONDS = 60
LINES_TOLD = 20
GRANIAN = (
    "--interface asgi --factory --workers 1 --loop uvloop --no-access-log --host 127.0.0.1"
    " --backpressure 10000"
)


class BenchError(Exception):
    """The bench could not be run, or an answer was not a success."""


class Running(NamedTuple):
    """A program that runs: where it answers, and the process at the top of it."""

    at: str
    pid: int


@contextmanager
def database(*statements: str) -> Iterator[Running]:
    """A database with today's schema, in a Postgres made for this run."""
    with tempfile.TemporaryDirectory(prefix="counterpoint-bench-") as name:
        data = Path(name)
        data.chmod(0o755)  # as root, Postgres runs as another user, who must get in
        with embedded_postgres(data) as url:
            asyncio.run(_prepare(url, statements))
            # Postgres leaves the tree of its starter, but writes down its number.
            lines = (data / "postgres" / "cluster" / "postmaster.pid").read_text().split()
            yield Running(url, int(lines[0]))


async def _prepare(url: str, statements: tuple[str, ...]) -> None:
    await migrate(url)
    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()


@contextmanager
def serving(target: str, dsn: str, ready: str, **settings: str) -> Iterator[Running]:
    """An application at its port; every one is run by the same server program."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", target, *GRANIAN.split(), "--port", str(port)]
    paths = [str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
    own = {"DATABASE_URL": dsn, "PYTHONPATH": os.pathsep.join(paths)}
    environ = {**os.environ, **own, **settings}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=environ, stdout=said, stderr=said)
        try:
            _await_ready(f"http://127.0.0.1:{port}{ready}", process)
            yield Running(str(port), process.pid)
        except BenchError as error:
            said.seek(0)
            last = said.read().decode("utf-8", "replace").splitlines()[-LINES_TOLD:]
            code = process.poll()
            ended = "runs" if code is None else f"ended with {code}"
            raise BenchError("\n".join([f"{error}", f"{target} {ended}:", *last])) from error
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < give_up:
        try:
            if httpx.get(url).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise BenchError(f"{url} does not answer.")


def _stop(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Load:
    """The load generator's process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def run(self, job: Job) -> Measured:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(msgspec.json.encode(job).decode() + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise BenchError("The load generator has ended.")
        measured = msgspec.json.decode(answer, type=Measured)
        if measured.failure is not None:
            raise BenchError(f"{job.requests[0].splitlines()[0]}: {measured.failure}")
        return measured


@contextmanager
def load() -> Iterator[Load]:
    command = [sys.executable, str(HERE / "load.py")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Load(process)
    finally:
        _stop(process)
