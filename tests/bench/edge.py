"""What the edge adds to a request, part by part, without a server: `python tests/bench/edge.py`.

Every part is the difference between two stacks that differ by it. They take turns, in processor
time, and the best round of each counts, so that other work on the machine disturbs little.
"""

import os
import time
import timeit
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import uvloop

from counterpoint_server.api.edge import exchange
from counterpoint_server.api.edge.addresses import Addresses
from counterpoint_server.api.edge.edge import Edge, with_edge
from counterpoint_server.api.edge.limits import check_body, check_head
from counterpoint_server.api.edge.negotiation import choose_coding, choose_type
from counterpoint_server.api.logs import logger_to
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


class Silent:
    """A log that keeps nothing."""

    def info(self, *_: Any, **__: Any) -> None: ...


def scope_of(method: str, path: str, headers: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    named = {"type": "http", "http_version": "1.1", "method": method, "query_string": b""}
    return {**named, "path": path, "raw_path": path.encode(), "headers": [*headers]}


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["method"] == "POST":
        await receive()
    told = [(b"content-type", b"application/json"), (b"content-length", b"500"), (b"etag", b'"1"')]
    await send({"type": "http.response.start", "status": 200, "headers": told})
    await send({"type": "http.response.body", "body": b"x" * 500})


async def receive() -> dict[str, Any]:
    return {"type": "http.request", "body": b"{}", "more_body": False}


async def send(_message: Any) -> None: ...


async def round_of(stack: Any, request: Any) -> float:
    started = time.process_time()
    for _ in range(REQUESTS):
        await stack(scope_of(*request), receive, send)
    return (time.process_time() - started) / REQUESTS * 1e6


def microseconds_of(part: Callable[[], object]) -> float:
    rounds = (timeit.timeit(part, number=REQUESTS, timer=time.process_time) for _ in range(ROUNDS))
    return min(rounds) / REQUESTS * 1e6


async def layers() -> dict[str, float]:
    edge, whole = Edge(app, ADDRESSES), with_edge(app, ADDRESSES)  # type: ignore[arg-type]
    best: dict[str, float] = defaultdict(lambda: float("inf"))
    with open(os.devnull, "w") as nowhere:
        log = logger_to(nowhere)
        for _ in range(ROUNDS):
            for name, stack, request, kept in (
                ("bare", app, READ, log),
                ("all", whole, READ, log),
                ("no ids", edge, READ, log),
                ("no log", edge, READ, Silent()),
                ("bare write", app, WRITE, log),
                ("write", edge, WRITE, Silent()),
            ):
                exchange.requests = kept
                best[name] = min(best[name], await round_of(stack, request))
    rest = best["no log"] - best["bare"]
    return {
        "all of it, reading": best["all"] - best["bare"],
        "  request ids": best["all"] - best["no ids"],
        "  log line": best["no ids"] - best["no log"],
        "  the rest": rest,
        "more where there is a body": best["write"] - best["bare write"] - rest,
    }


def parts() -> dict[str, float]:
    scope, headers = scope_of(*READ), dict(HEADERS)
    address = ADDRESSES.at(scope["path"])
    assert address is not None
    operation = address.operations["GET"]
    accept, coding = headers[b"accept"], headers[b"accept-encoding"]
    nothing = microseconds_of(lambda: None)
    measured: dict[str, Callable[[], object]] = {
        "size of the head": lambda: check_head(scope),
        "address": lambda: ADDRESSES.at(scope["path"]),
        "format and coding": lambda: (choose_type(accept, operation.offers), choose_coding(coding)),
        "what is told of the body": lambda: check_body(scope, headers, operation),
    }
    return {f"    {name}": microseconds_of(part) - nothing for name, part in measured.items()}


if __name__ == "__main__":
    for name, cost in (uvloop.run(layers()) | parts()).items():
        print(f"{cost:7.1f} µs  {name}")
