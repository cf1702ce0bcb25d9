"""Server processes, as far as feeds need them, inside the process of the test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from counterpoint_server.model.edit import Create
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import NewMap
from counterpoint_server.model.types import NewClaim
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store import feed as feeds
from counterpoint_server.store.announcing import Announced
from counterpoint_server.store.door import Door
from counterpoint_server.store.feed import Feed, open_feed
from counterpoint_server.store.following import Follower, News
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.pool import Database

SECONDS = 20
"""A bound against hanging."""
NOWHERE = "postgresql://nobody@127.0.0.1:1/"


class Process:
    """A door and a feed on one database; what it hears of others, it hears from `dsn`."""

    def __init__(self, database: Database, feed: Feed, complaints: list[str]) -> None:
        self.door = Door(database, on_written=feed.written)
        self.feed = feed
        self.complaints = complaints

    async def write(self, number: int, count: int = 1) -> None:
        for _ in range(count):
            operation = Create(element=NewClaim(text="Walls fuel instability."))
            await self.door.submit(number, Edit(operations=[operation]), principal=0)


@asynccontextmanager
async def process(dsn: str, database: Database) -> AsyncIterator[Process]:
    complaints: list[str] = []
    async with open_feed(dsn, database, lambda what, _: complaints.append(what)) as feed:
        yield Process(database, feed, complaints)


async def new_map(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals club"), 0)
    return read_map_id(made.id) or 0


async def look_no_more(monkeypatch: pytest.MonkeyPatch, *processes: Process) -> None:
    """From here on, what is not heard is not known."""
    monkeypatch.setattr(feeds, "LOOK_SECONDS", 3_600)
    for each in processes:
        each.feed.look_soon()
    await asyncio.sleep(0.1)


async def taken(follower: Follower, count: int) -> list[int]:
    """The revisions that it is given; more than `count` if they come together."""
    found: list[int] = []
    while len(found) < count:
        news = await follower.next(SECONDS)
        assert news, follower.ending
        found += [each.revision for each in news if isinstance(each, Announced)]
    return found


async def end_of(follower: Follower) -> list[News]:
    """The last that it is given; at once, however patient it is."""
    async with asyncio.timeout(SECONDS):
        return await follower.next(3_600)
