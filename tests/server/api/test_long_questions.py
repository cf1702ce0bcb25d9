"""A question that would run long is cut, and says so; no size or shape of a map brings one down."""

import time
from collections.abc import Iterable, Iterator
from threading import get_ident
from typing import Any

import httpx
import pytest

from conftest import run_server
from counterpoint_server.api.asking import Turn
from counterpoint_server.model.ids import new_map_number, write_map_id
from counterpoint_server.model.types import Element
from counterpoint_server.store.graphs import Graphs
from counterpoint_server.store.past import PastReader
from counterpoint_server.store.pool import Database
from many_maps import as_stored, load_map
from maps import argument, claim, clique, cycle, rebuttal

SECONDS = 1
GRACE = 10
"""A bound against hanging: what a loaded machine may need beside the deadline."""


@pytest.fixture(scope="module")
def hurried(dsn: str) -> Iterator[httpx.Client]:
    """A server that gives a question a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERPOINT_QUESTION_SECONDS", str(SECONDS))
        with run_server(dsn) as url, httpx.Client(base_url=url, timeout=60) as client:
            yield client


async def load(database: Database, elements: Iterable[Element]) -> str:
    return f"/v1/maps/{write_map_id(await load_number(database, elements))}"


async def load_number(database: Database, elements: Iterable[Element]) -> int:
    number = new_map_number()
    async with database.connection() as connection, connection.transaction():
        await connection.execute("SET LOCAL statement_timeout = 0")  # two million rows take longer
        await load_map(connection, number, ((each.id, as_stored(each)) for each in elements))
    return number


def labyrinth() -> Iterator[Element]:
    """One way through it, from 1 by 2 to 3; and at 2 a way to where all attack all others."""
    lost = range(4, 40)
    yield from map(claim, [1, 2, 3, *lost])
    free = iter(range(100, 10_000))
    for attacker, target in [(1, 2), (2, 3), *((2, id) for id in lost), *((id, 2) for id in lost)]:
        yield rebuttal(next(free), [attacker], target)
    for id in lost:
        for other in lost:
            if other != id:
                yield rebuttal(next(free), [id], other)


async def test_a_search_for_paths_without_end_is_cut_and_says_what_to_do(
    database: Database, hurried: httpx.Client
) -> None:
    path = await load(database, labyrinth())
    began = time.monotonic()
    answer = hurried.get(f"{path}/paths", params={"from": 1, "to": 3, "limit": 2})
    assert (answer.status_code, answer.json()["code"]) == (504, "deadline_reached")
    assert "ask for less" in answer.json()["title"]
    assert time.monotonic() - began < SECONDS + GRACE
    assert hurried.get("/readyz").status_code == 200
    less = hurried.get(f"{path}/paths", params={"from": 1, "to": 3, "limit": 2, "max_length": 4})
    assert less.status_code == 200
    assert [each["elements"][::2] for each in less.json()["paths"]] == [[1, 2, 3]]


QUESTIONS = (
    "ancestors/1?limit=10000&fields=id",
    "descendants/1?limit=10000&fields=id",
    "neighbourhood/1?depth=1000",
    "paths?from=1&to=5",
    "unanswered",
    "lint",
    "positions",
)


def ask_all(client: httpx.Client, path: str) -> dict[str, Any]:
    """Each is answered, or refused in time with the reason."""
    found: dict[str, Any] = {}
    for question in QUESTIONS:
        answer = client.get(f"{path}/{question}")
        refused = {"deadline_reached", "question_too_large", "unavailable"}
        assert answer.status_code == 200 or answer.json()["code"] in refused, answer.text
        found[question] = answer.json()
    assert client.get("/readyz").status_code == 200
    return found


async def test_a_circle_of_thousands_is_walked_once(database: Database, http: httpx.Client) -> None:
    path = await load(database, cycle(3_000))
    found = ask_all(http, path)
    assert found[QUESTIONS[0]]["truncated"] is False
    assert len(found[QUESTIONS[0]]["elements"]) == 6_000


@pytest.mark.soak
@pytest.mark.parametrize("last", [[], [argument(200_000, [199_999], 1)]], ids=["chain", "circle"])
async def test_a_chain_and_a_circle_of_100_000_are_asked(
    database: Database, http: httpx.Client, last: list[Element]
) -> None:
    path = await load(database, [*list(cycle(100_000))[:-1], *last])
    found = ask_all(http, path)
    (way,) = found["paths?from=1&to=5"]["paths"]
    assert way["elements"] == [1, 2, 3, 4, 5]


@pytest.mark.soak
async def test_a_clique_of_2_000_is_asked(database: Database, http: httpx.Client) -> None:
    path = await load(database, clique(2_000))
    assert ask_all(http, path)["neighbourhood/1?depth=1000"]["truncated"]


async def test_a_small_map_of_long_texts_is_not_asked_on_the_event_loop(
    database: Database,
) -> None:
    for text, is_on_loop in ("Walls.", True), ("Walls. " * 9_000, False):
        number = await load_number(database, (claim(id, text) for id in range(1, 20)))
        turn = Turn(Graphs(database, 2**20), GRACE, is_light=True)
        await turn.elements(await PastReader(database).read(number, 0, None))
        assert (await turn.run(get_ident) == get_ident()) is is_on_loop
