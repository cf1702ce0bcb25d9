"""Failures on the way: when a call is sent again, and that it stays one write."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from msgspec import UNSET

from counterpoint import (
    AnswerUnreadable,
    ConnectionFailed,
    InvalidBody,
    MapNotFound,
    Options,
    TimedOut,
    Unavailable,
)
from counterpoint._calls import Answer, Call, Request, Settings, prepare
from counterpoint._sending import pause_before_retry
from sdk.answers import MAP_ID, a_claim, a_map
from sdk.conftest import Call as ClientCall
from sdk.misbehaving import Misbehaving, Reply, answer, problem

BUSY = problem(503, "unavailable")
HANG_UP = Reply(hang_up=True)
CREATED = answer(a_claim(), 201)


@pytest.mark.parametrize("fault", [BUSY, HANG_UP, problem(429, "rate_limited")])
async def test_a_write_that_is_sent_again_has_the_key_it_had(
    fault: Reply, misbehaving: Misbehaving, call: ClientCall
) -> None:
    misbehaving.will(fault, fault, CREATED)
    claim = await call("claims.create", MAP_ID, text="The club secures supply.")
    assert claim.id == 1
    keys = [asked.headers["Idempotency-Key"] for asked in misbehaving.asked]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert len({asked.body for asked in misbehaving.asked}) == 1


@pytest.mark.parametrize(
    ("name", "arguments", "keywords"),
    [
        ("claims.create", (MAP_ID,), {"text": "The club secures supply."}),
        ("maps.update", (MAP_ID,), {"title": "The minerals club"}),
        ("elements.delete", (MAP_ID, 4), {}),
    ],
)
async def test_every_write_has_a_key_of_its_own(
    name: str,
    arguments: tuple[object, ...],
    keywords: dict[str, object],
    misbehaving: Misbehaving,
    call: ClientCall,
) -> None:
    misbehaving.will(problem(404, "map_not_found"))
    for _ in range(2):
        with pytest.raises(MapNotFound):
            await call(name, *arguments, **keywords)
    first, second = (asked.headers["Idempotency-Key"] for asked in misbehaving.asked)
    assert first != second


async def test_a_key_that_the_caller_chose_is_used(
    misbehaving: Misbehaving, call: ClientCall
) -> None:
    misbehaving.will(CREATED)
    await call("claims.create", MAP_ID, text="…", options=Options(idempotency_key="article-4"))
    assert misbehaving.asked[0].headers["Idempotency-Key"] == "article-4"


async def test_reading_carries_no_key(misbehaving: Misbehaving, call: ClientCall) -> None:
    misbehaving.will(answer(a_map()))
    await call("maps.get", MAP_ID)
    assert "Idempotency-Key" not in misbehaving.asked[0].headers


async def test_patience_ends_with_the_last_refusal(
    misbehaving: Misbehaving, call: ClientCall
) -> None:
    misbehaving.will(BUSY)
    with pytest.raises(Unavailable):
        await call("maps.get", MAP_ID)
    assert len(misbehaving.asked) == 3


async def test_no_retries_are_no_retries(misbehaving: Misbehaving, call: ClientCall) -> None:
    misbehaving.will(HANG_UP)
    with pytest.raises(ConnectionFailed):
        await call("maps.get", MAP_ID, options=Options(max_retries=0))
    assert len(misbehaving.asked) == 1


async def test_a_refusal_that_stays_one_is_not_tried_again(
    misbehaving: Misbehaving, call: ClientCall
) -> None:
    misbehaving.will(problem(422, "invalid_body"))
    with pytest.raises(InvalidBody):
        await call("claims.create", MAP_ID, text="")
    assert len(misbehaving.asked) == 1


async def test_retry_after_is_waited_for(misbehaving: Misbehaving, call: ClientCall) -> None:
    busy = problem(503, "unavailable")
    misbehaving.will(Reply(503, busy.body, {"Retry-After": "0.4"}), answer(a_map()))
    started = time.monotonic()
    await call("maps.get", MAP_ID)
    assert time.monotonic() - started >= 0.4


async def test_an_answer_that_does_not_come_in_time_is_timed_out(
    misbehaving: Misbehaving, call: ClientCall
) -> None:
    misbehaving.will(Reply(delay=0.3))
    with pytest.raises(TimedOut) as caught:
        await call("maps.get", MAP_ID, options=Options(timeout=0.05, max_retries=0))
    assert isinstance(caught.value, ConnectionFailed)
    assert isinstance(caught.value.__cause__, httpx.TimeoutException)


@pytest.mark.parametrize("body", [b"<html>Welcome</html>", b"[]", b'{"id": 4}', b"\xff"])
async def test_an_answer_of_another_shape_is_unreadable(
    body: bytes, misbehaving: Misbehaving, call: ClientCall
) -> None:
    misbehaving.will(Reply(200, body))
    with pytest.raises(AnswerUnreadable, match=r"maps\.get"):
        await call("maps.get", MAP_ID)


# The decision itself


def prepared(method: str, *, keyed: bool) -> Request:
    settings = Settings("http://localhost", UNSET, 2)
    called: Call[None] = Call("clubs.found", method, "/clubs", None, keyed=keyed)
    return prepare(settings, called, None, None, None, UNSET)


def refused(status: int, retry_after: str | None = None) -> Answer:
    return Answer(status, {} if retry_after is None else {"Retry-After": retry_after}, b"")


@pytest.mark.parametrize("outcome", [refused(503), ConnectionFailed("gone")])
@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_a_write_whose_repetition_nobody_recognises_is_sent_once(
    method: str, outcome: Answer | ConnectionFailed
) -> None:
    assert pause_before_retry(prepared(method, keyed=False), outcome, 0) is None
    assert pause_before_retry(prepared(method, keyed=True), outcome, 0) is not None


@pytest.mark.parametrize("status", [400, 404, 409, 412, 422, 500, 501])
def test_what_another_attempt_would_not_change_is_not_attempted(status: int) -> None:
    assert pause_before_retry(prepared("GET", keyed=False), refused(status), 0) is None


@pytest.mark.parametrize("status", [408, 425, 429, 502, 503, 504])
def test_pauses_grow_and_are_spread(status: int) -> None:
    request = prepared("GET", keyed=False)
    for attempt, longest in enumerate((0.5, 1.0)):
        pauses = {pause_before_retry(request, refused(status), attempt) for _ in range(50)}
        assert len(pauses) > 10
        assert all(pause is not None and longest / 2 <= pause <= longest for pause in pauses)
    assert pause_before_retry(request, refused(status), 2) is None


def test_retry_after_may_be_a_date() -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    pause = pause_before_retry(prepared("GET", keyed=False), refused(503, then), 0)
    assert pause is not None
    assert 15 < pause < 21


def test_a_server_that_wants_minutes_is_not_waited_for() -> None:
    assert pause_before_retry(prepared("GET", keyed=False), refused(429, "3600"), 0) is None


@pytest.mark.parametrize("nonsense", ["soon", "-5", "nan", "Mon, 99 Nov"])
def test_a_nonsensical_retry_after_does_not_stop_the_retry(nonsense: str) -> None:
    pause = pause_before_retry(prepared("GET", keyed=False), refused(503, nonsense), 0)
    assert pause is not None
    assert 0 <= pause <= 1
