"""Nasty requests over a raw socket: each a 4xx that says what is wrong, and nothing written."""

import json
import re
import socket
from contextlib import suppress
from typing import NamedTuple

import httpx
import pytest

JSON = "application/json"
DEEP = b'{"text": ' + b"[" * 100_000
DEEP_PATCH = b'{"data": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}"
DEEP_EDIT = b'{"operations": [{"op": "update", "id": 1, "patch": ' + DEEP_PATCH + b"}]}"
HUGE = b'{"text": "x", "data": {"n": 1' + b"0" * 400 + b"}}"


class Nasty(NamedTuple):
    name: str
    status: int
    body: bytes = b'{"text": "x"}'
    path: str = "/claims"
    media_type: str | None = JSON
    method: str = "POST"
    headers: tuple[str, ...] = ()


NASTY = [
    Nasty("invalid UTF-8", 400, b'{"text": "\xff\xfe"}'),
    Nasty("a raw NUL", 400, b'{"text": "a\x00b"}'),
    Nasty("an escaped NUL", 422, rb'{"text": "a\u0000b"}'),
    Nasty("an escaped NUL in a free object", 422, rb'{"text": "x", "data": {"k": "\u0000"}}'),
    Nasty("an escaped NUL in a key", 422, rb'{"text": "x", "data": {"\u0000": 1}}'),
    Nasty("a lone surrogate", 400, rb'{"text": "\ud800"}'),
    Nasty("the halves of a pair the wrong way round", 400, rb'{"text": "\udc00\ud800"}'),
    Nasty("depth 100,000 where a text belongs", 422, DEEP),
    Nasty("depth 100,000 in a free object", 400, b'{"text":"x","data":{"a":' + b"[" * 100_000),
    Nasty("depth 100", 422, b'{"text":"x","data":{"a":' + b"[" * 100 + b"]" * 100 + b"}}"),
    Nasty("10^400 in a free object", 422, HUGE),
    Nasty("1e400 in a free object", 422, b'{"text": "x", "data": {"n": 1e400}}'),
    Nasty("10^400 as a number of an element", 422, b'{"text":"x","split_of":1' + b"0" * 400 + b"}"),
    Nasty("a number beyond int4", 422, b'{"text": "x", "split_of": 2147483648}'),
    Nasty("NaN", 400, b'{"text": "x", "weight": NaN}'),
    Nasty("a number as text", 422, b'{"text": 7}'),
    Nasty("text as a number", 422, b'{"text": "x", "weight": "0.5"}'),
    Nasty("a number as a truth value", 422, b'{"text": "x", "exclusive": 1}', "/questions"),
    Nasty("an unknown field", 422, b'{"text": "x", "colour": "red"}'),
    Nasty("a field of the server", 422, b'{"text": "x", "id": 7}'),
    Nasty("another type", 422, b'{"type": "argument", "text": "x"}'),
    Nasty("a field too little", 422, b"{}"),
    Nasty("no object", 422, b"[]"),
    Nasty("an empty body", 400, b""),
    Nasty("half a body", 400, b'{"text": '),
    Nasty("two bodies", 400, b'{"text": "x"}{"text": "y"}'),
    Nasty("a text of 64 KiB and one", 422, b'{"text": "' + b"x" * 65_537 + b'"}'),
    Nasty("a free object over 64 KiB", 422, b'{"text":"x","data":{"a":"' + b"x" * 65_536 + b'"}}'),
    Nasty("no Content-Type", 415, media_type=None),
    Nasty("plain text", 415, media_type="text/plain"),
    Nasty("a form", 415, media_type="application/x-www-form-urlencoded"),
    Nasty("JSON in Latin-1", 415, media_type="application/json; charset=latin-1"),
    Nasty("a body over 8 MiB", 413, b'{"text": "' + b"x" * 9_000_000 + b'"}'),
    Nasty("an unknown parameter", 400, path="/claims?colour=red"),
    Nasty("an unknown parameter of a list", 400, path="/claims?colour=red", method="GET"),
    Nasty("a parameter twice", 400, path="/claims?limit=1&limit=2", method="GET"),
    Nasty("a NUL in a parameter", 400, path="/claims?tag=%00", method="GET"),
    Nasty("a parameter that is not UTF-8", 400, path="/claims?tag=%ff", method="GET"),
    Nasty("a limit of 0", 400, path="/claims?limit=0", method="GET"),
    Nasty("a limit of 10^23", 400, path="/claims?limit=1" + "0" * 23, method="GET"),
    Nasty("a negative limit", 400, path="/claims?limit=-1", method="GET"),
    Nasty("a forged cursor", 400, path="/claims?cursor=AAAA", method="GET"),
    Nasty("a number that is none", 404, path="/elements/x", method="GET"),
    Nasty("a number of 10^30", 404, path="/elements/1" + "0" * 30, method="GET"),
    Nasty("a number in other digits", 404, path="/elements/%D9%A1", method="GET"),
    Nasty("ids beyond int4", 400, path="/elements?ids=99999999999", method="GET"),
    Nasty("a type that is none", 400, path="/elements?type=node", method="GET"),
    Nasty("a key of 256 characters", 400, headers=("Idempotency-Key: " + "k" * 256,)),
    Nasty("an empty key", 400, headers=("Idempotency-Key: ",)),
    Nasty("two tags in If-Match", 400, headers=('If-Match: "1", "2"',)),
    Nasty("an empty If-Match", 400, headers=("If-Match: ",)),
    Nasty("a tag without quotes", 400, headers=("If-Match: 1",)),
    Nasty("a tag that is none of ours", 412, headers=('If-Match: "abc"',)),
    Nasty("an address that is not served", 404, path="/nodes"),
    Nasty("an address with a slash behind", 404, path="/claims/"),
    Nasty("an address with two slashes", 404, path="//claims"),
    Nasty("a method that is not served", 405, method="PUT"),
    Nasty("a patch that is no object", 422, b'"x"', "/elements/1", method="PATCH"),
    Nasty("a patch 900 deep", 422, DEEP_PATCH, "/elements/1", method="PATCH"),
    Nasty("a patch 900 deep in an edit", 422, DEEP_EDIT, "/edits"),
    Nasty("a ref to nothing", 409, b'{"attackers":["$a"],"target":1}', "/rebuttals"),
    Nasty("an end that is missing", 409, b'{"attackers":[99],"target":1}', "/rebuttals"),
    Nasty("an edit of nothing", 422, b'{"operations": []}', "/edits"),
    Nasty("an operation that is none", 422, b'{"operations":[{"op":"drop"}]}', "/edits"),
]


def send(http: httpx.Client, nasty: Nasty, map_path: str) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own, byte for byte as it is written here."""
    url = http.base_url
    path = nasty.path if nasty.path.startswith("http") else map_path + nasty.path
    lines = [f"{nasty.method} {path} HTTP/1.1", f"Host: {url.host}", "Connection: close"]
    lines += nasty.headers
    if nasty.media_type is not None:
        lines.append(f"Content-Type: {nasty.media_type}")
    body = b"" if nasty.method == "GET" else nasty.body
    lines.append(f"Content-Length: {len(body)}")
    with socket.create_connection((url.host, url.port), timeout=20) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before all was read
            connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
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


def test_an_address_of_100_kb_is_refused(http: httpx.Client, map_path: str) -> None:
    nasty = Nasty("long", 414, path="/claims?tag=" + "x" * 100_000, method="GET")
    status, _, _ = send(http, nasty, map_path)
    assert status in (400, 414)
