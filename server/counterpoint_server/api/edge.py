"""What holds for every request before any route is known: plain ASGI around the framework.

The framework's own middleware is not run for 404 and 405.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from secrets import token_hex
from typing import Any

from asgi_correlation_id import CorrelationIdMiddleware

from counterpoint_server.api.methods import AllowedMethods
from counterpoint_server.api.problems import MEDIA_TYPE, encode_problem
from counterpoint_server.model.problems import (
    AddressTooLong,
    MethodNotAllowed,
    Problem,
    RouteNotFound,
)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Header = tuple[bytes, bytes]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

ADDRESS_BYTES_MAX = 16_384
REQUEST_ID = re.compile(r"[\w-]{1,64}", re.ASCII)


def with_edge(app: AsgiApp, allowed: AllowedMethods) -> AsgiApp:
    """The application as it is served: request ids outermost, so that every answer has one."""
    return CorrelationIdMiddleware(
        Edge(app, allowed),
        header_name="X-Request-ID",
        generator=lambda: token_hex(16),
        validator=lambda given: REQUEST_ID.fullmatch(given) is not None,
    )


class Edge:
    """Answers HEAD and OPTIONS, and refuses what is not served before it is routed."""

    def __init__(self, app: AsgiApp, allowed: AllowedMethods) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method, methods = scope["method"], self.allowed.at(scope["path"])
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > ADDRESS_BYTES_MAX:
            await _refuse(AddressTooLong(), send)
        elif not methods:
            await _refuse(RouteNotFound(), send)
        elif method == "OPTIONS":
            await _answer(204, [(b"allow", _listed(methods))], b"", send)
        elif method not in methods:
            await _refuse(MethodNotAllowed(), send, (b"allow", _listed(methods)))
        elif method == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, _without_body(send))
        else:
            await self.app(scope, receive, send)


def _listed(methods: frozenset[str]) -> bytes:
    return ", ".join(sorted(methods)).encode()


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return send_head


async def _refuse(problem: Problem, send: Send, *headers: Header) -> None:
    body = encode_problem(problem)
    told = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
    ]
    await _answer(problem.status, [*told, *headers], body, send)


async def _answer(status: int, headers: list[Header], body: bytes, send: Send) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
