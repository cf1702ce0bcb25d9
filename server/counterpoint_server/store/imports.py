"""Maps made of files: filled by binary COPY before anybody can see them."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from counterpoint_server.model.edit import MAP, Done
from counterpoint_server.model.ids import new_map_number
from counterpoint_server.model.map import MapContent
from counterpoint_server.model.problems import DeadlineReached
from counterpoint_server.model.stored import encode_stored
from counterpoint_server.model.types import Element, type_of
from counterpoint_server.rules.wellformed import check_content, check_stored
from counterpoint_server.store.connection import Connection
from counterpoint_server.store.maps import DEFAULT_WORKSPACE, reserve_maps
from counterpoint_server.store.pool import Database
from counterpoint_server.store.queries import load_queries
from counterpoint_server.store.rows import link_rows, name_rows

SQL = load_queries(__file__)

FILL_SECONDS = 120
"""How long writing all maps of one import may take."""


class MapToMake(Struct, frozen=True, kw_only=True):
    """A whole map, whose references are sound."""

    content: MapContent
    elements: Sequence[Element]
    """By number, at revision 1."""
    message: str
    """Of its first revision."""


class _Rows(Struct, frozen=True, kw_only=True):
    """What is written of a map, made before a connection is taken."""

    elements: list[tuple[int, str, int, str]]
    links: list[tuple[int, str, int, int]]
    names: list[tuple[int, bytes]]
    operations: str
    content: str
    next_element: int
    message: str


Prepared = list[_Rows]


def prepare(maps: Sequence[MapToMake]) -> Prepared:
    """The rows; takes long for large maps, and so is done in a thread."""
    return [_rows_of(each) for each in maps]


def _rows_of(new: MapToMake) -> _Rows:
    check_content(new.content, "#/map")
    elements: list[tuple[int, str, int, str]] = []
    links = list(link_rows(MAP, MapContent, new.content))
    names: list[tuple[int, bytes]] = []
    done = [Done(MAP, "create")]
    for element in new.elements:
        name, body = type_of(element).name, encode_stored(element)
        check_stored(body, f"#/elements/{element.id}")
        elements.append((element.id, name, 1, body))
        links += link_rows(element.id, type(element), element)
        names += name_rows(element)
        done.append(Done(element.id, "create", type=name))
    return _Rows(
        elements=elements,
        links=links,
        names=names,
        operations=msgspec.json.encode(done).decode(),
        content=encode_stored(new.content),
        next_element=max((element.id for element in new.elements), default=0) + 1,
        message=new.message,
    )


class Imports:
    """Makes maps of files."""

    def __init__(self, database: Database, bulk: Database, seconds: float = FILL_SECONDS) -> None:
        self._database = database
        self._bulk = bulk
        self._seconds = seconds

    async def make(self, maps: Prepared, visibility: str, principal: int) -> list[int]:
        """The numbers of the new maps: all of them are made, or none."""
        while True:
            numbers = [new_map_number() for _ in maps]
            if await self._write(numbers, maps, visibility, principal):
                return numbers

    async def make_once(
        self, maps: Prepared, visibility: str, principal: int, key: str, fingerprint: bytes
    ) -> tuple[list[int], bool]:
        """The maps made for this key, and whether they had been made before."""
        numbers = await reserve_maps(self._database, principal, key, fingerprint, len(maps))
        is_made = await self._write(numbers, maps, visibility, principal)
        return numbers, not is_made

    async def _write(
        self, numbers: list[int], maps: Prepared, visibility: str, principal: int
    ) -> bool:
        """In one transaction; False if a number is taken."""
        async with self._bulk.connection() as connection, connection.transaction():
            if await connection.fetch(SQL["made"], numbers):
                return False
            # Not around the commit, of which nobody could then say whether it was done.
            try:
                async with asyncio.timeout(self._seconds):
                    for number, rows in zip(numbers, maps, strict=True):
                        await _fill(connection, number, rows, visibility, principal)
            except TimeoutError:
                raise DeadlineReached(
                    f"Writing the maps takes longer than {self._seconds:g} seconds, and none was "
                    "made; send them in parts."
                ) from None
        return True


async def _fill(
    connection: Connection, number: int, rows: _Rows, visibility: str, principal: int
) -> None:
    numbers = rows.next_element, len(rows.elements)
    signed = principal, rows.message, rows.operations
    made = number, DEFAULT_WORKSPACE, visibility, *numbers, rows.content, *signed
    await connection.execute(SQL["create"], *made)
    for table, columns, found in (
        ("element", ("element_id", "type", "revision", "body"), rows.elements),
        ("link", ("from_id", "role", "position", "to_id"), rows.links),
        ("external_name", ("element_id", "name_hash"), rows.names),
    ):
        if found:
            await connection.copy_records_to_table(
                table, records=_with_map(number, found), columns=("map_id", *columns)
            )


def _with_map(number: int, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    return ((number, *row) for row in rows)
