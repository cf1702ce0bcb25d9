"""What a call may be told, and what it tells."""

import logging
import time
import uuid

import httpx
import pytest

from counterpoint import (
    AsyncCounterpoint,
    Attempt,
    ConnectionFailed,
    Counterpoint,
    Hooks,
    Map,
    Options,
    Unavailable,
)
from sdk.answers import MAP_ID, a_claim, a_map, a_page
from sdk.conftest import Call
from sdk.misbehaving import Misbehaving, Reply, answer, problem

BUSY = problem(503, "unavailable")


async def test_no_attempt_begins_after_the_time_of_the_whole_call(
    misbehaving: Misbehaving, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterpoint._retrying.PAUSE_FIRST", 0.2)
    misbehaving.will(BUSY)
    patient = Options(max_retries=1_000, total_timeout=0.7)
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        await call("maps.get", MAP_ID, options=patient)
    assert 0 < time.monotonic() - begun < 0.7 + 1.0  # the last attempt may take a moment
    assert 2 <= len(misbehaving.asked) <= 7


async def test_an_attempt_waits_no_longer_than_the_whole_call(
    misbehaving: Misbehaving, call: Call
) -> None:
    misbehaving.will(Reply(delay=3))
    begun = time.monotonic()
    with pytest.raises(ConnectionFailed):
        await call("maps.get", MAP_ID, options=Options(total_timeout=0.2))
    assert time.monotonic() - begun < 2


async def test_a_raw_answer_has_status_and_headers(misbehaving: Misbehaving) -> None:
    made = answer(a_claim(), 201)
    headers = {"ETag": '"2"', "X-Request-ID": "abc"}
    misbehaving.will(Reply(201, made.body, headers))
    with Counterpoint(misbehaving.url) as client:
        response = client.raw.claims.create(MAP_ID, text="The club secures supply.")
    assert (response.status, response.etag, response.request_id) == (201, '"2"', "abc")
    assert response.data.text == a_claim()["text"]
    assert response.content == made.body
    async with AsyncCounterpoint(misbehaving.url) as awaited:
        assert (await awaited.raw.claims.create(MAP_ID, text="…")).data == response.data


async def test_a_raw_list_is_one_page(misbehaving: Misbehaving) -> None:
    misbehaving.will(answer(a_page(a_claim(), next_cursor="next")))
    with Counterpoint(misbehaving.url) as client:
        page = client.raw.claims.list(MAP_ID, cursor="here").data
    assert (page.next_cursor, len(page.items)) == ("next", 1)
    assert misbehaving.asked[0].path.endswith("?cursor=here")


async def test_a_raw_refusal_is_raised_all_the_same(misbehaving: Misbehaving) -> None:
    misbehaving.will(BUSY)
    with Counterpoint(misbehaving.url, max_retries=0) as client, pytest.raises(Unavailable):
        client.raw.maps.get(MAP_ID)


def test_hooks_are_told_of_each_attempt(misbehaving: Misbehaving) -> None:
    told: list[Attempt] = []

    def trace(attempt: Attempt) -> None:
        attempt.headers["traceparent"] = f"00-{attempt.number}"

    misbehaving.will(BUSY, Reply(hang_up=True), answer(a_map()))
    hooks = Hooks(before=trace, after=told.append)
    with Counterpoint(misbehaving.url, hooks=hooks, api_key="secret") as client:
        client.maps.get(MAP_ID)
    assert [(each.operation, each.number, each.status) for each in told] == [
        ("maps.get", 0, 503),
        ("maps.get", 1, None),
        ("maps.get", 2, 200),
    ]
    assert isinstance(told[1].error, ConnectionFailed)
    assert [asked.headers["traceparent"] for asked in misbehaving.asked] == ["00-0", "00-1", "00-2"]
    assert all(each.seconds > 0 for each in told)
    assert "secret" not in f"{told} {[each.headers for each in told]}"


def test_the_log_shows_what_was_asked_and_no_secret(
    misbehaving: Misbehaving, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="counterpoint")
    misbehaving.will(BUSY, answer(a_map()), Reply(hang_up=True))
    url = misbehaving.url.replace("//", "//burgum:secret@")
    with Counterpoint(url, api_key="secret") as client:
        options = Options(headers={"Authorization": "Bearer secret"})
        client.maps.get(MAP_ID, options=options)
        with pytest.raises(ConnectionFailed) as caught:
            client.maps.get(MAP_ID)
        shown = f"{client!r} {options!r} {caught.value} {caught.value!r}"
    ours = [each.getMessage() for each in caplog.records if each.name == "counterpoint"]
    assert any(f"/v1/maps/{MAP_ID}: 503 in" in each for each in ours)
    assert any("again in" in each for each in ours)
    assert "secret" not in " ".join(ours) + shown


def test_any_transport_will_do() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer secret"
        return httpx.Response(200, json=a_map())

    with httpx.Client(transport=httpx.MockTransport(handle)) as mine:
        client = Counterpoint("http://minerals.example", api_key="secret", http_client=mine)
        assert client.maps.get(MAP_ID).revision == 7


def test_what_was_read_says_what_it_must_still_be(misbehaving: Misbehaving) -> None:
    misbehaving.will(answer(a_map()))
    with Counterpoint(misbehaving.url) as client:
        read = client.maps.get(MAP_ID)
        client.maps.update(read, title="The club", options=Options(if_match=read))
    assert misbehaving.asked[1].headers["If-Match"] == '"7"'


def test_an_answer_that_is_still_true_is_not_sent_again(client: Counterpoint) -> None:
    statuses: list[int | None] = []
    hooks = Hooks(after=lambda attempt: statuses.append(attempt.status))
    article: Map = client.maps.create(title=f"Critical minerals {uuid.uuid4()}")
    url = client._settings.base_url
    with Counterpoint(url, hooks=hooks, cached_answers=2) as keeping:
        first = keeping.maps.document(article)
        assert keeping.maps.document(article) == first
        client.claims.create(article, text="The club secures supply.")
        changed = keeping.maps.document(article)
        assert [claim.id for claim in changed.elements] == [1]
        assert keeping.maps.document(article) == changed
    assert statuses == [200, 304, 200, 304]
    client.maps.delete(article)
