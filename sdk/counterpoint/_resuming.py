"""Where a feed stands, and whether and when it is opened again. No IO."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar, cast

import msgspec
from msgspec import UNSET, structs

from counterpoint._calls import LAST_EVENT, Answer, Request, StreamCall, problem_of
from counterpoint._generated.models import (
    GoneEvent,
    OpenedEvent,
    OverflowEvent,
    ShutdownEvent,
)
from counterpoint._open import read_json
from counterpoint._retrying import RETRIED, backoff, retry_after
from counterpoint._sse import EventDecoder
from counterpoint.errors import AnswerUnreadable, ConnectionFailed

EventT = TypeVar("EventT")

SILENCE_MAX = 45.0
"""Seconds. The server says something every 15: a connection that is silent longer is dead."""
PAUSE_DEFAULT = 2.0


class Place(Generic[EventT]):
    """What a feed knows between two connections."""

    def __init__(self, call: StreamCall[EventT], request: Request) -> None:
        self._call = call
        timeout = SILENCE_MAX if request.timeout is UNSET else request.timeout
        headers = {**request.headers, "Accept": "text/event-stream"}
        self._request = structs.replace(request, timeout=timeout, headers=headers)
        self._decoder = EventDecoder()
        self._maps: set[str] = set()
        self._has_begun = False
        self._failures = 0
        self._pause = 0.0
        self.last_id: str | None = None
        self.over = False

    def request(self) -> Request:
        retry_ms = self._decoder.retry_ms
        self._decoder = EventDecoder()
        self._decoder.retry_ms = retry_ms
        self._pause = self._patience()
        headers = self._request.headers
        if self.last_id is not None:
            headers = {**headers, LAST_EVENT: self.last_id}
        return structs.replace(self._request, headers=headers)

    def take(self, chunk: bytes) -> Iterator[EventT]:
        """The events that are whole now. An event counts from when it is handed out."""
        for said in self._decoder.feed(chunk):
            event = self._read(said.data)
            self._failures = 0
            if said.id is not None:
                self.last_id = said.id
            if self._is_told(event):
                yield cast("EventT", event)

    def _read(self, data: bytes) -> Any:
        try:
            return read_json(data, self._call.answer)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise AnswerUnreadable(
                f"An event of {self._call.name} is unreadable: {error}"
            ) from error

    def _is_told(self, event: object) -> bool:
        """Only what happens to maps; of connections, only how the first began."""
        if isinstance(event, OpenedEvent):
            self._maps = {place.map for place in event.places}
            first, self._has_begun = not self._has_begun, True
            return first
        if isinstance(event, GoneEvent):
            self._maps.discard(event.map)
            self.over = not self._maps
        elif isinstance(event, OverflowEvent):
            self._pause = 0.0
        return not isinstance(event, OverflowEvent | ShutdownEvent)

    def failed(self, outcome: Answer | ConnectionFailed) -> float:
        """Seconds to wait before it is opened again; raises if that would not help.

        A feed that once was open is opened again for as long as it takes, unless the call says how
        often.
        """
        self._failures += 1
        if isinstance(outcome, Answer) and outcome.status not in RETRIED:
            raise problem_of(outcome)
        if not self._has_begun and self._failures > self._request.max_retries:
            raise outcome if isinstance(outcome, ConnectionFailed) else problem_of(outcome)
        asked = retry_after(outcome.headers) if isinstance(outcome, Answer) else None
        self._pause = max(asked or 0.0, backoff(self._failures - 1))
        return self._pause

    def pause(self) -> float:
        return 0.0 if self.over else self._pause

    def _patience(self) -> float:
        retry_ms = self._decoder.retry_ms
        return PAUSE_DEFAULT if retry_ms is None else retry_ms / 1000
