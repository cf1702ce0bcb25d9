"""Questions without an end: cut at their deadline, or when nobody waits, and the worker is back."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import httpx
import msgspec
import pytest

from counterpoint_server.api.leaving import while_there
from counterpoint_server.api.workers import Workers
from counterpoint_server.model.evaluation import PostedFramework
from counterpoint_server.model.problems import DeadlineReached, Unavailable, UnreadableFile
from counterpoint_server.semantics.jobs import EvaluatePosted, FoundOfPosted

SIZE = 500


def endless() -> str:
    """500 arguments, each of which attacks each other with a chance of three in ten."""
    chance = random.Random(1)
    pairs = ((i, j) for i in range(1, SIZE + 1) for j in range(1, SIZE + 1) if i != j)
    attacks = (f"{i} {j}\n" for i, j in pairs if chance.random() < 0.3)
    return f"p af {SIZE}\n{''.join(attacks)}"


def job(text: str, **more: object) -> bytes:
    posted = msgspec.convert({"text": text, **more}, PostedFramework)
    return msgspec.msgpack.encode(EvaluatePosted(posted))


ENDLESS = job(endless(), semantics="preferred")
QUICK = job("p af 2\n1 2\n")


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    workers = Workers(1)
    await workers.ask(QUICK, 60)
    yield workers
    await workers.close()


def resident(pid: int) -> int:
    """Kilobytes of memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1])


async def longest_pause(until: "asyncio.Future[object]") -> float:
    """How long the event loop was away at most."""
    longest = 0.0
    while not until.done():
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - before)
    return longest


async def test_what_never_ends_is_cut_and_says_what_is_known(workers: Workers) -> None:
    before = time.perf_counter()
    asked = asyncio.ensure_future(workers.ask(ENDLESS, 1))
    pause = await longest_pause(asked)
    found = await asked
    seconds = time.perf_counter() - before
    print(f"cut after {seconds:.3f} s, the loop was away for {1000 * pause:.1f} ms at most")
    told = msgspec.msgpack.decode(found.body, type=FoundOfPosted)
    assert not found.is_final or not told.is_complete
    assert [each.status for each in told.verdicts].count("unknown") > 0
    assert 0.9 < seconds < 3
    assert (await workers.ask(QUICK, 60)).is_final


async def test_a_stuck_solver_is_ended_and_there_is_a_new_one(workers: Workers) -> None:
    for _ in range(3):
        await workers.ask(ENDLESS, 0.5)
        assert (await workers.ask(QUICK, 60)).is_final
    assert len(workers.processes) == 1


async def test_whoever_leaves_ends_what_was_done_for_them(workers: Workers) -> None:
    async def receive() -> dict[str, str]:
        await asyncio.sleep(0.2)
        return {"type": "http.disconnect"}

    (before,) = workers.processes
    with pytest.raises(Unavailable):
        await while_there(receive, asyncio.ensure_future(workers.ask(ENDLESS, 60)))
    assert (await workers.ask(QUICK, 60)).is_final
    assert workers.processes != [before]


async def test_whoever_finds_no_turn_in_time_is_told(workers: Workers) -> None:
    first = asyncio.ensure_future(workers.ask(ENDLESS, 1))
    await asyncio.sleep(0.1)
    with pytest.raises(Unavailable):
        await workers.ask(QUICK, 0.1)
    await first


async def test_what_cannot_be_read_is_refused_and_the_worker_stays(workers: Workers) -> None:
    before = workers.processes
    with pytest.raises(UnreadableFile, match="Line 2"):
        await workers.ask(job("p af 1\n1 2\n"), 60)
    assert workers.processes == before


async def test_a_worker_that_dies_is_replaced(workers: Workers) -> None:
    (before,) = workers.processes
    os.kill(before, signal.SIGKILL)
    assert (await workers.ask(QUICK, 60)).is_final
    assert workers.processes != [before]


async def test_nothing_in_no_time_is_a_refusal(workers: Workers) -> None:
    slow_to_read = job(f"{'# Burgum' * 10_000}\n" * 90 + endless(), semantics="preferred")
    with pytest.raises(DeadlineReached):
        await workers.ask(slow_to_read, 0.001)


def test_over_http_the_answer_comes_at_the_deadline_and_is_not_kept(http: httpx.Client) -> None:
    posted = {"text": endless(), "semantics": "preferred", "seconds": 0.8}
    http.post("/v1/evaluate", json={"text": "p af 1\n", "semantics": "preferred", "seconds": 60})
    before = time.perf_counter()
    answer = http.post("/v1/evaluate", json=posted)
    assert time.perf_counter() - before < 5
    assert (answer.status_code, answer.json()["complete"]) == (200, False), answer.text[:300]
    assert {v["status"] for v in answer.json()["verdicts"]} >= {"unknown"}
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.soak
async def test_a_hundred_endless_questions_leave_no_memory_taken(workers: Workers) -> None:
    before = 0
    for number in range(100):
        with suppress(DeadlineReached):  # on a busy machine reading it alone may take so long
            await workers.ask(ENDLESS, 0.5)
        if number == 9:
            before = resident(os.getpid())
        await workers.ask(QUICK, 60)
    assert resident(os.getpid()) - before < 20_000
    assert (await workers.ask(QUICK, 60)).is_final


def test_what_nobody_ends_ends_itself_though_it_lets_nothing_else_run() -> None:
    holding = "import counterpoint_server.semantics.worker as w; w.end_in(0.1); sum(range(10**13))"
    done = subprocess.run([sys.executable, "-c", holding], timeout=60)
    assert done.returncode == -signal.SIGALRM


def test_whoever_hangs_up_leaves_the_server_as_it_was(http: httpx.Client) -> None:
    posted = {"text": endless(), "semantics": "preferred", "seconds": 60}
    for _ in range(6):  # more than there are workers
        with pytest.raises(httpx.ReadTimeout):
            http.post("/v1/evaluate", json=posted, timeout=0.5)
    quick = {"text": "p af 2\n1 2\n", "semantics": "preferred", "seconds": 30}
    assert http.post("/v1/evaluate", json=quick).json()["complete"]
