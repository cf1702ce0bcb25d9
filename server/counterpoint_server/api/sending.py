"""Sending bytes that are there, or that come in parts, as fast as the client takes them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

from counterpoint_server.api.edge.asgi import HEAD_ONLY, Header, Receive, Scope, Send
from counterpoint_server.api.logs import failures

WHOLE_BYTES_MAX = 1024 * 1024
"""Up to here a body goes out at once; of a larger one, only what the client takes is under way."""
PART_BYTES = 256 * 1024
STALLED_SECONDS = 60
"""A client that takes no part for so long is cut off."""


class Sent:
    """An answer whose body is bytes, or parts that are not read before they can be sent.

    Where parts fail midway the connection is cut, so that no client takes what came for all.
    """

    __slots__ = ("body", "fields", "status")

    def __init__(
        self, status: int, fields: list[Header], body: bytes | AsyncIterator[bytes] = b""
    ) -> None:
        self.status = status
        self.fields = fields
        self.body = body
        if status != 304 and isinstance(body, bytes):
            fields.append((b"content-length", b"%d" % len(body)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.fields})
        body: bytes | AsyncIterator[bytes] = b"" if scope.get(HEAD_ONLY) else self.body
        if isinstance(body, bytes):
            if len(body) <= WHOLE_BYTES_MAX:
                await send({"type": "http.response.body", "body": body, "more_body": False})
                return
            body = _cut(body)
        if await _send_parts(body, receive, send):
            await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _cut(body: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(body), PART_BYTES):
        yield body[at : at + PART_BYTES]


async def _send_parts(parts: AsyncIterator[bytes], receive: Receive, send: Send) -> bool:
    """Whether all were sent: neither did they fail, nor the client go or stop taking them."""
    gone = asyncio.create_task(_disconnection(receive))
    try:
        async with aclosing(parts) as open_parts:  # type: ignore[type-var]
            async for part in open_parts:
                if gone.done():
                    return False
                async with asyncio.timeout(STALLED_SECONDS):
                    await send({"type": "http.response.body", "body": part, "more_body": True})
        return True
    except TimeoutError:
        return False
    except Exception as error:
        failures.error("an answer was cut", exc_info=error)
        return False
    finally:
        gone.cancel()


async def _disconnection(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
