"""Server processes tell each other what they have written, and need not hear it."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from counterpoint_server.store.announcing import Announced
from counterpoint_server.store.pool import Database
from feeds import NOWHERE, SECONDS, Process, look_no_more, new_map, process, taken

CUT_OFF = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'counterpoint notices' AND datname = current_database()
"""

number = pytest.fixture(new_map, name="number")


@pytest.fixture
async def one(dsn: str, database: Database) -> AsyncIterator[Process]:
    async with process(dsn, database) as opened:
        yield opened


@pytest.fixture
async def other(dsn: str, database: Database) -> AsyncIterator[Process]:
    async with process(dsn, database) as opened:
        yield opened


async def until_heard(*processes: Process) -> None:
    """Until they hear each other."""
    async with asyncio.timeout(SECONDS):
        while not all(each.feed.hears_others for each in processes):
            await asyncio.sleep(0.01)


async def test_what_a_process_writes_its_own_readers_know_without_hearing_or_looking(
    dsn: str, database: Database, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with process(NOWHERE, database) as deaf:
        await look_no_more(monkeypatch, deaf)
        follower = await deaf.feed.follow(0, {number: None})
        await deaf.write(number, 3)
        assert await taken(follower, 3) == [2, 3, 4]
        assert deaf.complaints == ["nothing is heard of other processes just now"]


async def test_another_process_hears_of_a_change_without_looking(
    one: Process, other: Process, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await until_heard(one, other)
    await look_no_more(monkeypatch, one, other)
    follower = await other.feed.follow(0, {number: None})
    await one.write(number, 20)
    assert await taken(follower, 20) == [*range(2, 22)]


async def test_who_hears_nothing_finds_out_by_looking(
    database: Database, one: Process, number: int
) -> None:
    async with process(NOWHERE, database) as deaf:
        follower = await deaf.feed.follow(0, {number: None})
        await one.write(number, 3)
        assert await taken(follower, 3) == [2, 3, 4]


async def test_a_listener_that_is_cut_off_again_and_again_loses_nothing_and_comes_back(
    dsn: str, one: Process, other: Process, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = await asyncpg.connect(dsn)
    follower = await other.feed.follow(0, {number: None})
    async with asyncio.timeout(SECONDS):
        for _ in range(5):
            while not await connection.fetch(CUT_OFF):
                await asyncio.sleep(0.01)
            await one.write(number, 4)
    await connection.close()
    assert await taken(follower, 20) == [*range(2, 22)]
    await look_no_more(monkeypatch, one, other)
    async with asyncio.timeout(SECONDS):
        while not (news := await follower.next(0.2)):
            await one.write(number)
    assert next(each.revision for each in news if isinstance(each, Announced)) == 22
    assert "nothing is heard of other processes just now" in other.complaints
