"""Long operations in the store: done by one server, once, or not at all."""

import asyncio
import time

import msgspec
import pytest

from counterpoint_server.model.edit import OPERATIONS_MAX
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.problems import (
    OperationCancelled,
    OperationEnded,
)
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.operations import Taken
from counterpoint_server.store.pool import Database
from desk import claim, empty_map, history_of, submit
from long_work import LEASE, Server, accept, asking, ended, revision_of, until_running


async def test_two_servers_do_each_operation_once_and_those_of_a_map_in_turn(
    own: Database, servers: list[Server], number: int
) -> None:
    one, other = servers
    numbers = [number, await empty_map(own)]
    asked = [await accept(one, asking(n, f"{i}")) for i in range(2) for n in numbers]
    async with one.at_work(), other.at_work():
        done = [await ended(one, each) for each in asked]
    assert [each.result.revision if each.result else 0 for each in done] == [2, 2, 3, 3]
    assert [await revision_of(own, n) for n in numbers] == [3, 3]
    assert len(one.performed) + len(other.performed) == 4


async def test_what_a_dead_server_held_is_taken_up_by_another(
    own: Database, servers: list[Server], number: int
) -> None:
    dead, other = servers
    operation = await accept(dead, asking(number, "a"))
    assert await dead.operations.take("dead") is not None
    begun = time.monotonic()
    async with other.at_work():
        assert (await ended(other, operation)).state == "done"
    assert time.monotonic() - begun > LEASE / 2, "nobody takes what another one may be doing"
    assert await revision_of(own, number) == 2


async def test_who_has_lost_an_operation_can_no_longer_do_it(
    own: Database, servers: list[Server], number: int
) -> None:
    slow, other = servers
    operation = await accept(slow, asking(number, "a"))
    taken = await slow.operations.take("slow")
    assert taken is not None
    async with other.at_work():
        await ended(other, operation)
    with pytest.raises(OperationCancelled):
        await slow.perform(msgspec.structs.replace(taken, key="another"), Progress())
    assert await revision_of(own, number) == 2


async def test_a_server_that_is_stopped_hands_on_what_it_was_doing(
    own: Database, servers: list[Server], number: int
) -> None:
    stopped, other = servers

    async def endless(_taken: Taken, _progress: Progress) -> None:
        await asyncio.Event().wait()

    operation = await accept(stopped, asking(number, "a"))
    async with stopped.at_work(endless):
        await until_running(stopped, operation)
    assert (await other.operations.read(operation, 0)).state == "waiting"
    async with other.at_work():
        assert (await ended(other, operation)).state == "done"


async def test_what_is_cancelled_while_it_waits_is_never_done(
    own: Database, server: Server, number: int
) -> None:
    operation = await accept(server, asking(number, "a"))
    after = await accept(server, asking(number, "b"))
    cancelled = await server.operations.cancel(operation, 0)
    assert (cancelled.state, cancelled.result) == ("cancelled", None)
    async with server.at_work():
        assert (await ended(server, after)).result is not None
    assert await revision_of(own, number) == 2
    assert (await server.operations.cancel(operation, 0)).state == "cancelled", "as often as asked"


async def test_what_is_cancelled_while_it_runs_writes_nothing(
    own: Database, server: Server, number: int
) -> None:
    texts = [f"{n}" for n in range(OPERATIONS_MAX // 2)]
    operation = await accept(server, asking(number, *texts))
    async with server.at_work():
        await until_running(server, operation)
        assert (await server.operations.cancel(operation, 0)).state == "cancelled"
        next = await accept(server, asking(number, "next"))
        assert (await ended(server, next)).state == "done"
    await server.door.close()
    history = await history_of(own, number)
    assert (history.revision, len(history.live()[0])) == (2, 1)
    assert not server.failures


async def test_either_it_is_cancelled_or_it_is_done(
    own: Database, server: Server, number: int
) -> None:
    revision, outcomes = 1, set()
    async with server.at_work():
        for turn in range(12):
            operation = await accept(server, asking(number, "a"))
            await asyncio.sleep(turn * 0.003)
            try:
                state = (await server.operations.cancel(operation, 0)).state
            except OperationEnded:
                state = "done"
            assert (await ended(server, operation)).state == state
            await server.door.close()
            revision += state == "done"
            assert await revision_of(own, number) == revision
            outcomes.add(state)
    assert "cancelled" in outcomes


async def test_a_fork_that_is_cut_short_after_it_was_made_is_found_made(
    own: Database, servers: list[Server], number: int
) -> None:
    dead, other = servers
    await submit(dead.door, number, claim())
    operation = await accept(dead, asking(number, kind="fork"))
    taken = await dead.operations.take("dead")
    assert taken is not None

    async def die(*_: object) -> None:
        raise KeyboardInterrupt

    dead.operations.finish = die  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        await dead.perform(taken, Progress())
    with pytest.raises(OperationEnded, match="being finished"):
        await other.operations.cancel(operation, 0)
    async with other.at_work():
        done = await ended(other, operation)
    rows = await own.fetch("SELECT map_id FROM map WHERE origin_map_id = $1", number)
    assert [row["map_id"] for row in rows] == [read_map_id(done.result.map if done.result else "")]
