"""Sends calls: again where that is safe and may help. Twice the same, waiting and awaiting."""

import logging
import time

from msgspec import UNSET

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
    pause_before_retry,
    prepare,
    read,
)
from counterpoint._http import AsyncHttp, Http, sleep_async
from counterpoint._waiting import (
    at_once,
    is_deferred,
    is_going_on,
    pause_before_polling,
    polling,
)
from counterpoint.errors import ConnectionFailed
from counterpoint.options import Options
from counterpoint.pages import AsyncPager, Pager

log = logging.getLogger("counterpoint")


class Sender:
    """Sends calls and waits for their answers."""

    def __init__(self, settings: Settings, http: Http) -> None:
        self._settings = settings
        self._http = http

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
        outcome = self._outcome(request)
        while is_deferred(outcome):
            self._await_end(polling(self._settings, request, outcome))
            outcome = self._outcome(request := at_once(request))
        return read(call, outcome)

    def _await_end(self, poll: Request) -> None:
        while is_going_on(outcome := self._outcome(poll)):
            time.sleep(pause_before_polling(outcome))

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

    def _outcome(self, request: Request) -> Answer | ConnectionFailed:
        attempt = 0
        while True:
            outcome = self._http.exchange(request)
            pause = pause_before_retry(request, outcome, attempt)
            if pause is None:
                return outcome
            note_retry(request, outcome, pause)
            time.sleep(pause)
            attempt += 1


class AsyncSender:
    """Sends calls and awaits their answers."""

    def __init__(self, settings: Settings, http: AsyncHttp) -> None:
        self._settings = settings
        self._http = http

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
        outcome = await self._outcome(request)
        while is_deferred(outcome):
            await self._await_end(polling(self._settings, request, outcome))
            outcome = await self._outcome(request := at_once(request))
        return read(call, outcome)

    async def _await_end(self, poll: Request) -> None:
        while is_going_on(outcome := await self._outcome(poll)):
            await sleep_async(pause_before_polling(outcome))

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

    async def _outcome(self, request: Request) -> Answer | ConnectionFailed:
        attempt = 0
        while True:
            outcome = await self._http.exchange(request)
            pause = pause_before_retry(request, outcome, attempt)
            if pause is None:
                return outcome
            note_retry(request, outcome, pause)
            await sleep_async(pause)
            attempt += 1


def note_retry(request: Request, outcome: Answer | ConnectionFailed, pause: float) -> None:
    what = outcome.status if isinstance(outcome, Answer) else outcome
    log.info("%s %s: %s; again in %.1f s", request.method, request.url, what, pause)
