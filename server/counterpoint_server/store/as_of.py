"""Reading elements as they were at a revision: the current versions that are as old, and the old
ones that were replaced later.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from asyncpg import Record

from counterpoint_server.model.ids import ELEMENT_ID_MAX
from counterpoint_server.model.stored import decode_element
from counterpoint_server.model.types import Element
from counterpoint_server.rules.access import authorize
from counterpoint_server.rules.lifespans import absence
from counterpoint_server.rules.revisions import check_revision, name_of_state
from counterpoint_server.store.access import access_of
from counterpoint_server.store.queries import load_queries

SQL = load_queries(__file__)

NUMBERS_AT_FIRST = 1_000
"""How many numbers are looked through at first."""


class Reader(Protocol):
    """The database, or one connection in a transaction."""

    async def fetch(self, query: str, /, *arguments: Any) -> "list[Record]": ...


async def fetch_page(
    reader: Reader,
    map_number: int,
    wanted: Sequence[object],
    revision: int,
    *,
    above: int,
    limit: int,
    principal: int,
) -> tuple[list[Record], int | str]:
    """Rows as the `page` of what is now answers them, and what names the state in entity tags.
    `wanted` are the filters.

    Looked for in ranges of numbers, wider and wider: else a page that finds little among the
    versions of today, or of old, would go through all of them.
    """
    found: list[Record] = []
    width = NUMBERS_AT_FIRST
    while True:
        upto = min(above + width, ELEMENT_ID_MAX)
        rest = limit - len(found)
        rows = await reader.fetch(SQL["page"], map_number, above, *wanted, rest, revision, upto)
        authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
        check_revision(revision, rows[0]["revision"])
        found += [row for row in rows if row["body"] is not None]
        if len(found) == limit or upto >= rows[0]["next_element"] - 1:
            return found, name_of_state(revision, rows[0]["erased_revision"])
        above, width = upto, width * 4


async def fetch_missing(
    reader: Reader, map_number: int, ids: list[int], revision: int
) -> list[Record]:
    return await reader.fetch(SQL["missing"], map_number, ids, revision)


async def read_element(
    reader: Reader, map_number: int, id: int, revision: int, principal: int
) -> tuple[Element, int | str]:
    """And what names this version of it in entity tags."""
    rows = await reader.fetch(SQL["read"], map_number, id, revision)
    authorize(principal, "read", access_of(rows[0] if rows else None), map_number)
    check_revision(revision, rows[0]["revision"])
    element = await _there(reader, map_number, id, revision, rows[0]["body"])
    return element, name_of_state(element.revision, rows[0]["erased_revision"])


async def find_element(reader: Reader, map_number: int, id: int, revision: int) -> Element:
    """Of a map that may be read, and a revision that it has."""
    (row,) = await reader.fetch(SQL["read"], map_number, id, revision)
    return await _there(reader, map_number, id, revision, row["body"])


async def _there(
    reader: Reader, map_number: int, id: int, revision: int, body: str | None
) -> Element:
    if body is not None:
        return decode_element(body)
    (life,) = await reader.fetch(SQL["lifespan"], map_number, id, revision)
    leads = await reader.fetch(SQL["leads_to"], map_number, id, revision)
    into = leads[0]["id"] if leads else None
    raise absence(id, revision, made=life["made"], gone=life["gone"], into=into)
