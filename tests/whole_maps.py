"""Maps as the database has them: made at random, checked, and every row of theirs as text."""

from collections import Counter
from random import Random
from typing import Any

import msgspec

from authors import Author, carriers, check_map, first_edit, state_of
from counterpoint_server.model.edit import MAP
from counterpoint_server.model.erasure import Erase, NewErasure
from counterpoint_server.model.ids import read_map_id
from counterpoint_server.model.map import NewMap
from counterpoint_server.model.problems import Problem
from counterpoint_server.model.shapes import references
from counterpoint_server.rules.editing import Edit
from counterpoint_server.store.door import Door
from counterpoint_server.store.edits import Outcome
from counterpoint_server.store.maps import create_map
from counterpoint_server.store.pool import Database
from counterpoint_server.store.rows import name_hash


async def empty_map(database: Database) -> int:
    made = await create_map(database, NewMap(title="Minerals"), 0)
    return read_map_id(made.id) or 0


async def edit_at_random(
    database: Database, door: Door, number: int, choose: Random, edits: int
) -> int:
    """The map's revision after it; on an empty map, the first edit makes something of each kind."""
    state, _ = await state_of(database, number)
    if state.element_count == 0:
        await door.submit(number, first_edit(), principal=0)
    for _ in range(edits):
        state, now = await state_of(database, number)
        try:
            await door.submit(number, Author(choose.choice, now, state).edit(), principal=0)
        except Problem:
            continue
    state, _ = await state_of(database, number)
    return state.revision


INDEXES = {"listing", "search", "unindexed", "unsearchable"}
"""Tables that servers write after the commit, whenever they come to it."""


async def rows_of_map(
    database: Database, number: int, *, indexed: bool = True
) -> dict[str, list[str]]:
    """All that any table has of a map; found in the catalog, so that no table can be forgotten."""
    tables = await database.fetch(
        "SELECT table_name FROM information_schema.columns NATURAL JOIN information_schema.tables "
        "WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name = 'map_id'"
    )
    found = {}
    for (table,) in tables:
        if not indexed and table in INDEXES:
            continue
        rows = await database.fetch(f"SELECT t::text FROM {table} t WHERE map_id = $1", number)  # noqa: S608
        found[table] = sorted(row["t"] for row in rows)
    assert {"map", "element", "element_old", "link", "revision", "source_text"} <= found.keys()
    return found


async def check_rows(database: Database, number: int) -> set[int]:
    """Links and names are those of the bodies; the numbers that the map has had."""
    state, now = await state_of(database, number)
    check_map(state, now)
    links, seen = [], Counter[tuple[int, str]]()
    holders = [(MAP, state.content), *((id, element) for id, (element, _) in now.items())]
    for id, holder in holders:
        for reference, to, _ in references(type(holder), holder):
            links.append((id, reference.role, seen[id, reference.role], to))
            seen[id, reference.role] += 1
    kept = await database.fetch(
        "SELECT from_id, role, position, to_id FROM link WHERE map_id = $1", number
    )
    assert sorted(map(tuple, kept)) == sorted(links)
    names = await database.fetch(
        "SELECT element_id, name_hash FROM external_name WHERE map_id = $1", number
    )
    hashes = {(id, name_hash((system, name))) for id, system, name in carriers(now)}
    assert sorted(map(tuple, names)) == sorted(hashes)
    merged = await database.fetch("SELECT element_id FROM merged WHERE map_id = $1", number)
    assert not {row["element_id"] for row in merged} & now.keys()
    return set(now)


async def dump(database: Database, number: int) -> str:
    """All that any table has of a map, as text."""
    return "\n".join(row for rows in (await rows_of_map(database, number)).values() for row in rows)


async def erase(door: Door, number: int, **fields: Any) -> Outcome:
    erasure = msgspec.convert(fields, NewErasure)
    edit = Edit(operations=[Erase(erasure=erasure)], message=erasure.reason, alone=True)
    return await door.submit(number, edit, principal=0)
