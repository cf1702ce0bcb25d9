"""Forking a map: a copy of it as it was, filled before anybody can see it."""

import asyncpg
import msgspec
from asyncpg import Record
from msgspec.structs import replace

from counterpoint_server.model.edit import MAP, Done
from counterpoint_server.model.fork import NewFork
from counterpoint_server.model.ids import new_map_number, write_map_id
from counterpoint_server.model.map import Map, MapContent
from counterpoint_server.model.stored import decode_content, decode_element, encode_stored
from counterpoint_server.rules.access import authorize
from counterpoint_server.rules.revisions import check_revision
from counterpoint_server.rules.wellformed import check_content
from counterpoint_server.store.access import access_of
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.maps import DEFAULT_WORKSPACE, read_map, reserve_map
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import LinkRow, columns, link_rows, name_rows

SQL = load_queries(__file__)
CHUNK = 1_000
"""Elements whose links are read from their bodies at a time."""

_forking = msgspec.json.encode([Done(MAP, "fork")]).decode()


class Forks:
    """Makes maps of maps."""

    def __init__(self, database: Database, bulk: Database) -> None:
        self._database = database
        self._bulk = bulk

    async def make(self, origin: int, new: NewFork, principal: int) -> Map:
        while True:
            number = new_map_number()
            if await self._copy(origin, number, new, principal):
                return await read_map(self._database, number, principal, revision=1)

    async def make_once(
        self, origin: int, new: NewFork, principal: int, key: str, fingerprint: bytes
    ) -> tuple[Map, bool]:
        """The map made for this key, and whether it had been made before."""
        rows = await self._database.fetch(SQL["head"], origin, new.revision)
        # First, for what is refused is not to use up its key.
        _content_of(rows[0] if rows else None, origin, new, principal)
        number = await reserve_map(self._database, principal, key, fingerprint)
        is_made = await self._copy(origin, number, new, principal)
        return await read_map(self._database, number, principal, revision=1), not is_made

    async def made_of(self, origin: int) -> list[str]:
        """The ids of the maps that were forked from one, deleted ones included."""
        rows = await self._bulk.fetch(SQL["forks"], origin)
        return [write_map_id(row["map_id"]) for row in rows]

    async def _copy(self, origin: int, number: int, new: NewFork, principal: int) -> bool:
        """In one snapshot, so that all is of one revision; False if the number is taken."""
        async with self._bulk.connection() as connection:
            try:
                async with connection.transaction(isolation="repeatable_read"):
                    return await _copy(connection, origin, number, new, principal)
            except asyncpg.SerializationError:  # somebody made it after our snapshot was taken
                return False


async def _copy(
    connection: Connection, origin: int, number: int, new: NewFork, principal: int
) -> bool:
    row = await connection.fetchrow(SQL["head"], origin, new.revision)
    content, revision = _content_of(row, origin, new, principal)
    made = await connection.fetchrow(
        SQL["create"],
        number,
        DEFAULT_WORKSPACE,
        new.visibility,
        row["next_element"] if row else None,
        encode_stored(content),
        origin,
        revision,
        principal,
        _forking,
    )
    if made is None:
        return False
    copying = (number, origin, revision)
    await connection.execute(SQL["copy_elements"], *copying)
    await connection.execute(SQL["copy_links"], *copying)
    await connection.execute(SQL["copy_names"], *copying)
    await _write_links(connection, number, list(link_rows(MAP, MapContent, content)), [])
    await _copy_changed(connection, origin, number, revision)
    await connection.execute(SQL["copy_merged"], *copying)
    await connection.execute(SQL["copy_texts"], number, origin)
    await connection.execute(SQL["count"], number)
    return True


def _content_of(
    row: Record | None, origin: int, new: NewFork, principal: int
) -> tuple[MapContent, int]:
    """The new map's own fields, and the revision that it begins from."""
    authorize(principal, "read", access_of(row), origin)
    assert row is not None  # noqa: S101 - or it would not have been authorized
    if new.revision is not None:
        check_revision(new.revision, row["revision"], "#/revision")
    content = decode_content(row["content"])
    if new.title is not None:
        content = replace(content, title=new.title)
        check_content(content)
    return content, new.revision or row["revision"]


async def _copy_changed(connection: Connection, origin: int, number: int, revision: int) -> None:
    """The links and names of what has changed since: they are in its body alone."""
    above = 0
    while rows := await connection.fetch(SQL["changed"], origin, revision, above, CHUNK):
        elements = [decode_element(row["body"]) for row in rows]
        links = [row for each in elements for row in link_rows(each.id, type(each), each)]
        names = [row for each in elements for row in name_rows(each)]
        await _write_links(connection, number, links, names)
        above = rows[-1]["element_id"]


async def _write_links(
    connection: Connection, number: int, links: list[LinkRow], names: list[tuple[int, bytes]]
) -> None:
    await connection.execute(SQL["write"], number, *columns(links, 4), *columns(names, 2))
