"""A fork is the same map as it was, under another number, and a map of its own from there on."""

import re
from random import Random
from typing import Any

import pytest

from authors import Live, edit_of, first_edit, state_of
from chronicle import reverting
from counterpoint_server.model.fork import NewFork
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import ElementMerged, RevisionNotFound
from counterpoint_server.store.bulk import open_bulk
from counterpoint_server.store.door import Door
from counterpoint_server.store.forks import Forks
from counterpoint_server.store.maps import reserve_map
from counterpoint_server.store.points import PointReader
from counterpoint_server.store.pool import Connection, Database
from whole_maps import check_rows, edit_at_random, empty_map, rows_of_map

number = pytest.fixture(empty_map, name="number")


@pytest.fixture(scope="session")
def forks(database: Database) -> Forks:
    return Forks(database, database)


async def fork(forks: Forks, origin: int, **fields: Any) -> int:
    made = await forks.make(origin, NewFork(**fields), principal=0)
    return read_map_id(made.id) or 0


async def document_of(database: Database, number: int) -> tuple[MapContent, dict[int, str]]:
    """The map's own fields and its elements, as they are stored, without their revisions."""
    state, now = await state_of(database, number)
    return state.content, without_revisions(now)


def without_revisions(now: Live) -> dict[int, str]:
    return {id: re.sub(r'"revision":\d+', "", body, count=1) for id, (_, body) in now.items()}


@pytest.mark.parametrize("seed", range(4))
async def test_a_fork_at_any_revision_is_the_map_as_it_was_then(
    database: Database, door: Door, forks: Forks, number: int, seed: int
) -> None:
    choose = Random(seed)
    documents = {1: await document_of(database, number)}
    for _ in range(8):
        revision = await edit_at_random(database, door, number, choose, 4)
        documents[revision] = await document_of(database, number)
    before = await rows_of_map(database, number, indexed=False)
    origin, _ = await state_of(database, number)
    for revision, document in documents.items():
        made = await fork(forks, number, revision=revision)
        assert await document_of(database, made) == document
        await check_rows(database, made)
        state, now = await state_of(database, made)
        assert {element.revision for element, _ in now.values()} <= {1}
        assert (state.revision, state.next_element) == (1, origin.next_element)
    after = await rows_of_map(database, number, indexed=False)
    assert after == before, "forking changes nothing of the origin"


async def test_a_fork_can_be_edited_like_any_map_and_be_forked_again(
    database: Database, door: Door, forks: Forks, number: int
) -> None:
    choose = Random(5)
    await edit_at_random(database, door, number, choose, 10)
    made = await fork(forks, number)
    await edit_at_random(database, door, made, choose, 10)
    await check_rows(database, made)
    again = await fork(forks, made)
    assert await document_of(database, again) == await document_of(database, made)


