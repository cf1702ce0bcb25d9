"""A Postgres and a server of one's own, to be killed, paused and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

import httpx

from conftest import OPTIONS, free_port
from counterpoint_server.store.embedded import embedded_postgres

START_SECONDS = 60


class OwnPostgres:
    """An embedded Postgres; `url` is that of its database for as long as it is used."""

    def __init__(self, data: Path, stack: ExitStack) -> None:
        self.data = data
        self.stack = stack
        self.url = stack.enter_context(embedded_postgres(data))

    @property
    def postmaster(self) -> int:
        written = self.data / "postgres" / "cluster" / "postmaster.pid"
        return int(written.read_text().split()[0])

    def processes(self) -> list[int]:
        """All of them; the postmaster comes first."""
        return [self.postmaster, *_children(self.postmaster)]

    def kill(self, *, whole: bool) -> None:
        """The postmaster alone, whose orphans then end by themselves, or all at a blow."""
        _signal(self.processes() if whole else [self.postmaster], signal.SIGKILL)

    def stop(self, how: int) -> None:
        """`how`: SIGINT, which ends all sessions, or SIGQUIT, which does not wait for them."""
        postmaster = self.postmaster
        os.kill(postmaster, how)
        while _is_alive(postmaster):
            time.sleep(0.01)

    def start(self) -> None:
        """As soon as the orphans have let go of the memory they share."""
        self.stack.enter_context(embedded_postgres(self.data))

    @contextmanager
    def paused(self) -> Iterator[None]:
        stopped = self.processes()
        _signal(stopped, signal.SIGSTOP)
        try:
            yield
        finally:
            _signal(stopped, signal.SIGCONT)


class OwnServer:
    """A server program and its worker, which outlives it: killed together, as one group."""

    def __init__(self, dsn: str, log: IO[bytes]) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.dsn = dsn
        self.log = log
        self.start()

    def start(self) -> None:
        target = ["counterpoint_server.app:create_app", "--factory", "--host", "127.0.0.1"]
        command = [sys.executable, "-m", "granian", *target, "--port", f"{self.port}"]
        self.process: subprocess.Popen[Any] = subprocess.Popen(
            [*command, *OPTIONS["granian"]],
            env={**os.environ, "DATABASE_URL": self.dsn},
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        self.await_ready()

    def await_ready(self) -> None:
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            try:
                if httpx.get(f"{self.url}/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                assert self.process.poll() is None, "the server did not start"
            time.sleep(0.02)
        raise AssertionError("the server did not become ready")

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _signal(processes: list[int], number: int) -> None:
    for process in processes:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            continue


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found
