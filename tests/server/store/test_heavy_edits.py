"""Edits that cost much: they are decided aside, wait within bounds, and keep their promises."""

import asyncio
import threading

import pytest

from authors import edit_of
from counterpoint_server.model.edit import Revert
from counterpoint_server.model.problems import EditTooLarge, Unavailable
from counterpoint_server.rules.editing import LONG, Edit
from counterpoint_server.rules.progress import Progress
from counterpoint_server.rules.working import Change, Working
from counterpoint_server.store import batch, edits, loading
from counterpoint_server.store.batch import Outcome
from counterpoint_server.store.door import WAITING_BYTES_MAX, Door
from counterpoint_server.store.pool import Database
from desk import claim, create, empty_map, submit, update

number = pytest.fixture(empty_map, name="number")
INLINE = [{"text": "x"}] * 200


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each decision, whether it was made in a thread of its own."""
    decided: list[bool] = []

    def decide(working: Working, edit: Edit, progress: Progress | None) -> Change:
        decided.append(threading.current_thread() is not threading.main_thread())
        return real(working, edit, progress)

    real = batch.decide
    monkeypatch.setattr(batch, "decide", decide)
    return decided


async def test_a_few_operations_with_many_inline_claims_hold_up_nobody(
    door: Door, number: int, aside: list[bool]
) -> None:
    await submit(door, number, claim())
    aside.clear()
    against = [create(type="rebuttal", attackers=INLINE, target=1)] * (LONG // len(INLINE) + 1)
    assert isinstance(await submit(door, number, edit_of(against)), Outcome)
    assert all(aside)


async def test_a_patch_with_many_inline_claims_holds_up_nobody(
    door: Door, number: int, aside: list[bool]
) -> None:
    question = create(type="question", text="Club?")
    await submit(door, number, edit_of([question]))
    aside.clear()
    answer = await submit(door, number, update(1, positions=INLINE * 3))
    assert isinstance(answer, Outcome)
    assert all(aside)


async def test_one_operation_that_reaches_far_holds_up_nobody(
    door: Door, number: int, aside: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "AT_ONCE_MAX", 10)
    groups = [create(type="group", members=["$a"]) for _ in range(20)]
    first = {**create(type="claim", text="x"), "ref": "$a"}
    await submit(door, number, edit_of([first, *groups]))
    aside.clear()
    answer = await submit(door, number, edit_of([{"op": "delete", "id": 1}]))
    assert isinstance(answer, Outcome)
    assert aside[-1]


async def test_what_was_done_under_a_key_is_not_refused_because_it_would_be_too_much_now(
    door: Door, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await submit(door, number, claim())
    delete = edit_of([{"op": "delete", "id": 1, "cascade": True}])
    done = await submit(door, number, delete, key="once")
    assert isinstance(done, Outcome)
    back = Edit(operations=[Revert(to=2)], alone=True)
    assert isinstance(await submit(door, number, back), Outcome)
    groups = [create(type="group", members=[1]) for _ in range(20)]
    assert isinstance(await submit(door, number, edit_of(groups)), Outcome)
    monkeypatch.setattr(edits, "REACH_MAX", 10)
    assert isinstance(await submit(door, number, delete), EditTooLarge)
    again = await submit(door, number, delete, key="once")
    assert isinstance(again, Outcome)
    assert (again.is_replay, again.revision) == (True, done.revision)


async def test_what_waits_is_bounded_and_who_comes_too_much_is_told(
    database: Database, door: Door, number: int
) -> None:
    large = WAITING_BYTES_MAX // 4
    async with database.connection() as connection, connection.transaction():
        await connection.execute("SELECT FROM map WHERE map_id = $1 FOR UPDATE", number)
        waiting = [
            asyncio.create_task(door.submit(number, claim(), principal=0, body_bytes=large))
            for _ in range(4)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="wait"):
            await door.submit(number, claim(), principal=0, body_bytes=1)
        waiting.pop().cancel()
        await asyncio.sleep(0)
        waiting.append(asyncio.create_task(door.submit(number, claim(), principal=0, body_bytes=1)))
    assert [(await each).is_replay for each in waiting] == [False] * 4
    assert (await door.submit(number, claim(), principal=0, body_bytes=large)).revision > 1


def test_what_is_decoded_at_once_is_what_is_decided_at_once() -> None:
    assert edits.AT_ONCE_MAX == loading.AT_ONCE_MAX
