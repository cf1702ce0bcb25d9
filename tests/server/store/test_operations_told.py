"""What is told of long operations: how they go, how they failed, and for how long."""

import asyncio
from datetime import timedelta

import pytest

from counterpoint_server.model.problems import (
    OperationNotFound,
    Unavailable,
)
from counterpoint_server.rules.progress import Progress
from counterpoint_server.store.janitor import Janitor
from counterpoint_server.store.maps import delete_map
from counterpoint_server.store.operations import Taken
from counterpoint_server.store.pool import Database
from counterpoint_server.store.workers import ATTEMPTS_MAX
from desk import empty_map
from long_work import Server, accept, asking, ended


async def test_what_fails_for_the_moment_is_tried_again_and_not_for_ever(
    own: Database, server: Server, number: int
) -> None:
    async def fail(_taken: Taken, _progress: Progress) -> None:
        await own.fetch("UPDATE operation SET attempts = 9 WHERE attempts > 1")
        raise Unavailable

    operation = await accept(server, asking(number, "a"))
    async with server.at_work(fail):
        failed = await ended(server, operation)
    assert failed.state == "failed"
    assert failed.problem is not None
    assert failed.problem.code == "unavailable"
    assert 1 < server.performed[-1].attempts <= ATTEMPTS_MAX


async def test_a_failure_of_ours_is_told_as_such_and_the_next_is_done(
    own: Database, server: Server, number: int
) -> None:
    async def fail(taken: Taken, progress: Progress) -> None:
        if taken.number == broken:
            raise ZeroDivisionError
        await server.perform(taken, progress)

    broken = await accept(server, asking(number, "a"))
    next = await accept(server, asking(number, "b"))
    async with server.at_work(fail):
        assert (await ended(server, next)).state == "done"
    failed = await server.operations.read(broken, 0)
    assert failed.problem is not None
    assert failed.problem.code == "internal_error"
    assert [type(each) for each in server.failures] == [ZeroDivisionError]


async def test_progress_is_told_while_it_runs(server: Server, number: int) -> None:
    async def half(taken: Taken, progress: Progress) -> None:
        progress.begin(9)
        for _ in range(5):
            progress.step()
        await asyncio.Event().wait()

    operation = await accept(server, asking(number, "a"))
    async with server.at_work(half), asyncio.timeout(60):
        while (found := await server.operations.read(operation, 0)).progress.done != 5:
            await asyncio.sleep(0.02)
        assert (found.state, found.progress.total) == ("running", 10)
        assert found.started_at is not None
        cancelled = await server.operations.cancel(operation, 0)
    assert cancelled.progress.done == 5


async def test_no_more_wait_than_there_is_room_for(server: Server, number: int) -> None:
    for n in range(5):
        await accept(server, asking(number, f"{n}", key=f"{number} {n}"))
    with pytest.raises(Unavailable, match="wait"):
        await accept(server, asking(number, "one more"))
    again, is_replay = await server.operations.accept(asking(number, "4", key=f"{number} 4"))
    assert is_replay, "what is in already is answered"
    assert again.state == "waiting"


async def test_operations_are_for_who_asked_for_them(server: Server, number: int) -> None:
    operation = await accept(server, asking(number, "a"))
    with pytest.raises(OperationNotFound):
        await server.operations.read(operation, 7)
    with pytest.raises(OperationNotFound):
        await server.operations.cancel(operation, 7)
    assert await server.operations.page(7, below=None, limit=5) == []


async def test_what_was_asked_is_forgotten_when_it_has_ended(
    own: Database, server: Server, number: int
) -> None:
    done, cancelled = (
        await accept(server, asking(number, "x")),
        await accept(server, asking(number, "Burgum")),
    )
    await server.operations.cancel(cancelled, 0)
    async with server.at_work():
        await ended(server, done)
    assert await own.fetch("SELECT FROM operation WHERE request IS NOT NULL") == []


async def test_the_janitor_takes_what_ended_seven_days_ago_and_those_of_purged_maps(
    own: Database, server: Server, number: int
) -> None:
    purged = await empty_map(own)
    old, young, open = [await accept(server, asking(number, text)) for text in "abc"]
    await accept(server, asking(purged, "d"))
    for operation in (old, young):
        await server.operations.cancel(operation, 0)
    query = "UPDATE operation SET ended_at = ended_at - $2::interval WHERE operation_id = $1"
    await own.fetch(query, old, timedelta(days=7, seconds=1))
    await own.fetch(query, young, timedelta(days=6))
    await delete_map(own, purged, 0, None)
    await own.fetch("UPDATE map SET deleted_at = '-infinity' WHERE map_id = $1", purged)
    assert await Janitor(own, pause=0).round() is not None
    rows = await own.fetch("SELECT operation_id FROM operation ORDER BY 1")
    assert [row["operation_id"] for row in rows] == [young, open]
