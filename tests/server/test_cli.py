"""The commands, as a container runs them."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from conftest import free_port, make_database

COUNTERPOINT = [sys.executable, "-m", "counterpoint_server"]


def health(**environ: str) -> "subprocess.CompletedProcess[str]":
    given = {**os.environ, **environ}
    return subprocess.run([*COUNTERPOINT, "health"], env=given, capture_output=True, text=True)


def test_a_server_that_can_serve_is_healthy_whatever_proxy_is_named(server_url: str) -> None:
    port = server_url.rpartition(":")[2]
    done = health(
        COUNTERPOINT_PORT=port, HTTP_PROXY="http://127.0.0.1:9", COUNTERPOINT_URL="http://x"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ready\n", "")


def test_where_nobody_answers_the_server_is_not_healthy() -> None:
    done = health(COUNTERPOINT_PORT=str(free_port()))
    assert done.returncode == 1
    assert "is not ready" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
async def password_file(cluster: str, worker_id: str, tmp_path: Path) -> tuple[str, Path]:
    """The URL of an empty database, and a file with a password that it does not ask for."""
    file = tmp_path / "password"
    file.write_text("Ünion/&?%+\n")
    return await make_database(cluster, f"cli_{worker_id}"), file


def test_a_server_told_to_stop_stops_with_its_password_in_a_file(
    password_file: tuple[str, Path], tmp_path: Path
) -> None:
    url, file = password_file
    port = str(free_port())
    environ = {"DATABASE_URL": url, "DATABASE_PASSWORD_FILE": str(file), "COUNTERPOINT_PORT": port}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [*COUNTERPOINT, "serve"], env={**os.environ, **environ}, stdout=log, stderr=log
        )
    deadline = time.monotonic() + 60
    while health(COUNTERPOINT_PORT=port).returncode != 0:
        assert server.poll() is None, (tmp_path / "log").read_text()
        assert time.monotonic() < deadline
    assert httpx.get(f"http://127.0.0.1:{port}/v1/maps").json()["items"] == []
    server.send_signal(signal.SIGTERM)
    assert server.wait(20) == 0
    assert "Ünion" not in (tmp_path / "log").read_text()


def test_a_server_told_to_stop_before_it_serves_stops_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgresql://club@127.0.0.1:{silent.getsockname()[1]}/maps"
        environ = {**os.environ, "DATABASE_URL": url, "COUNTERPOINT_PORT": str(free_port())}
        server = subprocess.Popen([*COUNTERPOINT, "serve"], env=environ, stderr=subprocess.DEVNULL)
        silent.settimeout(60)
        connection, _ = silent.accept()
        with connection:  # it waits for a database that never answers
            server.send_signal(signal.SIGTERM)
            assert server.wait(20) == 128 + signal.SIGTERM
