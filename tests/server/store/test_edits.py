"""Writing through the door to a real database: what is kept is what the rules decided."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import msgspec
import pytest

from counterpoint_server.model.edit import MAP, MapPatch, NewEdit
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import MapContent, NewMap
from counterpoint_server.model.problems import Problem
from counterpoint_server.model.shapes import references
from counterpoint_server.model.stored import decode_content, decode_element, encode_stored
from counterpoint_server.model.types import type_of
from counterpoint_server.rules.editing import Edit, decide
from counterpoint_server.rules.working import MapState, NotLoadedError, Version, Working
from counterpoint_server.store.door import TOGETHER_MAX, Door
from counterpoint_server.store.edits import SQL
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.pool import Database

Json = dict[str, Any]
Answer = tuple[Any, ...]
"""Of an edit: its revision, what it did, the elements, whether a replay; or the refusal's code."""

ROWS = {
    "map": "SELECT revision, next_element, element_count, content_revision, content FROM map",
    "elements": "SELECT element_id, type, revision, body FROM element",
    "old": "SELECT element_id, revision, gone_revision, type, body FROM element_old",
    "contents": "SELECT revision, gone_revision, content FROM map_old",
    "links": "SELECT from_id, role, position, to_id FROM link",
    "revisions": "SELECT revision, principal_id, message, operations FROM revision",
}
Rows = dict[str, list[tuple[Any, ...]]]


