"""Forking a map: a copy of it as it was, filled before anybody can see it."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

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
from counterpoint_server.rules.progress import Progress
from counterpoint_server.rules.revisions import check_revision
from counterpoint_server.rules.wellformed import check_content
from counterpoint_server.store.access import access_of
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.maps import DEFAULT_WORKSPACE, read_map, reserve_map
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import LinkRow, columns, link_rows, name_rows

SQL = load_queries(__file__)
FILL_STEPS = 5
CHUNK = 1_000
"""Elements whose links are read from their bodies at a time."""

_forking = msgspec.json.encode([Done(MAP, "fork")]).decode()


class Watch(NamedTuple):
    """Who wants to know how far a fork has come, and has a last word before it is there."""

    progress: Progress
    before_commit: Callable[[], Awaitable[None]]


async def _at_once() -> None:
    pass


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

    async def number_for(self, principal: int, key: str, fingerprint: bytes) -> int:
        """Of the map that the request with this key makes, now or later."""
        return await reserve_map(self._database, principal, key, fingerprint)

    async def make_as(
        self, origin: int, number: int, new: NewFork, principal: int, watch: Watch
    ) -> None:
        """The map of this number, unless it has been made."""
        await self._copy(origin, number, new, principal, watch)

    async def made_of(self, origin: int) -> list[str]:
        """The ids of the maps that were forked from one, deleted ones included."""
        rows = await self._bulk.fetch(SQL["forks"], origin)
        return [write_map_id(row["map_id"]) for row in rows]

    async def _copy(
        self, origin: int, number: int, new: NewFork, principal: int, watch: Watch | None = None
    ) -> bool:
        """In one snapshot, so that all is of one revision; False if the number is taken."""
        watch = watch or Watch(Progress(), _at_once)
        async with self._bulk.connection() as connection:
            try:
                async with connection.transaction(isolation="repeatable_read"):
                    arguments = origin, number, new, principal, watch.progress
                    is_made = await _copy(connection, *arguments)
                    await watch.before_commit()
                    return is_made
            except asyncpg.SerializationError:  # somebody made it after our snapshot was taken
                return False


async def _copy(
    connection: Connection,
    origin: int,
    number: int,
    new: NewFork,
    principal: int,
    progress: Progress,
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
    await _fill(connection, number, (origin, revision), content, progress)
    return True


async def _fill(
    connection: Connection,
    number: int,
    of: tuple[int, int],
    content: MapContent,
    progress: Progress,
) -> None:
    """Set by set; `of`: the origin and its revision."""
    progress.begin(FILL_STEPS)
    for query in (SQL["copy_elements"], SQL["copy_links"], SQL["copy_names"]):
        await connection.execute(query, number, *of)
        progress.step()
    await _write_links(connection, number, list(link_rows(MAP, MapContent, content)), [])
    await _copy_changed(connection, number, *of)
    progress.step()
    await connection.execute(SQL["copy_merged"], number, *of)
    await connection.execute(SQL["copy_texts"], number, of[0])
    await connection.execute(SQL["count"], number)
    progress.step()


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


async def _copy_changed(connection: Connection, number: int, origin: int, revision: int) -> None:
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
