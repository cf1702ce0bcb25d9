"""Feeds: all that happens, once, in order, whatever becomes of the connection."""

import asyncio
import threading
import time

import httpx
import pytest

from conftest import run_server
from counterpoint import (
    AsyncCounterpoint,
    Counterpoint,
    Event,
    GoneEvent,
    Map,
    MapNotFound,
    OpenedEvent,
    RevisionEvent,
    Unavailable,
    Unknown,
)
from counterpoint._sse import EventDecoder, Said
from sdk.answers import MAP_ID
from sdk.misbehaving import Misbehaving, Reply, problem

TEXT = "The club secures supply."
STREAM = {"Content-Type": "text/event-stream"}
OPENED = b'retry: 10\nid: 3\nevent: opened\ndata: {"type":"opened","places":[]}\n\n'
OVERFLOW = b'event: overflow\ndata: {"type":"overflow"}\n\n'
SECONDS = 60
"""A bound against hanging."""


def revision(n: int) -> bytes:
    body = f'{{"type":"revision","map":"{MAP_ID}","revision":{n},"at":"","principal":0,'
    return f'id: {n}\ndata: {body}"message":null,"operations":[]}}\n\n'.encode()


def gone() -> bytes:
    return f'event: gone\ndata: {{"type":"gone","map":"{MAP_ID}"}}\n\n'.encode()


def stream(*events: bytes) -> Reply:
    return Reply(200, b"".join(events), STREAM)


@pytest.fixture
def article(client: Counterpoint) -> Map:
    return client.maps.create(title="Critical minerals")


def revisions(events: list[Event]) -> list[int]:
    return [event.revision for event in events if isinstance(event, RevisionEvent)]


# Against a server


def test_a_map_is_followed_from_its_beginning_to_its_end(
    client: Counterpoint, article: Map
) -> None:
    for _ in range(3):
        client.claims.create(article, text=TEXT)
    seen: list[Event] = []
    for event in client.maps.events(article, after=0):
        seen.append(event)
        if isinstance(event, RevisionEvent) and event.revision == 4:
            client.maps.delete(article)
    assert isinstance(seen[0], OpenedEvent)
    assert revisions(seen) == [1, 2, 3, 4]
    assert isinstance(seen[-1], GoneEvent)


async def test_several_maps_are_followed_at_once(server_url: str) -> None:
    async with AsyncCounterpoint(server_url) as client:
        club, walls = [await client.maps.create(title=each) for each in ("The club", "Walls")]
        seen: list[tuple[str, int]] = []
        async with client.events.follow(maps=[club, walls.id]) as feed, asyncio.timeout(SECONDS):
            async for event in feed:
                if isinstance(event, OpenedEvent):
                    await client.claims.create(club, text=TEXT)
                    await client.claims.create(walls, text=TEXT)
                if isinstance(event, RevisionEvent):
                    seen.append((event.map, event.revision))
                if len(seen) == 2:
                    break
        assert sorted(seen) == sorted([(club.id, 2), (walls.id, 2)])


def test_nothing_is_lost_and_nothing_comes_twice_over_restarts_of_the_server(
    dsn: str, server_url: str, client: Counterpoint, article: Map
) -> None:
    server = run_server(dsn)
    writing = threading.Event()

    def write() -> None:
        while not writing.wait(0.02):
            client.claims.create(article, text=TEXT)

    writer = threading.Thread(target=write)
    seen: list[Event] = []
    with server as url, Counterpoint(url) as follower, follower.maps.events(article) as feed:
        for event in feed:
            seen.append(event)
            if isinstance(event, OpenedEvent):
                writer.start()
            if len(seen) in (20, 60):
                server.kill()
                server.__enter__()
            if len(seen) == 100:
                break
        writing.set()
        writer.join()
    assert revisions(seen) == list(range(2, 101))


@pytest.mark.parametrize("after_opening", [0.0, 0.3])
def test_a_feed_is_closed_from_another_thread(
    client: Counterpoint, article: Map, after_opening: float
) -> None:
    feed = client.maps.events(article)
    begun = time.monotonic()
    for event in feed:
        assert isinstance(event, OpenedEvent)
        threading.Timer(after_opening, feed.close).start()
    assert time.monotonic() - begun < 10  # nothing is sent for 15 seconds


