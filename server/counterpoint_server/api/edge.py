"""What holds for every request before any route is known: plain ASGI around the framework.

The framework's own middleware is not run for 404 and 405.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from asgi_correlation_id import CorrelationIdMiddleware

from counterpoint_server.api.problems import MEDIA_TYPE, encode_problem
from counterpoint_server.model.problems import AddressTooLong, Problem

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

ADDRESS_BYTES_MAX = 16_384
REQUEST_ID = re.compile(r"[\w-]{1,64}", re.ASCII)


def with_edge(app: AsgiApp) -> AsgiApp:
    """The application as it is served: request ids outermost, so that every answer has one."""
    return CorrelationIdMiddleware(
        Edge(app),
        header_name="X-Request-ID",
        validator=lambda given: REQUEST_ID.fullmatch(given) is not None,
    )


class Edge:
    """Answers HEAD as GET without its body, and refuses what is too long to route."""

    def __init__(self, app: AsgiApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if len(scope["raw_path"] or b"") + len(scope["query_string"]) > ADDRESS_BYTES_MAX:
            await _refuse(AddressTooLong(), send)
        elif scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, receive, _without_body(send))
        else:
            await self.app(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return send_head


async def _refuse(problem: Problem, send: Send) -> None:
    body = encode_problem(problem)
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
