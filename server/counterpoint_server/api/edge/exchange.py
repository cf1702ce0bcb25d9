"""The way of an answer out: refusals, compression, header fields, and what the log tells of it."""

import time

from counterpoint_server.api.edge.addresses import NOWHERE, Address, Operation
from counterpoint_server.api.edge.asgi import Header, Headers, Message, Scope, Send
from counterpoint_server.api.edge.compression import compress, is_compressible
from counterpoint_server.api.edge.headers import EVERYWHERE
from counterpoint_server.api.edge.negotiation import choose_coding
from counterpoint_server.api.formats import PROBLEM
from counterpoint_server.api.logs import requests
from counterpoint_server.api.problems import encode_problem
from counterpoint_server.model.problems import Problem

LEAVES_BODY_UNREAD = frozenset({408, 413})


class Exchange:
    """One request, its answer, and what is known of both."""

    __slots__ = (
        *("_coding", "_held", "_scope", "_send", "_sent", "_started_at"),
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
            else:
                await self._send_start(message)
        elif message["type"] == "http.response.body":
            await self._send_body(message)
        else:
            await self._send(message)

    async def _send_body(self, message: Message) -> None:
        if self._held is not None:
            start, self._held = self._held, None
            if self._coding is not None and not message.get("more_body", False):
                message["body"] = await compress(start, message["body"], self._coding)
            await self._send_start(start)
        if self._scope["method"] == "HEAD":
            message["body"] = b""
        self._sent += len(message.get("body", b""))
        await self._send(message)

    async def _send_start(self, message: Message) -> None:
        headers = message["headers"]
        own = {name for name, _ in headers}
        headers.extend(field for field in EVERYWHERE if field[0] not in own)
        headers.extend(self._told(message["status"]))
        await self._send(message)

    def _told(self, status: int) -> list[Header]:
        """What goes with this status, or with this operation."""
        found: list[Header] = [*self.operation.headers] if self.operation else []
        if status < 400 or self.address is None:
            return found
        if status == 405:
            found.append(self.address.allow)
        elif status == 415:
            found += [*self.address.accepts, (b"accept-encoding", b"identity")]
        elif status in LEAVES_BODY_UNREAD and self._scope["http_version"].startswith("1"):
            found.append((b"connection", b"close"))
        return found

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
        """No status: the client went before there was an answer."""
        requests.info(
            "request",
            method=self._scope["method"],
            route=self.address.template if self.address else NOWHERE,
            status=self._status,
            ms=round((time.perf_counter() - self._started_at) * 1000, 3),
            bytes=self._sent,
        )
