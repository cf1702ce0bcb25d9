"""Idempotency keys: what was done under one is answered again, whoever writes in between."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from authors import edit_of
from counterpoint_server.model.edit import MapPatch
from counterpoint_server.model.problems import Problem
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import Door
from counterpoint_server.store.pool import Database, open_database
from desk import claim, create, empty_map, history_of, submit, update

number = pytest.fixture(empty_map, name="number")


@pytest.fixture
async def servers(dsn: str) -> AsyncIterator[list[Door]]:
    async with open_database(dsn) as one, open_database(dsn) as other:
        yield [Door(one), Door(other)]


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


async def test_a_retry_that_could_not_be_done_now_is_answered_even_beside_what_can(
    door: Door, number: int
) -> None:
    await submit(door, number, claim("a"))
    delete = edit_of([{"op": "delete", "id": 1}])
    first = await submit(door, number, delete, key="gone")
    again, beside = await asyncio.gather(
        submit(door, number, delete, key="gone"), submit(door, number, claim("b"))
    )
    assert isinstance(first, Outcome)
    assert isinstance(again, Outcome)
    assert (again.revision, again.operations) == (first.revision, first.operations)
    assert isinstance(beside, Outcome)


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
