"""Writing without a lock: whoever else writes, nothing is lost, doubled or decided on the past."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from random import Random
from typing import Any

import pytest

from authors import Author, edit_of, first_edit
from counterpoint_server.model.edit import MapPatch
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import MapContent, NewMap
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.access import Access
from counterpoint_server.rules.editing import Edit
from counterpoint_server.rules.working import MapState
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.memory import (
    CHARACTERS_MAX,
    MAP_CHARACTERS_MAX,
    MAPS_MAX,
    Known,
    Memory,
)
from counterpoint_server.store.pool import Database, open_database
from history import History

Json = dict[str, Any]


async def empty_map(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


number = pytest.fixture(empty_map, name="number")


@pytest.fixture
async def servers(dsn: str) -> AsyncIterator[list[Door]]:
    """Two server processes, as far as the database can tell: each has connections of its own."""
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(open_database(dsn)) for _ in range(2)]
        yield [Door(database) for database in opened]


def create(**element: Any) -> Json:
    return {"op": "create", "element": element}


def claim(text: str = "Allies should form a club.", **fields: Any) -> Edit:
    return edit_of([create(type="claim", text=text)], **fields)


def update(id: int, **patch: Any) -> Edit:
    return edit_of([{"op": "update", "id": id, "patch": patch}], alone=True)


async def submit(door: Door, number: int, edit: Edit, key: str | None = None) -> Outcome | Problem:
    mark = None if key is None else repr(edit).encode()
    try:
        return await door.submit(number, edit, principal=0, key=key, fingerprint=mark)
    except Problem as problem:
        return problem


async def rehearse(door: Door, number: int, edit: Edit) -> Outcome | Problem:
    try:
        return await door.rehearse(number, edit, principal=0)
    except Problem as problem:
        return problem


async def history_of(database: Database, number: int) -> History:
    async with database.connection() as connection:
        return await History.read(connection, number)


class Desk:
    """Writers who keep what they have sent, and send each edit to any of the servers."""

    def __init__(self, doors: list[Door], number: int, seed: int) -> None:
        self.doors = doors
        self.number = number
        self.random = Random(seed)
        self.keys = count(1)
        self.sent: dict[str, Edit] = {}
        self.done: dict[str, int] = {}

    async def write(self, edit: Edit) -> None:
        """Sometimes twice, or to both servers at once, as clients do that got no answer."""
        key = f"{next(self.keys)}"
        self.sent[key] = edit
        doors = self.random.choice([[0], [1], [0, 1], [0, 0], [1, 0]])
        answers = await asyncio.gather(
            *(submit(self.doors[at], self.number, edit, key) for at in doors)
        )
        revisions = {answer.revision for answer in answers if isinstance(answer, Outcome)}
        if revisions:
            (self.done[key],) = revisions

    async def check(self, database: Database) -> None:
        history = await history_of(database, self.number)
        assert history.check(self.sent) == self.done


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


async def test_a_key_is_found_without_a_lock_too(door: Door, number: int) -> None:
    await submit(door, number, claim("remembered"))
    first = await submit(door, number, claim("a"), key="walls")
    again = await submit(door, number, claim("a"), key="walls")
    other = await submit(door, number, claim("b"), key="walls")
    assert isinstance(first, Outcome)
    assert isinstance(again, Outcome)
    assert (again.revision, again.elements, again.is_replay) == (3, first.elements, True)
    assert isinstance(other, Problem)
    assert other.code == "idempotency_key_reused"


async def test_an_edit_that_changed_nothing_is_not_done_by_its_retry(
    database: Database, servers: list[Door], number: int
) -> None:
    door, elsewhere = servers
    await submit(door, number, edit_of([create(type="claim", text="a", title="The club")]))
    same = update(1, title="The club")
    first = await submit(door, number, same, key="same")
    await submit(elsewhere, number, update(1, title="Somebody else's"))
    again = await submit(door, number, same, key="same")
    reused = await submit(elsewhere, number, update(1, title="Third"), key="same")
    assert isinstance(first, Outcome)
    assert isinstance(again, Outcome)
    assert (again.revision, again.operations, again.elements) == (
        first.revision,
        first.operations,
        first.elements,
    )
    assert (first.is_replay, again.is_replay) == (False, True)
    assert isinstance(reused, Problem)
    assert (await history_of(database, number)).revision == 3


async def test_a_key_whose_day_is_over_can_be_used_again(
    database: Database, door: Door, number: int
) -> None:
    await submit(door, number, claim("a"), key="a")
    await submit(door, number, Edit(operations=[MapPatch(patch={})], alone=True), key="b")
    for later in (
        "UPDATE revision SET at = at - interval '25 hours' WHERE map_id = $1",
        "UPDATE unchanged SET at = at - interval '25 hours' WHERE map_id = $1",
    ):
        await database.fetch(later, number)
    for key in "ab":
        answer = await submit(door, number, claim("other"), key=key)
        assert isinstance(answer, Outcome)
        assert not answer.is_replay


async def test_memory_is_bounded_and_lets_go_of_what_was_longest_unused() -> None:
    memory = Memory()
    state = MapState(
        revision=1,
        next_element=1,
        element_count=0,
        content=MapContent(title="-"),
        content_revision=1,
    )

    def known(number: int, size: int = 1) -> Known:
        rights = {"workspace_id": 0, "visibility": "private", "is_deleted": False}
        return Known(Access(map_number=number, **rights), state, {}, size)

    for number in range(MAPS_MAX + 2):
        memory.keep(known(number))
        memory.keep(known(0))  # in use all the time
    found = [number for number in range(MAPS_MAX + 2) if memory.take(number)]
    assert found == [0, *range(3, MAPS_MAX + 2)]
    for number in range(CHARACTERS_MAX // MAP_CHARACTERS_MAX + 1):
        memory.keep(known(number, MAP_CHARACTERS_MAX))
    memory.keep(known(-1, MAP_CHARACTERS_MAX + 1))
    assert memory.take(0) is None
    assert memory.take(-1) is None
    assert memory.take(1) is not None
