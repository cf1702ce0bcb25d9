"""What the edge adds to a request, part by part: in processor time, without a server.

The whole is the difference between an application with the edge and without it; the parts are
called by themselves. The best of many rounds counts, so that other work disturbs little.
"""

import os
import time
import timeit
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import uvloop

from counterpoint_server.api.edge import Addresses, Edge, exchange
from counterpoint_server.api.edge.headers import everywhere_but
from counterpoint_server.api.edge.limits import check_body, check_head
from counterpoint_server.api.edge.negotiation import choose_coding, choose_type
from counterpoint_server.api.logs import RequestLine, RequestLog
from counterpoint_server.api.request_ids import request_id
from counterpoint_server.app import ROUTES

REQUESTS, ROUNDS = 2_000, 20
ADDRESSES = Addresses(ROUTES)
HEADERS = [
    (b"host", b"127.0.0.1:8717"),
    (b"accept", b"*/*"),
    (b"accept-encoding", b"gzip, deflate"),
    (b"connection", b"keep-alive"),
    (b"user-agent", b"python-httpx/0.28"),
]
READ = ("GET", "/v1/maps/0000000000000/elements/4", HEADERS)
BODY = [(b"content-type", b"application/json"), (b"content-length", b"2")]
WRITE = ("POST", "/v1/maps/0000000000000/claims", [*HEADERS, *BODY])
ANSWERED = [
    *((b"content-type", b"application/json"), (b"content-length", b"500")),
    *((b"etag", b'"1"'), (b"cache-control", b"private, no-cache")),
]
REQUEST_ID = request_id(None)


def line() -> RequestLine:
    return RequestLine(
        ts=datetime.now(UTC),
        request_id=REQUEST_ID,
        method="GET",
        route="/v1/maps/{map}/elements/{n}",
        status=200,
        ms=0.25,
        bytes=500,
    )


def scope_of(method: str, path: str, headers: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    named = {"type": "http", "http_version": "1.1", "method": method, "query_string": b""}
    return {**named, "path": path, "raw_path": path.encode(), "headers": [*headers]}


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["method"] == "POST":
        await receive()
    await send({"type": "http.response.start", "status": 200, "headers": [*ANSWERED]})
    await send({"type": "http.response.body", "body": b"x" * 500})


async def receive() -> dict[str, Any]:
    return {"type": "http.request", "body": b"{}", "more_body": False}


async def send(_message: Any) -> None: ...


async def _round(stack: Any, request: Any) -> float:
    started = time.process_time()
    for _ in range(REQUESTS):
        await stack(scope_of(*request), receive, send)
    return (time.process_time() - started) / REQUESTS * 1e6


async def _wholes() -> dict[str, float]:
    edge: Any = Edge(app, ADDRESSES)  # type: ignore[arg-type]
    best: dict[str, float] = defaultdict(lambda: float("inf"))
    for _ in range(ROUNDS):
        for name, stack, request in (
            *(("bare", app, READ), ("read", edge, READ)),
            *(("bare write", app, WRITE), ("write", edge, WRITE)),
        ):
            best[name] = min(best[name], await _round(stack, request))
    reading = best["read"] - best["bare"]
    writing = best["write"] - best["bare write"]
    return {"all of it, reading": reading, "more where there is a body": writing - reading}


async def _parts(log: RequestLog) -> dict[str, float]:
    scope, headers = scope_of(*READ), dict(HEADERS)
    address = ADDRESSES.at(scope["path"])
    assert address is not None
    operation = address.operations["GET"]
    accept, coding = headers[b"accept"], headers[b"accept-encoding"]
    return {
        "request id": _cost(lambda: request_id(None)),
        "log line": _cost(lambda: log.add(line())),
        "size of the head": _cost(lambda: check_head(scope)),
        "address": _cost(lambda: ADDRESSES.at(scope["path"])),
        "format": _cost(lambda: choose_type(accept, operation.offers)),
        "coding": _cost(lambda: choose_coding(coding)),
        "what is told of the body": _cost(lambda: check_body(scope, headers, operation)),
        "fields of every answer": _cost(lambda: everywhere_but(ANSWERED)),
    }


def _cost(part: Callable[[], object]) -> float:
    def best(of: Callable[[], object]) -> float:
        rounds = timeit.repeat(of, number=REQUESTS, repeat=ROUNDS, timer=time.process_time)
        return min(rounds) / REQUESTS * 1e6

    return max(best(part) - best(lambda: None), 0)


async def _measure() -> dict[str, float]:
    with open(os.devnull, "w") as nowhere:
        log = exchange.requests = RequestLog(nowhere)
        wholes, parts = await _wholes(), await _parts(log)
        log.write_out()
    rest = wholes["all of it, reading"] - sum(parts.values())
    return wholes | {f"  {name}": cost for name, cost in parts.items()} | {"  the rest": rest}


def edge_lines() -> Iterator[str]:
    yield "what the edge adds to a request, in µs of processor time"
    for name, cost in uvloop.run(_measure()).items():
        yield f"{cost:8.1f}  {name}"
