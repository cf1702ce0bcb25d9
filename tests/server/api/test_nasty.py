"""Nasty requests over a raw socket: each a 4xx that says what is wrong, and nothing written."""

import json
import re
import socket
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from conftest import run_server
from nasty import JSON, NASTY, Nasty, get


@pytest.fixture(scope="module", params=["granian", "uvicorn"])
def program(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def server_url(dsn: str, program: str) -> Iterator[str]:
    with run_server(dsn, program) as url:
        yield url


@pytest.fixture(scope="module")
def http(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server_url, timeout=30) as client:
        yield client


def send(http: httpx.Client, nasty: Nasty, map_path: str) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own, byte for byte as it is written here."""
    path = nasty.path if nasty.whole_path else map_path + nasty.path
    lines = [f"{nasty.method} {path} HTTP/1.1", f"Host: {http.base_url.host}", "Connection: close"]
    lines += nasty.headers
    if nasty.media_type is not None:
        lines.append(f"Content-Type: {nasty.media_type}")
    body = b"" if nasty.method in ("GET", "DELETE") else nasty.body
    if nasty.framing == "length":
        lines.append(f"Content-Length: {len(body)}")
    elif nasty.framing == "chunked":
        lines.append("Transfer-Encoding: chunked")
        body = chunked(body)
    return exchange(http, "\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def exchange(http: httpx.Client, request: bytes) -> tuple[int, dict[str, str], bytes]:
    address = (http.base_url.host, http.base_url.port)
    with socket.create_connection(address, timeout=20) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before all was read
            connection.sendall(request)
        return read_answer(connection)


def read_answer(connection: socket.socket) -> tuple[int, dict[str, str], bytes]:
    received = b""
    with suppress(ConnectionResetError):
        while chunk := connection.recv(65_536):
            received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    status_line, *header_lines = head.decode("latin-1").split("\r\n")
    headers = dict(re.split(r":\s*", line.lower(), maxsplit=1) for line in header_lines)
    return int(status_line.split(" ")[1]), headers, body


@pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: nasty.name.replace(" ", "_"))
def test_a_nasty_request_is_refused_in_words_and_writes_nothing(
    http: httpx.Client, map_path: str, nasty: Nasty
) -> None:
    http.post(f"{map_path}/claims", json={"text": "There before."}).raise_for_status()
    before = http.get(f"{map_path}/document").content
    status, headers, body = send(http, nasty, map_path)
    assert status == nasty.status
    assert headers["content-type"] == "application/problem+json"
    problem = json.loads(body)
    assert problem["status"] == status
    assert problem["request_id"] == headers["x-request-id"]
    assert http.get(problem["type"]).json()["code"] == problem["code"]
    assert http.get(f"{map_path}/document").content == before


def test_an_address_of_100_kb_is_refused(http: httpx.Client, map_path: str, program: str) -> None:
    """Both programs answer by themselves, before the application is asked."""
    status, _, _ = send(http, get("long", 414, "/claims?tag=" + "x" * 100_000), map_path)
    assert status == {"granian": 414, "uvicorn": 400}[program]


def test_101_header_fields_are_refused(http: httpx.Client, map_path: str, program: str) -> None:
    """Granian answers by itself, without a body, before the application is asked."""
    many = get("many", 431, headers=tuple(f"X-{n}: 1" for n in range(101)))
    status, headers, _ = send(http, many, map_path)
    assert status == 431
    assert ("content-type" in headers) == (program == "uvicorn")


def test_a_method_that_nobody_knows_is_refused(
    http: httpx.Client, map_path: str, program: str
) -> None:
    """Uvicorn's parser knows the registered methods only."""
    status, _, _ = send(http, Nasty("method", 405, method="FOO"), map_path)
    assert status == {"granian": 405, "uvicorn": 400}[program]


def test_a_length_and_chunks_at_once_smuggle_nothing(http: httpx.Client, map_path: str) -> None:
    before = http.get(f"{map_path}/document").content
    head = f"POST {map_path}/claims HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\n"
    both = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"
    status, _, _ = exchange(http, (head + both).encode())
    assert status == 400
    assert http.get(f"{map_path}/document").content == before


def test_a_body_that_does_not_come_is_answered_408_and_the_connection_closed(
    http: httpx.Client, map_path: str
) -> None:
    head = f"POST {map_path}/claims HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\n"
    status, headers, body = exchange(http, f"{head}Content-Length: 20\r\n\r\n{{".encode())
    assert (status, headers["connection"]) == (408, "close")
    assert json.loads(body)["code"] == "body_too_slow"
