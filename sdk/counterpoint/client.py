"""The clients: one waits, one is awaited."""

import os
import time
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import UNSET, UnsetType

from counterpoint._building import AsyncBuilding, Building
from counterpoint._caching import TagCache
from counterpoint._calls import Settings, without_password
from counterpoint._generated.models import LongOperation
from counterpoint._http import AsyncHttp, AsyncHttpClient, Http, HttpClient, sleep_async
from counterpoint._sending import AsyncSender, Sender
from counterpoint._waiting import check_ended, deadline_in, pause_until
from counterpoint.hooks import Hooks

if TYPE_CHECKING:  # they take as long to load as the methods that everybody needs
    from counterpoint._generated.async_raw_resources import AsyncRawResources
    from counterpoint._generated.raw_resources import RawResources

URL_VARIABLE, KEY_VARIABLE = "COUNTERPOINT_URL", "COUNTERPOINT_API_KEY"
URL_DEFAULT = "http://127.0.0.1:8717"
RETRIES_DEFAULT = 2
NO_HOOKS = Hooks()


class Counterpoint(Building):
    """A Counterpoint server.

    >>> with Counterpoint() as client:
    ...     article = client.maps.create(title="Critical minerals")
    ...     client.claims.create(article, text="The club secures supply.")

    `base_url` and `api_key` are read from COUNTERPOINT_URL and COUNTERPOINT_API_KEY if they are
    not given. `http_client` is any `httpx.Client`, with the proxies, certificates and transports
    that you need; it stays yours to close. `timeout` is in seconds, for each attempt; a call is
    attempted again, up to `max_retries` times, where that can do no harm, for `total_timeout`
    seconds in all. `hooks` are told of each attempt. `cached_answers`: of how many addresses the
    last answer is kept, so that it is not sent again while it is still true.

    May be used by several threads at once.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        http_client: HttpClient | None = None,
        timeout: float | UnsetType | None = UNSET,
        max_retries: int = RETRIES_DEFAULT,
        total_timeout: float | None = None,
        hooks: Hooks = NO_HOOKS,
        cached_answers: int = 0,
    ) -> None:
        self._settings = _settings(base_url, timeout, max_retries, total_timeout, hooks)
        self._http = Http(http_client, _authorization(api_key))
        super().__init__(Sender(self._settings, self._http, _cache(cached_answers)))

    @cached_property
    def raw(self) -> "RawResources":
        """The same methods; they answer a `Response`, with status and headers."""
        from counterpoint._generated.raw_resources import RawResources

        return RawResources(self._sender)

    def wait(
        self, operation: str | LongOperation, *, timeout: float | None = None
    ) -> LongOperation:
        """A long operation, once it has ended; raises the problem that it failed with.

        TimeoutError after `timeout` seconds; it goes on then, and can be waited for again.
        """
        deadline = deadline_in(timeout)
        id = operation if isinstance(operation, str) else operation.id
        while not check_ended(found := self.operations.get(id)):
            time.sleep(pause_until(deadline))
        return found

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Counterpoint(base_url={without_password(self._settings.base_url)!r})"


class AsyncCounterpoint(AsyncBuilding):
    """A Counterpoint server, for programs that await.

    >>> async with AsyncCounterpoint() as client:
    ...     article = await client.maps.create(title="Critical minerals")
    ...     await client.claims.create(article, text="The club secures supply.")

    The arguments are those of `Counterpoint`; `http_client` is any `httpx.AsyncClient`.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: str | None = None,
        http_client: AsyncHttpClient | None = None,
        timeout: float | UnsetType | None = UNSET,
        max_retries: int = RETRIES_DEFAULT,
        total_timeout: float | None = None,
        hooks: Hooks = NO_HOOKS,
        cached_answers: int = 0,
    ) -> None:
        self._settings = _settings(base_url, timeout, max_retries, total_timeout, hooks)
        self._http = AsyncHttp(http_client, _authorization(api_key))
        super().__init__(AsyncSender(self._settings, self._http, _cache(cached_answers)))

    @cached_property
    def raw(self) -> "AsyncRawResources":
        """The same methods; they answer a `Response`, with status and headers."""
        from counterpoint._generated.async_raw_resources import AsyncRawResources

        return AsyncRawResources(self._sender)

    async def wait(
        self,
        operation: str | LongOperation,
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - as the client that waits has it
    ) -> LongOperation:
        """A long operation, once it has ended; raises the problem that it failed with.

        TimeoutError after `timeout` seconds; it goes on then, and can be waited for again.
        """
        deadline = deadline_in(timeout)
        id = operation if isinstance(operation, str) else operation.id
        while not check_ended(found := await self.operations.get(id)):
            await sleep_async(pause_until(deadline))
        return found

    async def close(self) -> None:
        await self._http.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"AsyncCounterpoint(base_url={without_password(self._settings.base_url)!r})"


def _settings(
    base_url: str | None,
    timeout: float | UnsetType | None,
    max_retries: int,
    total_timeout: float | None,
    hooks: Hooks,
) -> Settings:
    url = (base_url or os.environ.get(URL_VARIABLE) or URL_DEFAULT).rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"base_url must begin with http:// or https://, not {url!r}")
    return Settings(url, timeout, max_retries, total_timeout, hooks)


def _cache(size: int) -> TagCache | None:
    return TagCache(size) if size else None


def _authorization(api_key: str | None) -> dict[str, str]:
    # A key read from a file often ends in a line break, which no header may have.
    key = (os.environ.get(KEY_VARIABLE, "") if api_key is None else api_key).strip()
    return {"Authorization": f"Bearer {key}"} if key else {}
