"""What is past its time goes for good, all of it and nothing else."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from random import Random

import asyncpg
import pytest

from conftest import make_database
from counterpoint_server.model.fork import NewFork
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.problems import MapNotFound
from counterpoint_server.store.door import Door
from counterpoint_server.store.forks import Forks
from counterpoint_server.store.indexing import Index
from counterpoint_server.store.janitor import Janitor, Swept, at_work
from counterpoint_server.store.maps import delete_map, reserve_map, restore_map
from counterpoint_server.store.migrate import migrate
from counterpoint_server.store.pool import Database, open_database
from whole_maps import edit_at_random, empty_map, rows_of_map

DUE = timedelta(days=30, seconds=1)


@pytest.fixture(scope="module")
async def own_dsn(cluster: str, worker_id: str) -> str:
    """A database of its own: of other tests' maps some may be due."""
    url = await make_database(cluster, f"janitor_{worker_id}")
    await migrate(url)
    return url


@pytest.fixture(scope="module")
async def own(own_dsn: str) -> AsyncIterator[Database]:
    async with open_database(own_dsn, size=4) as opened:
        yield opened


@pytest.fixture
def janitor(own: Database) -> Janitor:
    return Janitor(own, step_rows=7, pause=0)


async def full_map(own: Database, seed: int = 1) -> int:
    """With rows in every table that maps have."""
    door, number = Door(own), await empty_map(own)
    await edit_at_random(own, door, number, Random(seed), 20)
    await own.fetch("INSERT INTO source_text VALUES ($1, 'ab', 'The article.')", number)
    await remember(own, number, count=1)
    await own.fetch("INSERT INTO map_old VALUES ($1, 1, 2, '{}')", number)
    await own.fetch("INSERT INTO merged VALUES ($1, 1000000, 1, 2) ON CONFLICT DO NOTHING", number)
    await own.fetch("INSERT INTO merged_old VALUES ($1, 1000000, 1, 2, 1)", number)
    await own.fetch("INSERT INTO external_name VALUES ($1, (SELECT min(element_id) FROM element "
                    "WHERE map_id = $1), 'ab')", number)  # fmt: skip
    await Index(own).settle()
    await own.fetch("INSERT INTO unindexed VALUES ($1, 1)", number)
    await own.fetch("INSERT INTO unsearchable VALUES ($1, 1, 1)", number)
    rows = await rows_of_map(own, number)
    assert all(rows.values()), f"{[table for table in rows if not rows[table]]} have no rows"
    return number


async def remember(own: Database, number: int, count: int, hours: int = 0) -> None:
    """Keys of edits that changed nothing."""
    await own.fetch(
        "INSERT INTO unchanged SELECT $1, 'key ' || at, 0, 'ab', 1, '[]', now() - $3::interval"
        " FROM generate_series(1, $2) AS at",
        number,
        count,
        timedelta(hours=hours),
    )


async def delete(own: Database, number: int, ago: timedelta) -> None:
    await delete_map(own, number, 0, None)
    query = "UPDATE map SET deleted_at = now() - $2::interval WHERE map_id = $1"
    await own.fetch(query, number, ago)


async def test_of_a_purged_map_no_table_has_a_row_and_other_maps_keep_all_of_theirs(
    own: Database, janitor: Janitor
) -> None:
    due, *others = [await full_map(own, seed) for seed in range(3)]
    fork = await Forks(own, own).make(due, NewFork(), 0)
    others.append(read_map_id(fork.id) or 0)
    await delete(own, due, DUE)
    await delete(own, others[0], DUE - timedelta(minutes=1))
    kept = [await rows_of_map(own, number) for number in others]
    gone = await rows_of_map(own, due)
    swept = await janitor.round()
    assert swept == Swept(maps=1, rows=sum(map(len, gone.values())))
    assert not any((await rows_of_map(own, due)).values())
    assert [await rows_of_map(own, number) for number in others] == kept
    assert await janitor.round() == Swept()


