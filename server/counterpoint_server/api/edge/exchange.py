"""The way of an answer out: refusals, compression, header fields, and what the log tells of it."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from counterpoint_server.api import request_ids
from counterpoint_server.api.edge.addresses import NOWHERE, Address, Operation
from counterpoint_server.api.edge.asgi import Header, Headers, Message, Scope, Send
from counterpoint_server.api.edge.compression import compress, is_compressible
from counterpoint_server.api.edge.headers import everywhere_but
from counterpoint_server.api.edge.negotiation import choose_coding
from counterpoint_server.api.formats import PROBLEM
from counterpoint_server.api.logs import RequestLine, requests
from counterpoint_server.api.problems import encode_problem
from counterpoint_server.api.request_ids import request_id
from counterpoint_server.model.problems import Problem

LEAVES_BODY_UNREAD = frozenset({408, 413})


class Exchange:
    """One request, its answer, and what is known of both."""

    __slots__ = (
        *("_coding", "_held", "_id", "_scope", "_send", "_sent", "_started_at"),
        *("_status", "address", "operation"),
    )

    def __init__(self, scope: Scope, headers: Headers, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._coding = choose_coding(headers.get(b"accept-encoding"))
        self._held: Message | None = None
        self._status: int | None = None
        self._sent = 0
        self._started_at = time.perf_counter()
        self._id = request_id(headers.get(b"x-request-id"))
        request_ids.current.set(self._id)
        self.address: Address | None = None
        self.operation: Operation | None = None

    @property
    def is_begun(self) -> bool:
        return self._status is not None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            if self._coding is not None and is_compressible(message):
                self._held = message
                return
            self._complete(message)
        elif message["type"] == "http.response.body":
            if self._held is not None:
                start, self._held = self._held, None
                await self._send_held(start, message)
            if self._scope["method"] == "HEAD":
                message["body"] = b""
            self._sent += len(message.get("body", b""))
        await self._send(message)

    async def _send_held(self, start: Message, body: Message) -> None:
        """Send a start that was held until it was known whether its body is whole."""
        if self._coding is not None and not body.get("more_body", False):
            body["body"] = await compress(start, body["body"], self._coding)
        self._complete(start)
        await self._send(start)

    def _complete(self, start: Message) -> None:
        """Add the header fields that no handler needs to know of."""
        headers: list[Header] = start["headers"]
        headers += everywhere_but(headers)
        headers.append((b"x-request-id", self._id.encode()))
        if self.operation is not None:
            headers += self.operation.headers
        if start["status"] >= 400 and self.address is not None:
            headers += self._told(start["status"], self.address)

    def _told(self, status: int, address: Address) -> Iterable[Header]:
        """What goes with a refusal of this status."""
        if status == 405:
            return [address.allow]
        if status == 415:
            return [*address.accepts, (b"accept-encoding", b"identity")]
        if status in LEAVES_BODY_UNREAD and self._scope["http_version"].startswith("1"):
            return [(b"connection", b"close")]
        return []

    async def refuse(self, problem: Problem) -> None:
        body = encode_problem(problem)
        headers = [
            (b"content-type", PROBLEM.encode()),
            (b"content-length", b"%d" % len(body)),
            (b"cache-control", b"no-store"),
        ]
        await self.answer(problem.status, headers, body)

    async def answer(self, status: int, headers: list[Header], body: bytes = b"") -> None:
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body, "more_body": False})

    def log(self) -> None:
        requests.add(
            RequestLine(
                ts=datetime.now(UTC),
                request_id=self._id,
                method=self._scope["method"],
                route=self.address.template if self.address else NOWHERE,
                status=self._status,
                ms=round((time.perf_counter() - self._started_at) * 1000, 3),
                bytes=self._sent,
            )
        )
