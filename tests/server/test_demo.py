"""The demo as a newcomer runs it: one command, and again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from conftest import free_port, make_database
from examples import CLUB

READY = "Ctrl-C stops it."


@contextmanager
def running_demo(
    database: str, port: int, log: Path, told: signal.Signals = signal.SIGINT
) -> Iterator[str]:
    """What the demo has printed once it serves; stopped at the end, by Ctrl-C if not otherwise."""
    environ = {**os.environ, "DATABASE_URL": database, "COUNTERPOINT_PORT": str(port)}
    command = [sys.executable, "-m", "counterpoint_server", "demo"]
    with log.open("w") as out:
        process = subprocess.Popen(command, env=environ, stdout=out, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + 60
        while READY not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield log.read_text()
    finally:
        process.send_signal(told)
        assert process.wait(20) == (0 if told == signal.SIGINT else 128 + told)


@pytest.fixture
async def empty_database(cluster: str, worker_id: str) -> str:
    return await make_database(cluster, f"demo_{worker_id}")


def test_a_second_demo_finds_what_was_added_and_takes_its_server_along(
    empty_database: str, tmp_path: Path
) -> None:
    port = free_port()
    with (
        running_demo(empty_database, port, tmp_path / "first") as printed,
        httpx.Client(base_url=f"http://127.0.0.1:{port}") as http,
    ):
        assert "Doug Burgum, via Reuters, Global Times" in printed
        assert "− 57 undercut (Chinese authorities)" in printed
        (map,) = http.get("/v1/maps").json()["items"]
        path = f"/v1/maps/{map['id']}"
        body = {"attackers": [{"text": "Clubs breed counter-clubs."}], "target": CLUB}
        http.post(f"{path}/rebuttals", json=body).raise_for_status()
    with running_demo(empty_database, port, tmp_path / "second", signal.SIGTERM) as printed:
        assert "Clubs breed counter-clubs." in printed
        maps = httpx.get(f"http://127.0.0.1:{port}/v1/maps").json()["items"]
        assert [found["id"] for found in maps] == [map["id"]]
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/livez")


def test_a_port_in_use_is_told_in_a_sentence(empty_database: str, server_url: str) -> None:
    port = server_url.rpartition(":")[2]
    environ = {**os.environ, "DATABASE_URL": empty_database, "COUNTERPOINT_PORT": port}
    command = [sys.executable, "-m", "counterpoint_server", "demo"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert done.returncode == 1
    assert "COUNTERPOINT_PORT" in done.stderr
    assert "Traceback" not in done.stderr