async def test_numbers_of_merged_elements_lead_on_in_a_fork_and_are_not_used_again(
    database: Database, door: Door, forks: Forks, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    merge = edit_of([{"op": "merge", "into": 1, "from": 3}])
    revision = (await door.submit(number, merge, principal=0)).revision
    before, after = [await fork(forks, number, revision=at) for at in (revision - 1, revision)]
    assert (await PointReader(database).read(before, 3, 0)).id == 3
    with pytest.raises(ElementMerged) as read:
        await PointReader(database).read(after, 3, 0)
    with pytest.raises(ElementMerged) as written:
        await door.submit(after, edit_of([{"op": "delete", "id": 3}]), principal=0)
    assert read.value.extension == written.value.extension == {"merged_into": 1}


async def test_the_text_of_a_source_comes_along_with_the_source(
    database: Database, door: Door, forks: Forks, number: int
) -> None:
    digest = "ab" * 32
    create = {"op": "create", "element": {"type": "source", "text_sha256": digest}}
    first = (await door.submit(number, edit_of([create]), principal=0)).revision
    for sha256, text in ((digest, "The article."), ("cd" * 32, "Nobody's.")):
        row = "INSERT INTO source_text VALUES ($1, decode($2, 'hex'), $3)"
        await database.fetch(row, number, sha256, text)
    await door.submit(number, edit_of([{"op": "delete", "id": 1}]), principal=0)
    for revision, texts in ((first, ["The article."]), (first + 1, [])):
        made = await fork(forks, number, revision=revision)
        rows = await database.fetch("SELECT body FROM source_text WHERE map_id = $1", made)
        assert [row["body"] for row in rows] == texts


async def test_a_request_that_was_cut_short_makes_the_map_that_it_was_promised(
    database: Database, forks: Forks, number: int
) -> None:
    signed = {"principal": 0, "key": f"fork {number}", "fingerprint": b"one"}
    promised = await reserve_map(database, **signed)
    for was_there in (False, True):
        made, is_replay = await forks.make_once(number, NewFork(), **signed)
        assert (read_map_id(made.id), is_replay) == (promised, was_there)


async def test_a_revision_that_is_not_there_cannot_be_forked(
    database: Database, forks: Forks, number: int
) -> None:
    with pytest.raises(RevisionNotFound):
        await fork(forks, number, revision=2)


@pytest.mark.soak
async def test_a_map_of_100_000_elements_is_forked(dsn: str, database: Database) -> None:
    number = await empty_map(database)
    async with open_bulk(dsn) as bulk, bulk.connection() as connection:
        await make_large(connection, number)
        for revision in (1, 2):
            made = await fork(Forks(database, bulk), number, revision=revision)
            assert len(await check_rows(database, made)) == 100_000


LARGE = """
INSERT INTO element (map_id, element_id, type, revision, body)
SELECT $1, n, 'claim', 1 + n % 2, format(
    '{"type":"claim","id":%s,"revision":%s,"text":"%s"}', n, 1 + n % 2, repeat('x', 300))::json
FROM generate_series(1, 50000) n;

INSERT INTO element (map_id, element_id, type, revision, body)
SELECT $1, n, 'argument', 1 + n % 2, format(
    '{"type":"argument","id":%s,"revision":%s,"premises":[%s],"conclusion":%s}',
    n, 1 + n % 2, n - 50000, 1 + n % 50000)::json
FROM generate_series(50001, 100000) n;

INSERT INTO link SELECT $1, n, 'premise', 0, n - 50000 FROM generate_series(50001, 100000) n;

INSERT INTO link SELECT $1, n, 'conclusion', 0, 1 + n % 50000
FROM generate_series(50001, 100000) n;

INSERT INTO element_old (map_id, element_id, revision, gone_revision, type, body)
SELECT map_id, element_id, 1, 2, type, replace(body::text, '"revision":2', '"revision":1')::json
FROM element WHERE map_id = $1 AND revision = 2;

INSERT INTO revision (map_id, revision, at, principal_id, operations)
SELECT map_id, 2, at, 0, '[]' FROM revision WHERE map_id = $1;

UPDATE map SET revision = 2, next_element = 100001, element_count = 100000 WHERE map_id = $1
"""
"""50,000 claims, each with an argument; half of all have changed with revision 2."""


async def make_large(connection: Connection, number: int) -> None:
    for query in LARGE.split(";"):
        await connection.execute(query, number)


async def test_in_a_fork_of_before_a_revert_merged_numbers_lead_where_they_led(
    database: Database, door: Door, forks: Forks, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    merging = edit_of([{"op": "merge", "into": 2, "from": 3}])
    merged = await door.submit(number, merging, principal=0)
    back = await door.submit(number, reverting(merged.revision - 1), principal=0)
    made = await fork(forks, number, revision=merged.revision)
    with pytest.raises(ElementMerged) as led:
        await PointReader(database).read(made, 3, 0)
    assert led.value.extension == {"merged_into": 2}
    later = await fork(forks, number, revision=back.revision)
    assert (await PointReader(database).read(later, 3, 0)).id == 3
