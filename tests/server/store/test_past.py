"""A map as of every revision that it has had: what was read then, is read for ever."""

from contextlib import suppress
from random import Random

import pytest

from authors import Author, edit_of, first_edit, state_of
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import MapVersion, NewMap
from counterpoint_server.model.problems import MapNotFound, Problem, RevisionNotFound
from counterpoint_server.store import past
from counterpoint_server.store.door import Door
from counterpoint_server.store.maps import create_map, read_map
from counterpoint_server.store.pool import Database


async def empty_map(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


number = pytest.fixture(empty_map, name="number")


async def bodies_at(database: Database, number: int, revision: int) -> list[str]:
    source = await past.PastReader(database).read(number, 0, revision)
    return [body async for page in source.pages() for body in page]


async def version_of(database: Database, number: int) -> MapVersion:
    """The map's own fields as its row has them now."""
    now = await read_map(database, number, 0)
    return MapVersion(**{name: getattr(now, name) for name in MapVersion.__struct_fields__})


@pytest.mark.parametrize("seed", range(4))
async def test_every_state_of_a_map_is_read_again_as_it_was(
    database: Database, door: Door, number: int, seed: int
) -> None:
    choose = Random(seed).choice
    seen: dict[int, tuple[MapVersion, list[str]]] = {}
    edit = first_edit()
    for _ in range(25):
        with suppress(Problem):
            await door.submit(number, edit, principal=0)
        state, live = await state_of(database, number)
        bodies = [body for _, (_, body) in sorted(live.items())]
        seen[state.revision] = await version_of(database, number), bodies
        edit = Author(choose, live, state).edit()
    assert len(seen) > 8
    for revision, (version, bodies) in seen.items():
        assert (
            await (await past.PastReader(database).read(number, 0, revision)).version() == version
        )
        assert await bodies_at(database, number, revision) == bodies


@pytest.mark.parametrize("step", [1, 100, 7_000])
async def test_all_elements_are_read_however_far_apart_their_numbers_are(
    database: Database, number: int, step: int
) -> None:
    ids = [1, *(7 + step * at for at in range(600))]
    await database.fetch(
        """INSERT INTO element SELECT $1, id, 'claim', 1 + id % 2, to_json(id)
        FROM unnest($2::int[]) AS given (id)""",
        number,
        ids,
    )
    await database.fetch(
        "UPDATE map SET revision = 2, next_element = $2 WHERE map_id = $1", number, ids[-1] + 1
    )
    assert await bodies_at(database, number, 2) == [str(id) for id in ids]
    assert await bodies_at(database, number, 1) == [str(id) for id in ids if id % 2 == 0]


async def test_a_page_holds_so_many_bytes_and_one_element_at_least(
    database: Database, number: int
) -> None:
    await database.fetch(
        """INSERT INTO element
        SELECT $1, n, 'claim', 1, to_json(string_agg(md5(random()::text), ''))
        FROM generate_series(1, 9) n, generate_series(1, 10000) GROUP BY n""",
        number,
    )
    await database.fetch("UPDATE map SET next_element = 10 WHERE map_id = $1", number)
    source = await past.PastReader(database).read(number, 0, 1)
    sizes = [len(page) async for page in source.pages()]
    assert sum(sizes) == 9
    assert max(sizes) <= 2 < len(sizes)


async def test_a_revision_that_the_map_has_not_had_is_refused(
    database: Database, door: Door, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    for revision in (1, 2, None):
        source = await past.PastReader(database).read(number, 0, revision)
        assert source.revision == (revision or 2)
    for revision in (0, -1, 3, 2**31, 10**30):
        with pytest.raises(RevisionNotFound, match="revisions 1 to 2"):
            await past.PastReader(database).read(number, 0, revision)
    with pytest.raises(MapNotFound):
        await past.PastReader(database).read(2**62, 0, None)


async def test_elements_are_counted_as_of_a_revision(
    database: Database, door: Door, number: int
) -> None:
    await door.submit(number, first_edit(), principal=0)
    delete = edit_of([{"op": "delete", "id": id, "cascade": True} for id in (1, 2, 3)])
    await door.submit(number, delete, principal=0)
    for revision in (1, 2, 3):
        source = await past.PastReader(database).read(number, 0, revision)
        count = len(await bodies_at(database, number, revision))
        assert await source.count() == count
        assert [await source.count(n) for n in range(12)] == [min(n, count) for n in range(12)]


async def test_no_page_as_of_a_revision_fetches_what_ended_before_or_began_after(
    database: Database, number: int
) -> None:
    """`Rows Removed by Filter` are versions that were read to be thrown away."""
    await database.fetch(
        """INSERT INTO element_old
        SELECT $1, n, 10 * r + 1, 10 * r + 11, 'claim', to_json(repeat('Walls. ', 70))
        FROM generate_series(1, 2000) n, generate_series(0, 9) r""",
        number,
    )
    await database.fetch("ANALYZE element_old")
    for revision in (5, 55, 95):
        plan = await database.fetch(
            f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {past.SQL['page']}",
            *(number, revision, 500, 500 + past.PAGE_ELEMENTS, past.PAGE_ELEMENTS, 2**30),
        )
        told = "\n".join(row[0] for row in plan)
        assert "Removed by Filter" not in told, told
        assert f"element_old (actual rows={past.PAGE_ELEMENTS}" in told, told
