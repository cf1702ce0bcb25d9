"""What the index says of maps is what they say now, whoever writes it and whenever."""

import asyncio
from random import Random
from typing import Any

import pytest

from authors import edit_of
from counterpoint_server.model.ids import write_map_id
from counterpoint_server.rules import wording
from counterpoint_server.rules.seeking import read_wanted
from counterpoint_server.store import indexing
from counterpoint_server.store.door import Door
from counterpoint_server.store.indexing import Index
from counterpoint_server.store.pool import Database
from counterpoint_server.store.search import FIRST, SearchFilter, search
from whole_maps import edit_at_random, empty_map, erase

number = pytest.fixture(empty_map, name="number")


async def settle(database: Database) -> None:
    while await database.fetch("SELECT FROM unindexed"):
        await Index(database).catch_up()


async def indexed(database: Database, number: int) -> list[str]:
    rows = await database.fetch(
        "SELECT (s.*)::text AS row FROM search s WHERE map_id = $1 ORDER BY element_id", number
    )
    return [row["row"] for row in rows]


async def check(database: Database, number: int) -> None:
    """As if all were indexed anew."""
    await settle(database)
    stale = await database.fetch(
        "SELECT FROM search s LEFT JOIN element e USING (map_id, element_id) "
        "WHERE map_id = $1 AND element_id > 0 AND s.revision IS DISTINCT FROM e.revision",
        number,
    )
    assert stale == []
    before = await indexed(database, number)
    await database.fetch("DELETE FROM search WHERE map_id = $1", number)
    await database.fetch("INSERT INTO unindexed VALUES ($1, 1)", number)
    await settle(database)
    assert await indexed(database, number) == before
    (listed,) = await database.fetch(
        "SELECT l.updated_at = m.updated_at AND l.title = lower(m.content->>'title') AS is_right "
        "FROM listing l JOIN map m USING (map_id) WHERE map_id = $1",
        number,
    )
    assert listed["is_right"]


@pytest.mark.parametrize("seed", range(3))
async def test_while_a_map_is_edited_several_keep_its_index(
    database: Database, door: Door, number: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "STEP", 3)
    indexes = [Index(database) for _ in range(3)]

    async def keep_up(index: Index) -> None:
        while not editing.done():
            await index.settle()
            await asyncio.sleep(0)

    editing = asyncio.ensure_future(edit_at_random(database, door, number, Random(seed), 40))
    await asyncio.gather(editing, *map(keep_up, indexes))
    await check(database, number)


async def test_what_is_erased_leaves_the_index_with_the_edit_that_erases_it(
    database: Database, door: Door, number: int
) -> None:
    await edit_at_random(database, door, number, Random(1), 20)
    await settle(database)
    ids = [
        row["element_id"]
        for row in await database.fetch(
            "SELECT element_id FROM element WHERE map_id = $1 AND type = 'claim'", number
        )
    ]
    assert ids
    await erase(door, number, elements=ids)
    left = await database.fetch(
        "SELECT FROM search WHERE map_id = $1 AND element_id = ANY($2::int[])", number, ids
    )
    assert left == []
    await check(database, number)


async def test_a_map_that_is_behind_is_named_and_what_is_stale_is_not_shown(
    database: Database, number: int
) -> None:
    wanted = read_wanted("minerals")
    await settle(database)
    within = SearchFilter(maps=[number])
    hits = await search(database, wanted, within, FIRST, 10)
    assert (len(hits.items), hits.unindexed) == (1, [])
    await database.fetch("UPDATE map SET content_revision = 2 WHERE map_id = $1", number)
    await database.fetch("INSERT INTO unindexed VALUES ($1, 2, ARRAY[0])", number)
    hits = await search(database, wanted, within, FIRST, 10)
    assert (hits.items, len(hits.unindexed)) == ([], 1)


async def test_what_postgres_cannot_index_holds_nothing_else_up_and_is_named(
    database: Database, door: Door, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "CHARACTERS_MAX", 2_000_000)
    texts = ["Jian doubts the club", "Wang hopes for trade", "Burgum wants the club"]
    claims: list[dict[str, Any]] = [{"type": "claim", "text": text} for text in texts]
    more_than_postgres_takes = (range(at, at + 9_000) for at in range(0, 200_000, 9_000))
    claims[1]["phrasings"] = [{"text": " ".join(map(str, n))} for n in more_than_postgres_takes]
    creates = [{"op": "create", "element": claim} for claim in claims]
    await door.submit(number, edit_of(creates), principal=0)
    told: list[BaseException] = []
    index = Index(database, told.append)

    async def found(word: str) -> tuple[list[int | None], bool]:
        is_settled = await index.settle()
        within = SearchFilter(maps=[number])
        hits = await search(database, read_wanted(word), within, FIRST, 10, is_settled=is_settled)
        return sorted(hit.id or 0 for hit in hits.items), bool(hits.unindexed)

    await index.catch_up()
    assert [error.__notes__ for error in told] == [[f"of map {write_map_id(number)}, element 2"]]
    assert await database.fetch("SELECT FROM unindexed WHERE map_id = $1", number) == []
    assert await found("club") == ([1, 3], True)
    assert await found("wang") == ([], True)
    change = {"op": "update", "id": 2, "patch": {"phrasings": None}}
    await door.submit(number, edit_of([change]), principal=0)
    assert await found("wang") == ([2], False)
    assert len(told) == 1


async def test_texts_of_any_words_and_of_all_the_length_there_is_are_indexed(
    database: Database, door: Door, number: int
) -> None:
    wide = "".join(chr(0x1D400 + n % 40) + chr(0x1D400 + n // 40 % 40) + " " for n in range(21_000))
    digits = " ".join(map(str, range(12_000)))
    one = "x" * 65_536
    texts = [wide[:65_000], digits[:65_000], one, "\u200d" * 9, "a-b-c" * 9_000, "<" * 65_536]
    creates = [{"op": "create", "element": {"type": "claim", "text": t, "note": t}} for t in texts]
    await door.submit(number, edit_of(creates), principal=0)
    await Index(database).catch_up()
    assert await database.fetch("SELECT FROM unindexed WHERE map_id = $1", number) == []
