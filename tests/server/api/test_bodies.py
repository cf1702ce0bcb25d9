"""Kept bodies: a budget of bytes, and one making at a time."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint_server.api.bodies import BYTES_BESIDE, Bodies, Body, BodyName

JSON = "application/json"


def name_of(revision: int) -> BodyName:
    return BodyName(7, revision, JSON, None)


class Maker:
    """Makes a body when it is let, and counts how often it was asked to."""

    def __init__(self, data: bytes = b"{}") -> None:
        self.data = data
        self.times = 0
        self.is_let = asyncio.Event()

    async def __call__(self) -> Body:
        self.times += 1
        await self.is_let.wait()
        return Body(self.data)


def at_once(data: bytes) -> Callable[[], Awaitable[Body]]:
    async def make() -> Body:
        return Body(data)

    return make


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 400)), max_size=60))
def test_what_is_kept_never_passes_the_budget_and_is_what_was_asked_for_last(
    asked: list[tuple[int, int]],
) -> None:
    asyncio.run(ask_all(asked))


async def ask_all(asked: list[tuple[int, int]]) -> None:
    budget = 4 * BYTES_BESIDE + 300
    bodies = Bodies(budget)
    last: dict[int, int] = {}
    """Revisions with the size of their bodies, the one asked for longest ago first."""
    for revision, size in asked:
        size = last.pop(revision, size)
        got = await bodies.get(name_of(revision), at_once(b"x" * size))
        assert len(got.data) == size
        last[revision] = size
        while sum(size + BYTES_BESIDE for size in last.values()) > budget:
            last.pop(next(iter(last)))
        assert len(bodies) == len(last)
        assert bodies.bytes == sum(size + BYTES_BESIDE for size in last.values()) <= budget


async def test_a_body_larger_than_the_budget_is_given_and_leaves_the_others() -> None:
    bodies = Bodies(BYTES_BESIDE + 100)
    await bodies.get(name_of(1), at_once(b"small"))
    assert len((await bodies.get(name_of(2), at_once(b"x" * 101))).data) == 101
    assert len(bodies) == 1


async def test_however_many_ask_a_body_is_made_once() -> None:
    bodies, maker = Bodies(10_000), Maker()
    asking = [asyncio.create_task(bodies.get(name_of(1), maker)) for _ in range(20)]
    await asyncio.sleep(0)
    maker.is_let.set()
    assert {await each for each in asking} == {Body(b"{}")}
    await bodies.get(name_of(1), maker)
    assert maker.times == 1


async def test_who_leaves_does_not_stop_the_making_for_the_others() -> None:
    bodies, maker = Bodies(10_000), Maker()
    first, second = (asyncio.create_task(bodies.get(name_of(1), maker)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    maker.is_let.set()
    assert await second == Body(b"{}")
    assert maker.times == 1


async def test_a_failure_is_told_to_all_who_wait_and_is_not_kept() -> None:
    bodies = Bodies(10_000)

    async def fail() -> Body:
        await asyncio.sleep(0)
        raise RuntimeError("the database went")

    asking = (bodies.get(name_of(1), fail) for _ in range(3))
    told = await asyncio.gather(*asking, return_exceptions=True)
    assert [str(each) for each in told] == ["the database went"] * 3
    assert await bodies.get(name_of(1), at_once(b"[]")) == Body(b"[]")


async def test_what_is_not_to_be_kept_is_shared_only_while_it_is_made() -> None:
    bodies, maker = Bodies(10_000), Maker()
    asking = [asyncio.create_task(bodies.get(name_of(1), maker, keeps=False)) for _ in range(3)]
    await asyncio.sleep(0)
    maker.is_let.set()
    await asyncio.gather(*asking)
    assert (maker.times, len(bodies)) == (1, 0)


async def test_closing_stops_what_is_being_made() -> None:
    bodies, maker = Bodies(10_000), Maker()
    asking = asyncio.create_task(bodies.get(name_of(1), maker))
    await asyncio.sleep(0)
    await bodies.close()
    with pytest.raises(asyncio.CancelledError):
        await asking


async def test_of_a_map_that_is_forgotten_nothing_is_kept_and_those_who_wait_get_theirs() -> None:
    bodies = Bodies(10_000)
    await bodies.get(name_of(1), at_once(b"one"))
    await bodies.get(name_of(1)._replace(map_number=8), at_once(b"another map's"))
    make = Maker(b"two")
    waiting = asyncio.create_task(bodies.get(name_of(2), make))
    while not make.times:
        await asyncio.sleep(0)
    bodies.forget(7)
    make.is_let.set()
    assert (await waiting).data == b"two"
    assert len(bodies) == 1
    assert bodies.bytes == len(b"another map's") + BYTES_BESIDE
    await bodies.get(name_of(2), at_once(b"two"))
    assert len(bodies) == 2
