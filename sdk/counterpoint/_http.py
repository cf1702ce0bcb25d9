"""The only module that knows httpx: whatever replaces it has one file to change."""

import math
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from threading import Lock
from typing import Any, Protocol, TypedDict

import anyio
import httpx
from msgspec import UNSET

from counterpoint._calls import Answer, Request
from counterpoint._generated.calls import CONTRACT_VERSION
from counterpoint.errors import ConnectionFailed, TimedOut

_OWN = {
    "Accept": "application/json, */*;q=0.1",
    "User-Agent": f"counterpoint-python/{CONTRACT_VERSION}",
}
TIMEOUT_SECONDS = 30.0
TIMEOUT = httpx.Timeout(TIMEOUT_SECONDS, connect=5.0)

# What httpx itself stands on: it sleeps under whichever event loop the program runs.
sleep_async = anyio.sleep


class _Limits(TypedDict, total=False):
    timeout: float | None


class HttpResponse(Protocol):
    """What the SDK reads of a response."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def content(self) -> bytes: ...


class StreamedResponse(Protocol):
    """What the SDK reads of a response that it takes piece by piece."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def extensions(self) -> Mapping[str, Any]: ...
    def read(self) -> bytes: ...
    def iter_bytes(self) -> Iterator[bytes]: ...


class AsyncStreamedResponse(Protocol):
    """What the SDK reads of a response that it takes piece by piece."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def extensions(self) -> Mapping[str, Any]: ...
    async def aread(self) -> bytes: ...
    def aiter_bytes(self) -> AsyncIterator[bytes]: ...


class HttpClient(Protocol):
    """An `httpx.Client`, or what works like one."""

    def request(
        self,
        method: str,
        url: str,
        *,
        content: bytes | None,
        headers: dict[str, str],
        timeout: float | None = ...,
    ) -> HttpResponse: ...

    def stream(
        self, method: str, url: str, *, headers: dict[str, str], timeout: float | None = ...
    ) -> AbstractContextManager[StreamedResponse]: ...


class AsyncHttpClient(Protocol):
    """An `httpx.AsyncClient`, or what works like one."""

    async def request(
        self,
        method: str,
        url: str,
        *,
        content: bytes | None,
        headers: dict[str, str],
        timeout: float | None = ...,  # noqa: ASYNC109 - as httpx has it
    ) -> HttpResponse: ...

    def stream(
        self, method: str, url: str, *, headers: dict[str, str], timeout: float | None = ...
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse]: ...


class Http:
    """Sends requests; what goes wrong on the way is an outcome like any other."""

    def __init__(self, given: HttpClient | None, authorization: dict[str, str]) -> None:
        self._given = given
        self._authorization = authorization
        self._own: httpx.Client | None = None
        self._closed = False
        self._lock = Lock()

    def exchange(self, request: Request) -> Answer | ConnectionFailed:
        client = self._given or self._own or self._open()
        limits = _limits(request)
        try:
            response = client.request(
                request.method,
                request.url,
                content=request.content,
                # Our own client has it; in the headers of another its owner does not look for it.
                headers=self._authorization | request.headers if self._given else request.headers,
                **limits,
            )
            return Answer(response.status_code, response.headers, response.content)
        except Exception as error:
            return failure_of(error, request)

    def stream(self, request: Request) -> AbstractContextManager[StreamedResponse]:
        client = self._given or self._own or self._open()
        headers = self._authorization | request.headers if self._given else request.headers
        return client.stream(request.method, request.url, headers=headers, **_limits(request))

    def _open(self) -> httpx.Client:
        # At the first request, since it takes longer than all else that making a client does.
        with self._lock:
            _refuse_if(self._closed)
            # The number of an element that was merged into another leads there by a redirect.
            self._own = self._own or httpx.Client(
                headers=_OWN | self._authorization, timeout=TIMEOUT, follow_redirects=True
            )
            return self._own

    def close(self) -> None:
        """A client that was given stays open: it is its owner's."""
        with self._lock:
            self._closed = True
            if self._own:
                self._own.close()


class AsyncHttp:
    """Sends requests; what goes wrong on the way is an outcome like any other."""

    def __init__(self, given: AsyncHttpClient | None, authorization: dict[str, str]) -> None:
        self._given = given
        self._authorization = authorization
        self._own: httpx.AsyncClient | None = None
        self._closed = False

    async def exchange(self, request: Request) -> Answer | ConnectionFailed:
        client = self._given or self._own or self._open()
        limits = _limits(request)
        try:
            response = await client.request(
                request.method,
                request.url,
                content=request.content,
                # Our own client has it; in the headers of another its owner does not look for it.
                headers=self._authorization | request.headers if self._given else request.headers,
                **limits,
            )
            return Answer(response.status_code, response.headers, response.content)
        except Exception as error:
            return failure_of(error, request)

    def stream(self, request: Request) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        client = self._given or self._own or self._open()
        headers = self._authorization | request.headers if self._given else request.headers
        return client.stream(request.method, request.url, headers=headers, **_limits(request))

    def _open(self) -> httpx.AsyncClient:
        _refuse_if(self._closed)
        self._own = httpx.AsyncClient(
            headers=_OWN | self._authorization, timeout=TIMEOUT, follow_redirects=True
        )
        return self._own

    async def close(self) -> None:
        """A client that was given stays open: it is its owner's."""
        self._closed = True
        if self._own:
            await self._own.aclose()


def _limits(request: Request) -> _Limits:
    if request.deadline < math.inf:
        given = TIMEOUT_SECONDS if request.timeout is UNSET else request.timeout
        left = max(0.001, request.deadline - time.monotonic())
        return {"timeout": left if given is None else min(given, left)}
    # Left out, the client's own hold: those of a client that was given are its owner's choice.
    return {} if request.timeout is UNSET else {"timeout": request.timeout}


def _refuse_if(closed: bool) -> None:
    if closed:
        raise RuntimeError("This client is closed.")


def failure_of(error: Exception, request: Request) -> ConnectionFailed:
    """What httpx raised, in the SDK's words; told by name, so that its successor's work as well."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "RequestError" not in names:
        raise error
    kind = TimedOut if "TimeoutException" in names else ConnectionFailed
    failure = kind(f"{request.shown}: {error or type(error).__name__}")
    failure.__cause__ = error
    return failure
