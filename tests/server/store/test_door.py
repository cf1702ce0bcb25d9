"""Writing without a lock: whoever else writes, nothing is lost, doubled or decided on the past."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

import pytest

from authors import Author, edit_of, first_edit
from counterpoint_server.model.edit import MapPatch
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.pool import Database, open_database
from desk import Desk, claim, create, empty_map, history_of, rehearse, submit, update

number = pytest.fixture(empty_map, name="number")


@pytest.fixture
async def servers(dsn: str) -> AsyncIterator[list[Door]]:
    """Two server processes, as far as the database can tell: each has connections of its own."""
    async with open_database(dsn) as one, open_database(dsn) as other:
        yield [Door(one), Door(other)]


async def test_two_servers_that_create_in_one_map_make_one_history_without_locks(
    database: Database, servers: list[Door], number: int
) -> None:
    desk = Desk(servers, number, seed=1)

    async def write(writer: int) -> None:
        for step in range(12):
            await desk.write(claim(f"{writer}.{step}"))
            await asyncio.sleep(desk.random.random() * 0.01)

    await asyncio.gather(*map(write, range(8)))
    await desk.check(database)
    assert len(desk.done) == 8 * 12
    assert sum(door.together for door in servers) > 0, "some were decided on what was remembered"
    assert sum(door.alone for door in servers) > 2, "and some found that the map had moved on"


@pytest.mark.parametrize("seed", range(4))
async def test_two_servers_that_change_one_map_in_every_way_make_one_history(
    database: Database, servers: list[Door], number: int, seed: int
) -> None:
    desk = Desk(servers, number, seed)
    ids = range(1, 25)

    def edit() -> Edit:
        pick = desk.random.choice
        return pick(
            [
                claim(f"{desk.random.random()}"),
                edit_of([create(type="rebuttal", attackers=[{"text": "x"}], target=pick(ids))]),
                edit_of([create(type="argument", premises=[pick(ids)], conclusion=pick(ids))]),
                update(pick(ids), title=f"{desk.random.random()}"),
                edit_of([{"op": "delete", "id": pick(ids), "cascade": pick([True, False])}]),
                edit_of([{"op": "merge", "into": pick(ids), "from": pick(ids)}]),
                Edit(operations=[MapPatch(patch={"title": pick("abc")})], alone=True),
            ]
        )

    async def write(_: int) -> None:
        for _ in range(12):
            await desk.write(edit())

    for _ in range(6):
        await desk.write(claim())
    await asyncio.gather(*map(write, range(6)))
    changed = {key for key, revision in desk.done.items()}
    history = await history_of(database, number)
    done = history.check(desk.sent)
    assert done.keys() <= changed
    assert {key: desk.done[key] for key in done} == done


@pytest.mark.parametrize("seed", range(3))
async def test_an_edit_comes_to_what_its_rehearsal_said(
    database: Database, door: Door, number: int, seed: int
) -> None:
    random = Random(seed)
    await submit(door, number, first_edit())
    for _ in range(30):
        history = await history_of(database, number)
        live, state = history.live()
        edit = Author(random.choice, live, state).edit()
        rehearsed = await rehearse(door, number, edit)
        done = await submit(door, number, edit)
        if isinstance(rehearsed, Problem):
            assert isinstance(done, Problem)
            assert done.body() == rehearsed.body()
        else:
            assert done == rehearsed


@asynccontextmanager
async def locked(database: Database, number: int) -> AsyncIterator[None]:
    """Someone else writes to the map for a while."""
    async with database.connection() as connection, connection.transaction():
        await connection.execute("SELECT FROM map WHERE map_id = $1 FOR UPDATE", number)
        yield


async def test_what_creates_in_many_maps_is_written_by_one_statement(
    database: Database, door: Door
) -> None:
    numbers = [await empty_map(database) for _ in range(8)]
    for text in "ab":
        together = door.together
        await asyncio.gather(*(submit(door, number, claim(text)) for number in numbers))
    assert door.together == together + len(numbers)
    rows = await database.fetch("SELECT xmin FROM map WHERE map_id = ANY($1)", numbers)
    assert len({row["xmin"] for row in rows}) == 1, "in one transaction"


async def test_a_map_that_another_locks_holds_up_no_other_map(
    database: Database, door: Door, number: int
) -> None:
    other = await empty_map(database)
    for each in (number, other):
        await submit(door, each, claim("before"))
    async with locked(database, number):
        waiting = asyncio.create_task(submit(door, number, claim("waiting")))
        done = await asyncio.wait_for(submit(door, other, claim("elsewhere")), 30)
        assert not waiting.done()
    assert isinstance(done, Outcome)
    assert isinstance(await waiting, Outcome)


async def test_what_the_database_refuses_takes_nobody_with_it(
    database: Database, door: Door, number: int
) -> None:
    other = await empty_map(database)
    for each in (number, other):
        await submit(door, each, claim("before"))
    answers = await asyncio.gather(
        submit(door, number, claim("a")),
        submit(door, number, claim("refused"), key="the character \0"),
        submit(door, number, claim("b")),
        submit(door, other, claim("elsewhere")),
    )
    assert [isinstance(answer, Outcome) for answer in answers] == [True, False, True, True]
    history = await history_of(database, number)
    assert history.revision == 4


async def test_nobody_is_refused_for_what_is_only_remembered(
    servers: list[Door], number: int
) -> None:
    here, there = servers
    await submit(here, number, claim("remembered here"))
    made = await submit(there, number, claim("made there"))
    assert isinstance(made, Outcome)
    against = edit_of([create(type="rebuttal", attackers=[{"text": "x"}], target=2)])
    assert isinstance(await submit(here, number, against), Outcome)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE map SET visibility = 'public' WHERE map_id = $1",
        "UPDATE map SET workspace_id = 7 WHERE map_id = $1",
        "UPDATE map SET deleted_at = now() WHERE map_id = $1",
    ],
)
async def test_rights_are_those_of_the_moment_of_writing(
    database: Database, door: Door, number: int, change: str
) -> None:
    await submit(door, number, claim("remembered"))
    await database.fetch(change, number)
    alone = door.alone
    answer = await submit(door, number, claim("after"))
    assert door.alone == alone + 1, "what was remembered did not hold"
    assert isinstance(answer, Problem) == ("deleted" in change)
