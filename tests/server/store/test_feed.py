"""Feeds on a real database: what readers share, hold and are let go for."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from counterpoint_server.model.problems import RevisionAhead
from counterpoint_server.store import announcing, following
from counterpoint_server.store.announcing import Announced
from counterpoint_server.store.maps import delete_map
from counterpoint_server.store.pool import Database, open_database
from feeds import SECONDS, Process, end_of, new_map, process, taken

number = pytest.fixture(new_map, name="number")


@pytest.fixture
async def one(dsn: str, database: Database) -> AsyncIterator[Process]:
    async with process(dsn, database) as opened:
        yield opened


@pytest.fixture
def readings(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that revisions are asked for: of how many maps."""
    found: list[int] = []
    fetch = database.fetch

    async def counted(query: str, *arguments: Any) -> "list[asyncpg.Record]":
        if query == announcing.SQL["after"]:
            found.append(len(arguments[0]))
        return await fetch(query, *arguments)

    monkeypatch.setattr(database, "fetch", counted)
    return found


async def test_all_readers_of_a_map_share_what_is_read(
    one: Process, number: int, readings: list[int]
) -> None:
    early = [await one.feed.follow(0, {number: None}) for _ in range(50)]
    await one.write(number)
    assert [await taken(each, 1) for each in early] == [[2]] * 50
    assert readings == [1]
    for each in early:
        one.feed.leave(each)
    late = [await one.feed.follow(0, {number: 0}) for _ in range(50)]
    found = await asyncio.gather(*(taken(each, 2) for each in late))
    assert found == [[1, 2]] * 50
    assert len(readings) <= 4  # those that came while others were under way


async def test_maps_that_change_at_once_are_read_together(
    one: Process, database: Database, readings: list[int]
) -> None:
    numbers = [await new_map(database) for _ in range(40)]
    follower = await one.feed.follow(0, dict.fromkeys(numbers))
    await asyncio.gather(*map(one.write, numbers))
    assert await taken(follower, 40) == [2] * 40
    assert sum(readings) == 40
    assert len(readings) < 40


async def test_who_reads_too_slowly_is_let_go_and_misses_nothing_when_he_comes_back(
    one: Process, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "HELD_MAX", 10)
    slow, quick = [await one.feed.follow(0, {number: None}) for _ in range(2)]
    await one.write(number, 5)
    assert await taken(slow, 5) == await taken(quick, 5) == [2, 3, 4, 5, 6]
    for revision in range(7, 37):
        await one.write(number)
        assert await taken(quick, 1) == [revision]
    assert await end_of(slow) == []
    places = slow.places
    assert (slow.ending, places) == ("overflow", {number: 6})
    one.feed.leave(slow)
    again = await one.feed.follow(0, places)
    assert await taken(again, 30) == [*range(7, 37)]
    assert await taken(await one.feed.follow(0, {number: 30}), 6) == [*range(31, 37)]


async def test_what_everybody_has_been_given_is_held_no_longer(
    one: Process, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "HELD_BYTES_MAX", 2_000)
    topic = (await one.feed.follow(0, {number: None})).topics[number]
    (follower,) = topic.joined
    for revision in range(2, 40):
        await one.write(number)
        assert await taken(follower, 1) == [revision]
        assert topic._bytes == sum(len(each.event) for each in topic._held) <= 2_500
    one.feed.look_soon()
    async with asyncio.timeout(SECONDS):
        while topic._held:
            await asyncio.sleep(0.01)


async def test_what_was_read_before_an_erasure_is_given_to_nobody(
    database: Database, one: Process, number: int
) -> None:
    follower = await one.feed.follow(0, {number: 1})
    assert await follower.next(0.1) == []
    await one.write(number, 3)
    erased = "UPDATE revision SET message = 'erased' WHERE map_id = $1"
    await database.fetch(erased, number)
    await database.fetch("UPDATE map SET erased_revision = revision WHERE map_id = $1", number)
    late = await one.feed.follow(0, {number: 1})
    told = [each for each in await late.next(SECONDS) if isinstance(each, Announced)]
    assert [b'"message":"erased"' in each.event for each in told] == [True] * 3
    assert await end_of(follower) == []
    assert follower.ending == "overflow"


async def test_a_follower_who_leaves_leaves_nothing_behind(one: Process, number: int) -> None:
    followers = [await one.feed.follow(0, {number: 0}) for _ in range(3)]
    await one.write(number)
    for follower in followers:
        one.feed.leave(follower)
    assert one.feed.followers == set()
    with pytest.raises(RevisionAhead):
        await one.feed.follow(0, {number: 9})
    assert one.feed.followers == set()
    await one.write(number)


async def test_a_map_that_goes_is_looked_at_no_longer(
    one: Process, database: Database, number: int
) -> None:
    follower = await one.feed.follow(0, {number: None})
    await delete_map(database, number, 0, None)
    async with asyncio.timeout(SECONDS):
        assert await follower.next(SECONDS) == [following.Gone(number)]
    one.feed.leave(follower)
    await one.feed._look()
    assert one.feed._topics == {}


async def test_a_database_that_does_not_answer_is_waited_for(
    dsn: str, database: Database, number: int
) -> None:
    async with open_database(dsn, size=1) as small, process(dsn, small) as busy:
        follower = await busy.feed.follow(0, {number: 0})
        async with small.connection():  # the only one
            busy.feed.look_soon()
            assert await follower.next(1.0) == []
        assert await taken(follower, 1) == [1]
        assert busy.complaints == ["the maps that are followed cannot be looked at"]


async def test_a_database_that_has_lost_revisions_ends_the_feed_and_then_says_so(
    database: Database, one: Process, number: int
) -> None:
    """As a standby may, that was promoted before it had all."""
    await one.write(number, 3)
    follower = await one.feed.follow(0, {number: None})
    await database.fetch("UPDATE map SET revision = 2 WHERE map_id = $1", number)
    assert await end_of(follower) == []
    assert follower.ending == "overflow"
    with pytest.raises(RevisionAhead):
        await one.feed.follow(0, follower.places)


async def test_nobody_is_given_what_comes_after_a_hole(
    database: Database, one: Process, number: int
) -> None:
    await one.write(number, 2)
    follower = await one.feed.follow(0, {number: 0})
    await database.fetch("DELETE FROM revision WHERE map_id = $1 AND revision = 1", number)
    with pytest.raises(RuntimeError, match="no revision 1"):
        await follower.next(SECONDS)


async def test_who_opens_a_feed_while_the_map_changes_misses_nothing(
    one: Process, number: int
) -> None:
    last = 200

    async def come_and_go() -> None:
        begin = 0
        while begin < last:
            follower = await one.feed.follow(0, {number: None})
            begin = follower.places[number]
            end = min(begin + 3, last)
            found = await taken(follower, end - begin)
            assert found == [*range(begin + 1, begin + 1 + len(found))]
            one.feed.leave(follower)

    async with asyncio.TaskGroup() as group:
        group.create_task(one.write(number, last - 1))
        for _ in range(5):
            group.create_task(come_and_go())
