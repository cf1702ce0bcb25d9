"""The edge around an application of a few lines: streams, slow bodies, failures."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from counterpoint_server.api.edge import Addresses, Edge
from counterpoint_server.api.edge.limits import LimitedBody
from counterpoint_server.app import ROUTES
from counterpoint_server.model.problems import BodyTooLarge, BodyTooSlow

Message = dict[str, Any]
ADDRESSES = Addresses(ROUTES)


async def ask(
    app: Any,
    *headers: tuple[bytes, bytes],
    method: str = "GET",
    path: str = "/v1/maps",
    body: tuple[bytes, ...] = (b"",),
) -> list[Message]:
    """What a request is answered, message by message."""
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "query_string": b"",
        "path": path,
        "raw_path": path.encode(),
        "headers": [*headers],
    }
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await Edge(app, ADDRESSES)(scope, receiving(*body), send)  # type: ignore[arg-type]
    return sent


def receiving(*parts: bytes, pause: float = 0.0) -> Callable[[], Any]:
    """A client that sends these parts, and then nothing more."""

    async def messages() -> AsyncIterator[Message]:
        for at, part in enumerate(parts):
            await asyncio.sleep(pause)
            yield {"type": "http.request", "body": part, "more_body": at + 1 < len(parts)}
        await asyncio.sleep(60)

    return messages().__anext__


async def stream(_scope: Any, _receive: Any, send: Any, media_type: bytes = b"text/plain") -> None:
    headers = [(b"content-type", media_type)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    for _ in range(3):
        await send({"type": "http.response.body", "body": b"x" * 2_000, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def events(scope: Any, receive: Any, send: Any) -> None:
    await stream(scope, receive, send, b"text/event-stream")


async def coded(_scope: Any, _receive: Any, send: Any) -> None:
    headers = [
        *((b"content-type", b"text/plain"), (b"content-length", b"2000")),
        *((b"content-encoding", b"br"), (b"content-security-policy", b"sandbox")),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"x" * 2_000})


@pytest.mark.parametrize("app", [stream, events, coded])
async def test_streams_and_what_is_coded_already_pass_as_they_are(app: Any) -> None:
    start, *bodies = await ask(app, (b"accept-encoding", b"gzip"))
    assert b"gzip" not in dict(start["headers"]).values()
    assert set(b"".join(message["body"] for message in bodies)) == {ord("x")}


async def test_an_answer_keeps_its_own_policy() -> None:
    start, _ = await ask(coded)
    policies = [value for name, value in start["headers"] if name == b"content-security-policy"]
    assert policies == [b"sandbox"]


async def test_a_failure_behind_the_edge_is_answered_500_and_tells_nothing() -> None:
    async def failing(_scope: Any, _receive: Any, _send: Any) -> None:
        raise RuntimeError("the secret")

    start, body = await ask(failing)
    assert start["status"] == 500
    assert b"internal_error" in body["body"]
    assert b"secret" not in body["body"]


async def test_of_a_list_header_that_comes_twice_both_lines_count() -> None:
    async def plain(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/plain"), (b"content-length", b"2000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"x" * 2_000})

    start, _ = await ask(plain, (b"accept-encoding", b"br"), (b"accept-encoding", b"gzip;q=0.5"))
    assert dict(start["headers"])[b"content-encoding"] == b"br"


async def test_a_field_that_says_one_thing_is_refused_twice_though_it_says_the_same() -> None:
    start, body = await ask(events, *[(b"last-event-id", b"1")] * 2)
    assert start["status"] == 400
    assert b"Last-Event-ID is given twice." in body["body"]


async def test_tags_in_two_fields_are_one_list() -> None:
    """Whoever reads one field by its name reads all of them."""
    found: list[bytes] = []

    async def reading(scope: Any, receive: Any, send: Any) -> None:
        found.extend(value for name, value in scope["headers"] if name == b"if-none-match")
        await stream(scope, receive, send)

    await ask(reading, (b"if-none-match", b'"1"'), (b"if-none-match", b'"2"'))
    assert found == [b'"1", "2"']


async def test_a_body_that_does_not_come_in_time_is_given_up() -> None:
    body = LimitedBody(receiving(b"{", b"}", pause=0.2), 100, seconds=0.3)
    assert (await body())["body"] == b"{"
    with pytest.raises(BodyTooSlow):
        await body()


async def test_a_body_that_comes_steadily_has_time_for_its_length() -> None:
    body = LimitedBody(receiving(*[b"x" * 65_536] * 4, pause=0.2), 2**20, seconds=0.3)
    for _ in range(4):
        last = await body()
    assert not last["more_body"]


async def test_a_body_without_a_length_is_counted() -> None:
    body = LimitedBody(receiving(b"x" * 60, b"x" * 60), 100)
    await body()
    with pytest.raises(BodyTooLarge, match="at most 100 bytes"):
        await body()


async def test_a_body_that_nobody_asked_for_is_counted_too() -> None:
    async def reading(_scope: Any, receive: Any, _send: Any) -> None:
        while (await receive())["more_body"]:
            pass

    endless = (b"x" * 2**20,) * 20
    at = {"method": "DELETE", "path": "/v1/maps/0000000000000"}
    start, _ = await ask(reading, (b"transfer-encoding", b"chunked"), body=endless, **at)
    assert start["status"] == 413


async def test_waiting_for_the_client_to_go_has_no_limit() -> None:
    body = LimitedBody(receiving(b"whole"), 100, seconds=0.05)
    await body()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(body(), 0.2)
