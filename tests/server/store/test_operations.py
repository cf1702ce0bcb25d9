"""All operations through the door to a real database: bodies, links, names and numbers agree."""

import hashlib
from random import Random
from typing import Any

import asyncpg
import msgspec
import pytest

import counterpoint_schema
from authors import NAMES, Author, edit_of, first_edit, state_of
from chronicle import draw_revert
from conftest import make_database
from counterpoint_server.model.problems import ElementMerged, Problem
from counterpoint_server.store.door import Door
from counterpoint_server.store.migrate import SQL as MIGRATE
from counterpoint_server.store.migrate import migrate
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Database
from counterpoint_server.store.rows import name_hash
from whole_maps import check_rows, empty_map

ROWS = {
    "map": "SELECT * FROM map",
    "elements": "SELECT * FROM element",
    "old": "SELECT * FROM element_old",
    "contents": "SELECT * FROM map_old",
    "links": "SELECT * FROM link",
    "names": "SELECT * FROM external_name",
    "merged": "SELECT * FROM merged",
    "led": "SELECT * FROM merged_old",
    "revisions": "SELECT * FROM revision",
}
LONG = {"system": "s" * 200, "id": "供" * 1_000}


number = pytest.fixture(empty_map, name="number")


async def rows_of(database: Database, number: int) -> dict[str, list[Any]]:
    return {
        part: sorted(map(repr, await database.fetch(f"{query} WHERE map_id = $1", number)))
        for part, query in ROWS.items()
    }


@pytest.mark.parametrize("seed", range(6))
async def test_after_any_operations_bodies_links_names_and_counts_agree(
    database: Database, door: Door, number: int, seed: int
) -> None:
    choose = Random(seed).choice
    await door.submit(number, first_edit(), principal=0)
    used = present = await check_rows(database, number)
    for _ in range(25):
        state, now = await state_of(database, number)
        edit, is_revert = Author(choose, now, state).edit(), choose([False, False, False, True])
        if is_revert:
            edit = draw_revert(choose, state.revision, state.next_element)
        before = await rows_of(database, number)
        try:
            outcome = await door.submit(number, edit, principal=0)
        except Problem:
            assert await rows_of(database, number) == before, "what is refused changes nothing"
            continue
        if outcome.revision == state.revision:
            assert await rows_of(database, number) == before
        later = await check_rows(database, number)
        assert is_revert or not (later - present) & used, "a number is given once"
        used, present = used | later, later


async def test_a_merged_number_leads_to_the_last_of_its_chain_also_in_a_later_edit(
    database: Database, door: Door, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    await door.submit(number, edit_of([{"op": "merge", "into": 2, "from": 3}]), principal=0)
    await door.submit(number, edit_of([{"op": "merge", "into": 1, "from": 2}]), principal=0)
    with pytest.raises(ElementMerged) as read:
        await PointReader(database).read(number, 3, 0)
    with pytest.raises(ElementMerged) as written:
        await door.submit(number, edit_of([{"op": "delete", "id": 3}]), principal=0)
    assert read.value.extension == written.value.extension == {"merged_into": 1}


async def test_a_name_of_any_length_is_found_again(
    database: Database, door: Door, number: int
) -> None:
    claim = {"type": "claim", "text": "x"}
    upsert = edit_of([{"op": "upsert", "external": LONG, "element": claim}])
    first = await door.submit(number, upsert, principal=0)
    again = await door.submit(number, upsert, principal=0)
    assert (again.revision, again.operations) == (first.revision, [])


async def test_a_replayed_upsert_answers_all_its_refs(
    database: Database, door: Door, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    claim = {"type": "claim", "text": "Allies should form a club."}
    upserts = [
        {"op": "upsert", "ref": f"${at}", "external": name, "element": claim}
        for at, name in enumerate(NAMES[:2])
    ]
    signed = {"principal": 0, "key": "script", "fingerprint": b"one"}
    first = await door.submit(number, edit_of(upserts), **signed)
    again = await door.submit(number, edit_of(upserts), **signed)
    assert again.is_replay
    assert (again.operations, again.elements) == (first.operations, first.elements)
    assert {done.ref: done.id for done in again.operations} == {"$0": 2, "$1": 11}


async def test_the_names_of_a_database_of_before_are_found_after_the_migration(
    cluster: str, worker_id: str
) -> None:
    dsn = await make_database(cluster, f"before_{worker_id}")
    first, *later = counterpoint_schema.migrations()
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(MIGRATE["create_table"])
        await connection.execute(first.read_text("utf-8"))
        digest = hashlib.sha256(first.read_bytes()).digest()
        await connection.execute(MIGRATE["record"], first.name, digest)
        await connection.execute(
            "INSERT INTO map VALUES (7, 0, 'private', 2, 3, 2, 1, '{}', now(), now())"
        )
        name = {"system": "中", "id": '"c" 1'}
        twice = msgspec.json.encode({"external": [name, name]}).decode()
        await connection.execute("INSERT INTO element VALUES (7, 1, 'claim', 2, $1)", twice)
        await connection.execute("INSERT INTO element VALUES (7, 2, 'claim', 2, '{}')")
        assert await migrate(dsn) == [file.name for file in later]
        rows = await connection.fetch("SELECT * FROM external_name")
        assert [tuple(row) for row in rows] == [(7, 1, name_hash(("中", '"c" 1')))]
    finally:
        await connection.close()