async def empty_map(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


number = pytest.fixture(empty_map, name="number")


def create(**element: Any) -> Json:
    return {"op": "create", "element": element}


def update(id: int, **patch: Any) -> Json:
    return {"op": "update", "id": id, "patch": patch}


def edit_of(*operations: Json, **fields: Any) -> Edit:
    given = msgspec.json.encode({"operations": operations})
    return Edit(operations=[*msgspec.json.decode(given, type=NewEdit).operations], **fields)


def claim(text: str = "Allies should form a club.", **fields: Any) -> Edit:
    return edit_of(create(type="claim", text=text), **fields)


async def submit(door: Door, number: int, edit: Edit, **signed: Any) -> Answer:
    try:
        done = await door.submit(number, edit, **{"principal": 0, **signed})
    except Problem as problem:
        return (problem.code,)
    return done.revision, done.operations, done.elements, done.is_replay


async def together(door: Door, number: int, edits: list[Edit]) -> list[Answer]:
    """All of them wait before the first is taken up."""
    return await asyncio.gather(*(submit(door, number, edit) for edit in edits))


async def rows_of(database: Database, number: int) -> Rows:
    return {
        part: sorted(map(tuple, await database.fetch(f"{query} WHERE map_id = $1", number)))
        for part, query in ROWS.items()
    }


async def texts_of(database: Database, number: int) -> list[str]:
    rows = await database.fetch(f"{ROWS['elements']} WHERE map_id = $1 ORDER BY 1", number)
    return [decode_element(row["body"]).text for row in rows]


class Oracle:
    """The map as the pure rules make it: all in memory, one edit after another."""

    def __init__(self) -> None:
        content = MapContent(title="Minerals")
        state = {"revision": 1, "next_element": 1, "element_count": 0, "content_revision": 1}
        self.working = Working(MapState(content=content, **state))
        self.now: dict[int, Version] = {}
        self.was: dict[int, tuple[dict[int, str], str]] = {1: ({}, encode_stored(content))}
        """By revision: the bodies of all elements, and the map's own fields."""

    def answer(self, edit: Edit) -> Answer:
        try:
            change = decide(self.working, edit)
        except NotLoadedError as asked:
            self.working.load(asked, ())
            return self.answer(edit)
        except Problem as problem:
            return (problem.code,)
        self.working.apply(change)
        self.now = {id: version for id, version in self.working.versions.items() if version}
        bodies = {id: version.body for id, version in self.now.items()}
        self.was[change.state.revision] = bodies, encode_stored(change.state.content)
        elements = [version.element for _, version in sorted(change.written.items())]
        return change.state.revision, change.operations, elements, False


class Author:
    """Random edits, most of which can be made."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def edit(self, now: dict[int, Version]) -> Edit:
        self.types = {id: type_of(version.element).name for id, version in now.items()}
        if self.random.random() < 0.1:
            patch = {"title": self.word(), "main_claim": self.pick("claim")}
            return Edit(operations=[MapPatch(patch=patch)], alone=True, message=self.word())
        return edit_of(*(self.operation() for _ in range(self.random.randint(1, 4))))

    def word(self) -> str:
        return f"{self.random.randint(1, 9)} walls"

    def pick(self, *names: str) -> int:
        fitting = [id for id, name in self.types.items() if name in (names or self.types.values())]
        return self.random.choice(fitting if fitting and self.random.random() < 0.97 else [999])

    def end(self, *names: str) -> Any:
        return {"text": self.word()} if self.random.random() < 0.3 else self.pick(*names)

    def operation(self) -> Json:
        pick, end, steps = self.pick, self.end, ("claim", "argument", "rebuttal")
        said = {"attributions": [{"participant": pick("participant")}]}
        return self.random.choice(
            [
                create(type="participant", name=self.word()),
                create(type="claim", text=self.word()),
                create(type="argument", premises=[end("claim")], conclusion=end("claim")),
                create(type="rebuttal", attackers=[end("claim")], target=end(*steps)),
                create(type="question", text="?", positions=[end("claim"), end("claim")]),
                update(pick(), title=self.word()),
                update(pick("claim"), **said),
                update(pick("argument"), premises=[end("claim"), end("claim")]),
                update(pick("rebuttal"), target=end(*steps)),
                {"op": "delete", "id": pick(), "cascade": self.random.random() < 0.7},
            ]
        )


def links_in(rows: Rows) -> list[tuple[int, str, int, int]]:
    """What the bodies refer to, in the order of the references in each role."""
    holders = [(id, decode_element(body)) for id, _, _, body in rows["elements"]]
    found, seen = [], Counter[tuple[int, str]]()
    for id, holder in [(MAP, decode_content(rows["map"][0][4])), *holders]:
        for reference, to, _ in references(type(holder), holder):
            found.append((id, reference.role, seen[id, reference.role], to))
            seen[id, reference.role] += 1
    return sorted(found)


def as_of(rows: Rows, revision: int) -> tuple[dict[int, str], str]:
    """A former state, from what is kept."""
    ((now, _, _, since, content),) = rows["map"]
    elements = [(id, begin, now + 1, body) for id, _, begin, body in rows["elements"]]
    elements += [(id, begin, end, body) for id, begin, end, _, body in rows["old"]]
    contents = [*rows["contents"], (since, now + 1, content)]
    bodies = [(id, body) for id, begin, end, body in elements if begin <= revision < end]
    assert len(dict(bodies)) == len(bodies), "no element is there twice"
    (content,) = (text for begin, end, text in contents if begin <= revision < end)
    return dict(bodies), content


async def check(database: Database, number: int, oracle: Oracle) -> None:
    rows, state = await rows_of(database, number), oracle.working.state
    numbers = (state.revision, state.next_element, state.element_count, state.content_revision)
    assert rows["map"] == [(*numbers, encode_stored(state.content))]
    assert rows["elements"] == [
        (id, type_of(element).name, element.revision, body)
        for id, (element, body) in sorted(oracle.now.items())
    ]
    assert rows["links"] == links_in(rows)
    assert [revision for revision, *_ in rows["revisions"]] == [*range(1, state.revision + 1)]
    for revision, (bodies, content) in oracle.was.items():
        assert as_of(rows, revision) == (bodies, content)
    revision = state.revision // 2 + 1
    found = await database.fetch(SQL["as_of"], number, revision, [*range(state.next_element)])
    assert sorted(row["body"] for row in found) == sorted(oracle.was[revision][0].values())


@asynccontextmanager
async def locked(database: Database, number: int) -> AsyncIterator[None]:
    """Someone else writes to the map for a while."""
    async with database.connection() as connection, connection.transaction():
        await connection.execute("SELECT FROM map WHERE map_id = $1 FOR UPDATE", number)
        yield


@pytest.mark.parametrize("seed", range(8))
async def test_after_any_edits_rows_links_and_all_former_states_are_what_the_rules_made(
    database: Database, door: Door, number: int, seed: int
) -> None:
    author, oracle, alone = Author(seed), Oracle(), await empty_map(database)
    for _ in range(8):
        edits, expected = [], []
        for _ in range(author.random.randint(1, 12)):
            edits.append(author.edit(oracle.now))
            expected.append(oracle.answer(edits[-1]))
        assert await together(door, number, edits) == expected
        assert [await submit(door, alone, edit) for edit in edits] == expected
    await check(database, number, oracle)
    assert await rows_of(database, alone) == await rows_of(database, number)


async def test_more_edits_than_fit_one_transaction_are_all_done_in_order(
    database: Database, door: Door, number: int
) -> None:
    texts = [f"{n}" for n in range(2 * TOGETHER_MAX + 3)]
    answers = await together(door, number, [claim(text) for text in texts])
    assert [revision for revision, *_ in answers] == [*range(2, len(texts) + 2)]
    assert await texts_of(database, number) == texts


async def test_what_is_refused_in_a_batch_leaves_its_neighbours_alone(
    database: Database, door: Door, number: int
) -> None:
    refused_by_the_rules = edit_of(create(type="rebuttal", attackers=[{"text": "x"}], target=99))
    refused_by_the_database = claim(message="the character \0")
    edits = [claim("a"), refused_by_the_rules, claim("b"), refused_by_the_database, claim("c")]
    answers = await together(door, number, edits)
    assert [answer[0] for answer in answers] == [2, "missing_end", 3, "invalid_body", 4]
    assert await texts_of(database, number) == ["a", "b", "c"]
    rows = await rows_of(database, number)
    assert [row[0] for row in rows["revisions"]] == [1, 2, 3, 4]
    assert rows["map"][0][:3] == (4, 4, 3)


async def test_the_same_key_twice_in_a_batch_is_done_once_and_answered_twice(
    database: Database, door: Door, number: int
) -> None:
    key = {"key": "walls", "fingerprint": b"one"}
    changed_later = edit_of(update(1, title="Later"))
    early, first, later, again, other, principal, next = await asyncio.gather(
        submit(door, number, changed_later, **key),
        submit(door, number, claim("a"), **key),
        submit(door, number, changed_later),
        submit(door, number, claim("a"), **key),
        submit(door, number, claim("b"), key="walls", fingerprint=b"other"),
        submit(door, number, claim("a"), **key, principal=7),
        submit(door, number, edit_of(update(1, title="Last"), update(2, title="Two"))),
    )
    assert again == (*first[:3], True)
    assert first[3] is False
    assert early == ("element_not_found",), "and spends no key"
    assert other == ("idempotency_key_reused",)
    assert [answer[0] for answer in (first, later, principal, next)] == [2, 3, 4, 5]
    assert await submit(door, number, claim("a"), **key) == again
    rows = await rows_of(database, number)
    assert [row[1] for row in rows["revisions"]] == [0, 0, 0, 7, 0]
    assert [row[:3] for row in rows["old"]] == [(1, 2, 3), (1, 3, 5), (2, 4, 5)]


async def test_an_edit_given_up_while_it_waits_is_not_done_and_once_taken_up_is_finished(
    database: Database, door: Door, number: int
) -> None:
    async with locked(database, number):
        taken_up = asyncio.create_task(submit(door, number, claim("taken up")))
        await asyncio.sleep(0.05)
        waiting = asyncio.create_task(submit(door, number, claim("waiting")))
        behind = asyncio.create_task(submit(door, number, claim("behind")))
        await asyncio.sleep(0.05)
        taken_up.cancel()
        waiting.cancel()
    assert (await behind)[0] == 3
    assert await texts_of(database, number) == ["taken up", "behind"]


async def test_two_servers_on_one_map_make_one_history(database: Database, number: int) -> None:
    doors, keyed = [Door(database), Door(database)], {"key": "once", "fingerprint": b"one"}
    made = []
    for n in range(12):
        made += await asyncio.gather(*(submit(door, number, claim(f"{n}")) for door in doors))
    same = await asyncio.gather(*(submit(door, number, claim(), **keyed) for door in doors))
    assert sorted(revision for revision, *_ in made) == [*range(2, 26)]
    assert sorted((revision, is_replay) for revision, *_, is_replay in same) == [
        (26, False),
        (26, True),
    ]
    rows = await rows_of(database, number)
    assert len(rows["elements"]) == len(rows["revisions"]) - 1 == 25