async def test_an_awaited_feed_ends_with_its_task(server_url: str) -> None:
    async with AsyncCounterpoint(server_url) as client:
        article = await client.maps.create(title="Critical minerals")
        opened = asyncio.Event()

        async def listen() -> None:
            async with client.maps.events(article) as feed:
                async for _ in feed:
                    opened.set()

        listening = asyncio.create_task(listen())
        async with asyncio.timeout(SECONDS):
            await opened.wait()
            listening.cancel()
            with pytest.raises(asyncio.CancelledError):
                await listening


def test_a_map_that_is_not_there_cannot_be_followed(client: Counterpoint) -> None:
    with pytest.raises(MapNotFound):
        next(iter(client.maps.events("0000000000000")))


# Against one that misbehaves


def followed(misbehaving: Misbehaving, *replies: Reply) -> list[Event]:
    misbehaving.will(*replies)
    with Counterpoint(misbehaving.url) as client:
        return list(client.maps.events(MAP_ID, after=3))


async def test_a_feed_goes_on_where_it_broke(misbehaving: Misbehaving) -> None:
    cut = revision(6)[:-20]
    replies = [
        stream(OPENED, revision(4), revision(5), cut),
        Reply(hang_up=True),
        problem(503, "unavailable"),
        stream(OPENED, revision(6), OVERFLOW),
        stream(OPENED, revision(7), gone()),
    ]
    replies[0] = Reply(200, replies[0].body, {**STREAM, "Content-Encoding": "identity"})
    with_places = OPENED.replace(b"[]", b'[{"map":"%s","revision":3}]' % MAP_ID.encode())
    replies[4] = stream(with_places, revision(7), gone())
    assert revisions(followed(misbehaving, *replies)) == [4, 5, 6, 7]
    ids = [asked.headers.get("Last-Event-ID") for asked in misbehaving.asked]
    assert ids == [None, "5", "5", "5", "6"]
    misbehaving.will(*replies)
    async with AsyncCounterpoint(misbehaving.url) as client:
        again = [event async for event in client.maps.events(MAP_ID)]
    assert revisions(again) == [4, 5, 6, 7]


def test_a_feed_that_never_opens_is_refused_in_the_end(misbehaving: Misbehaving) -> None:
    with pytest.raises(Unavailable):
        followed(misbehaving, problem(503, "unavailable"))
    assert len(misbehaving.asked) == 3


def test_an_event_of_a_newer_server_is_handed_on(misbehaving: Misbehaving) -> None:
    comment = b'id: 4\ndata: {"type":"comment","text":"Hear, hear."}\n\n'
    events = followed(misbehaving, stream(OPENED, comment, gone()))
    assert isinstance(events[1], Unknown)
    assert (events[1].type, events[1].raw["text"]) == ("comment", "Hear, hear.")


def test_a_client_that_was_given_is_used_for_feeds(server_url: str, article: Map) -> None:
    with httpx.Client() as mine, Counterpoint(server_url, http_client=mine) as client:
        assert isinstance(next(iter(client.maps.events(article))), OpenedEvent)


# The lines


@pytest.mark.parametrize("ending", [b"\n", b"\r", b"\r\n"])
@pytest.mark.parametrize("size", [1, 2, 3, 1_000])
def test_events_are_the_same_however_they_are_cut(ending: bytes, size: int) -> None:
    text = ":\n\nid: 4\nevent: revision\ndata: ä\ndata:b\n\nevent: empty\n\nretry: 7\ndata: c\n\nda"
    sent = text.encode().replace(b"\n", ending)
    decoder = EventDecoder()
    chunks = [sent[at : at + size] for at in range(0, len(sent), size)]
    found = [said for chunk in chunks for said in decoder.feed(chunk)]
    assert found == [Said("4", "revision", "ä\nb".encode()), Said("4", "message", b"c")]
    assert decoder.retry_ms == 7
