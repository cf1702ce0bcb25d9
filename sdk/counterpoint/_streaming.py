"""Answers that are read while they come."""

import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Any

from counterpoint._calls import Answer, Request
from counterpoint._http import (
    AsyncHttp,
    AsyncStreamedResponse,
    Http,
    StreamedResponse,
    failure_of,
)
from counterpoint.errors import ConnectionFailed


class Opened:
    """A stream that the server has begun to send."""

    def __init__(
        self,
        request: Request,
        manager: AbstractContextManager[StreamedResponse],
        response: StreamedResponse,
    ) -> None:
        self._request = request
        self._manager = manager
        self._response = response

    def chunks(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_bytes()
        except Exception as error:
            raise failure_of(error, self._request) from error

    def close(self) -> None:
        self._manager.__exit__(None, None, None)

    def interrupt(self) -> None:
        """Wakes whoever waits for the next chunk."""
        _shut(self._response.extensions)


class AsyncOpened:
    """A stream that the server has begun to send."""

    def __init__(
        self,
        request: Request,
        manager: AbstractAsyncContextManager[AsyncStreamedResponse],
        response: AsyncStreamedResponse,
    ) -> None:
        self._request = request
        self._manager = manager
        self._response = response

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.aiter_bytes():
                yield chunk
        except Exception as error:
            raise failure_of(error, self._request) from error

    async def close(self) -> None:
        await self._manager.__aexit__(None, None, None)

    def interrupt(self) -> None:
        """Wakes whoever waits for the next chunk."""
        _shut(self._response.extensions)


def open_stream(http: Http, request: Request) -> Opened | Answer | ConnectionFailed:
    """The stream; or what came in its stead."""
    manager = http.stream(request)
    try:
        response = manager.__enter__()
    except Exception as error:
        return failure_of(error, request)
    if response.status_code == 200:
        return Opened(request, manager, response)
    try:
        return Answer(response.status_code, response.headers, response.read())
    except Exception as error:
        return failure_of(error, request)
    finally:
        manager.__exit__(None, None, None)


async def open_stream_async(
    http: AsyncHttp, request: Request
) -> AsyncOpened | Answer | ConnectionFailed:
    """The stream; or what came in its stead."""
    manager = http.stream(request)
    try:
        response = await manager.__aenter__()
    except Exception as error:
        return failure_of(error, request)
    if response.status_code == 200:
        return AsyncOpened(request, manager, response)
    try:
        return Answer(response.status_code, response.headers, await response.aread())
    except Exception as error:
        return failure_of(error, request)
    finally:
        await manager.__aexit__(None, None, None)


def _shut(extensions: Any) -> None:
    # Closing alone would leave a thread that waits for bytes waiting.
    with contextlib.suppress(Exception):
        connection = extensions["network_stream"].get_extra_info("socket")
        connection.shutdown(socket.SHUT_RDWR)
