"""An answer without an end: server-sent events (WHATWG HTML, 9.2), as plain ASGI.

The framework's own sends nothing while nothing happens, and keeps a queue of its own.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from counterpoint_server.api.answers import Answer
from counterpoint_server.api.edge.asgi import HEAD_ONLY, Header, Receive, Send
from counterpoint_server.api.formats import EVENT_STREAM
from counterpoint_server.api.logs import failures
from counterpoint_server.model.events import (
    Event,
    EventPlace,
    GoneEvent,
    OpenedEvent,
    OverflowEvent,
    ShutdownEvent,
)
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.store.following import Ending, Follower, Gone, News

HEARTBEAT_SECONDS = 15
HEARTBEAT = b":\n\n"
"""A comment: proxies and clients see that the connection lives, we see when it does not."""
STALLED_SECONDS = 30
"""How long a client may take nothing of what it is sent."""
RETRY_MS = 2_000
"""How long a client is to wait before it connects again."""

_HEADERS: tuple[Header, ...] = (
    (b"content-type", EVENT_STREAM.encode()),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
)
_LAST: dict[Ending, Event] = {"overflow": OverflowEvent(), "shutdown": ShutdownEvent()}
_encode = msgspec.json.Encoder().encode


class Ids(Protocol):
    """How a stream says where to resume it."""

    def at(self, places: dict[int, int]) -> str:
        """The id of the beginning."""

    def after(self, map_number: int, revision: int | None) -> str | None:
        """The id of this news, if it has one; revision None: the map is gone."""


class EventStream(Answer):
    """What a follower is given, as events, for as long as both sides want."""

    __slots__ = ("follower", "ids", "leave")

    def __init__(self, follower: Follower, ids: Ids, leave: Callable[[Follower], None]) -> None:
        super().__init__(None, status=200, headers=None)
        self.follower = follower
        self.ids = ids
        self.leave = leave

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        watching: asyncio.Task[None] | None = None
        try:
            await send({"type": "http.response.start", "status": 200, "headers": [*_HEADERS]})
            if scope.get(HEAD_ONLY):
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                return
            watching = asyncio.create_task(_end_when_gone(receive, self.follower))
            await self._send_all(send)
        except TimeoutError:
            pass  # a client that takes nothing is not told so either
        except Exception as error:
            failures.error("a feed was cut", exc_info=error)
        finally:
            self.leave(self.follower)
            if watching is not None:
                watching.cancel()

    async def _send_all(self, send: Send) -> None:
        await _send_in_time(send, self._opening(), more=True)
        while True:
            news = await self.follower.next(HEARTBEAT_SECONDS)
            ending = self.follower.ending
            if ending == "left":
                return
            chunk = b"".join([self._written(each) for each in news])
            if ending is not None:
                await _send_in_time(send, chunk + _last(ending), more=False)
                return
            await _send_in_time(send, chunk or HEARTBEAT, more=True)

    def _opening(self) -> bytes:
        places = self.follower.places
        event = OpenedEvent(
            places=[EventPlace(map=write_map_id(n), revision=places[n]) for n in places]
        )
        return b"retry: %d\n" % RETRY_MS + _event(self.ids.at(places), "opened", _encode(event))

    def _written(self, news: News) -> bytes:
        if isinstance(news, Gone):
            gone = _encode(GoneEvent(map=write_map_id(news.map_number)))
            return _event(self.ids.after(news.map_number, None), "gone", gone)
        return _event(self.ids.after(news.map_number, news.revision), "revision", news.event)


def _last(ending: Ending) -> bytes:
    """Without an id: the one before it is where to resume."""
    event = _LAST.get(ending)
    return b"" if event is None else _event(None, ending, _encode(event))


async def _send_in_time(send: Send, chunk: bytes, *, more: bool) -> None:
    async with asyncio.timeout(STALLED_SECONDS):
        await send({"type": "http.response.body", "body": chunk, "more_body": more})


def _event(id: str | None, name: str, data: bytes) -> bytes:
    named = "" if id is None else f"id: {id}\n"
    return f"{named}event: {name}\ndata: ".encode() + data + b"\n\n"


async def _end_when_gone(receive: Receive, follower: Follower) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    follower.end("left")
