"""Loading what the rules ask for while they decide an edit."""

import asyncio
from collections.abc import Collection

from counterpoint_server.model.problems import EditTooLarge
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import STRUCTURAL_ROLES
from counterpoint_server.rules.working import NotLoadedError, Version, Working
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.history import load_past
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import name_hash

SQL = load_queries(__file__)

REACH_MAX = 20_000
"""Elements that the deletes of an edit may reach; EditTooLarge says the number."""
AT_ONCE_MAX = 2_000
"""So many bodies are decoded while everybody else waits; more would be noticed."""


async def load(
    connection: Connection,
    map_number: int,
    working: Working,
    asked: NotLoadedError,
    reach_max: int = REACH_MAX,
) -> None:
    """Into `working`. What is read may be out of date by the time all is written: who writes looks.

    `reach_max`: elements that it may reach.
    """
    bodies: list[str] = []
    if asked.doomed:
        asked.held |= await _follow(connection, map_number, asked.doomed, reach_max)
    if asked.elements or asked.held:
        numbers = list(asked.elements), list(asked.held)
        rows = await connection.fetch(SQL["load_elements"], map_number, *numbers, reach_max + 1)
        if len(rows) > reach_max + len(asked.elements):
            raise EditTooLarge
        bodies += [row["body"] for row in rows]
    if asked.names:
        hashes = [name_hash(name) for name in asked.names]
        rows = await connection.fetch(SQL["load_named"], map_number, hashes)
        bodies += [row["body"] for row in rows]
    if asked.whole:
        bodies += [row["body"] for row in await connection.fetch(SQL["load_whole"], map_number)]
    if asked.former is not None:
        working.past = await load_past(connection, map_number, asked.former, working.state)
    few = len(bodies) <= AT_ONCE_MAX
    found = _decoded(bodies) if few else await asyncio.to_thread(_decoded, bodies)
    missing = asked.elements - {version.element.id for version in found}
    gone = await _load_gone(connection, map_number, missing) if missing else {}
    working.load(asked, found, gone)


def _decoded(bodies: list[str]) -> list[Version]:
    return [Version(decode_element(body), body) for body in bodies]


async def _follow(
    connection: Connection, map_number: int, doomed: Collection[int], reach_max: int
) -> set[int]:
    """In one query: a query for each level of a long chain would take minutes."""
    rows = await connection.fetch(
        SQL["follow_doomed"], map_number, list(doomed), STRUCTURAL_ROLES, reach_max + 1
    )
    if len(rows) > reach_max:
        raise EditTooLarge
    return {row["id"] for row in rows}


async def _load_gone(
    connection: Connection, map_number: int, ids: set[int]
) -> dict[int, int | None]:
    """With all numbers on the way, where a merged element was merged again."""
    gone: dict[int, int | None] = {}
    while ids:
        rows = await connection.fetch(SQL["load_gone"], map_number, list(ids))
        gone |= {row["element_id"]: row["into_id"] for row in rows}
        ids = {into for into in gone.values() if into is not None} - gone.keys()
        if not rows:
            break
    return gone