async def test_a_map_whose_purging_was_cut_short_is_not_restored_and_goes_next_time(
    own: Database, janitor: Janitor
) -> None:
    number = await full_map(own)
    await delete(own, number, DUE)
    before = sum(map(len, (await rows_of_map(own, number)).values()))
    slow = asyncio.create_task(Janitor(own, step_rows=7, pause=0.05).round())
    while sum(map(len, (await rows_of_map(own, number)).values())) == before:
        await asyncio.sleep(0.01)
    slow.cancel()
    await asyncio.wait([slow])
    left = await rows_of_map(own, number)
    assert any(left.values())
    with pytest.raises(MapNotFound):
        await restore_map(own, number, 0, None)
    assert await janitor.round() is None, "the one that was cut short has a minute to come back"
    await own.fetch("UPDATE janitor SET held_until = now() - interval '1 second'")
    assert await janitor.round() == Swept(maps=1, rows=sum(map(len, left.values())))


async def test_a_map_that_is_restored_at_the_last_moment_is_not_purged(
    own: Database, janitor: Janitor
) -> None:
    number = await full_map(own)
    await delete(own, number, DUE - timedelta(minutes=1))
    await restore_map(own, number, 0, None)
    before = await rows_of_map(own, number)
    await janitor.round()
    assert await rows_of_map(own, number) == before


async def test_reservations_go_when_their_time_is_over(own: Database, janitor: Janitor) -> None:
    for at in range(20):
        await reserve_map(own, 0, f"key {at}", b"one")
    number = await reserve_map(own, 0, "young", b"one")
    await own.fetch("UPDATE map_request SET at = now() - interval '26 hours' "
                    "WHERE map_ids <> ARRAY[$1::bigint]", number)  # fmt: skip
    assert await janitor.round() == Swept(rows=20)
    assert await reserve_map(own, 0, "young", b"one") == number


async def test_keys_of_edits_that_changed_nothing_are_kept_for_their_day(
    own: Database, janitor: Janitor
) -> None:
    old, young = await empty_map(own), await empty_map(own)
    await remember(own, old, count=20, hours=26)
    await remember(own, young, count=1)
    assert await janitor.round() == Swept(rows=20)
    assert len(await own.fetch("SELECT FROM unchanged WHERE map_id = $1", young)) == 1


async def test_of_two_janitors_one_works_and_what_both_do_is_done_once(own: Database) -> None:
    number = await full_map(own)
    await delete(own, number, DUE)
    rows = sum(map(len, (await rows_of_map(own, number)).values()))
    janitors = [Janitor(own, step_rows=7, pause=0.01) for _ in range(3)]
    swept = await asyncio.gather(*(janitor.round() for janitor in janitors))
    assert [each for each in swept if each is not None] == [Swept(maps=1, rows=rows)]


async def test_a_failed_round_is_told_and_the_next_one_goes_on(own: Database) -> None:
    number = await full_map(own)
    await delete(own, number, DUE)
    told: list[Exception] = []
    await own.fetch("ALTER TABLE source_text RENAME TO source_text_moved")
    async with at_work(Janitor(own, pause=0, interval=0.05), told.append):
        while not told:
            await asyncio.sleep(0.01)
        await own.fetch("ALTER TABLE source_text_moved RENAME TO source_text")
        while any((await rows_of_map(own, number)).values()):
            await asyncio.sleep(0.01)
    assert isinstance(told[0], asyncpg.UndefinedTableError)


async def test_an_operator_can_have_it_done_at_once(own: Database, own_dsn: str) -> None:
    number = await full_map(own)
    await delete(own, number, DUE)
    rows = sum(map(len, (await rows_of_map(own, number)).values()))
    await own.fetch("UPDATE janitor SET held_until = '-infinity'")
    command = [sys.executable, "-m", "counterpoint_server", "janitor", "--once"]
    environ = {**os.environ, "DATABASE_URL": own_dsn}
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (f"Purged maps: 1; rows: {rows}.\n", "")
