"""Sends calls: again where that is safe and may help. Twice the same, waiting and awaiting."""

import time

from msgspec import UNSET

from counterpoint._caching import TagCache
from counterpoint._calls import (
    Answer,
    AnswerT,
    Call,
    ItemT,
    PageCall,
    PageT,
    PathValues,
    QueryValues,
    Request,
    Settings,
    StreamCall,
    prepare,
    read,
)
from counterpoint._http import AsyncHttp, Http, sleep_async
from counterpoint._retrying import pause_after
from counterpoint._waiting import (
    at_once,
    is_deferred,
    is_going_on,
    pause_before_polling,
    polling,
)
from counterpoint._watching import begin, end, note_retry, warn_if_deprecated
from counterpoint.errors import ConnectionFailed
from counterpoint.feeds import AsyncFeed, Feed
from counterpoint.options import Options
from counterpoint.pages import AsyncPager, Pager
from counterpoint.responses import Response

Outcome = Answer | ConnectionFailed


class Sender:
    """Sends calls and waits for their answers."""

    def __init__(self, settings: Settings, http: Http, cache: TagCache | None = None) -> None:
        self._settings = settings
        self._http = http
        self._cache = cache

    def send(
        self,
        call: Call[AnswerT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
        body: object = UNSET,
    ) -> AnswerT:
        request = prepare(self._settings, call, options, path, query, body)
        return answer_of(call, self.outcome(request))

    def send_raw(
        self,
        call: Call[AnswerT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
        body: object = UNSET,
    ) -> Response[AnswerT]:
        request = prepare(self._settings, call, options, path, query, body)
        return response_of(call, self.outcome(request))

    def pages(
        self,
        call: PageCall[ItemT, PageT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
        cursor: str | None = None,
    ) -> Pager[ItemT, PageT]:
        def fetch(at: str | None) -> PageT:
            return self.send(call, options, path=path, query={**(query or {}), "cursor": at})

        return Pager(fetch, cursor)

    def feed(
        self,
        call: StreamCall[AnswerT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
    ) -> Feed[AnswerT]:
        request = prepare(self._settings, call, options, path, query, UNSET)
        return Feed(call, request, self._http)

    def outcome(self, request: Request) -> Outcome:
        """What the call ends with, after all attempts and any waiting for what is done later."""
        if self._cache is not None:
            self._cache.ask(request)
        outcome = self._attempts(request)
        while is_deferred(outcome):
            self._await_end(polling(self._settings, request, outcome))
            outcome = self._attempts(request := at_once(request))
        return outcome if self._cache is None else self._cache.resolve(request, outcome)

    def _await_end(self, poll: Request) -> None:
        while is_going_on(outcome := self._attempts(poll)):
            time.sleep(pause_before_polling(poll, outcome))

    def _attempts(self, request: Request) -> Outcome:
        number = 0
        while True:
            attempt = begin(self._settings.hooks, request, number)
            outcome = self._http.exchange(request)
            if attempt is not None:
                end(self._settings.hooks, attempt, outcome)
            pause = pause_before_retry(request, outcome, number)
            if pause is None:
                return outcome
            note_retry(request, outcome, pause)
            time.sleep(pause)
            number += 1


class AsyncSender:
    """Sends calls and awaits their answers."""

    def __init__(self, settings: Settings, http: AsyncHttp, cache: TagCache | None = None) -> None:
        self._settings = settings
        self._http = http
        self._cache = cache

    async def send(
        self,
        call: Call[AnswerT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
        body: object = UNSET,
    ) -> AnswerT:
        request = prepare(self._settings, call, options, path, query, body)
        return answer_of(call, await self.outcome(request))

    async def send_raw(
        self,
        call: Call[AnswerT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
        body: object = UNSET,
    ) -> Response[AnswerT]:
        request = prepare(self._settings, call, options, path, query, body)
        return response_of(call, await self.outcome(request))

    def pages(
        self,
        call: PageCall[ItemT, PageT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
        cursor: str | None = None,
    ) -> AsyncPager[ItemT, PageT]:
        async def fetch(at: str | None) -> PageT:
            return await self.send(call, options, path=path, query={**(query or {}), "cursor": at})

        return AsyncPager(fetch, cursor)

    def feed(
        self,
        call: StreamCall[AnswerT],
        options: Options | None = None,
        *,
        path: PathValues | None = None,
        query: QueryValues | None = None,
    ) -> AsyncFeed[AnswerT]:
        request = prepare(self._settings, call, options, path, query, UNSET)
        return AsyncFeed(call, request, self._http)

    async def outcome(self, request: Request) -> Outcome:
        """What the call ends with, after all attempts and any waiting for what is done later."""
        if self._cache is not None:
            self._cache.ask(request)
        outcome = await self._attempts(request)
        while is_deferred(outcome):
            await self._await_end(polling(self._settings, request, outcome))
            outcome = await self._attempts(request := at_once(request))
        return outcome if self._cache is None else self._cache.resolve(request, outcome)

    async def _await_end(self, poll: Request) -> None:
        while is_going_on(outcome := await self._attempts(poll)):
            await sleep_async(pause_before_polling(poll, outcome))

    async def _attempts(self, request: Request) -> Outcome:
        number = 0
        while True:
            attempt = begin(self._settings.hooks, request, number)
            outcome = await self._http.exchange(request)
            if attempt is not None:
                end(self._settings.hooks, attempt, outcome)
            pause = pause_before_retry(request, outcome, number)
            if pause is None:
                return outcome
            note_retry(request, outcome, pause)
            await sleep_async(pause)
            number += 1


def pause_before_retry(request: Request, outcome: Outcome, number: int) -> float | None:
    """Seconds to wait before the request is sent again, or None if it is not."""
    if number >= request.max_retries:
        return None
    if isinstance(outcome, Answer):
        return pause_after(outcome.status, outcome.headers, number, request.deadline)
    return pause_after(None, {}, number, request.deadline)


def answer_of(call: Call[AnswerT], outcome: Outcome) -> AnswerT:
    if isinstance(outcome, Answer):
        warn_if_deprecated(call.name, outcome.headers)
    return read(call, outcome)


def response_of(call: Call[AnswerT], outcome: Outcome) -> Response[AnswerT]:
    data = answer_of(call, outcome)
    assert isinstance(outcome, Answer)  # noqa: S101 - otherwise `read` has raised
    return Response(
        status=outcome.status, headers=outcome.headers, content=outcome.content, data=data
    )
