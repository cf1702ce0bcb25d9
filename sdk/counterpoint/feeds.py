"""What happens on the server, as it happens."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from threading import Event as Flag
from types import TracebackType
from typing import Generic, Self, TypeVar

from counterpoint._calls import Answer, Request, StreamCall
from counterpoint._http import AsyncHttp, Http, sleep_async
from counterpoint._resuming import Place
from counterpoint._streaming import AsyncOpened, Opened, open_stream, open_stream_async
from counterpoint._watching import note_retry
from counterpoint.errors import ConnectionFailed

EventT = TypeVar("EventT")


class Feed(Generic[EventT]):
    """Events, for as long as you listen: `for event in client.maps.events(map)`.

    It is opened by the first step and, when the connection breaks, again where it stood: nothing
    is left out and nothing comes twice. The first event says where it begins. It ends with the
    last of its maps, or when it is closed: by leaving the loop or the `with`, or by `close()`, also
    from another thread.
    """

    def __init__(self, call: StreamCall[EventT], request: Request, http: Http) -> None:
        self._place = Place(call, request)
        self._http = http
        self._closed = Flag()
        self._opened: Opened | None = None

    def __iter__(self) -> Iterator[EventT]:
        try:
            while not (self._closed.is_set() or self._place.over):
                yield from self._until_break()
                self._closed.wait(self._place.pause())
        finally:
            self.close()

    def _until_break(self) -> Iterator[EventT]:
        request = self._place.request()
        opened = open_stream(self._http, request)
        if not isinstance(opened, Opened):
            self._note(request, opened)
            return
        self._opened = opened
        try:
            for chunk in opened.chunks():
                for event in self._place.take(chunk):
                    yield event
                    if self._closed.is_set():
                        return
        except ConnectionFailed as failure:
            if not self._closed.is_set():
                self._note(request, failure)
        finally:
            opened.close()

    def _note(self, request: Request, outcome: Answer | ConnectionFailed) -> None:
        note_retry(request, outcome, self._place.failed(outcome))

    @property
    def last_id(self) -> str | None:
        """Where it stands; given as `after`, another feed goes on from there."""
        return self._place.last_id

    def close(self) -> None:
        self._closed.set()
        if self._opened is not None:
            self._opened.interrupt()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncFeed(Generic[EventT]):
    """Events, for as long as you listen: `async for event in client.maps.events(map)`.

    As `Feed`; of a loop that is left early, the connection is given back at once only if the feed
    stands in an `async with`.
    """

    def __init__(self, call: StreamCall[EventT], request: Request, http: AsyncHttp) -> None:
        self._place = Place(call, request)
        self._http = http
        self._closed = False
        self._opened: AsyncOpened | None = None

    async def __aiter__(self) -> AsyncIterator[EventT]:
        try:
            while not (self._closed or self._place.over):
                events = self._until_break()
                try:
                    async for event in events:
                        yield event
                finally:
                    await events.aclose()
                await self._wait(self._place.pause())
        finally:
            await self.close()

    async def _until_break(self) -> AsyncGenerator[EventT, None]:
        request = self._place.request()
        opened = await open_stream_async(self._http, request)
        if not isinstance(opened, AsyncOpened):
            self._note(request, opened)
            return
        self._opened = opened
        try:
            async for chunk in opened.chunks():
                for event in self._place.take(chunk):
                    yield event
                    if self._closed:
                        return
        except ConnectionFailed as failure:
            if not self._closed:
                self._note(request, failure)
        finally:
            await opened.close()

    async def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._closed and (left := until - time.monotonic()) > 0:
            await sleep_async(min(left, 0.1))

    def _note(self, request: Request, outcome: Answer | ConnectionFailed) -> None:
        note_retry(request, outcome, self._place.failed(outcome))

    @property
    def last_id(self) -> str | None:
        """Where it stands; given as `after`, another feed goes on from there."""
        return self._place.last_id

    async def close(self) -> None:
        self._closed = True
        if self._opened is not None:
            self._opened.interrupt()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
