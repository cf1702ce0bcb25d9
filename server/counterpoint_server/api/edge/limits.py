"""How large and how slow a request may be."""

import asyncio

from counterpoint_server.api.edge.addresses import Operation
from counterpoint_server.api.edge.asgi import Headers, Message, Receive, Scope
from counterpoint_server.model.problems import (
    AddressTooLong,
    BodyTooLarge,
    BodyTooSlow,
    HeadersTooLarge,
    InvalidParameter,
    LengthRequired,
    UnsupportedMediaType,
)

ADDRESS_BYTES_MAX = 16 * 1024
HEADER_BYTES_MAX = 32 * 1024
HEADERS_MAX = 100
ONCE = (b"host", b"content-type", b"idempotency-key", b"if-match", b"last-event-id")
"""Fields of which a second one would say something else than the first."""
BODY_SECONDS = 10
"""How long a body may take to come; each BODY_BYTES_A_SECOND of it gives another second."""
BODY_BYTES_A_SECOND = 64 * 1024


def check_head(scope: Scope) -> None:
    """The address and the header fields, before anything is made of them."""
    if len(scope["raw_path"] or b"") + len(scope["query_string"]) > ADDRESS_BYTES_MAX:
        raise AddressTooLong
    fields = scope["headers"]
    if len(fields) > HEADERS_MAX or sum(map(_length, fields)) > HEADER_BYTES_MAX:
        raise HeadersTooLarge


def check_once(scope: Scope) -> None:
    """Of a request in which some field comes again."""
    names = [name for name, _ in scope["headers"]]
    for name in ONCE:
        if names.count(name) > 1:
            shown = name.decode().title().replace("-Id", "-ID")
            raise InvalidParameter(f"{shown} is given twice.", pointer=shown)


def _length(field: tuple[bytes, bytes]) -> int:
    return len(field[0]) + len(field[1])


def check_body(scope: Scope, headers: Headers, operation: Operation) -> None:
    """What the header fields tell of the body, before any of it is read."""
    length = headers.get(b"content-length")
    if length is None:
        # HTTP/2 ends a body by its frames; it needs neither.
        if (
            operation.takes_body
            and b"transfer-encoding" not in headers
            and scope["http_version"].startswith("1")
        ):
            raise LengthRequired
    elif not length.isdigit() or int(length[:20]) > operation.body_bytes_max:
        raise _too_large(operation.body_bytes_max)
    coding = headers.get(b"content-encoding", b"identity")
    if operation.takes_body and coding.strip().lower() != b"identity":
        raise UnsupportedMediaType("Send the body without a Content-Encoding.")


def _too_large(bytes_max: int) -> BodyTooLarge:
    return BodyTooLarge(f"A body may have at most {bytes_max:,} bytes here; send it in parts.")


class LimitedBody:
    """A `receive` that gives up on bodies that are too large or too slow."""

    __slots__ = ("_bytes_max", "_deadline", "_is_whole", "_receive", "_received", "_seconds")

    def __init__(self, receive: Receive, bytes_max: int, seconds: float = BODY_SECONDS) -> None:
        self._receive = receive
        self._bytes_max = bytes_max
        self._seconds = seconds
        self._deadline = 0.0
        self._received = 0
        self._is_whole = False

    async def __call__(self) -> Message:
        if self._is_whole:
            return await self._receive()  # waits for the client to go, which has no limit
        try:
            async with asyncio.timeout_at(self._next_deadline()):
                message = await self._receive()
        except TimeoutError:
            raise BodyTooSlow from None
        self._received += len(message.get("body", b""))
        if self._received > self._bytes_max:
            raise _too_large(self._bytes_max)
        self._is_whole = not message.get("more_body", False)
        return message

    def _next_deadline(self) -> float:
        if not self._deadline:
            self._deadline = asyncio.get_running_loop().time() + self._seconds
        return self._deadline + self._received / BODY_BYTES_A_SECOND
